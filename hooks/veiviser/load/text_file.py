"""Reads one text file that editors change, whatever it holds."""

from pathlib import Path

from veiviser.load.characters import strange_characters
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems

LARGEST = 1_000_000
"""Bytes; a larger file is a mistake."""
NOT_UTF8 = msg("holds a character that is not UTF-8; save the file as UTF-8")


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
    if problems := list(strange_characters(text, name)):
        raise Problems(problems)
    return text


def _line(content: bytes, at: int) -> int:
    return content[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
