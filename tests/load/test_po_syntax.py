"""A PO file is read as strictly as gettext reads it, and each fault is told with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from veiviser.load.po_file import read_catalog
from veiviser.model.problem import Problems

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
STRING = 'a string begins and ends with "'
STRAY = "a line begins with #, with msgctxt, msgid, msgid_plural or msgstr, or with a quotation mark"
PLACE = "'{}' stands where it does not belong; an entry is msgctxt where it has one, then msgid, then msgstr"
FORM = "'{}' stands where it does not belong; below msgid_plural stand msgstr[0], msgstr[1] and so on"
COMMENT = "a comment stands within an entry; move it above the entry"
ESCAPE = "'\\{}' means nothing here; write the letter itself, or \\\\ for a backslash"
LACKS = "the entry has no {}; write it, or take the entry out"
COUNTED = 'msgid "%(n)s side"\nmsgid_plural "%(n)s sider"\n'
FAULTS = {
    "no quotation mark before": ('msgid "a"\nmsgstr b"\n', 6, STRING),
    "no quotation marks": ('msgid "a"\nmsgstr bcd\n', 6, STRING),
    "no quotation mark after the words of the source": ('msgid "a\nmsgstr "b"\n', 5, STRING),
    "no quotation mark after the place": ('msgctxt "a\nmsgid "a"\nmsgstr "b"\n', 5, STRING),
    "other quotation marks": ('msgid "a"\nmsgstr “b”\n', 6, STRING),
    "one quotation mark": ("msgid \"a\"\nmsgstr 'b'\n", 6, STRING),
    "words after the text": ('msgid "a"\nmsgstr "b" c\n', 6, STRING),
    "nothing after the keyword": ('msgid "a"\nmsgstr\n', 6, STRING),
    "a colon after the keyword": ('msgid "a"\nmsgstr: "b"\n', 6, STRING),
    "words alone": ('msgid "a"\nmsgstr "b"\nhei\n', 7, STRAY),
    "words within": ('msgid "a"\nhei\nmsgstr "b"\n', 6, STRAY),
    "a misspelt keyword": ('msgid "a"\nmgstr "b"\n', 6, f"{STRAY}; did you mean 'msgstr'?"),
    "a large keyword": ('MSGID "a"\nmsgstr "b"\n', 5, STRAY),
    "a number of other letters": (f'{COUNTED}msgstr[٠] "a"\n', 7, STRAY),
    "a form without a number": (f'{COUNTED}msgstr[ "a"\n', 7, STRAY),
    "an escape that Babel keeps": ('msgid "a"\nmsgstr "b\\q"\n', 6, ESCAPE.format("q")),
    "an escape by number": ('msgid "a"\nmsgstr "\\x41"\n', 6, ESCAPE.format("x")),
    "the source twice": ('msgid "a"\nmsgid "a"\nmsgstr "b"\n', 6, PLACE.format("msgid")),
    "the translation twice": ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 7, PLACE.format("msgstr")),
    "two places": ('msgctxt "x"\nmsgctxt "y"\nmsgid "a"\nmsgstr "b"\n', 6, PLACE.format("msgctxt")),
    "a place after the source": ('msgid "a"\nmsgctxt "x"\nmsgstr "b"\n', 6, PLACE.format("msgctxt")),
    "no source": ('# about b\nmsgstr "b"\n', 6, PLACE.format("msgstr")),
    "a text alone": ('msgid "a"\nmsgstr "b"\n\n# c\n"c"\n', 9, COMMENT),
    "no translation": (
        'msgid "a"\n\n# about b\nmsgid "b"\nmsgstr "c"\n',
        5,
        LACKS.format("msgstr"),
    ),
    "a place alone": (
        'msgctxt "a"\n\n# b\nmsgctxt "a"\nmsgid "b"\nmsgstr "c"\n',
        5,
        LACKS.format("msgid"),
    ),
    "an end too early": ('msgctxt "a"\nmsgid "b"\n', 5, LACKS.format("msgstr")),
    "a comment within": ('msgctxt "a"\n# b\nmsgid "b"\nmsgstr "c"\n', 7, COMMENT),
    "a comment within a text": ('msgid "b"\nmsgstr ""\n# c\n"c"\n', 8, COMMENT),
    "former words within": ('msgid "b"\n#| msgid "c"\nmsgstr "d"\n', 7, COMMENT),
    "former words without an end": ('#| msgid "c\nmsgid "b"\nmsgstr "d"\n', 5, STRING),
    "an old string without an end": ('#~ msgid "b\n#~ msgstr "c"\n', 5, STRING),
    "an old string with words": ("#~ hei\n", 5, STRAY),
    "half an old string": ('#~ msgid "b"\nmsgstr "c"\n', 6, PLACE.format("msgstr")),
    "forms of one string": ('msgid "a"\nmsgstr[0] "b"\n', 6, FORM.format("msgstr[0]")),
    "no number on a form": (f'{COUNTED}msgstr "a"\n', 7, PLACE.format("msgstr")),
    "a form twice": (f'{COUNTED}msgstr[0] "a"\nmsgstr[0] "b"\n', 8, FORM.format("msgstr[0]")),
    "forms in another order": (f'{COUNTED}msgstr[1] "a"\nmsgstr[0] "b"\n', 7, FORM.format("msgstr[1]")),
    "a form left out": (f'{COUNTED}msgstr[0] "a"\nmsgstr[2] "b"\n', 8, FORM.format("msgstr[2]")),
    "a form too many": (
        f'{COUNTED}msgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n',
        9,
        "'msgstr[2]' is one too many; the language counts in 2 forms, from msgstr[0]",
    ),
}
VERSIONS = ("<<<<<<< HEAD", "=======", ">>>>>>> x", "||||||| 1a2b3c")

Told = Callable[[str], list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What is told of a file, each with its line; nothing of a sound one."""

    def problems(text: str) -> list[str]:
        path = tmp_path / "en.po"
        path.write_text(text, "utf-8")
        try:
            read_catalog(path)
        except Problems as error:
            return [f"{problem.line}: {problem.message}" for problem in error.problems]
        return []

    return problems


@pytest.mark.parametrize("name", FAULTS)
def test_what_gettext_refuses_is_told_with_its_line(told: Told, name: str) -> None:
    entries, line, words = FAULTS[name]
    (problem,) = told(HEADER + entries)
    assert problem.startswith(f"{line}: is not a PO file: {words}")


def test_every_fault_is_told_at_once_and_none_twice(told: Told) -> None:
    entries = (
        'msgid "a"\nmsgstr b\n"c"\n\nmsgid "d"\nmsgstr "e"\n\nhei\nmsgid "f"\nmsgstr "g"\n\nmsgstr "h"\n'
    )
    assert [problem.partition(":")[0] for problem in told(HEADER + entries)] == ["6", "12", "16"]


@pytest.mark.parametrize("line", VERSIONS)
def test_each_line_that_mixed_versions_leave_is_told(told: Told, line: str) -> None:
    (problem,) = told(f'{HEADER}msgid "a"\n{line}\nmsgstr "b"\n')
    assert problem.startswith("6: two versions of the file are mixed; keep one")


@pytest.mark.parametrize(
    "entries",
    [
        'msgid\t"a"\nmsgstr\t"b"\n',
        'msgid"a"\nmsgstr"b"\n',
        '  msgid "a"\n  msgstr "b"\n',
        'msgid "a"\n\nmsgstr "b"\n',
        '#~ msgid "g"\n#~ msgstr "h"\nmsgid "a"\nmsgstr "b"\n',
        '#~| msgid ""\n#~| "f"\n#~ msgid "g"\n#~ msgstr "h"\n\nmsgid "a"\nmsgstr "b"',
        '#~msgid "a"\n#~msgstr "h"\n\nmsgid "a"\nmsgstr ""\n"b"\n',
        '#tekst\n#, fuzzy\n#| msgid ""\n#| "f"\nmsgid "a"\nmsgstr "b"\n',
    ],
)
def test_what_gettext_reads_is_read(told: Told, tmp_path: Path, entries: str) -> None:
    assert told(HEADER + entries) == []
    assert read_catalog(tmp_path / "en.po").get("a").string == "b"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ('"Language: en"\n"X: y\\n"\n', 3),
        ('"Language en\\n"\n', 3),
        ('"Language: en\\n"\n"X: y"\n', 4),
    ],
)
def test_a_line_of_the_header_that_is_no_field_is_told(told: Told, fields: str, line: int) -> None:
    """Babel would take two for one, and the first without a colon for the end."""
    (problem,) = told(f'msgid ""\nmsgstr ""\n{fields}')
    assert problem == f'{line}: a line of the header is written "Name: value\\n"; put in what it lacks'


def test_a_field_of_the_header_may_run_over_lines(told: Told) -> None:
    assert told('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; "\n"plural=(n != 1);\\n"\n') == []


def test_a_fault_of_the_rule_for_counted_strings_is_told_at_that_rule(told: Told) -> None:
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Plural-Forms: {}\\n"\n\n'
    entries = f'{COUNTED}msgstr[0] "a"\nmsgstr[1] "b"\n'
    (problem,) = told(header.format("nplurals=1; plural=0;") + entries)
    assert problem.startswith("4: the rule for counted strings is not that of CLDR; write: Plural-Forms: npl")
    (problem,) = told(header.format("nplurals=2; plural=exit(1);") + entries)
    assert problem.startswith("4: is not a PO file: ")
