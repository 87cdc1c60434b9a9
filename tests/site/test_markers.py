"""Markers in the prose become what the data say; a marker that names nothing is told with its line."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from builders import (
    SOURCE,
    TODAY,
    actor,
    figure,
    guide,
    localized,
    phone,
    plan,
    real_guide,
    real_project,
    shown,
    site,
    vignette,
)  # fmt: skip
from project import ROOT
from veiviser.load.markers import ARGUMENTS, faulty_markers
from veiviser.load.prose_rules import unsafe_prose
from veiviser.model.figure import Qualifier
from veiviser.model.page import Handout, HandoutName
from veiviser.model.plan import Commitment, FirstNumber
from veiviser.model.source import Check, Document, Whereabouts, WorkKind
from veiviser.site.markers import MARKERS
from veiviser.site.parts import Here, handout

COMPONENTS = ROOT / "overrides/components"
WITHOUT_MARKER = {
    "kept", "older",
    "card", "change_feed", "page_link", "phrase_sheet", "poster", "proof", "placeholder", "ways"
}  # fmt: skip
"""Components that other components, links and finished pages print, or that are for other programs alone."""


def faults(markdown: str) -> list[str]:
    held = guide(actors=(actor("lykta"), actor("stille", phones=())), figures=(figure("antall"),))
    path = "docs/nb/a.md"
    return [str(fault) for fault in (*unsafe_prose(markdown, path), *faulty_markers(markdown, path, held))]


def test_sound_markers_are_no_problem() -> None:
    assert faults("{{ actor lykta }} {{figure antall}} {{ period }}\n\n{{ services talk }}\n") == []


@pytest.mark.parametrize(
    ("marker", "message"),
    [
        ("{{ actr lykta }}", "unknown marker 'actr'; did you mean 'actor'?"),
        ("{{ xyzzy }}", "unknown marker 'xyzzy'"),
        ("{{ actor lykten }}", "marker 'actor' names unknown 'lykten'; did you mean 'lykta'?"),
        ("{{ actor }}", "marker 'actor' needs an id after it"),
        ("{{ number stille }}", "marker 'number' names unknown 'stille'"),
        ("{{ figure lykta }}", "marker 'figure' names unknown 'lykta'"),
        (
            "{{ services monny }}",
            "marker 'services' names unknown 'monny'; did you mean 'money'?",
        ),
        ("{{ period 2026 }}", "marker 'period' takes nothing; write {{ period }}"),
        (
            "{{ actor lykta og flere }}",
            "'{{ actor lykta og flere }}' is not a marker; write {{ name id }} on one line",
        ),
        ("{{ actor", "'{{' is not a marker; write {{ name id }} on one line"),
        ("{{}}", "'{{}}' is not a marker; write {{ name id }} on one line"),
        ("{ actor lykta }", "'{' stands alone; a page has only markers {{ … }} and anchors {#…}"),
        ("actor lykta }}", "'}' stands alone; a page has only markers {{ … }} and anchors {#…}"),
    ],
)
def test_a_faulty_marker_is_told_with_its_line(marker: str, message: str) -> None:
    assert faults(f"# A\n\nTekst {marker}\n") == [f"docs/nb/a.md:3: {message}"]


def arguments(name: str) -> list[str]:
    known = ARGUMENTS[name]
    return sorted(known(real_guide())) if known else [""]


@pytest.mark.parametrize("code", ["nb", "ar"])
@pytest.mark.parametrize("name", sorted(MARKERS))
def test_every_marker_renders_on_the_real_data_whatever_it_names(name: str, code: str) -> None:
    held = real_project()
    for argument in arguments(name):
        assert not list(faulty_markers(f"{{{{ {name} {argument} }}}}", "a.md", held.guide))
    markdown = "\n\n".join(f"{{{{ {name} {argument} }}}}" for argument in arguments(name))
    html = shown(
        held.guide, markdown, code, pages={code: held.prose["nb"].pages, "nb": held.prose["nb"].pages}
    )
    assert html.strip()
    assert "{{" not in html
    assert "None" not in re.sub(r"<[^>]+>", "", html)


def test_every_marker_that_may_be_written_becomes_something() -> None:
    assert set(MARKERS) == set(ARGUMENTS)


def test_every_marker_has_a_component_and_every_component_is_used() -> None:
    templates = {path.stem for path in COMPONENTS.glob("[!_]*.html")}
    assert templates == set(MARKERS) - {"actor", "number"} | {"actor_link", "number_link"} | WITHOUT_MARKER


def test_a_component_holds_a_macro_of_its_own_name_and_every_macro_is_used() -> None:
    texts = {path.stem: path.read_text("utf-8") for path in COMPONENTS.glob("*.html")}
    whole = "\n".join(texts.values())
    for name, text in texts.items():
        macros = re.findall(r"{% macro (\w+)\(", text)
        assert name.startswith("_") or name in macros, name
        for macro in macros:
            assert macro == name or len(re.findall(rf"\b{macro}\b", whole)) > 1, f"{name}: {macro}"


def test_every_marker_stands_somewhere_in_the_prose_or_is_left_for_editors() -> None:
    for_editors = {"services", "story"}
    prose = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/nb").rglob("*.md"))
    unused = {name for name in MARKERS if not re.search(rf"{{{{ *{name}\b", prose)}
    assert unused <= for_editors


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_marker_in_the_prose_is_faulty(path: Path) -> None:
    assert list(faulty_markers(path.read_text("utf-8"), path.name, real_guide())) == []


def test_a_figure_is_said_with_how_exact_it_is() -> None:
    held = guide(
        figures=(
            figure("mange", 200000, qualifier=Qualifier.MORE_THAN),
            figure("noen", 100, qualifier=Qualifier.ABOUT),
            figure("få", 7),
        )
    )
    assert shown(held, "Det er {{ figure mange }} der.") == "<p>Det er over 200\u00a0000 der.</p>"
    assert shown(held, "Det er {{ figure noen }} der.") == "<p>Det er omtrent 100 der.</p>"


def test_the_commission_tells_who_when_and_the_case() -> None:
    assert shown(guide(), "{{ commission }}") == "<p>Bystyret 27. oktober 2021 (sak 130/21)</p>"


def test_a_promise_says_that_it_rests_on_a_draft_until_the_municipality_has_signed_it() -> None:
    promise = Commitment(
        id="hjelp", words="Vi hjelper deg.", proposed="Ifølge forslaget hjelper vi deg.", source=SOURCE
    )
    for held, told in (
        (promise, "Ifølge forslaget hjelper vi deg."),
        (replace(promise, signed=Check(date=TODAY, by="duty_officer")), "Vi hjelper deg."),
    ):
        assert shown(guide(plan=plan(commitments=(held,))), "{{ commitment hjelp }}") == f"<p>{told}</p>"


def test_a_marker_within_a_sentence_stays_within_it() -> None:
    held = guide(actors=(actor("lykta"),))
    html = re.sub(r' class="[^"]*"', "", shown(held, "Ring {{ number lykta }}, eller kom."))
    assert html == '<p>Ring <a href="tel:+4775000001">75\u00a000\u00a000\u00a001</a>, eller kom.</p>'


def test_a_name_is_never_read_as_markdown_nor_its_words_as_terms() -> None:
    name = "*Lykta* [x](http://y) `z` {{ period }} https://lykta.example"
    html = shown(guide(actors=(actor("lykta", name=name),)), "Spør {{ actor lykta }}.")
    assert f">{name}</a>" in html


def test_a_call_button_without_a_number_leads_to_the_card() -> None:
    html = shown(guide(actors=(actor("stille", phones=()),)), "{{ call stille }}")
    assert 'href="../tjenester/#stille"' in html
    assert "tel:" not in html


def test_the_first_numbers_are_told_with_their_moment() -> None:
    first = plan(first_numbers=(FirstNumber(actor="lykta", when="Fare nå"),), emergency_numbers=("lykta",))
    held = guide(plan=first, actors=(actor("lykta", phones=(phone("112", "24/7"),)),))
    html = shown(held, "{{ first_numbers }}")
    assert html.index("112") < html.index("Fare nå")
    assert 'href="tel:112"' in shown(held, "{{ emergency }}")


def test_stories_end_with_who_could_help() -> None:
    held = guide(actors=(actor("lykta"),), vignettes=(vignette("mira"), vignette("sol")))
    html = shown(held, "{{ stories }}")
    assert html.index("Det var en gang.") < html.index("Hvem kan hjelpe i en slik sak?") < html.index("Lykta")
    assert html.count("Hvem kan hjelpe i en slik sak?") == 2
    assert shown(held, "{{ story sol }}").count("Hvem kan hjelpe i en slik sak?") == 1


def test_references_are_the_works_that_the_plan_names() -> None:
    works = (
        Document(id="a", title="Nevnt", author="Etaten", published="2024", cited_by="plan"),
        Document(id="b", title="Ikke nevnt"),
    )
    html = shown(guide(documents=works), "{{ references plan }}")
    assert "Nevnt" in html
    assert "Ikke nevnt" not in html


def test_an_old_address_is_told_with_what_is_known_of_it_and_is_no_link() -> None:
    old = "http://gammel.example/side"
    work = Document(
        id="a",
        title="Side",
        cited_by="rapport",
        kind=WorkKind.WEBSITE,
        printed_url=old,
        whereabouts=Whereabouts.DEAD,
    )
    html = shown(guide(documents=(work, replace(work, id="b", whereabouts=None))), "{{ references rapport }}")
    assert html.count(old) == 2
    assert "href" not in html
    assert "ord website" in html
    assert "uten år" in html
    assert html.index("ord dead:") < html.index("ord untried:")


def test_a_work_is_named_in_a_sentence_by_its_id() -> None:
    held = guide(documents=(Document(id="a", title="Strategien", url="https://etaten.example/a"),))
    html = shown(held, "Les {{ document a }} nå.")
    assert '<a href="https://etaten.example/a" rel="noreferrer">Strategien</a>' in html


def test_html_that_stands_alone_is_kept_out_of_the_markdown_but_for_its_anchors() -> None:
    whole = site(guide(actors=(actor("lykta"),)))
    markdown = whole.markdown("nb", "hjelp.md", "hjelp/", "# Hjelp\n\n{{ directory }}\n")
    assert 'id="lykta"' in markdown
    assert "Lykta" not in markdown

    html = whole.content("nb", "hjelp.md", f"<h1>Hjelp</h1>\n{markdown.splitlines()[-1]}")

    assert html.count('id="lykta"') == 1
    assert "Lykta" in html
    assert "\ue000" not in html


def test_a_handout_is_named_until_it_is_made_and_linked_after_that() -> None:
    held = replace(localized(real_guide()), handouts=())
    here = Here(held, "ansatte/samtykke/")
    name = "Skjema for samtykke til å fylle ut på skjermen"
    assert handout(here, "samtykke").strip() == f'<span data-handout="samtykke">{name}</span>'

    made = Handout(
        name=HandoutName.CONSENT, language="nb", title="x", version="1", key="1", pages=2, bytes=92_000
    )
    linked = handout(replace(here, localized=replace(held, handouts=(made,))), "samtykke")
    assert '<a href="../../utskrift/nb/samtykke.pdf" type="application/pdf">' in linked
    assert "92 kB" in linked


def test_a_handout_that_nobody_makes_is_told() -> None:
    [problem] = faulty_markers("{{ handout samtyke }}", "docs/nb/x.md", real_guide())
    assert "samtykke" in str(problem)


@pytest.mark.parametrize(
    ("markdown", "code", "said"),
    [
        ("Ring {{ actor lykta }}. {{ actor lykta }} svarer.", "ar", "Ring Lykta (هاتف). Lykta svarer."),
        ("Ring {{ actor lykta }}\n(andre ord).", "ar", "Ring Lykta (andre ord)."),
        ("Ring dem ({{ actor lykta }}).", "ar", "Ring dem (Lykta)."),
        ("Ring {{ actor stille }}.", "ar", "Ring Stille."),
        ("Ring {{ actor lykta }}.", "nb", "Ring Lykta."),
    ],
)
def test_a_norwegian_name_is_explained_once_a_page_where_the_prose_does_not(
    markdown: str, code: str, said: str
) -> None:
    held = guide(actors=(actor("lykta", common_name="hjelpelinjen"), actor("stille")))
    words = {"ar": {("actors/lykta/common_name", "hjelpelinjen"): "هاتف"}}
    html = shown(held, f"# Hjelp\n\n{markdown}\n", code, translations=words)
    assert said in " ".join(re.sub(r"<[^>]*>", "", html).split())
