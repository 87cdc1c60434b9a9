"""One printed page for each language, made once; a builder for small pages; the project's own handouts."""

from collections.abc import Callable, Mapping

import pytest
from made_handouts import SETTINGS, Made, Printing, expected, site_of, the_project
from printed_sample import SAMPLES, TEMPLATES, Sample, print_sample

from veiviser.build.handout_files import handout_cache, store_handouts
from veiviser.model.handout import HandoutName
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
def printing(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """All handouts, printed once."""
    folder = tmp_path_factory.mktemp("handouts")
    told: list[str] = []
    cache = handout_cache(folder)
    store_handouts(print_drafts(drafts(site_of(the_project()), SETTINGS), cache, told.append), cache)
    return Printing(folder, tuple(told))


@pytest.fixture(scope="session")
def made(printing: Printing) -> Mapping[tuple[HandoutName, str], Made]:
    """Every handout by its name and language."""
    return {(held.handout.name, held.handout.language): held for held in printing.made}


@pytest.fixture(params=expected(), ids=lambda param: f"{param[0].value}-{param[1]}")
def each(request: pytest.FixtureRequest, made: Mapping[tuple[HandoutName, str], Made]) -> Made:
    return made[request.param]
