"""Reads and writes PO files: strict where Babel passes faults over, and with the old words it leaves out."""

import re
from collections.abc import Iterator, Sequence
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import PoFileError, denormalize, normalize, read_po, write_po

from veiviser.files import as_stored, write_durably
from veiviser.load.plurals import COUNTED, plural_rule
from veiviser.load.po_syntax import faulty_lines, in_usual_spacing
from veiviser.load.text_file import read_text
from veiviser.model.message import Message, msg
from veiviser.model.others import in_known_words
from veiviser.model.problem import Problem, Problems, reason

_JOINED = re.compile(r'"\s*\n\s*"')
"""Where a long string goes on on the next line."""
_ENDLESS = re.compile(r"nplurals\W*[0-9]{2}", re.IGNORECASE)
"""More forms of counted strings than any language has; Babel would make room for all of them."""
_OWN_ERRORS = (AttributeError, AssertionError, TypeError, RecursionError)
_UTF8 = {"utf-8", "utf8"}
_OLD_OF_GONE = "#~|"
"""Starts the former words of a string that is no longer used, which Babel does not know."""
_FORMER_LINES = re.compile(r"(?:^#\|.*\n)+", re.MULTILINE)
_FORMER = "|"
"""Starts the former words of a string; Babel takes them for a comment."""
_BRACES = "python-brace-format"
"""The flag that Babel gives each string with a place like ``{language}``."""


def read_catalog(path: Path, name: str | None = None) -> Catalog:
    """Raises Problems where the file is missing or is not a PO file; ``name`` is how they call it.

    The language is that of the file's name, and its rule for counted strings is that of CLDR.
    """
    name = name or str(path)
    try:
        text = read_text(path, name)
    except OSError as error:
        missing = msg(
            "cannot be opened ({reason}); make it with 'veiviser translations'", reason=reason(error)
        )
        raise Problems([Problem(name, 1, missing)]) from error
    return parse_catalog(text, path.stem, name)


def parse_catalog(text: str, code: str, name: str) -> Catalog:
    """The same for a text in the language ``code``."""
    if problems := list(faulty_lines(text, name, plural_rule(code)[0])):
        raise Problems(problems)
    lines = _Lines(text)
    try:
        if _ENDLESS.search(_JOINED.sub("", text)):
            raise ValueError("nplurals")
        catalog = read_po(lines, locale=code, abort_invalid=True)
        _try_plurals(catalog)
        for entry in catalog:
            _find_former_words(entry)
    # Babel meets much of what is not a PO file with errors of its own code.
    except (PoFileError, ValueError, LookupError, ArithmeticError, *_OWN_ERRORS) as error:
        message, at = msg("is not a PO file: {fault}", fault=in_known_words(error)), lines.number
        if "num_plurals" in str(error):
            message = _rule_of_cldr(code)
        # A fault that shows before the first line, or after the last, is one of the rule for counted strings.
        if "num_plurals" in str(error) or not lines.is_reading:
            at = _line_of(text, "Plural-Forms")
        raise Problems([Problem(name, at, message)]) from error
    if problems := list(_faulty_header(catalog, text, code, name)):
        raise Problems(problems)
    _count_as_cldr(catalog, code)
    return catalog


def catalog_of(code: str) -> Catalog:
    """An empty catalogue, with the plural rule of CLDR."""
    catalog = Catalog(
        locale=code,
        fuzzy=False,
        charset="utf-8",
        project="Veiviser",
        version="1",
        **dict.fromkeys(("msgid_bugs_address", "last_translator", "language_team"), ""),
        header_comment=f"# Short strings of the site: {code}.",
    )
    _count_as_cldr(catalog, code)
    return catalog


def store_catalog(path: Path, catalog: Catalog) -> None:
    """Writes a catalogue with the line ends that its file has had."""
    before = path.read_bytes() if path.exists() else b""
    write_durably(path, as_stored(written_catalog(catalog).decode(), before))


def written_catalog(catalog: Catalog) -> bytes:
    """As it is kept; strings that are no longer used stand at the end."""
    for entry in catalog:
        # A language may say "I speak Polish" as a sentence of its own: gettext must not ask for its place.
        if entry.string and "{" not in str(entry.string):
            entry.flags.discard(_BRACES)
    file = BytesIO()
    write_po(file, catalog, width=100, include_lineno=False, include_previous=True)
    former = iter([entry.previous_id for entry in catalog if entry.previous_id])
    # Babel wraps former words as it wraps comments, so that no other tool reads them where they are long.
    return _FORMER_LINES.sub(lambda _: _former_lines(next(former)), file.getvalue().decode()).encode()


def _former_lines(former: Sequence[str]) -> str:
    named = zip(("msgid", "msgid_plural"), former, strict=False)
    lines = (line for name, words in named for line in f"{name} {normalize(words, width=100)}".split("\n"))
    return "".join(f"#| {line}\n" for line in lines)


class _Lines:
    """The lines of a file, and how many have been read."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.number = 0

    @property
    def is_reading(self) -> bool:
        return 0 < self.number < len(self.lines)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.number == len(self.lines):
            raise StopIteration
        line = self.lines[self.number]
        self.number += 1
        return "#" if line.lstrip().startswith(_OLD_OF_GONE) else in_usual_spacing(line)


def _faulty_header(catalog: Catalog, text: str, code: str, name: str) -> Iterator[Problem]:
    if (held := catalog.charset).lower() not in _UTF8:
        message = msg(
            "the charset must be utf-8, not '{charset}'; mend the line 'Content-Type'", charset=held
        )
        yield Problem(name, 1, message)
    stated = catalog.locale_identifier or code
    if re.split(r"[_\-@.]", stated)[0].lower() != code:
        message = msg(
            "the header says that this is '{stated}', and the file's name says '{code}'; has the text of "
            "another language come here? Mend the line 'Language'",
            stated=stated,
            code=code,
        )
        yield Problem(name, _line_of(text, "Language:"), message)
    form, wanted = c2py(catalog.plural_expr), c2py(plural_rule(code)[1])
    if "Plural-Forms" in text and any(form(number) != wanted(number) for number in COUNTED):
        yield Problem(name, _line_of(text, "Plural-Forms"), _rule_of_cldr(code))


def _rule_of_cldr(code: str) -> Message:
    count, expression = plural_rule(code)
    return msg(
        "the rule for counted strings is not that of CLDR; write: Plural-Forms: nplurals={count}; "
        "plural={expression};",
        count=count,
        expression=expression,
    )


def _count_as_cldr(catalog: Catalog, code: str) -> None:
    count, expression = plural_rule(code)
    catalog.mime_headers = [("Plural-Forms", f"nplurals={count}; plural={expression};")]


def _line_of(text: str, field: str) -> int:
    """Line of a field of the header; the first where it has none."""
    return text.count("\n", 0, max(text.find(f'"{field}'), 0)) + 1


def _try_plurals(catalog: Catalog) -> None:
    """Raises ValueError or ArithmeticError where the rule for counted strings gives no form."""
    form = c2py(catalog.plural_expr)
    for number in COUNTED:
        if not 0 <= form(number) < catalog.num_plurals:
            raise ValueError(f"plural={catalog.plural_expr}")


def _find_former_words(message: Entry) -> None:
    """Takes the former words of an entry out of its comments."""
    former: dict[str, list[str]] = {}
    keyword = ""
    for comment in message.user_comments:
        if comment.startswith(_FORMER) and '"' in comment:
            named, _, string = comment.removeprefix(_FORMER).partition('"')
            keyword = named.strip() or keyword
            former.setdefault(keyword, []).append(f'"{string}')
    message.user_comments = [held for held in message.user_comments if not held.startswith(_FORMER)]
    message.previous_id = [
        denormalize("\n".join(former[keyword])) for keyword in ("msgid", "msgid_plural") if keyword in former
    ]
