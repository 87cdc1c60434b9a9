"""veiviser actor and veiviser measure: what they change, what they say, and what they refuse."""

import contextlib
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from project import ROOT
from veiviser.cli import main
from veiviser.load.guide import load_guide
from veiviser.model.phone import PhoneNumber, digest_of

OF_LYKTA = digest_of([PhoneNumber.parse("75 00 00 01")])

Told = tuple[int, str, str]
"""Exit code, what was said, and what was said to be wrong."""
Run = Callable[..., Told]
TODAY = ("--today", "2030-03-02")
END_OF_TYPING = b"\x04"


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the project in English, as on a day of the invented municipality."""

    def run(*arguments: str, root: Path = project, language: str = "en") -> Told:
        dated = () if {"show", "upgrade"} & {*arguments[:2]} else TODAY
        try:
            code = main([*arguments, "--root", str(root), *dated, "--lang", language])
        except SystemExit as stopped:
            code = int(str(stopped.code))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def actors(project: Path) -> str:
    return (project / "data/actors.yaml").read_text("utf-8")


def outcome(text: str) -> str:
    return dedent(text).removeprefix("\n")


def test_a_number_with_a_new_source(run: Run, project: Path) -> None:
    code, said, wrong = run(
        "actor", "set", "lykta", "phone", "75 00 00 09", "--source", "https://lykta.example/ring"
    )
    assert (code, wrong) == (0, "")
    assert said.replace("\n \n", "\n\n") == outcome("""
        data/actors.yaml:13: written
        --- data/actors.yaml
        +++ data/actors.yaml
        @@ -12,3 +12,3 @@
           phones:
        -    - number: "75 00 00 01"
        +    - number: "75 00 00 09"
               opening_hours: "24/7"
        @@ -17,5 +17,8 @@
           evidence:
        -    - of: [name, label, provider, summary, needs, audiences, phones, url]
        +    - of: [name, label, provider, summary, needs, audiences, url]
               source: {document: trygge-dager, place: kapittel 1}
               confidence: printed
        +    - of: [phones]
        +      source: {url: https://lykta.example/ring}
        +      confidence: confirmed
         
        """)
    assert 'number: "75 00 00 09"' in actors(project)


def test_the_same_in_norwegian(run: Run) -> None:
    said = run("actor", "set", "velferdskontoret", "phone", "75 00 00 09", "--same-source", language="nb")[1]
    assert re.match(r"data/actors\.yaml:\d+: skrevet\n", said)
    assert re.search(r"\nGjenstår:\n- data/actors\.yaml:\d+: «velferdskontoret»", said)


def test_a_check_is_written_and_goes_with_the_next_change(run: Run, project: Path) -> None:
    before = actors(project)
    code, said, _ = run("actor", "confirm", "lykta", "--by", "vakt", "--on", "2030-03-01")
    assert code == 0
    assert f"+  checked: {{date: 2030-03-01, by: duty_officer, of: {OF_LYKTA}}}\n" in said
    _, said, _ = run("actor", "set", "lykta", "phone-hours", "Mo-Fr 09:00-15:00", "--same-source")
    assert f"-  checked: {{date: 2030-03-01, by: duty_officer, of: {OF_LYKTA}}}\n" in said
    assert "The check on 2030-03-01 is taken out: nobody has checked the new value." in said
    assert actors(project) == before.replace('"24/7"', '"Mo-Fr 09:00-15:00"', 1)


def test_our_own_words_leave_the_check_and_must_be_translated(run: Run, project: Path) -> None:
    run("actor", "confirm", "lykta", "--by", "vakt")
    _, said, _ = run("actor", "set", "lykta", "summary", "Ring: når du vil.", "--same-source")
    assert f"checked: {{date: 2030-03-02, by: duty_officer, of: {OF_LYKTA}}}" in actors(project)
    assert 'summary: "Ring: når du vil."' in actors(project)
    assert "Readers of other languages get the old words for now:\n- data/translations/" in said
    assert "actors/lykta/summary: 'Ring: når du vil.' has changed, and readers get the old words" in said


def test_a_conflict_is_told_until_it_is_settled(run: Run) -> None:
    _, said, _ = run("actor", "confirm", "velferdskontoret", "--by", "vakt")
    assert (
        "'velferdskontoret': sources disagree about 'phones'; when that is settled: veiviser actor settle"
        in said
    )


def test_the_same_value_again_changes_nothing(run: Run, project: Path) -> None:
    before = (project / "data/actors.yaml").stat().st_mtime_ns
    assert run("actor", "set", "lykta", "phone", "75 00 00 01")[:2] == (
        0,
        "data/actors.yaml says so already; nothing is changed\n",
    )
    assert (project / "data/actors.yaml").stat().st_mtime_ns == before


def test_an_empty_value_takes_the_field_and_its_evidence_out(run: Run, project: Path) -> None:
    before = actors(project)
    assert run("actor", "set", "velferdskontoret", "cost", "")[0] == 0
    assert actors(project) == before.replace("  cost: free\n", "").replace(", cost, languages", ", languages")


def test_a_dry_run_shows_the_change_and_writes_nothing(run: Run, project: Path) -> None:
    before = actors(project)
    code, said, _ = run(
        "actor", "set", "lykta", "url", "https://lykta.example/ny", "--same-source", "--dry-run"
    )
    assert code == 0
    assert said.startswith("Nothing is written yet. This would change:\n--- data/actors.yaml\n")
    assert actors(project) == before


def test_several_numbers_are_told_apart(run: Run, project: Path) -> None:
    where = ("--source", "trygge-dager:kapittel 2")
    assert run("actor", "set", "lykta", "phone", "75 00 00 08", "--phone", "2", *where)[0] == 0
    assert '    - number: "75 00 00 08"\n' in actors(project)
    code, _, wrong = run("actor", "set", "lykta", "phone-note", "Svarer sent", *where)
    assert code == 1
    assert wrong.startswith(
        "data/actors.yaml:4: 'lykta' has several numbers (1: 75 00 00 01, 2: 75 00 00 08); add --phone 1\n"
    )
    assert run("actor", "set", "lykta", "phone-note", "Svarer sent", "--phone", "4", *where)[0] == 1
    _, said, _ = run("actor", "set", "lykta", "phone-note", "Svarer sent", "--phone", "2", *where)
    assert '+      note: "Svarer sent"\n' in said
    assert "The sources named before still stand for its other numbers." in said


NEW = ("actor", "new", "--name", "Åpen dør", "--section", "help", "--provider", "voluntary")
REST = ("--summary", "Du kan komme inn.", "--need", "talk", "--source", "https://apendor.example")


def test_a_new_service_stands_in_its_section_unchecked(run: Run, project: Path) -> None:
    before = actors(project)
    code, said, _ = run(*NEW, *REST, "--phone", "75 00 00 07", "--phone-hours", "24/7")
    entry = outcome("""
        - id: apen-dor
          name: Åpen dør
          section: help
          provider: voluntary
          summary: "Du kan komme inn."
          needs: [talk]
          phones:
            - number: "75 00 00 07"
              opening_hours: "24/7"
          evidence:
            - of: [name, provider, summary, needs, phones]
              source: {url: https://apendor.example}
              confidence: plausible

        """)
    assert code == 0
    assert said.startswith("data/actors.yaml:22: written\n")
    assert "'apen-dor' is unchecked until 'veiviser actor confirm apen-dor --by ROLE' says who rang" in said
    assert actors(project) == before.replace("- id: velferdskontoret", entry + "- id: velferdskontoret")
    assert not load_guide(project / "data").guide.actor("apen-dor").checked


def test_labels_are_understood_as_well_as_words(run: Run, project: Path) -> None:
    new = ("actor", "new", "--name", "Vakta", "--section", "Kompetanse", "--provider", "Kommunen")
    assert run(*new, *REST)[0] == 0
    assert "  section: expertise\n  provider: municipal\n" in actors(project)


def test_show_tells_each_line_with_its_number(run: Run) -> None:
    said = run("actor", "show", "politiet")[1].splitlines()
    assert said[0].endswith(": - id: politiet")
    assert said[-1].endswith(":       confidence: printed")
    assert all(line.startswith("data/actors.yaml:") for line in said)


@pytest.mark.parametrize(
    ("field", "said", "written"),
    [
        ("guests", "Kvinner, Barn", "guests: [women, children]"),
        ("secrecy", "health", "secrecy: health"),
        ("cost", "varies", "cost: varies"),
    ],
)
def test_every_word_of_a_vocabulary_can_be_said_by_its_label(
    run: Run, project: Path, field: str, said: str, written: str
) -> None:
    code, _, _ = run("actor", "set", "velferdskontoret", field, said, "--source", "https://fjellvik.example/")
    assert code == 0 and written in actors(project)


def test_a_report_on_a_measure_stands_by_its_day(run: Run, project: Path) -> None:
    rest = ("--note", "Døren er åpen: hver dag", "--source", "trygge-dager:kapittel 2")
    code, said, _ = run("measure", "report", "1", "Gjennomført", *rest)
    assert code == 0
    assert (
        outcome("""
        +    - date: 2030-03-02
        +      status: done
        +      note: "Døren er åpen: hver dag"
        +      source: {document: trygge-dager, place: kapittel 2}
        """)
        in said
    )
    assert "measures/dorvakt/updates/note: lacks 'Døren er åpen: hver dag'" in said
    assert run("measure", "report", "dorvakt", "not_started", "--on", "2030-01-01", *rest)[0] == 0
    days = [
        f"{update.date} {update.status.value}"
        for update in load_guide(project / "data").guide.measures[0].updates
    ]
    assert days == ["2030-01-01 not_started", "2030-03-01 under_way", "2030-03-02 done"]


REFUSED = [
    (
        ("actor", "confirm", "lykte", "--by", "vakt"),
        1,
        "actors.yaml:1: has no entry 'lykte'; did you mean 'lykta'?",
    ),
    (("actor", "show", "politi"), 1, "data/actors.yaml:1: has no entry 'politi'; did you mean 'politiet'?"),
    (
        ("actor", "confirm", "lykta", "--by", "vakt", "--on", "2030-04-01"),
        1,
        "data/actors.yaml:4: 'lykta': 2030-04-01 has not come yet; write a check when it is done",
    ),
    (
        ("actor", "set", "lykta", "phone", "75", "--same-source"),
        1,
        "Nothing is written.\ndata/actors.yaml:13: 'lykta': 'phones[0].number': '75' is not a Norw",
    ),
    (
        ("actor", "set", "lykta", "anonymous", "kanskje", "--same-source"),
        1,
        "'anonymous' must be true or false",
    ),
    (
        ("actor", "set", "lykta", "url", "https://a.example", "--source", "trygge-dage:1"),
        1,
        "unknown document 'trygge-dage'; did you mean 'trygge-dager'?",
    ),
    (("actor", "set", "lykta", "phon", "112"), 2, "'phon' cannot be set here; did you mean 'phone'?"),
    (("actor", "set", "lykta", "url", "https://a.example"), 2, "write --source: https://… or document:place"),
    (("actor", "set", "lykta", "url", "", "--phone", "1"), 2, "--phone goes with phone, phone-hours"),
    (
        ("actor", "new", "--name", "Vakta", "--section", "help"),
        2,
        "write --provider --summary, or run it",
    ),
    ((*NEW, *REST, "--phone-hours", "24/7"), 2, "--phone-hours goes with --phone"),
    ((*NEW, "--id", "lykta", *REST), 1, "the id 'lykta' is taken; choose another"),
    ((*NEW, *REST, "--need", "tallk"), 1, "did you mean 'talk'?"),
    (
        ("measure", "report", "dorvakt", "undr_way", "--note", "a", "--source", "trygge-dager"),
        1,
        "data/measures.yaml:4: 'dorvakt': 'undr_way' cannot be reported; write not_started, under_way, done, "
        "stopped; did you mean 'under_way'?",
    ),
    (("measure", "report", "9", "done", "--note", "a", "--source", "trygge-dager"), 1, "has no entry '9'"),
]


@pytest.mark.parametrize(("arguments", "code", "told"), REFUSED, ids=lambda value: str(value)[:50])
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    run: Run, project: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.yaml")}
    ended, _, wrong = run(*arguments)
    assert ended == code
    assert told in wrong
    assert {path: path.read_bytes() for path in project.rglob("*.yaml")} == before


@pytest.mark.parametrize("source", ["https://[x", "https://", "://"])
def test_a_source_that_is_no_address_is_told(run: Run, project: Path, source: str) -> None:
    before = actors(project)
    code, _, wrong = run("actor", "set", "lykta", "url", "https://ny.example", "--source", source)
    assert code == 1 and "'url'" in wrong and actors(project) == before


def test_data_that_are_wrong_already_are_told_and_left(run: Run, project: Path) -> None:
    path = project / "data/actors.yaml"
    path.write_text(
        actors(project).replace('"112"', '"1"').replace("provider: state", "provider: stat"), "utf-8"
    )
    before = actors(project)
    code, _, wrong = run("actor", "confirm", "lykta", "--by", "vakt")
    assert code == 1
    assert "'1' is not a Norwegian number" in wrong
    assert "did you mean 'state'?" in wrong
    assert actors(project) == before


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"- id: [", b"text"])
def test_a_file_that_cannot_be_read_is_told(run: Run, project: Path, content: bytes | None) -> None:
    path = project / "data/actors.yaml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    code, _, wrong = run("actor", "show", "lykta")
    assert code == 1
    assert wrong.startswith("data/actors.yaml:1: ")


def test_the_real_directory_keeps_all_else_when_a_number_changes(run: Run, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    before = actors(tmp_path)
    actor = next(actor for actor in load_guide(ROOT / "data").guide.actors if actor.phones)
    set_number = ("actor", "set", actor.id, "phone", "75 00 00 09", "--same-source")
    assert run(*set_number, root=tmp_path)[0] == 0
    number = actor.phones[0].number
    assert actors(tmp_path) == before.replace(f'number: "{number}"', 'number: "75 00 00 09"')


def test_what_is_not_given_is_asked_for_at_a_terminal(project: Path) -> None:
    answers = [
        "Åpen dør",
        "",
        "Et sted å sitte",
        "help",
        "municipal",
        "",
        "Du kan komme inn.",
        "talk,hous",
        "11,7",
    ]
    answers += ["2", "75 00 00 07", "24/7", "", "https://apendor.example"]
    said, code = at_a_terminal(["actor", "new", "--root", str(project), "--lang", "nb"], answers)
    assert code == 0, said
    assert "Id, som aldri endres [apen-dor]: " in said
    assert "Dette må besvares. Ctrl-C stopper, og da blir ingenting skrevet." in said
    assert "«hous» står ikke i listen; mente du «housing»?" in said
    actor = load_guide(project / "data").guide.actor("apen-dor")
    assert [need.value for need in actor.needs] == ["talk", "housing"]
    assert [audience.value for audience in actor.audiences] == ["child"]


def test_whoever_stops_answering_writes_nothing(project: Path) -> None:
    before = actors(project)
    said, code = at_a_terminal(["actor", "new", "--root", str(project), "--lang", "en"], ["Åpen dør"])
    assert (code, said.splitlines()[-1]) == (1, "Nothing is written.")
    assert actors(project) == before


def at_a_terminal(arguments: list[str], answers: list[str]) -> tuple[str, int]:
    """What a command says to somebody who types ``answers`` and then no more, and its exit code."""
    ours, its = pty.openpty()
    command = [str(Path(sys.executable).with_name("veiviser")), *arguments]
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode() + END_OF_TYPING)
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its) as process:
        os.close(its)
        said = b""
        # Linux tells the end of a terminal as an error.
        with contextlib.suppress(OSError):
            while True:
                said += os.read(ours, 4096)
    os.close(ours)
    return said.decode().replace("\r\n", "\n"), process.returncode


SETTLED = ("--source", "https://fjellvik.example/", "--by", "vakt")


def test_a_conflict_is_settled_with_source_and_check(run: Run, project: Path) -> None:
    code, said, _ = run("actor", "settle", "velferdskontoret", "phones", *SETTLED)
    entry = actors(project).partition("id: velferdskontoret")[2].partition("- id:")[0]
    assert code == 0 and "conflicts" not in entry
    assert "checked: {date: 2030-03-02, by: duty_officer" in entry
    assert "- of: [phones]\n      source: {url: https://fjellvik.example/}" in entry
    assert "-  conflicts:\n" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("velferdskontoret", "url", *SETTLED), "the sources do not disagree about 'url'"),
        (("lykta", "phones", *SETTLED), "the sources do not disagree about 'phones'"),
        (("velferdskontoret", "phones", *SETTLED, "--on", "2030-04-01"), "2030-04-01 has not come yet"),
        (("velferdskontoret", "phones", *SETTLED[:3], "Kari"), "'Kari' is no role"),
    ],
)
def test_what_cannot_be_settled_is_told_and_changes_nothing(
    run: Run, project: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = actors(project)
    code, _, wrong = run("actor", "settle", *arguments)
    assert code == 1 and told in wrong and actors(project) == before


@pytest.mark.parametrize("number", ["75 00 00 03", "75000003", "+47 75 00 00 03"])
def test_the_other_number_takes_the_conflict_with_it(run: Run, project: Path, number: str) -> None:
    run("actor", "set", "velferdskontoret", "phone", number, "--source", "https://fjellvik.example/")
    assert f'- number: "{number}"' in actors(project) and "conflicts" not in actors(project)


def test_the_other_value_of_another_field_leaves_a_conflict(run: Run, project: Path) -> None:
    other = 'field: phones\n      other_value: "75 00 00 03"'
    changed = actors(project).replace(other, "field: label\n      other_value: Råd")
    (project / "data/actors.yaml").write_text(changed, "utf-8")
    code, _, _ = run("actor", "set", "velferdskontoret", "summary", "Råd", "--same-source")
    assert code == 0 and "field: label" in actors(project)


def test_a_measure_is_reported_with_the_words_people_use(run: Run, project: Path) -> None:
    done = ("ferdig", "--note", "Alt er gjort.", "--source", "https://fjellvik.example/")
    code, _, wrong = run("measure", "report", "1", *done)
    assert (code, wrong) == (0, "") and "status: done" in (project / "data/measures.yaml").read_text("utf-8")


def test_what_was_reported_is_asked_for_where_it_was_not_said(run: Run, project: Path) -> None:
    given = ["measure", "report", "1", "ferdig", "--root", str(project), "--lang", "nb"]
    said, code = at_a_terminal(
        given, ["", "Alt er gjort.", "https:lykta", "https:// lykta", "https://lykta.example"]
    )
    assert code == 0, said
    assert "Dette må besvares." in said and "«https:// lykta»" in said
    assert "note: Alt er gjort." in (project / "data/measures.yaml").read_text("utf-8")


def test_an_answer_with_a_sign_that_nobody_sees_is_asked_for_again(project: Path) -> None:
    said, _ = at_a_terminal(
        ["actor", "new", "--root", str(project), "--lang", "en"], ["Åpen\u200bdør", "Åpen dør"]
    )
    assert "a sign that nobody sees" in said and "[apen-dor]" in said


def test_older_files_get_the_names_of_today_and_nothing_else_changes(run: Run, project: Path) -> None:
    sound = {path: path.read_bytes() for path in (project / "data").glob("*.yaml")}
    old = {
        path: text.replace(b"date: 20", b"on: 20")
        .replace(b"addresses: [{", b"address: {")
        .replace(b"city: Fjellvik}]", b"city: Fjellvik}")
        .replace(b"phones, addresses,", b"phones, address,")
        for path, text in sound.items()
    }
    assert b"address: {street" in old[project / "data/actors.yaml"]
    for path, text in old.items():
        path.write_bytes(text)
    changed = [path for path in sound if old[path] != sound[path]]
    assert len(changed) > 1
    code, said, wrong = run("upgrade")
    assert (code, wrong) == (0, "")
    assert {path.name for path in changed} == {
        line.split(":")[0].removeprefix("data/") for line in said.splitlines()
    }
    assert {path: path.read_bytes() for path in sound} == sound
    assert run("upgrade") == (0, "", "")


@pytest.mark.parametrize("fault", ['- id: "politiet', "- id: *politiet", "- id: politiet\n\tname: x"])
def test_an_older_file_that_is_no_yaml_is_told_and_left(run: Run, project: Path, fault: str) -> None:
    path = project / "data/actors.yaml"
    path.write_text(actors(project).replace("- id: politiet", fault), "utf-8")
    before = actors(project)
    code, _, wrong = run("upgrade")
    assert code == 1 and wrong.startswith("data/actors.yaml:") and actors(project) == before


def test_an_older_address_over_several_lines_becomes_the_first_of_a_list(run: Run, project: Path) -> None:
    path = project / "data/actors.yaml"
    flow = '  addresses: [{street: Storgata 1, postal_code: "8999", city: Fjellvik}]\n'
    block = 'street: Storgata 1  # bak kirken\n\n{0}postal_code: "8999"\n{0}city: >-\n{0}  Fjellvik\n'
    text = path.read_text("utf-8")
    assert flow in text
    now = "  addresses:\n    - " + block.format(" " * 6)
    path.write_text(text.replace(flow, "  address:\n    " + block.format(" " * 4)), "utf-8")
    code, said, wrong = run("upgrade")
    assert (code, wrong) == (0, "")
    assert said.startswith("data/actors.yaml:")
    assert path.read_text("utf-8") == text.replace(flow, now)


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        ("phone-valid-from", "2027-01-01", "valid_from: 2027-01-01"),
        ("phone-valid-until", "2027-12-31", "valid_until: 2027-12-31"),
        ("phone-busy-note", "Det er ofte opptatt.", "busy_note: Det er ofte opptatt."),
        ("phone-second-choice", "velferdskontoret", "second_choice: velferdskontoret"),
        ("phone-emergency", "nei", "is_for_emergencies: false"),
        ("phone-hours", "Mo-Fr 09:00-15:00; week 29 off", 'opening_hours: "Mo-Fr 09:00-15:00; week 29 off"'),
    ],
)
def test_what_belongs_to_a_number_is_set_and_taken_out_again(
    run: Run, project: Path, field: str, value: str, written: str
) -> None:
    name = written.partition(":")[0]
    kept = [line for line in actors(project).splitlines() if name not in line]
    assert run("actor", "set", "lykta", field, value, "--same-source")[0] == 0
    assert written in actors(project).replace("'", "")
    load_guide(project / "data")
    assert run("actor", "set", "lykta", field, "", "--same-source")[0] == 0
    assert [line for line in actors(project).splitlines() if name not in line] == kept


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("phone-valid-until", "31.12.2026", "must be a date written as 2026-11-21"),
        ("phone-second-choice", "lykta", "is no other service with a number"),
        ("phone-emergency", "kanskje", "must be true or false"),
        ("phone-hours", "Mo-Fr 09:00-15:00; uke 29 stengt", "cannot stand after the week"),
    ],
)
def test_what_cannot_belong_to_a_number_is_told_and_nothing_written(
    run: Run, project: Path, field: str, value: str, told: str
) -> None:
    before = actors(project)
    code, _, wrong = run("actor", "set", "lykta", field, value, "--same-source")
    assert code == 1 and told in wrong and actors(project) == before


@pytest.mark.parametrize(
    ("setting", "arguments"),
    [
        ("publish_unreviewed: false", ("actor", "set", "lykta", "summary", "Vi tar telefonen.")),
        ("is_resident_only: true", ("measure", "report", "1", "done", "--note", "Ferdig med alt.")),
    ],
)
def test_languages_whose_readers_do_not_get_a_text_are_not_named(
    run: Run, project: Path, setting: str, arguments: tuple[str, ...]
) -> None:
    words = (*arguments, "--source", "https://lykta.example", "--dry-run")
    assert "data/translations/ar.po" in run(*words)[1]
    path = project / "data/languages.yaml"
    name = "  name: العربية\n"
    path.write_text(path.read_text("utf-8").replace(name, f"{name}  {setting}\n"), "utf-8")
    code, said, wrong = run(*words)
    assert (code, wrong) == (0, "")
    assert "data/translations/ar.po" not in said
