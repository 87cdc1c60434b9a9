"""Small values for tests: what a test does not care about is filled in."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown

from project import ROOT
from veiviser.load.catalog import Translations
from veiviser.load.guide import load_guide
from veiviser.load.pages import Prose, load_prose
from veiviser.load.project import Project
from veiviser.load.rules import LABELLED
from veiviser.model.actor import Actor, Provider, Section
from veiviser.model.figure import Figure
from veiviser.model.guide import Guide, Label, Vocabulary
from veiviser.model.hours import OpeningHours
from veiviser.model.measure import Area, Measure, Responsible
from veiviser.model.need import Audience, Need
from veiviser.model.phone import Phone, PhoneNumber
from veiviser.model.plan import Commission, Language, Municipality, Plan, PlanStatus
from veiviser.model.source import Confidence, Document, Evidence, Source
from veiviser.model.story import Term, Vignette
from veiviser.site.links import SiteAddress
from veiviser.site.localized_site import LocalizedSite
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

SOURCE = Source(document="planen", place="kapittel 1")
Plant = Callable[..., list[str]]
"""Takes a data file's name, a text in it and what to put there instead; gives the problems."""
TODAY = date(2026, 11, 21)
LANGUAGES = (
    Language(code="nb", name="Norsk bokmål", is_source=True),
    Language(code="en", name="English"),
    Language(code="ar", name="العربية"),
)
PAGES = {
    "index.md": "---\ntitle: Forside\n---\n# Forside\n",
    "tjenester.md": "---\ntitle: Tjenester\n---\n# Tjenester\n",
    "ord.md": "---\ntitle: Ord\n---\n# Ord\n",
    "plan/tiltak.md": "---\ntitle: Tiltak\n---\n# Tiltak {#kapittel-3}\n\n## Samarbeid {#kapittel-3-1}\n",
}


def phone(number: str = "75 00 00 01", hours: str | None = None, **values: Any) -> Phone:
    return Phone(
        number=PhoneNumber.parse(number), opening_hours=OpeningHours.parse(hours) if hours else None, **values
    )


def actor(id: str = "lykta", **values: Any) -> Actor:
    filled: dict[str, Any] = {
        "name": id.capitalize(),
        "section": Section.HELP,
        "provider": Provider.VOLUNTARY,
        "summary": "Du får råd her.",
        "needs": (Need.TALK,),
        "audiences": (Audience.SELF,),
        "phones": (phone(),),
        "evidence": (Evidence(of=("name",), source=SOURCE, confidence=Confidence.PRINTED),),
    }
    return Actor(id=id, **filled | values)


def measure(id: str = "samarbeid", **values: Any) -> Measure:
    filled: dict[str, Any] = {
        "number": 1,
        "area": Area.ORGANISE,
        "title": "Samarbeid",
        "content": ("Vi samarbeider.",),
        "responsible": (Responsible(bodies=("Sosiale tjenester",)),),
        "source": SOURCE,
    }
    return Measure(id=id, **filled | values)


def term(id: str = "grooming", forms: str | None = None, **values: Any) -> Term:
    filled: dict[str, Any] = {
        "name": id.capitalize(),
        "forms": forms or id,
        "definition": (f"Hva {id} er.",),
        "sources": (SOURCE,),
    }
    return Term(id=id, **filled | values)


def vignette(id: str = "mira", **values: Any) -> Vignette:
    filled: dict[str, Any] = {
        "title": id.capitalize(),
        "paragraphs": ("Det var en gang.",),
        "needs": (Need.TALK,),
        "audience": Audience.SELF,
        "section": "1",
        "source": SOURCE,
    }
    return Vignette(id=id, **filled | values)


def figure(id: str = "antall", value: int = 7, **values: Any) -> Figure:
    return Figure(id=id, value=value, **{"what": "saker", "source": SOURCE} | values)


def document(id: str = "planen", **values: Any) -> Document:
    return Document(id=id, **{"title": "Plan for Fjellvik"} | values)


def plan(**values: Any) -> Plan:
    filled: dict[str, Any] = {
        "municipality": Municipality(
            name="Fjellvik kommune", place="Fjellvik", url="https://fjellvik.example"
        ),
        "title": "Plan for Fjellvik",
        "subtitle": "Sammen",
        "period": "2026-2030",
        "status": PlanStatus.HEARING_DRAFT,
        "issued_by": "Rådet",
        "department": "Sosiale tjenester",
        "commission": Commission(by="Bystyret", date=date(2021, 10, 27), case="130/21"),
        "document": "planen",
        "updated": date(2026, 11, 21),
        "first_numbers": (),
        "emergency_numbers": (),
        "exit_url": "https://example.org/",
    }
    return Plan(**filled | values)


def guide(**values: Any) -> Guide:
    """A guide with a plan, a document, languages and labels; everything else is empty."""
    filled: dict[str, Any] = {field.name: () for field in fields(Guide) if field.init}
    filled |= {"plan": plan(), "documents": (document(),), "languages": LANGUAGES, "vocabularies": labels()}
    return Guide(**filled | values)


ROLES = ["duty_officer", "Fyrlykt", "Havblikk"]
"""One that real data name, and what stands for any text in made-up values."""


def labels() -> tuple[Vocabulary, ...]:
    """Each word of each closed vocabulary, called by itself, and some roles."""
    closed = {name: [str(word.value) for word in words] for name, words in LABELLED.items()}
    return tuple(
        Vocabulary(id=name, labels=tuple(Label(id=word, name=f"ord {word}") for word in words))
        for name, words in (closed | {"role": ROLES}).items()
    )


def project(
    guide: Guide,
    translations: Mapping[str, Mapping[tuple[str | None, str], str]] | None = None,
    pages: Mapping[str, Mapping[str, str]] | None = None,
) -> Project:
    """A project with the real templates; a language's pages are ``PAGES`` where none are given."""
    codes = [language.code for language in guide.languages]
    return Project(
        root=ROOT,
        guide=guide,
        files={},
        translations={
            code: Translations(code, words, {key: (said,) for key, said in words.items()})
            for code in codes
            for words in [dict((translations or {}).get(code, {}))]
        },
        prose={code: Prose(code, (pages or {}).get(code, PAGES), f"docs/{code}") for code in codes},
    )


def site(guide: Guide, today: date = TODAY, **more: Any) -> Site:
    """All languages of a guide, with the real templates."""
    return Site(project(guide, **more), TermLinks(), SiteAddress("/"), today)


def localized(guide: Guide, code: str = "nb", **more: Any) -> LocalizedSite:
    return site(guide, **more).localized_sites[code]


def shown(
    guide: Guide, markdown: str, code: str = "nb", page: str = "hjelp.md", url: str = "hjelp/", **more: Any
) -> str:
    """What a page's Markdown becomes between its header and its footer."""
    whole = site(guide, **more)
    expanded = whole.markdown(code, page, url, markdown)
    converter = Markdown(extensions=["attr_list", "tables", whole.term_links])
    return whole.content(code, page, converter.convert(expanded))


@cache
def real_guide() -> Guide:
    return load_guide(ROOT / "data").guide


@cache
def real_project() -> Project:
    """The real data, with the source language's words and prose in every language."""
    held = real_guide()
    source = next(language.code for language in held.languages if language.is_source)
    prose = load_prose(ROOT / "docs", source, ROOT)
    return project(held, pages=dict.fromkeys((language.code for language in held.languages), prose.pages))


def copy_miniature(folder: Path) -> Path:
    """Puts the invented municipality's project into ``folder``, its labels too."""
    shutil.copytree(ROOT / "tests/miniature", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    labels = (ROOT / "data/vocabularies.yaml").read_text("utf-8")
    place = real_guide().plan.municipality.place
    (folder / "data/vocabularies.yaml").write_text(labels.replace(place, "Fjellvik"), "utf-8")
    return folder


def linked_miniature(folder: Path) -> Path:
    """The same with the code and the templates that a build needs; not all its words are translated."""
    copy_miniature(folder)
    link_code(folder)
    return folder


def link_code(root: Path) -> None:
    """Lets a project use the code and the templates of this one."""
    for shared in ("hooks", "overrides"):
        (root / shared).symlink_to(ROOT / shared)
