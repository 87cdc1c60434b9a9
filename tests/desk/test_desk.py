"""What the editor's desk finds: each planted thing, at its line, with the command that mends it."""

import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from form_client import Client

from made_up_words import whole_miniature
from veiviser.checks.external_links import Answer, Verdict
from veiviser.checks.link_outcome import OUTCOME, last_links, store_links
from veiviser.cli import main
from veiviser.desk.desk import Desk, form_link
from veiviser.desk.server import templates_in
from veiviser.load.project import read_project
from veiviser.messages import translator
from veiviser.model.message import msg
from veiviser.model.problem import Problem
from veiviser.todo.kinds import Pile, at_the_desk, blocking_tasks, piles
from veiviser.todo.task import Task, situation

TODAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = whole_miniature(tmp_path / "fjellvik")
    return root


def plant(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def pile(root: Path, id: str, today: date = TODAY) -> Pile:
    return next(held for held in piles(at_the_desk(read_project(root), today)) if held.id == id)


def tasks(root: Path, id: str, today: date = TODAY) -> tuple[Task, ...]:
    return pile(root, id, today).tasks


def line_of(root: Path, task: Task) -> str:
    """What stands where a task says."""
    return (root / task.problem.path).read_text("utf-8").splitlines()[task.problem.line - 1]


def words(found: tuple[Task, ...]) -> Iterator[str]:
    return (str(task.problem.message) for task in found)


def test_a_sound_project_leaves_few_tasks(root: Path) -> None:
    held = {pile.id: len(pile.tasks) for pile in piles(at_the_desk(read_project(root), TODAY))}
    assert held | {"pages": 0} == {
        "checks": 3,
        "conflicts": 1,
        "numbers": 0,
        "ending": 0,
        "dead": 0,
        "unencrypted": 0,
        "strings": 0,
        "outdated": 0,
        "pages": 0,
        "lagging": 0,
        "unreviewed": 1,
        "promises": 0,
        "release": 1,
    }


def test_services_to_check_come_critical_first_then_the_oldest(root: Path) -> None:
    plant(root, "data/plan.yaml", ", velferdskontoret]", "]")
    for name, day in (("Politiet", "2026-01-01"), ("Velferdskontoret", "2025-12-31")):
        plant(
            root,
            "data/actors.yaml",
            f"  name: {name}\n",
            f"  name: {name}\n  checked: {{date: {day}, by: duty_officer}}\n",
        )
    found = tasks(root, "checks")
    assert [str(task.command).split()[3] for task in found if not task.is_urgent] == ["velferdskontoret"]
    assert {str(task.command) for task in found if task.is_urgent} == {
        ".venv/bin/veiviser actor confirm lykta --by ROLE",
        ".venv/bin/veiviser actor confirm politiet --by ROLE",
    }
    assert [task.is_urgent for task in found] == [True, True, False]
    assert str(found[2].problem.message) == (
        "Velferdskontoret: last checked on 2025-12-31, 326 days ago. A check holds for 180 days."
    )
    assert str(found[2].remedy) == "Ring 75 00 00 02 and ask whether all is right. Then:"
    assert line_of(root, found[2]) == "  checked: {date: 2025-12-31, by: duty_officer}"
    assert line_of(root, found[0]) == "- id: lykta"


def test_nobody_is_asked_to_ring_an_emergency_number(root: Path) -> None:
    (police,) = (task for task in tasks(root, "checks") if "confirm politiet" in str(task.command))
    assert str(police.remedy).startswith("Never ring ")
    others = [task for task in tasks(root, "checks") if task != police]
    assert all(str(task.remedy).startswith("Ring ") for task in others)


@pytest.mark.parametrize("number", ["110", "113", "1412"])
def test_nobody_is_asked_to_ring_an_emergency_number_that_is_not_on_the_list(root: Path, number: str) -> None:
    plant(root, "data/actors.yaml", '"75 00 00 02"', f'"{number}"')
    (told,) = (task for task in tasks(root, "checks") if "confirm velferdskontoret" in str(task.command))
    assert str(told.remedy).startswith(f"Never ring {number} to try.")


def test_a_note_that_says_to_ring_is_not_told_of_an_emergency_number(root: Path) -> None:
    source = "      source: {url: https://politiet.example/112}\n"
    plant(root, "data/actors.yaml", source, f"{source}      note: Ring og hør.\n")
    (police,) = (task for task in tasks(root, "checks") if "confirm politiet" in str(task.command))
    assert "Ring" not in str(police.who)
    plant(root, "data/actors.yaml", "note: Ring og hør.", "note: Spør politiet på e-post.")
    (police,) = (task for task in tasks(root, "checks") if "confirm politiet" in str(task.command))
    assert "Spør politiet på e-post." in str(police.who)


def test_a_check_in_the_future_counts_as_none(root: Path) -> None:
    checked = "  name: Velferdskontoret\n  checked: {date: 2062-11-21, by: duty_officer}\n"
    plant(root, "data/actors.yaml", "  name: Velferdskontoret\n", checked)
    (told,) = (task for task in tasks(root, "checks") if "confirm velferdskontoret" in str(task.command))
    assert str(told.problem.message) == "Velferdskontoret: the check on 2062-11-21 has not been made yet."


@pytest.mark.parametrize(("day", "is_overdue"), [("2026-05-26", False), ("2026-05-25", True)])
def test_a_check_holds_as_long_as_on_the_pages(root: Path, day: str, is_overdue: bool) -> None:
    plant(
        root,
        "data/actors.yaml",
        "  name: Velferdskontoret\n",
        f"  name: Velferdskontoret\n  checked: {{date: {day}, by: duty_officer}}\n",
    )
    assert any("Velferdskontoret" in text for text in words(tasks(root, "checks"))) is is_overdue


def typed(task: Task, root: Path, **words: str) -> int:
    """What the task's command ends with, its capital words replaced by ``words``."""
    command = str(task.command).removeprefix(".venv/bin/veiviser ")
    for word, value in words.items():
        command = command.replace(word, value)
    return main([*shlex.split(command), "--root", str(root), "--today", TODAY.isoformat()])


def test_the_command_of_a_check_takes_it_off_the_desk(root: Path) -> None:
    first, *others = tasks(root, "checks")
    assert typed(first, root, ROLE="vakt") == 0
    assert [str(task.problem.message) for task in tasks(root, "checks")] == [
        str(task.problem.message) for task in others
    ]


def test_the_command_of_a_conflict_settles_it(root: Path) -> None:
    (found,) = tasks(root, "conflicts")
    assert typed(found, root, ROLE="vakt", ADDRESS="https://fjellvik.example/") == 0
    assert "conflicts:" not in (root / "data/actors.yaml").read_text("utf-8")


def test_the_command_of_a_link_that_ends_writes_the_address(root: Path) -> None:
    url = "  url: https://lykta.example\n"
    plant(root, "data/actors.yaml", url, f"{url}  expires: 2026-01-01\n")
    (found,) = tasks(root, "ending")
    assert typed(found, root, ADDRESS="https://lykta.example/ny") == 0
    assert "https://lykta.example/ny" in (root / "data/actors.yaml").read_text("utf-8")


def test_a_fact_in_conflict_is_told_with_the_other_value(root: Path) -> None:
    (found,) = tasks(root, "conflicts")
    assert str(found.problem.message) == (
        "Velferdskontoret: the sources disagree about 'phones'. Another source says: 75 00 00 03"
    )
    assert line_of(root, found) == "    - field: phones"
    assert str(found.command) == (
        ".venv/bin/veiviser actor settle velferdskontoret phones --source ADDRESS --by ROLE"
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-22", "the link has not worked since 2026-11-22 and is hidden"),
        ("2026-12-22", "the link stops working on 2026-12-22"),
        ("2026-12-23", None),
    ],
)
def test_a_link_that_ends_within_a_month_is_told(root: Path, day: str, told: str | None) -> None:
    plant(
        root,
        "data/actors.yaml",
        "  url: https://lykta.example\n",
        f"  url: https://lykta.example\n  expires: {day}\n",
    )
    found = tasks(root, "ending")
    assert [told in text for text in words(found)] == [True] * (told is not None) if told else not found
    assert all(line_of(root, task) == f"  expires: {day}" for task in found)


@pytest.mark.parametrize(
    ("field", "day", "told", "blocks"),
    [
        ("valid_until", "2026-11-21", "75 00 00 01 ended on 2026-11-21", True),
        ("valid_until", "2026-11-22", "75 00 00 01 ends on 2026-11-22", False),
        ("valid_until", "2026-12-22", "75 00 00 01 ends on 2026-12-22", False),
        ("valid_until", "2026-12-23", None, False),
        ("valid_from", "2026-11-22", None, False),
        ("valid_from", "2026-11-23", "75 00 00 01 begins on 2026-11-23", False),
        ("valid_from", "2026-12-22", "75 00 00 01 begins on 2026-12-22", False),
        ("valid_from", "2026-12-23", None, False),
    ],
)
def test_a_number_that_begins_or_ends_is_told(
    root: Path, field: str, day: str, told: str | None, *, blocks: bool
) -> None:
    number = '    - number: "75 00 00 01"\n'
    plant(root, "data/actors.yaml", number, f"{number}      {field}: {day}\n")
    found = tasks(root, "numbers")
    assert list(words(found)) == ([f"Lykta: {told}."] if told else [])
    assert [task.blocks_release is not None for task in found] == ([blocks] if told else [])
    assert all(line_of(root, task) == f"      {field}: {day}" and task.is_urgent for task in found)


def test_the_command_of_a_number_that_has_ended_takes_it_out(root: Path) -> None:
    number = '    - number: "75 00 00 02"\n'
    plant(root, "data/plan.yaml", ", velferdskontoret]", "]")
    plant(root, "data/actors.yaml", number, f"{number}      valid_until: 2026-11-21\n")
    (found,) = tasks(root, "numbers")
    assert not found.is_urgent
    assert typed(found, root) == 0
    assert "75 00 00 02" not in (root / "data/actors.yaml").read_text("utf-8")


def test_closed_days_that_are_over_are_told_and_others_not(root: Path) -> None:
    hours = "Mo-Fr 09:00-15:30; PH off"
    closed = f"'{hours}; 2026 Nov 01-2026 Nov 21 off; 2026 Nov 22 off; Jul off'"
    plant(root, "data/actors.yaml", f'"{hours}"', closed)
    (found,) = tasks(root, "numbers")
    assert str(found.problem.message) == "Velferdskontoret: the closed days until 2026-11-21 are over."
    assert closed in line_of(root, found) and found.blocks_release is None


def test_a_string_without_translation_is_told_at_its_line(root: Path) -> None:
    plant(root, "data/translations/ar.po", 'msgstr "المجلس"', 'msgstr ""')
    (found,) = tasks(root, "strings")
    assert "'Rådet' is not translated" in str(found.problem.message)
    assert 'msgid "Rådet"' in "\n".join(
        (root / found.problem.path).read_text("utf-8").splitlines()[found.problem.line - 1 :][:3]
    )
    assert str(found.command) == ".venv/bin/veiviser translations"


def test_a_changed_source_text_has_a_translation_of_the_old_words(root: Path) -> None:
    plant(root, "data/actors.yaml", "Ring hvis det haster.", "Ring når det haster.")
    (told,) = words(tasks(root, "outdated"))
    assert told.startswith("actors/politiet/summary: 'Ring når det haster.' has changed")
    assert tasks(root, "strings") == ()


def test_a_page_a_heading_and_a_marker_that_a_translation_lacks_are_told(root: Path) -> None:
    (root / "docs/ar/ord.md").unlink()
    plant(root, "docs/ar/hjelp.md", " {#godt-a-vite}", "")
    plant(root, "docs/ar/hjelp.md", "{{ phrases }}", "")
    found = tasks(root, "pages")
    told = {task.problem.path: text for task, text in zip(found, words(found), strict=True)}
    assert told["docs/ar/ord.md"] == "the page is not translated; copy docs/nb/ord.md and translate it"
    about = [
        text
        for task, text in zip(found, words(found), strict=True)
        if task.problem.path == "docs/ar/hjelp.md"
    ]
    assert any("{#godt-a-vite}" in text for text in about)
    assert any(text.startswith("lacks '{{ phrases }}', which stands in docs/nb/hjelp.md:") for text in about)


def test_a_language_for_residents_alone_needs_no_other_pages(root: Path) -> None:
    assert "docs/ar/plan/index.md" in {task.problem.path for task in tasks(root, "pages")}
    plant(root, "data/languages.yaml", "  name: العربية\n", "  name: العربية\n  is_resident_only: true\n")
    assert "docs/ar/plan/index.md" not in {task.problem.path for task in tasks(root, "pages")}


def test_a_language_that_nobody_has_read_is_told(root: Path) -> None:
    (found,) = tasks(root, "unreviewed")
    assert (str(found.problem.message), line_of(root, found)) == (
        "العربية: 18 pages and groups of strings are read by no person who speaks it, and 0 have been "
        "changed since: 404.md, hjelp.md, index.md, ord.md, tjenester.md …",
        "- code: ar",
    )


def test_links_that_were_never_tried_are_told_so(root: Path) -> None:
    held = pile(root, "dead")
    assert (held.is_known, "make links-external" in str(held.note)) == (False, True)


@pytest.mark.parametrize(
    ("detail", "day", "is_known"),
    [
        ("404", "2026-11-22", True),
        ("404", "2026-11-23", False),
        ("Name or service not known", "2026-11-22", False),
    ],
)
def test_an_outcome_counts_when_somebody_answered_on_a_day_that_has_been(
    root: Path, detail: str, day: str, is_known: bool
) -> None:
    store_links([Answer("https://lykta.example", Verdict.DEAD, detail)], date.fromisoformat(day), root)
    held = pile(root, "dead")
    assert (held.is_known, len(held.tasks)) == (is_known, int(is_known))


def test_a_dead_link_of_the_last_run_is_told_where_it_stands(root: Path) -> None:
    answers = [
        Answer("https://lykta.example", Verdict.DEAD, "404"),
        Answer("https://politiet.example/112", Verdict.CLOSED, "403"),
    ]
    store_links(answers, date(2026, 11, 20), root)
    held = pile(root, "dead")
    assert str(held.note) == "The links out were tried on 2026-11-20."
    (found,) = held.tasks
    assert str(found.problem.message) == "https://lykta.example leads nowhere (404)."
    assert line_of(root, found) == "  url: https://lykta.example"
    assert str(found.command) == "make links-external"


@pytest.mark.parametrize(
    "alive",
    [
        "https://lykta.example/hjelp",
        "https://lykta.example.com",
        "https://lykta.example:8443/",
        "https://lykta.example?side=2",
        "https://lykta.example-nord.no",
        "https://nord.test/?til=https://lykta.example",
    ],
)
def test_a_living_link_that_holds_a_dead_one_is_not_told(root: Path, alive: str) -> None:
    plant(root, "docs/nb/hjelp.md", "# Hjelp\n", f"# Hjelp\n\nSe [dem]({alive}) og {alive}.\n")
    store_links([Answer("https://lykta.example", Verdict.DEAD, "404")], date(2026, 11, 20), root)
    (found,) = pile(root, "dead").tasks
    assert line_of(root, found) == "  url: https://lykta.example"


@pytest.mark.parametrize(
    "written", ["[dem](https://borte.test/)", "<https://borte.test/#her>", "https://borte.test/."]
)
def test_a_dead_link_is_told_however_it_is_written(root: Path, written: str) -> None:
    plant(root, "docs/nb/hjelp.md", "# Hjelp\n", f"# Hjelp\n\nSe {written}\n")
    store_links([Answer("https://borte.test/", Verdict.DEAD, "404")], date(2026, 11, 20), root)
    (found,) = pile(root, "dead").tasks
    assert line_of(root, found) == f"Se {written}"


def test_the_gate_stops_at_nothing_that_the_desk_does_not_show(root: Path) -> None:
    plant(root, "data/translations/ar.po", 'msgstr "المجلس"', 'msgstr ""')
    plant(root, "docs/ar/hjelp.md", " {#godt-a-vite}", "")
    (root / "docs/ar/tjenester.md").unlink()
    store_links([Answer("https://lykta.example", Verdict.DEAD, "404")], TODAY, root)
    shown = {
        task
        for held in piles(at_the_desk(read_project(root), TODAY))
        for task in held.tasks
        if task.blocks_release
    }
    stopping = blocking_tasks(
        read_project(root), TODAY, last_links(root), lambda url: Answer(url, Verdict.WORKS, "200")
    )
    assert {str(task.problem) for task in stopping} == {str(task.problem) for task in shown}
    assert {task.problem.path.split("/")[0] for task in stopping} == {"data", "docs", "mkdocs.yml"}


def test_an_outcome_that_cannot_be_read_is_as_none(root: Path) -> None:
    (root / OUTCOME).parent.mkdir(exist_ok=True)
    (root / OUTCOME).write_text('{"on": "yesterday"}', "utf-8")
    assert last_links(root) is None


def test_each_task_leads_to_its_field_in_the_form(root: Path) -> None:
    files = situation(read_project(root), TODAY).loaded.files
    client = Client(root)
    for held in piles(at_the_desk(read_project(root), TODAY)):
        for task in held.tasks:
            address, _, field = form_link(files, held.id, task).partition("#")
            page = client.open(address.removeprefix("/skjema"))
            assert page.status == 200
            assert not field or page.soup.select_one(f"#{field}")


def test_a_check_and_a_conflict_lead_to_their_questions(root: Path) -> None:
    files = situation(read_project(root), TODAY).loaded.files
    (conflict,), first = tasks(root, "conflicts"), tasks(root, "checks")[0]
    assert form_link(files, "conflicts", conflict) == "/skjema/actors/velferdskontoret/#settle-0"
    assert form_link(files, "checks", first) == "/skjema/actors/lykta/#check-by"


def test_a_pile_of_thousands_is_begun_and_the_rest_is_counted() -> None:
    problem = Problem("data/translations/pl.po", 7, msg("Nothing to do."))
    many = Pile(id="untranslated", title=msg("Urgent."), tasks=(Task(problem=problem),) * 1234)
    desk = Desk(piles=(many,), ease=(), hardest=35, today=TODAY, files={})
    render = templates_in("nb", translator("nb"))
    html = render("desk.html", desk=desk, changes="", link=lambda pile, task: "/skjema/")
    assert html.count('class="place"') == desk.most < 1234
    assert f"{1234 - desk.most} til av samme slag" in html
    assert "<strong>1234</strong>" in html
