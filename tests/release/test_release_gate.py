"""Each reason not to publish is found alone, with its place and who can settle it; all are found at once."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from builders import real_guide
from patience import PATIENCE
from project import ROOT
from release.releasable import (
    CHECKED,
    CONFLICT,
    TODAY,
    alive,
    all_alive,
    edit,
    in_order,
    links_file,
    links_out,
    translate,
)
from tools.serving import running
from veiviser.checks.external_links import Answer, Verdict, try_link
from veiviser.checks.link_outcome import LinkOutcome, last_links, store_links
from veiviser.cli import main
from veiviser.edit.translating import accept, bring_language_up_to_date
from veiviser.load.guide import load_guide
from veiviser.load.project import read_project
from veiviser.model.plan import Language
from veiviser.model.problem import Problem, Problems
from veiviser.release.baseline import PATH, take_baseline, written
from veiviser.release.publication import staging_copy
from veiviser.todo.kinds import blocking_tasks
from veiviser.todo.links import given_outcome, recent_outcome
from veiviser.todo.task import Task, situation


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_order(tmp_path_factory.mktemp("gate") / "fjellvik")


@pytest.fixture
def root(pattern: Path, tmp_path: Path) -> Path:
    return shutil.copytree(pattern, tmp_path / "fjellvik", symlinks=True)


def gate(
    root: Path,
    *,
    today: date = TODAY,
    known: LinkOutcome | None = None,
    try_link: Callable[[str], Answer] = alive,
    leaves_out: bool = False,
) -> list[Task]:
    reading = read_project(root)
    return blocking_tasks(reading.without_unread() if leaves_out else reading, today, known, try_link)


KIRKEN = """
- id: kirken
  name: Kirken
  section: help
  provider: voluntary
  summary: De lytter.
  url: https://kirken.example
  is_critical: true
  evidence:
    - {of: [name, provider, summary, url], source: {document: trygge-dager}, confidence: printed}
"""


def told(root: Path, found: list[Task]) -> list[str]:
    """File, the text of the line, what is wrong, and who can settle it."""
    return [
        f"{told.path} [{_line(root, told)}] {told.message} | {entry.who}"
        for entry in found
        if (told := entry.blocks_release)
    ]


def _line(root: Path, told: Problem) -> str:
    path = root / told.path
    return path.read_text("utf-8").splitlines()[told.line - 1].strip() if path.exists() else ""


def was_released(root: Path, version: str = "2030.02.01") -> None:
    """As if the project had been published before as it stands."""
    entry = f'- version: "{version}"\n  date: 2030-02-01\n  languages: [nb, ar]\n  is_first: true\n'
    (root / "data/releases.yaml").write_text(entry, "utf-8")
    held = situation(read_project(root), TODAY)
    (root / PATH).write_text(written(take_baseline(held.guide, held.prose, version)), "utf-8")


def test_nothing_stands_in_the_way_when_all_is_in_order(root: Path) -> None:
    assert told(root, gate(root)) == []
    was_released(root)
    assert told(root, gate(root)) == []


def test_a_critical_number_in_conflict_is_told_with_who_can_settle_it(root: Path) -> None:
    edit(root, "data/actors.yaml", "  minimum_age: 18\n", f"  minimum_age: 18\n{CONFLICT}")
    translate(root)
    edit(
        root,
        "data/actors.yaml",
        "confidence: printed\n\n- id: politiet",
        "confidence: contradicted\n      note: Ring begge.\n\n- id: politiet",
    )
    assert told(root, gate(root)) == [
        "data/actors.yaml [conflicts:] 'velferdskontoret': the sources disagree about the number: here "
        "75 00 00 02, in https://fjellvik.example/: 75 00 00 03. Find out which is right, write it, and "
        "remove the entry under conflicts | Velferdskontoret (Kommunen); last checked by: vakt. "
        "Note: Ring begge."
    ]


COMMITMENT = """commitments:
  - id: hjelp
    words: Kommunen hjelper deg.
    proposed: Ifølge forslaget skal kommunen hjelpe deg.
    source: {document: trygge-dager}
"""


def test_a_promise_that_the_municipality_has_not_signed_is_for_its_owner_to_settle(root: Path) -> None:
    edit(root, "data/plan.yaml", "exit_url:", f"{COMMITMENT}exit_url:")
    translate(root)
    assert told(root, gate(root)) == [
        "data/plan.yaml [- id: hjelp] 'hjelp': nobody has signed this promise: Kommunen hjelper deg. If it "
        "holds, write signed: {date: 2030-03-10, by: your role}; if not, change the words or remove it | "
        "Fjellvik kommune, Avdeling for velferd"
    ]
    edit(
        root,
        "data/plan.yaml",
        "kommunen hjelpe deg.\n",
        "kommunen hjelpe deg.\n    signed: {date: 2030-03-01, by: duty_officer}\n",
    )
    assert told(root, gate(root)) == []


def test_a_conflict_about_something_else_than_the_number_does_not_stop_a_release(root: Path) -> None:
    other = CONFLICT.replace("field: phones", "field: minimum_age")
    edit(root, "data/actors.yaml", "  minimum_age: 18\n", f"  minimum_age: 18\n{other}")
    translate(root)
    assert told(root, gate(root)) == []


def test_evidence_that_is_contradicted_counts_when_the_conflict_was_taken_away(root: Path) -> None:
    edit(root, "data/actors.yaml", "confidence: printed", "confidence: contradicted")
    (found,) = told(root, gate(root))
    assert found.startswith(
        "data/actors.yaml [evidence:] 'lykta': the evidence for the number is contradicted"
    )


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("lykta", "nobody has checked 75 00 00 01. Ring 75 00 00 01 and ask"),
        ("politiet", "nobody has checked 112. Never ring 112 to try. Ask those who answer there another way"),
    ],
)
def test_a_critical_number_that_nobody_has_checked_is_told(id: str, message: str, root: Path) -> None:
    text = (root / "data/actors.yaml").read_text("utf-8")
    before, after = text.split(f"- id: {id}\n")
    (root / "data/actors.yaml").write_text(
        f"{before}- id: {id}\n{after.replace(f'  {CHECKED}', '', 1)}", "utf-8"
    )
    (found,) = told(root, gate(root))
    assert found.startswith(f"data/actors.yaml [phones:] '{id}': {message}")
    assert "Then: write checked: {date: 2030-03-10" in found


def test_a_critical_service_without_a_number_is_checked_on_its_page(root: Path) -> None:
    with (root / "data/actors.yaml").open("a", encoding="utf-8") as file:
        file.write(KIRKEN)
    found = " ".join(told(root, gate(root)))
    page = "https://kirken.example"
    assert f"'kirken': nobody has checked {page}. Open {page} and compare. Then: write checked: " in found


@pytest.mark.parametrize(("days", "count"), [(90, 0), (91, 2), (180, 2), (181, 3)])
def test_a_check_holds_for_180_days_and_for_numbers_open_day_and_night_for_90(
    days: int, count: int, root: Path
) -> None:
    found = told(root, gate(root, today=date(2030, 3, 1) + timedelta(days=days)))
    assert len(found) == count
    assert all("[checked: " in entry and "it is too long since" in entry for entry in found)


def test_a_number_that_changed_after_its_check_must_be_checked_again(root: Path) -> None:
    was_released(root)
    edit(root, "data/actors.yaml", "75 00 00 02", "75 00 00 09")
    (found,) = told(root, gate(root))
    assert "75 00 00 09 is new since release 2030.02.01, and nobody has checked it since" in found
    edit(root, "data/actors.yaml", CHECKED, CHECKED.replace("03-01", "03-05"), every=True)
    assert told(root, gate(root)) == []


def confirm(root: Path, day: str = "2030-03-01") -> None:
    told = ["actor", "confirm", "velferdskontoret", "--by", "duty_officer", "--on", day, "--today", day]
    assert main([*told, "--root", str(root)]) == 0


def test_a_number_corrected_on_the_day_of_a_release_can_be_published_that_day(root: Path) -> None:
    was_released(root)
    edit(root, "data/actors.yaml", "75 00 00 02", "75 00 00 09")
    (found,) = told(root, gate(root))
    assert "if somebody has, run veiviser actor confirm velferdskontoret --by ROLE" in found
    confirm(root)
    assert told(root, gate(root)) == []
    was_released(root, "2030.02.01.1")
    assert told(root, gate(root)) == []


def test_a_check_counts_for_the_numbers_that_were_checked_and_no_others(root: Path) -> None:
    """Whoever edits by hand may leave the check where it stands; no day tells that."""
    confirm(root)
    assert told(root, gate(root)) == []
    edit(root, "data/actors.yaml", "75 00 00 02", "75000002")
    assert told(root, gate(root)) == []
    edit(root, "data/actors.yaml", "75000002", "75 00 00 09")
    (found,) = told(root, gate(root))
    assert "the check on 2030-03-01 was of another number than 75 00 00 09" in found


def test_a_page_that_readers_had_keeps_an_address(root: Path) -> None:
    was_released(root)
    for code in ("nb", "ar"):
        (root / "docs" / code / "ord.md").unlink()
    lost = [entry for entry in told(root, gate(root)) if "had the page ord.md" in entry]
    assert [entry.partition(" ")[0] for entry in lost] == ["docs/ar/index.md", "docs/nb/index.md"]
    assert "write redirect_from: [ord.md] at the top of the page that took its place" in lost[0]
    for code in ("nb", "ar"):
        edit(root, f"docs/{code}/index.md", "---\n", "---\nredirect_from: [ord.md]\n")
    assert [entry for entry in told(root, gate(root)) if "had the page" in entry] == []


def test_an_address_where_nobody_finds_the_site_is_told(root: Path) -> None:
    edit(root, "mkdocs.yml", "fjellvik.test", "fjellvik.example")
    (found,) = told(root, gate(root))
    assert found == (
        "mkdocs.yml [site_url: https://fjellvik.example/hjelp/] site_url is "
        "'https://fjellvik.example/hjelp/', where nobody can find the site; write the real address | "
        "whoever gives the site its address"
    )
    edit(root, "mkdocs.yml", "site_url: https://fjellvik.example/hjelp/\n", "")
    (found,) = told(root, gate(root))
    assert "site_url is '/'" in found


def test_settings_that_cannot_be_read_are_told_beside_everything_else(root: Path) -> None:
    edit(root, "mkdocs.yml", "site_url:", "site_url: [")
    edit(root, "data/actors.yaml", CHECKED, "")
    found = told(root, gate(root))
    assert [entry.split(" ")[0] for entry in found] == ["data/actors.yaml", "mkdocs.yml"]


def test_a_language_that_nobody_has_read_is_told_unless_it_is_left_out(root: Path) -> None:
    (root / "data/translations/ar.json").unlink()
    (found,) = told(root, gate(root))
    assert found.startswith("data/languages.yaml [- code: ar] nobody who speaks العربية has read")
    assert found.endswith("| a person who speaks العربية")
    (root / "docs/ar/hjelp.md").unlink()
    assert told(root, gate(root, leaves_out=True)) == []


def test_a_core_page_that_is_not_translated_is_told(root: Path) -> None:
    (root / "docs/ar/hjelp.md").unlink()
    found = told(root, gate(root))
    assert (
        "docs/ar/hjelp.md [] a page that everybody must be able to read is not translated; translate it | "
        "a person who speaks العربية" in found
    )


def test_a_page_whose_source_has_changed_is_told_until_somebody_says_that_it_holds(root: Path) -> None:
    bring_language_up_to_date(root, load_guide(root / "data").guide, Language(code="ar", name="العربية"))
    for page in ("hjelp.md", "tjenester.md"):
        edit(root, f"docs/nb/{page}", "\n# ", "\nNye ord.\n\n# ")
    edit(root, "docs/ar/hjelp.md", "description: ", "description: هنا ")
    found = told(root, gate(root))
    assert [line.partition(" ")[0] for line in found] == ["docs/ar/hjelp.md", "docs/ar/tjenester.md"]
    assert "under '#' the page is older than docs/nb/hjelp.md; mend it, and say so" in found[0]
    for page in ("hjelp.md#", "tjenester.md"):
        accept(root, f"docs/ar/{page}", "oversetter", TODAY)
    assert told(root, gate(root)) == []


def test_a_changed_text_stops_a_release_only_where_it_is_critical(root: Path) -> None:
    edit(root, "data/vignettes.yaml", "title: ", "title: Nå ")
    assert told(root, gate(root)) == []
    edit(root, "data/needs.yaml", "words: ", "words: Nå ")
    (found,) = told(root, gate(root))
    assert "has changed, and readers get the old words" in found


def test_a_translation_that_is_missing_is_told_with_the_language(root: Path) -> None:
    text = (root / "data/translations/ar.po").read_text("utf-8")
    at = text.index('msgctxt "plan/title"')
    start = text.index("msgstr", at)
    end = text.index("\n\n", start)
    (root / "data/translations/ar.po").write_text(f'{text[:start]}msgstr ""{text[end:]}', "utf-8")
    (found,) = told(root, gate(root))
    assert "is not translated; write it after msgstr" in found
    assert found.endswith("| a person who speaks العربية")


def test_unsound_data_is_told_beside_everything_else(root: Path) -> None:
    edit(root, "mkdocs.yml", "fjellvik.test", "fjellvik.example")
    edit(root, "docs/nb/hjelp.md", "{{ actor lykta }}", "{{ actor lyktn }}")
    edit(root, "data/actors.yaml", CHECKED, "")
    found = "\n".join(told(root, gate(root)))
    parts = (
        "marker 'actor' names unknown 'lyktn'",
        "lacks the marker {{ actor lyktn }}",
        "has the marker {{ actor lykta }}, which the source lacks",
        "site_url is",
        "nobody has checked",
    )
    assert found.count("\n") == len(parts) - 1
    for part in parts:
        assert part in found
    edit(root, "data/actors.yaml", 'number: "112"', 'number: "12"')
    found = "\n".join(told(root, gate(root)))
    assert "'12' is not a Norwegian number" in found
    assert "site_url is" in found


class Elsewhere(BaseHTTPRequestHandler):
    """Answers with the status its address names."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    with running(ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)) as address:
        yield address


def test_a_dead_link_is_told_where_it_is_written(root: Path, elsewhere: str) -> None:
    def answer(url: str) -> Answer:
        return replace(try_link(url.replace("https://svar.test/", elsewhere), PATIENCE), url=url)

    known = all_alive(root)
    edit(root, "data/actors.yaml", "https://lykta.example", "https://svar.test/404")
    edit(
        root,
        "data/actors.yaml",
        "{document: trygge-dager, place: kapittel 1}",
        "{url: https://svar.test/404}",
    )
    edit(root, "data/actors.yaml", "https://politiet.example/112", "https://svar.test/403")
    message = "https://svar.test/404 leads nowhere (404); mend it or remove it"
    who = "Lykta (Frivillig eller ideell organisasjon)"
    assert told(root, gate(root, known=known, try_link=answer)) == [
        f"data/actors.yaml [url: https://svar.test/404] {message} | {who}",
        f"data/actors.yaml [source: {{url: https://svar.test/404}}] {message} | {who}",
    ]


def test_a_dead_link_on_a_page_is_for_the_owner_of_the_site_to_settle(root: Path) -> None:
    for page, heading in (("docs/nb/hjelp.md", "# Hjelp\n"), ("docs/ar/hjelp.md", "# مساعدة\n")):
        edit(root, page, heading, f"{heading}\nLes [mer](https://borte.test/#her).\n")

    def answer(url: str) -> Answer:
        return Answer(url, Verdict.DEAD, "410") if "borte" in url else alive(url)

    assert told(root, gate(root, try_link=answer)) == [
        f"docs/{code}/hjelp.md [Les [mer](https://borte.test/#her).] https://borte.test/ leads nowhere "
        "(410); mend it or remove it | Fjellvik kommune, Avdeling for velferd"
        for code in ("ar", "nb")
    ]


def test_without_a_network_it_is_said_that_links_could_not_be_tried(root: Path) -> None:
    def silent(url: str) -> Answer:
        return Answer(url, Verdict.DEAD, "[Errno -2] Name or service not known")

    (found,) = told(root, gate(root, try_link=silent))
    assert "links could be tried, this one first: https://" in found
    assert "--links-from FILE" in found
    assert last_links(root) is None


def test_what_answered_lately_is_not_tried_again_and_what_was_dead_is(root: Path) -> None:
    gate(root)
    outcome = last_links(root)
    assert outcome is not None
    assert len(outcome.answers) == len(links_out(root))
    first, *others = outcome.answers
    store_links([Answer(first.url, Verdict.DEAD, "404"), *others], TODAY - timedelta(days=7), root)
    tried: list[str] = []

    def note(url: str) -> Answer:
        tried.append(url)
        return alive(url)

    gate(root, known=recent_outcome(last_links(root), TODAY), try_link=note)
    assert tried == [first.url]
    assert recent_outcome(last_links(root), TODAY + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "is not the outcome of a check of links"),
        (json.dumps({"on": "2030-03-02", "answers": []}), "tells of 2030-03-02; links must have been tried"),
        (json.dumps({"on": "2030-03-11", "answers": []}), "tells of 2030-03-11"),
    ],
)
def test_an_outcome_from_elsewhere_must_be_one_and_recent(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text(text, "utf-8")
    with pytest.raises(Problems, match=message):
        given_outcome(tmp_path / "links.json", TODAY)


def test_a_lost_account_of_the_last_release_is_told(root: Path) -> None:
    was_released(root)
    (root / PATH).unlink()
    (found,) = told(root, gate(root))
    assert found.startswith("data/last-release.json [] cannot be read; restore the file that belongs to")
    was_released(root)
    edit(root, "data/releases.yaml", "2030.02.01", "2030.02.02")
    (found,) = told(root, gate(root))
    assert "belongs to release 2030.02.01, but the last in data/releases.yaml is 2030.02.02" in found


def check(root: Path, *options: str) -> int:
    links = str(links_file(root))
    return main(
        ["release", "--check", "--root", str(root), "--today", str(TODAY), "--links-from", links, *options]
    )


def test_the_command_lists_what_stands_in_the_way_in_norwegian_and_publishes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(root) == 0
    assert capsys.readouterr().out == "nothing stands in the way of a release\n"
    edit(root, "data/actors.yaml", CHECKED, "")
    assert check(root, "--lang", "nb") == 1
    *_, first, who, count = capsys.readouterr().err.splitlines()
    assert "«lykta»: ingen har kontrollert 75 00 00 01. Ring 75 00 00 01 og spør" in first
    assert who.startswith("    hvem som kan avklare det: Lykta (Frivillig")
    assert count == "Dette hindrer en ny utgave: 1"
    assert not (root / "releases").exists()
    assert not (root / "site").exists()


def test_the_real_site_is_held_back_by_what_its_data_leave_open() -> None:
    guide = real_guide()
    named = {number.actor for number in guide.plan.first_numbers}
    named.update(guide.plan.emergency_numbers, guide.plan.handout_numbers)
    critical = [actor for actor in guide.actors if actor.is_critical or actor.id in named]
    known = all_alive(ROOT)
    with staging_copy(ROOT) as staged:
        found = "\n".join(told(staged, gate(staged, known=known, today=date(2026, 11, 22))))
    for actor in critical:
        in_conflict = any(conflict.field == "phones" for conflict in actor.conflicts)
        assert (f"'{actor.id}': the sources disagree" in found) == in_conflict
        assert (f"'{actor.id}': nobody has checked" in found) == (actor.checked is None)
