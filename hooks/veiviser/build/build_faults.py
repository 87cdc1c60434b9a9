"""What went wrong in a build of the pages, as problems with a place that an editor can mend."""

import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError

from veiviser.model.message import Message, msg
from veiviser.model.others import in_known_words
from veiviser.model.problem import Problem, Problems

_TEMPLATES = "overrides"
_SETTINGS = "mkdocs.yml"
ABOUT_PAGE = re.compile(r"'(?P<page>[\w./-]+\.md)' contains (?:a|an)\b[^']*'(?P<target>[^']+)'")
"""How MkDocs begins what it says about a link in a page."""
_FILE_NAME = re.compile(r"[\w./-]+\.md")
YAML_LINE = re.compile(r"line (\d+)")
SETTING = re.compile(r"Config value '(?P<name>[^'.\[]*)")
PARSED_LINE = re.compile(r"line ([0-9]+), column")


def known_problems(error: BaseException, root: Path) -> list[Problem]:
    """What an editor can mend of ``error``; nothing where it is a fault of the program."""
    for held in (error, error.__cause__):
        if isinstance(held, Problems):
            return list(held.problems)
    overrides = (root / _TEMPLATES).resolve()
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        # Jinja2 gives the path of a comment without an end as the name.
        places.append((error.filename or error.name or "", error.lineno))
    for file, line in reversed(places):
        path = Path(file)
        if path.suffix in {".html", ".xml"} and path.resolve().is_relative_to(overrides):
            name = f"{_TEMPLATES}/{path.resolve().relative_to(overrides).as_posix()}"
            return [Problem(name, line or 1, msg("the template fails: {error}", error=in_known_words(error)))]
    return []


@contextmanager
def told_as_problems(root: Path) -> Iterator[None]:
    """Raises Problems for what an editor can mend of whatever goes wrong inside."""
    try:
        yield
    # MkDocs' own way to stop is to leave the program.
    except (Exception, SystemExit) as error:
        if problems := known_problems(error, root):
            raise Problems(problems) from error
        raise


def faulty_settings(error: BaseException) -> Problem:
    """Why ``mkdocs.yml`` cannot be read."""
    line = YAML_LINE.search(str(error))
    words = " ".join(str(error).split())
    return Problem(
        _SETTINGS, int(line[1]) if line else 1, msg("cannot be used: {error}", error=in_known_words(words))
    )


_WARNINGS = (
    (
        re.compile(
            r"contains a link '(?P<target>[^']*)', but .* does not contain an anchor '(?P<anchor>[^']*)'"
        ),
        msg("'{target}': the page has no heading with the anchor {anchor}; mend the link"),
    ),
    (
        re.compile(r"contains a link '(?P<target>[^']*)', but there is no such anchor on this page"),
        msg("'{target}': this page has no heading with that anchor; mend the link"),
    ),
    (
        re.compile(r"contains (?:a|an) [\w ]*link '(?P<target>[^']*)', but the target .* is not found"),
        msg("'{target}' leads to nothing in docs/; mend the link"),
    ),
    (
        re.compile(r"contains an (?:absolute|unrecognized relative) link '(?P<target>[^']*)'"),
        msg("'{target}' is no link that a page can have; write the file's name, as in hjelp.md"),
    ),
    (
        re.compile(r"A reference to '(?P<target>[^']*)' is included in the 'nav' configuration"),
        msg("the menu names '{target}', which is no page; mend the name"),
    ),
    (
        re.compile(r"not included in the \"nav\" configuration:\s*(?P<target>.*)", re.DOTALL),
        msg("the menu lacks {target}; add it to nav, or to not_in_nav"),
    ),
)
"""What MkDocs warns of, and the same for an editor."""


def _said(warning: str) -> Message:
    """A warning in our words where we know it, else in MkDocs' own."""
    for pattern, message in _WARNINGS:
        if found := pattern.search(warning):
            values = {name: " ".join(value.split()) for name, value in found.groupdict().items()}
            return Message.of(message.words, **values)
    return in_known_words(warning)


def problem_of_warning(warning: str, code: str, root: Path) -> Problem:
    """A warning of MkDocs, at the page and line it is about as far as it names them."""
    message = msg("{language}: {fault}", language=code, fault=_said(warning))
    found = ABOUT_PAGE.search(warning)
    page = root / "docs" / found["page"] if found else None
    if found is None or page is None or not page.is_file():
        return Problem(_SETTINGS, _line_in_menu(warning, root), message)
    lines = page.read_text(encoding="utf-8-sig").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if found["target"] in text), 1)
    return Problem(f"docs/{found['page']}", line, message)


def _line_in_menu(warning: str, root: Path) -> int:
    """The line of the settings that names what a warning is about, else that of the menu."""
    settings = root / _SETTINGS
    if not settings.is_file():
        return 1
    lines = settings.read_text(encoding="utf-8-sig").splitlines()
    endings = tuple(f" {name}" for name in _FILE_NAME.findall(warning))
    found = (at for at, line in enumerate(lines, 1) if endings and line.rstrip().endswith(endings))
    menu = (at for at, line in enumerate(lines, 1) if line.startswith("nav:"))
    return next(found, next(menu, 1))


TAKEN_FOR_TRUTH = "Expected type: <class 'str'> but received: <class 'bool'>"
"""What static-i18n says of ``locale: no``."""
_KINDS = re.compile(
    r"(?P<path>.*)Expected type: <class '(?P<wanted>str|bool)'> but received: <class '(?!list|dict)"
)
_SETTING = re.compile(r"'(\w+)': ")
LOCALE = re.compile(r"locale: *(?:no|yes|on|off|true|false)\b", re.IGNORECASE)


_WANTED: dict[str, Callable[[str], Message]] = {
    "str": lambda field: msg("'{field}' must be text; write it in quotes", field=field),
    "bool": lambda field: msg("'{field}' must be true or false", field=field),
}


def setting_problem(fault: str, text: str, name: str) -> Problem:
    """With the line of the setting, or the one that the YAML parser gives."""
    line = 1
    if setting := SETTING.match(fault):
        starts = (at for at, line in enumerate(text.split("\n"), 1) if line.startswith(f"{setting['name']}:"))
        line = next(starts, 1)
    elif found := PARSED_LINE.findall(fault):
        line = int(found[-1])
    if TAKEN_FOR_TRUTH in fault:
        written = LOCALE.search(text)
        line = text.count("\n", 0, written.start()) + 1 if written else line
        message = msg('a word such as no or yes stands for false or true here; put it in quotes: "no"')
        return Problem(name, line, message)
    if (kinds := _KINDS.match(fault)) and (named := _SETTING.findall(kinds["path"])):
        field = named[-1]
        written = re.search(rf"^[\s-]*(?:.*[{{,] *)?{field}:", text, re.MULTILINE)
        line = text.count("\n", 0, written.end()) + 1 if written else line
        return Problem(name, line, _WANTED[kinds["wanted"]](field))
    message = msg("the settings cannot be read: {fault}", fault=in_known_words(fault))
    return Problem(name, line, message)
