"""What has changed between two releases, told to readers in their language and to the keepers of the site."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from builders import LANGUAGES, actor, figure, guide, measure, phone, plan, shown, term, vignette
from release.releasable import CHECKED, TODAY, edit, in_order, translate
from veiviser.export.subscriptions import _moment, feed_text
from veiviser.load.guide import load_guide
from veiviser.load.pages import Prose
from veiviser.load.project import load_project, read_project
from veiviser.model.plan import PlanStatus
from veiviser.model.problem import Problems
from veiviser.model.release import Change, ChangeKind, Reader, Release
from veiviser.model.source import Check
from veiviser.release.baseline import PATH, take_baseline, written
from veiviser.release.differences import differences
from veiviser.release.publication import next_release, next_version, release_notes, with_release
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site
from veiviser.todo.task import situation

ADDRESS = "https://fjellvik.test/hjelp/"
CHECK = Check(date=date(2030, 3, 1), by="duty_officer")
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OLD_NUMBERS = ("75 00 00 02", "75000002", "+4775000002")
FIRST = '- version: "2030.02.01"\n  date: 2030-02-01\n  languages: [nb, ar]\n  is_first: true\n'


@pytest.fixture(scope="module")
def released_again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published once and changed since; the next release is in its data."""
    root = in_order(tmp_path_factory.mktemp("changes") / "fjellvik")
    held = situation(read_project(root), TODAY)
    (root / "data/releases.yaml").write_text(f"# Utgaver\n\n{FIRST}", "utf-8")
    (root / PATH).write_text(written(take_baseline(held.guide, held.prose, "2030.02.01")), "utf-8")
    change_everything(root)
    release, _ = next_release(load_project(root), root, TODAY)
    (root / "data/releases.yaml").write_text(with_release(release, root / "data/releases.yaml"), "utf-8")
    return root


def change_everything(root: Path) -> None:
    actors = "data/actors.yaml"
    edit(root, actors, "75 00 00 02", "75 00 00 09")
    edit(root, actors, CHECKED, "checked: {date: 2030-03-09, by: duty_officer}", every=True)
    edit(root, actors, '"Mo-Fr 09:00-15:30; PH off"', '"Mo-Fr 08:00-15:00; PH off"')
    edit(root, actors, "name: Lykta", "name: Lykten")
    edit(root, actors, "Ring hvis det haster.", "Ring når det haster.")
    with (root / actors).open("a", encoding="utf-8") as file:
        file.write(
            "\n- id: natthjemmet\n  name: Natthjemmet & co\n  section: help\n  provider: voluntary\n"
            "  summary: Du kan sove her.\n  audiences: [professional]\n  evidence:\n"
            "    - of: [name, provider, summary, audiences]\n"
            "      source: {document: trygge-dager, place: kapittel 1}\n      confidence: printed\n"
        )
    edit(
        root,
        "data/measures.yaml",
        "  updates:\n",
        "  updates:\n    - date: 2030-02-01\n      status: not_started\n"
        "      source: {document: trygge-dager, place: kapittel 1}\n",
    )
    edit(root, "data/measures.yaml", "status: under_way", "status: done")
    edit(root, "data/terms.yaml", "- id: gjeldsslaveri\n", "- id: tvang\n")
    edit(root, "data/terms.yaml", "name: Gjeldsslaveri\n", "name: Tvang\n")
    edit(root, "data/terms.yaml", "forms: gjeldsslaveri, gjeldsslaveriet\n", "forms: tvang\n")
    edit(root, "data/vignettes.yaml", "Hun får ikke lønn.", "Hun får lite lønn.")
    edit(root, "docs/nb/hjelp.md", "# Hjelp\n", "# Hjelp\n\nNoen er her for deg.\n")
    edit(root, "docs/ar/ord.md", "\n# ", "\nكلمات\n\n# ")
    (root / "docs/nb/plan/bakgrunn.md").rename(root / "docs/nb/plan/om.md")
    edit(root, "mkdocs.yml", "plan/bakgrunn.md", "plan/om.md")
    edit(root, "docs/nb/plan/index.md", "bakgrunn.md", "om.md")
    translate(root)


def last(root: Path) -> Release:
    return load_guide(root / "data", root).guide.releases[-1]


def test_every_difference_is_listed_once_and_nothing_else(released_again: Path) -> None:
    release = last(released_again)
    assert (release.version, release.date, release.languages) == ("2030.03.10", TODAY, ("nb", "ar"))
    assert not release.is_first
    listed = [(change.kind.value, change.reader.value, change.id) for change in release.changes]
    assert listed == [
        ("service_renamed", "help", "lykta"),
        ("number_changed", "help", "velferdskontoret"),
        ("hours_changed", "help", "velferdskontoret"),
        ("service_changed", "help", "politiet"),
        ("service_new", "work", "natthjemmet"),
        ("measure_reported", "work", "dorvakt"),
        ("term_new", "help", "tvang"),
        ("term_gone", "help", "gjeldsslaveri"),
        ("story_changed", "help", "mira"),
        ("page_changed", "help", "hjelp.md"),
        ("page_changed", "help", "ord.md"),
        ("page_changed", "work", "plan/index.md"),
        ("page_new", "work", "plan/om.md"),
        ("page_gone", "work", "plan/bakgrunn.md"),
    ]


def whole_site(root: Path) -> Site:
    return Site(load_project(root), TermLinks(), SiteAddress(ADDRESS), TODAY)


def changes_page(root: Path, code: str) -> str:
    url = "endringer/" if code == "nb" else f"{code}/endringer/"
    site = whole_site(root)
    return site.content(code, "endringer.md", site.markdown(code, "endringer.md", url, "{{ changes }}"))


def sentences(html: str) -> list[str]:
    """Headings and sentences, without markup."""
    found = re.findall(r"<(?:h2|h3|li|p)\b[^>]*>(.*?)</(?:h2|h3|li|p)>", html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", text)).split()) for text in found]


def test_the_page_tells_the_differences_in_norwegian(released_again: Path) -> None:
    assert sentences(changes_page(released_again, "nb"))[:14] == [
        "10. mars 2030 Utgave 2030.03.10",
        "For deg som leter etter hjelp",
        "Telefonnummeret til Velferdskontoret er endret. Det rette nummeret står på kortet.",
        "Tidene til Velferdskontoret er endret. De står på kortet.",
        "Lykta heter nå Lykten.",
        "Opplysninger om Politiet er endret.",
        "Nytt ord er forklart: Tvang.",
        "Ordet er tatt ut: Gjeldsslaveri.",
        "Historien er endret: Mira.",
        "Siden er endret: Hjelp.",
        "For deg som møter mennesker i jobben, eller følger planen",
        "Ny tjeneste: Natthjemmet & co.",
        "Nytt om tiltaket Åpen dør. Status: Gjennomført.",
        "Ny side: Bakgrunn.",
    ]


def test_the_page_tells_the_differences_in_arabic(released_again: Path) -> None:
    told = sentences(changes_page(released_again, "ar"))
    assert told[0].endswith("نسخة 2030.03.10")
    assert told[1:4] == [
        "لمن يبحث عن المساعدة",
        "تغير رقم هاتف Velferdskontoret. والرقم الصحيح مكتوب في البطاقة.",
        "تغيرت أوقات Velferdskontoret. وهي مكتوبة في البطاقة.",
    ]
    assert "الاسم الجديد لـ Lykta هو Lykten." in told
    assert not any("Bakgrunn" in text for text in told), "a page that Arabic never had"
    assert len([text for text in told if text.startswith("تغيرت الصفحة: ")]) == 1


def test_the_page_links_to_what_is_still_there(released_again: Path) -> None:
    html = changes_page(released_again, "ar")
    links = re.findall(r'<a href="([^"]+)">', html)
    assert links[0] == "../tjenester/#velferdskontoret"
    assert "../ord/#tvang" in links
    assert not [link for link in links if "gjeldsslaveri" in link or "plan/" in link]
    assert '<bdi lang="nb">Natthjemmet &amp; co</bdi>' in html


def test_no_number_stands_on_the_page_nor_in_the_feed(released_again: Path) -> None:
    project = load_project(released_again)
    assert "75 00 00 02" in (released_again / "data/releases.yaml").read_text("utf-8")
    for code in ("nb", "ar"):
        for text in (changes_page(released_again, code), feed(released_again, code)):
            assert not [number for number in (*OLD_NUMBERS, "75 00 00 09") if number in text]
    assert project.guide.actor("velferdskontoret").phones[0].number.display == "75 00 00 09"


def feed(root: Path, code: str) -> str:
    return feed_text(whole_site(root).localized_sites[code], ADDRESS)


def test_the_feed_is_an_atom_feed_whose_entries_keep_their_names(released_again: Path) -> None:
    root = ElementTree.fromstring(feed(released_again, "ar"))
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert root.findtext(f"{ATOM}id") == f"{ADDRESS}ar/endringer.atom"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{ADDRESS}ar/endringer.atom", "alternate": f"{ADDRESS}ar/endringer/"}
    assert root.findtext(f"{ATOM}title")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Fjellvik kommune"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "tag:fjellvik.test,2030-03-10:/hjelp/ar/endringer/2030.03.10",
        "tag:fjellvik.test,2030-02-01:/hjelp/ar/endringer/2030.02.01",
    ]
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert days == ["2030-03-10T00:00:00Z", "2030-02-01T00:00:00Z"]
    assert root.findtext(f"{ATOM}updated") == days[0]
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None


def test_the_feed_tells_what_the_page_tells_with_whole_addresses(released_again: Path) -> None:
    root = ElementTree.fromstring(feed(released_again, "nb"))
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "xhtml"
    assert [child.tag for child in content] == [f"{XHTML}div"]
    told = [" ".join("".join(item.itertext()).split()) for item in content.iter(f"{XHTML}li")]
    page = sentences(changes_page(released_again, "nb"))
    assert told == [text for text in page if text in told]
    assert "Ny tjeneste: Natthjemmet & co." in told
    links = {str(link.get("href")) for link in content.iter(f"{XHTML}a")}
    assert f"{ADDRESS}tjenester/#velferdskontoret" in links
    assert all(link.startswith(ADDRESS) for link in links)


@pytest.mark.parametrize(
    ("version", "moment"),
    [
        ("2030.01.02", "2030-01-02T00:00:00Z"),
        ("2030.01.02.1", "2030-01-02T00:00:01Z"),
        ("2030.01.02.75", "2030-01-02T00:01:15Z"),
    ],
)
def test_a_later_release_on_a_day_has_a_later_moment(version: str, moment: str) -> None:
    assert _moment(date(2030, 1, 2), version) == moment


def test_the_notes_for_the_keepers_tell_the_old_values(released_again: Path) -> None:
    told = release_notes(last(released_again))
    assert "- Nytt nummer: Velferdskontoret (`velferdskontoret`). Før: 75 00 00 02. Nå: 75 00 00 09\n" in told
    assert "- Nytt navn: Lykten (`lykta`). Før: Lykta. Nå: Lykten\n" in told
    assert "- Siden er endret: Hjelp (`hjelp.md`). Språk: nb\n" in told


def test_what_stood_in_the_file_of_releases_stays(released_again: Path) -> None:
    assert (released_again / "data/releases.yaml").read_text("utf-8").startswith(f"# Utgaver\n\n{FIRST}\n- v")


def test_a_file_that_holds_no_release_yet_gets_its_first(tmp_path: Path) -> None:
    path = tmp_path / "releases.yaml"
    release = Release(version="2030.01.02", date=date(2030, 1, 2), languages=("nb",), is_first=True)
    entry = '- version: "2030.01.02"\n  date: "2030-01-02"\n  languages: ["nb"]\n  is_first: true\n'
    assert with_release(release, path) == entry
    path.write_text("# Hit\n[]\n", "utf-8")
    assert with_release(release, path) == f"# Hit\n\n{entry}"


def test_before_the_first_release_the_page_says_so() -> None:
    assert "Ingenting er publisert ennå." in shown(guide(), "{{ changes }}")


def test_a_release_without_changes_says_so_and_the_first_says_that_it_is_the_first() -> None:
    first = Release(version="2030.01.02", date=date(2030, 1, 2), languages=("nb",), is_first=True)
    second = Release(version="2030.01.02.1", date=date(2030, 1, 2), languages=("nb",))
    told = sentences(shown(guide(releases=(first, second)), "{{ changes }}"))
    assert told[:4] == [
        "2. januar 2030 Utgave 2030.01.02.1",
        "Ingen endringer i innholdet.",
        "2. januar 2030 Utgave 2030.01.02",
        "Første utgave.",
    ]


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_of_change_has_its_sentence_also_when_its_subject_is_gone(
    kind: ChangeKind, code: str
) -> None:
    change = Change(kind=kind, reader=Reader.HELP, id="borte", name="Navnet", old="Før", new="done")
    release = Release(version="2030.01.02", date=date(2030, 1, 2), languages=("nb", "ar"), changes=(change,))
    _, _, sentence, *_ = sentences(shown(guide(releases=(release,)), "{{ changes }}", code))
    assert sentence.endswith(".")
    assert ("Navnet" in sentence) == (kind not in {ChangeKind.PLAN_ADOPTED, ChangeKind.FIRST_NUMBERS_CHANGED})
    assert kind.value not in sentence


def told_between(old: dict[str, object], new: dict[str, object]) -> list[tuple[str, str | None, str | None]]:
    before, now = (take_baseline(guide(**values), {}, "1") for values in (old, new))
    return [(change.kind.value, change.old, change.new) for change in differences(before, now)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"actors": (actor(),)}, {"actors": (actor(checked=CHECK, is_critical=True),)}, []),
        ({"actors": (actor(phones=()),)}, {"actors": (actor(),)}, [("number_new", None, "75 00 00 01")]),
        ({"actors": (actor(),)}, {"actors": (actor(phones=()),)}, [("number_gone", "75 00 00 01", None)]),
        (
            {"actors": (actor(phones=(phone("112"), phone())),)},
            {"actors": (actor(phones=(phone(), phone("112"))),)},
            [("number_changed", "112, 75 00 00 01", "75 00 00 01, 112")],
        ),
        (
            {"actors": (actor(phones=(phone(hours="24/7"),)),)},
            {"actors": (actor(),)},
            [("hours_changed", "24/7", None)],
        ),
        (
            {"actors": (actor(phones=(phone(),)),)},
            {"actors": (actor(phones=(phone(note="Gratis."),)),)},
            [("service_changed", None, None)],
        ),
        ({"actors": (actor(),)}, {"actors": ()}, [("service_gone", None, None)]),
        ({"measures": (measure(),)}, {"measures": ()}, [("measure_gone", None, None)]),
        ({}, {"measures": (measure(),)}, [("measure_new", None, None)]),
        (
            {"measures": (measure(),)},
            {"measures": (measure(content=("Nytt.",)),)},
            [("measure_changed", None, None)],
        ),
        ({"terms": (term(),)}, {"terms": (term(definition=("Nytt.",)),)}, [("term_changed", None, None)]),
        ({"terms": (term(),)}, {"terms": (term(sources=()),)}, []),
        ({}, {"vignettes": (vignette(),)}, [("story_new", None, None)]),
        ({"vignettes": (vignette(),)}, {}, [("story_gone", None, None)]),
        ({"figures": (figure(value=7),)}, {"figures": (figure(value=8),)}, [("figure_changed", None, None)]),
        ({"figures": (figure(),)}, {}, []),
        ({"plan": plan()}, {"plan": plan(status=PlanStatus.ADOPTED)}, [("plan_adopted", None, None)]),
        ({}, {"plan": plan(emergency_numbers=("a",))}, [("first_numbers_changed", None, None)]),
        ({"languages": LANGUAGES[:2]}, {}, [("language_new", None, None)]),
        ({}, {"languages": LANGUAGES[:2]}, [("language_gone", None, None)]),
    ],
)
def test_each_difference_is_told_alone(
    old: dict[str, object], new: dict[str, object], told: list[tuple[str, str | None, str | None]]
) -> None:
    assert told_between(old, new) == told


def test_a_language_that_somebody_has_read_is_told() -> None:
    before, now = (take_baseline(guide(), {}, "1", read) for read in ([], ["ar"]))
    assert [(change.kind.value, change.id) for change in differences(before, now)] == [
        ("language_reviewed", "ar")
    ]


def test_the_pages_of_a_new_language_are_not_told_one_by_one() -> None:
    def page(words: str) -> Prose:
        return Prose("nb", {"om.md": f"---\ntitle: Om\n---\n# {words}\n"}, "docs")

    old = take_baseline(guide(languages=LANGUAGES[:1]), {"nb": page("Om oss")}, "1")
    new = take_baseline(guide(languages=LANGUAGES[:2]), {"nb": page("Om   oss"), "en": page("About")}, "2")
    assert [(change.kind.value, change.id) for change in differences(old, new)] == [("language_new", "en")]


def test_a_version_is_the_day_and_then_a_number() -> None:
    day = date(2026, 1, 5)
    assert next_version(day, ()) == "2026.01.05"
    assert next_version(day, ("2026.01.05", "2026.01.04")) == "2026.01.05.1"
    assert next_version(day, ("2026.01.05", "2026.01.05.1")) == "2026.01.05.2"


def test_a_release_before_the_last_one_is_refused(released_again: Path) -> None:
    with pytest.raises(Problems, match=r"release 2030\.03\.10 is from a later day; check the date"):
        next_release(load_project(released_again), released_again, date(2030, 3, 9))
