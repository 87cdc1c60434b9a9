"""Text that editors write: read from a file whatever it holds, and without signs that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems

LARGEST = 1_000_000
"""Bytes; a larger file is a mistake."""
NOT_UTF8 = msg("holds a character that is not UTF-8; save the file as UTF-8")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffc"
    "\U000e0100-\U000e01ef]"
)
"""What counts as printable and shows nothing."""
_SPACES = "\t\n\xa0\u2009\u202f"
"""Spaces and line ends that may stand in a text, besides the common space."""
SOFT_HYPHEN = "\u00ad"
"""Comes along from Word into pages, and is taken out there: browsers divide words themselves."""
LOST = "\ufffd"
"""What a program writes where it could not read a letter."""
_DRAWN = "\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc\uff01-\uff5e\U0001d400-\U0001d7ff"
PASSES_FOR_ANOTHER = re.compile(f"[{_DRAWN}]")
"""Letters as they are drawn beside others, which come along from PDF; of full width; of mathematics."""
MIXED = re.compile("[A-Za-z\xc0-\u024f][\u0370-\u052f]|[\u0370-\u052f][A-Za-z\xc0-\u024f]")
"""A Latin letter beside a Greek or Cyrillic one."""
_MAY_PASS = re.compile(f"[\u0370-\u052f{_DRAWN}]")
"""One of these stands in each text that holds any of the two, and is sooner found."""
JOINERS = "\u200b-\u200d"
"""Signs without width that join letters, keep them apart, or tell where a line may break."""
_JOINER = re.compile(f"[{JOINERS}]")
"""Stands in every text with one of those that are allowed, and is sooner found."""
_JOINED = "\u0620-\u065f\u066e-\u074f\u0750-\u077f\u08a0-\u08ff"
"""Letters of Arabic and Syriac script, which have other shapes beside each other."""
_CONJOINED = "\u0900-\u0dff"
"""Letters and signs of the scripts of India, Nepal and Sri Lanka."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer letters, between whose words no space stands."""
_VISIBLE = rf"[^\s{JOINERS}]"
_ALLOWED = re.compile(
    rf"(?<={_VISIBLE})\u200c(?=[{_JOINED}])|(?<=[{_JOINED}])\u200d|(?<=[{_CONJOINED}])[\u200c\u200d]"
    rf"|(?<=[{_UNSPACED}])\u200b(?={_VISIBLE})|(?<={_VISIBLE})\u200b(?=[{_UNSPACED}])"
)
"""Where such a sign belongs to the spelling."""
_WORD = re.compile(r"\S+")
TAB = msg("holds a tab; write a space instead")
TWO_VERSIONS = msg(
    "two versions of the file are mixed; keep one, and remove the lines '<<<<<<<', '=======' and '>>>>>>>'"
)
MIXED_IN = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
VERSION_NAMED = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
"""What Markdown and PO files hold by mistake alone; a line of equal signs is a heading there."""
MOST = 20
"""Faults told of one file; when they have been mended the next ones follow."""


def read_text(path: Path, name: str) -> str:
    """The text with ``\\n`` at the end of each line; ``name`` is how messages call the file.

    Raises OSError where there is no such file, and Problems where it is no sound text.
    """
    with path.open("rb") as file:
        # The size that the system tells is no measure: a device has none and never ends.
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        message = msg(
            "is larger than {largest} bytes; divide it, or restore it from the last version",
            largest=f"{LARGEST:,}",
        )
        raise Problems([Problem(name, 1, message)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problems([Problem(name, _line(content, error.start), NOT_UTF8)]) from error
    if (at := content.find(b"\0")) >= 0:
        raise Problems([Problem(name, _line(content, at), NOT_UTF8)])
    return sound_text(text, name)


def sound_text(text: str, name: str) -> str:
    """The text with ``\n`` at the end of each line. Raises Problems for characters that no file holds."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if name.endswith(".md"):
        text = text.replace(SOFT_HYPHEN, "")
    if found := VERSION_NAMED.search(text):
        raise Problems([Problem(name, text.count("\n", 0, found.start()) + 1, TWO_VERSIONS)])
    if problems := list(strange_characters(text, name)):
        raise Problems(problems)
    return text


def _line(content: bytes, at: int) -> int:
    return content[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def strange_characters(text: str, path: str) -> Iterator[Problem]:
    """The first fault of each line of a file, the tab aside."""
    # Nearly every file is sound, and to look at all its lines at once takes a fifth of the time.
    seen = text
    for space in _SPACES:
        seen = seen.replace(space, " ")
    if character_fault(seen) is None:
        return
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        if found < MOST and (fault := character_fault(line)):
            found += 1
            yield Problem(path, number, fault)


def character_fault(text: str) -> Message | None:
    """The first character that is not to stand in a text, with the remedy."""
    if text.isascii() and text.isprintable():
        return None
    if _JOINER.search(text):
        text = _ALLOWED.sub("", text)
    for at, sign in enumerate("" if text.isprintable() and not _UNSEEN.search(text) else text):
        if _is_unseen(sign):
            before = "".join(filter(str.isprintable, text[:at]))[-20:]
            return msg(
                "a sign that nobody sees, {sign}, stands after '{before}'; delete it",
                sign=_named(sign),
                before=before,
            )
    if LOST in text:
        return msg("'{word}' has lost a letter; write the word again", word=_word(text, text.index(LOST)))
    if _MAY_PASS.search(text) and (passing := PASSES_FOR_ANOTHER.search(text) or MIXED.search(text)):
        sign = max(passing[0])
        word = _word(text, passing.start())
        return msg(
            "'{word}' holds {sign}, which passes for another sign; write the word again",
            word=word,
            sign=_named(sign),
        )
    return _apart(text)


def _apart(text: str) -> Message | None:
    """Letters written as two signs that belong together as one."""
    if unicodedata.is_normalized("NFC", text):
        return None
    for found in _WORD.finditer(text):
        whole = unicodedata.normalize("NFC", found[0])
        # Arabic vowel signs may stand in either order, which changes no sign.
        if sorted(whole) != sorted(found[0]):
            return msg(
                "'{word}' has a letter that only looks right; delete the word and type it again",
                word=whole,
            )
    return None


def _is_unseen(sign: str) -> bool:
    """Controls, marks of direction, odd spaces, halves of signs, and signs that nobody has agreed on."""
    return not (sign.isprintable() or sign in _SPACES) or _UNSEEN.match(sign) is not None


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def _word(text: str, at: int) -> str:
    """The word around a place, as far as a terminal can show it."""
    found = next(found for found in _WORD.finditer(text) if found.end() > at)
    return found[0][:40]
