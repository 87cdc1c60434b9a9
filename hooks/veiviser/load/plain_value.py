"""What YAML 1.2 takes a word without quotes for; to 1.1 ``no`` is a truth and 12:30 a number."""

import re

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEAN = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INTEGER = re.compile(r"[-+]?(?:0b[0-1_]+|0o?[0-7_]+|[0-9_]+|0x[0-9a-fA-F_]+)")


class AsWritten(int):
    """A number that was not written as it is counted, as telephone numbers are: +47…, 00, 0x70."""

    text: str

    def __str__(self) -> str:
        return self.text


def plain_value(text: str) -> str | int | bool | None:
    """The value that a word stands for; the word itself where it is only text."""
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if _INTEGER.fullmatch(text):
        try:
            number = AsWritten(text.replace("_", ""), 0)
            number.text = text
            return number if repr(number) != text else int(number)
        # Also a number of so many digits that Python writes none of them.
        except ValueError:
            pass
    return text.strip()
