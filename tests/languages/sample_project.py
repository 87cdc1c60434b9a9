"""The invented municipality in languages that the site may get next, with the samples of ``words.yaml``.

What has no sample is made up and stands in ‹quotes›, so that it gives itself away where it is printed.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.pofile import write_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from ruamel.yaml import YAML

from builders import linked_miniature
from made_up_words import made_up, made_up_page
from veiviser.build.mkdocs_build import print_settings
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide
from veiviser.load.project import Project, load_project
from veiviser.model.page import HandoutName
from veiviser.paper.content import HandoutSource
from veiviser.paper.printing import fonts_digest
from veiviser.paper.prose import printed_site
from veiviser.paper.sheet import Draft, draft
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

HERE = Path(__file__).parent
WORDS: Mapping[str, Mapping[str, str]] = YAML(typ="safe").load(HERE / "words.yaml")
"""By Norwegian string and language code."""
CODES = ("uk", "lt", "vi", "th", "ti", "fa")
NAMES = (
    HandoutName.POSTER,
    HandoutName.LOBBY_POSTER,
    HandoutName.DOOR_NOTICE,
    HandoutName.CARDS,
    HandoutName.NEUTRAL_CARDS,
    HandoutName.PHRASES,
    HandoutName.SIGNS,
)
"""The handouts that the samples are enough for."""


def sample_project(folder: Path) -> Project:
    """Written into ``folder`` and loaded from there, as any project is."""
    linked_miniature(folder)
    shutil.rmtree(folder / "docs/ar")
    for name in ("languages.yaml", "phrases.yaml"):
        shutil.copyfile(HERE / name, folder / "data" / name)
    _write_signs(folder, "nb")
    for code in CODES:
        _write_pages(folder, code)
        _write_translations(folder, code)
    return load_project(folder)


def sample_site(project: Project, day: str = "2030-03-02") -> Site:
    """Its pages, as on a day soon after its facts were gathered."""
    settings = print_settings(project.root / "mkdocs.yml")
    return Site(project, TermLinks(), settings.address, project.guide.plan.updated.fromisoformat(day))


def sample_drafts(project: Project) -> Iterator[Draft]:
    """Each of ``NAMES`` in each of ``CODES``, before it is printed."""
    settings = print_settings(project.root / "mkdocs.yml")
    localized_sites = sample_site(project).localized_sites
    for code in CODES:
        for_paper = printed_site(localized_sites[code])
        for name in NAMES:
            yield draft(HandoutSource(name, for_paper, project.prose[code], settings), fonts_digest())


def sample(words: str, code: str) -> str:
    """The sample for a Norwegian string."""
    return words if code == "nb" else WORDS[words][code]


def _write_pages(folder: Path, code: str) -> None:
    for page in (folder / "docs/nb").glob("*.md"):
        target = folder / "docs" / code / page.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(made_up_page(page.read_text("utf-8"), code), "utf-8")
    _write_signs(folder, code)


def _write_signs(folder: Path, code: str) -> None:
    environment = Environment(
        loader=FileSystemLoader(HERE), undefined=StrictUndefined, keep_trailing_newline=True
    )
    text = environment.get_template("signs.md.jinja").render(say=lambda words: sample(words, code))
    (folder / "docs" / code / "tegn.md").write_text(text, "utf-8")


def _write_translations(folder: Path, code: str) -> None:
    path = folder / "data/translations" / f"{code}.po"
    wanted = wanted_strings(load_guide(folder / "data").guide, folder / "overrides")
    catalog = update_translations(path, code, wanted)
    for message in catalog:
        if isinstance(message.id, tuple):
            message.string = tuple(made_up(message.id[-1], code) for _ in range(catalog.num_plurals))
        elif message.id:
            message.string = WORDS.get(message.id, {}).get(code) or made_up(message.id, code)
    with path.open("wb") as file:
        write_po(file, catalog)
