"""What prose may hold besides words: links that show where they lead, a few plain tags, markers and anchors.

Markdown lets HTML and attributes through as they are. Prose must not be able to run a script, to load
something from elsewhere, or to pass for a part of the site that it is not.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from veiviser.load.front_matter import FRONT_MATTER
from veiviser.load.markers import brace_faults
from veiviser.load.text_file import TAB
from veiviser.load.web_address import address_fault
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem

TAG_START = re.compile(r"<[A-Za-z/!?]")
TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>a|abbr|b|bdi|br|dfn|em|i|p|q|span|strong|sub|sup)"""
    r"""(?P<attributes>(?: [a-z]+="[^"<>]*")*) ?/?>"""
)
_EMPTY = "br"
"""The tag that has no end."""
ATTRIBUTE = re.compile(r'(?P<name>[a-z]+)="(?P<value>[^"]*)"')
ATTRIBUTES = {"dir", "href", "hreflang", "lang", "title"}
AUTOMATIC_LINK = re.compile(r"<(?P<address>(?:https?://|tel:|sms:)[^<>\s]*)>")
_MAILBOX = re.compile(r"[A-Za-z0-9._+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
AUTOMATIC_MAIL = re.compile(rf"<{_MAILBOX.pattern}>")
_MAIL_WITH_SCHEME = re.compile(rf"<mailto:({_MAILBOX.pattern})>", re.IGNORECASE)
_CALLS = re.compile(r"(?:tel|sms|callto):", re.IGNORECASE)
LINK_START = re.compile(r"\]\(")
_LINK = re.compile(r"""\]\((?P<address>(?:[^\s()<>]|\([^\s()<>]*\))+)(?: "[^"<>]*")?\)""")
"""Brackets in an address stand in pairs, as in many of Wikipedia's."""
_FILE_NAME = re.compile(r"\]\((?P<name>[^()<>:]*\.\w+)\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
PICTURE = "!["
_WITHOUT_WORDS = re.compile(r"!\[\s*\]\((?P<address>[^)]*)\)")
_HEADING = re.compile(r"(#{1,6}) +\S")
_UNSPACED_HEADING = re.compile(r"#{1,6}(?=[^#\s])")
"""Makes a heading too."""
_ROW = re.compile(r" {0,3}\|.*\|")
_BELOW_HEADINGS = re.compile(r"(?=.*-) {0,3}\|?(?: *:?-+:? *\|)*(?: *:?-+:? *)?")
DEFINITION = "]:"
INSIDE = re.compile(r"(?:(?:\.\.?/)*[A-Za-z0-9_][A-Za-z0-9_./-]*)?(?:#[A-Za-z0-9_-]+)?")
"""A page or file of the site itself."""


def unsafe_prose(markdown: str, path: str) -> Iterator[Problem]:
    """Everything in a page that is more than words and is not allowed."""
    lines = markdown.split("\n")
    for number, line in enumerate(lines, 1):
        for message in _faults(line):
            yield Problem(path, number, message)
    for number, message in _unpaired(lines):
        yield Problem(path, number, message)
    front = FRONT_MATTER.match(markdown)
    for number, message in _misshapen(lines, markdown.count("\n", 0, front.end()) if front else 0):
        yield Problem(path, number, message)


def _unpaired(lines: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """Tags without the other of their pair in the same paragraph, with their lines from 1.

    Browsers let bold words and links go on to the end of the page.
    """
    begun: list[tuple[str, int]] = []
    for number, line in enumerate([*lines, ""], 1):
        for tag in TAG.finditer(line):
            if not tag["end"]:
                begun += [(tag["name"], number)] if tag["name"] != _EMPTY else []
            elif begun and begun[-1][0] == tag["name"]:
                begun.pop()
            else:
                yield number, msg("{tag} ends nothing that begins right before it; remove it", tag=tag[0])
        if not line.strip():
            for name, start in begun:
                yield start, msg("<{name}> has no end; write </{name}> in the same paragraph", name=name)
            begun.clear()


def _misshapen(lines: Sequence[str], start: int) -> Iterator[tuple[int, Message]]:
    """Headings and tables that do not fit what stands above or below them, with their lines from 1."""
    before, levels = "", [0]
    for number, line in enumerate(lines[start:], start + 1):
        heading = _HEADING.match(line)
        if heading:
            level, deepest = len(heading[1]), max(levels[-1], 1) + 1
            if level == 1 and 1 in levels:
                yield number, msg("a page has one main heading; write '## ' here")
            elif level > deepest:
                words = {"before": "#" * (deepest - 1), "mark": "#" * deepest}
                yield number, msg("no heading between '{before}' and this one; write '{mark} ' here", **words)
            levels.append(level)
        elif unspaced := _UNSPACED_HEADING.match(line):
            words = {"mark": unspaced[0]}
            yield (
                number,
                msg("'{mark}' makes a heading here; write '{mark} ', or '\\{mark}' for the sign", **words),
            )
        is_first_row = _ROW.match(line) and not _ROW.match(before)
        below = lines[number] if number < len(lines) else ""
        if is_first_row and not _BELOW_HEADINGS.fullmatch(below):
            columns = line.strip().strip("|").count("|") + 1
            row = "|---" * columns + "|"
            yield number, msg("a table has a line below its first: write {line} there", line=row)
        before = line


def _faults(line: str) -> Iterator[Message]:
    if "\t" in line:
        yield TAB
    yield from _tag_faults(line)
    yield from _link_faults(line)
    yield from brace_faults(line)


def _tag_faults(line: str) -> Iterator[Message]:
    for start in TAG_START.finditer(line):
        tag, link = TAG.match(line, start.start()), AUTOMATIC_LINK.match(line, start.start())
        if AUTOMATIC_MAIL.match(line, start.start()):
            continue
        if link:
            yield from _address_faults(link["address"])
        elif mail := _MAIL_WITH_SCHEME.match(line, start.start()):
            yield msg("write the e-mail address alone: <{name}>", name=mail[1])
        elif tag is None:
            shown = re.match(r"<[^\s>]*", line[start.start() :])
            yield msg(
                "'{tag}' is HTML that a page cannot hold; write it as Markdown",
                tag=shown[0] if shown else "<",
            )
        else:
            for found in ATTRIBUTE.finditer(tag["attributes"]):
                if found["name"] not in ATTRIBUTES:
                    yield msg("a tag here cannot have '{name}'; remove it", name=found["name"])
                elif found["name"] == "href":
                    yield from _address_faults(found["value"])


def _link_faults(line: str) -> Iterator[Message]:
    has_picture = PICTURE in line
    for shown in _WITHOUT_WORDS.finditer(line):
        words = {"address": shown["address"]}
        yield msg("say what the picture shows, for those who cannot see it: ![words]({address})", **words)
    for start in LINK_START.finditer(line):
        found = _LINK.match(line, start.start())
        named = _FILE_NAME.match(line, start.start())
        if named and _MAILBOX.fullmatch(named["name"]):
            yield msg("'{name}' is an e-mail address; write mailto:{name}", name=named["name"])
        elif named and not INSIDE.fullmatch(named["name"]):
            yield msg("'{name}': file names have a-z, 0-9 and hyphens; rename the file", name=named["name"])
        elif found is None:
            yield msg(
                "the link has no plain address; write [words](page.md) or [words](https://…) on one line"
            )
        elif has_picture and not INSIDE.fullmatch(found["address"]):
            yield msg(
                "'{address}': a picture lies in docs/, and no link out stands beside it",
                address=found["address"],
            )
        else:
            yield from _address_faults(found["address"])
    if _FOOTNOTE.search(line):
        yield msg("a page has no footnotes; write the source in the sentence, as a link")
    elif DEFINITION in line:
        yield msg("write the address in the link itself, [words](page.md), and remove ']:'")


def _address_faults(address: str) -> Iterator[Message]:
    if address.startswith("mailto:") and _MAILBOX.fullmatch(address.removeprefix("mailto:")):
        return
    if _CALLS.match(address):
        yield msg(
            "'{address}' would stay when the number changes; write {{{{ number id }}}}", address=address
        )
    elif unescape(address) != address:
        yield msg("the link '{address}' hides a sign; write it as it is", address=address)
    elif not INSIDE.fullmatch(address) and (fault := address_fault(address, may_be_http=True)):
        yield msg("the link '{address}' {fault}", address=address, fault=fault)
