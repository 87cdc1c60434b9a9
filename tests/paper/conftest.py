"""One printed page for each language, made once; a builder for small pages; the project's own handouts."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from made_handouts import SETTINGS, Made, Printing, expected, site_of, the_project
from printed_sample import SAMPLES, TEMPLATES, Sample, print_sample

from commands import build_started
from project import ROOT
from veiviser.build.handout_files import handout_cache, store_handouts
from veiviser.model.page import HandoutName
from veiviser.paper.printing import drafts, print_drafts


@pytest.fixture(scope="session")
def samples() -> dict[str, Sample]:
    return {lang: print_sample(lang) for lang in SAMPLES}


@pytest.fixture(params=SAMPLES)
def sample(request: pytest.FixtureRequest, samples: dict[str, Sample]) -> Sample:
    return samples[request.param]


@pytest.fixture(scope="session")
def page() -> Callable[..., str]:
    """The HTML of a page with this body and style, in Norwegian where nothing else is said."""

    def build(body: str, css: str = "", lang: str = "nb", dir: str = "ltr") -> str:
        return TEMPLATES.get_template("page.html").render(body=body, css=css, lang=lang, dir=dir)

    return build


@pytest.fixture(scope="session")
def printing(site: Path, shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """All handouts, printed once: those that the build of this very run has just printed, and all others."""
    folder = tmp_path_factory.mktemp("handouts")
    cache = handout_cache(folder)
    cache.mkdir(parents=True)
    started = build_started(shared_folder).stat().st_mtime_ns
    for path in handout_cache(ROOT).glob("*.p[dn][fg]"):
        if path.stat().st_mtime_ns >= started:
            shutil.copyfile(path, cache / path.name)
    store_handouts(print_drafts(drafts(site_of(the_project()), SETTINGS), cache, lambda path: None), cache)
    return Printing(folder)


@pytest.fixture(scope="session")
def made(printing: Printing) -> Mapping[tuple[HandoutName, str], Made]:
    """Every handout by its name and language."""
    return {(held.handout.name, held.handout.language): held for held in printing.made}


@pytest.fixture(params=expected(), ids=lambda param: f"{param[0].value}-{param[1]}")
def each(request: pytest.FixtureRequest, made: Mapping[tuple[HandoutName, str], Made]) -> Made:
    return made[request.param]
