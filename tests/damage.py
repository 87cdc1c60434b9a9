"""Ways to damage a file, drawn by hypothesis: its text, or the values in it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """YAML that is written as it stands."""

    text: str


class Pairs(list[tuple[str, Any]]):
    """A mapping whose keys may stand twice."""


FRAGMENTS = (
    *(
        "\t",
        "  ",
        "\n",
        "\r",
        "\r\n",
        "\n\n---\n",
        "---\n",
        "...\n",
        ":",
        ": ",
        "- ",
        "? ",
        "#",
        "# ",
        ",",
        "~",
    ),
    *(
        '"',
        "'",
        "`",
        "[",
        "]",
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "|",
        ">",
        "&a ",
        "*a",
        "!",
        "!!binary ",
    ),
    *(
        "!!python/object/apply:os.system [ls]",
        "%YAML 1.1\n",
        "@",
        "%",
        "%s",
        "%(",
        "%(n)s",
        "{other_value}",
        "\\",
    ),
    *("\x00", "\x07", "\x0b", "\x0c", "\x1b[2J", "\x1c", "\x7f", "\x85", "\xa0", "\xad", "\u2028", "\u2029"),
    *(
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\ue000",
    ),
    *("\ue0000\ue000", "\ue00099\ue000", "\U000e0041", "\u0301", "a\u030a", "а", "１", "٣", "K", "ſ", "İ"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<", ">", "&#106;", "]]>"),
    *(
        "javascript:alert(1)",
        "//ond.example",
        "https://ond.example",
        "[x](javascript:y)",
        "![x](//ond.example)",
    ),
    *(
        "{: onclick=alert(1)}",
        "{{ 7*7 }}",
        "{{ figure }}",
        "{{ actor nobody }}",
        "{{ directory x }}",
        "[^1]: x\n",
    ),
    *(
        "null",
        "true",
        "1e999",
        ".nan",
        ".inf",
        "0x",
        "0o8",
        "9" * 400,
        "2026-13-45",
        "../../etc/passwd",
        "x" * 5000,
    ),
    *(
        'msgid ""\n',
        'msgstr ""\n',
        'msgstr[7] "x"\n',
        "msgctxt 7\n",
        "#, fuzzy\n",
        "#~ ",
        "#| ",
        "#: \u2068a\n",
    ),
    *('"Plural-Forms: nplurals=2; plural=n/0;\\n"\n', '"Content-Type: text/plain; charset=rot13\\n"\n'),
    *(
        "title: \n",
        "template: ../../x.html\n",
        "exit: [\n",
        "title: {a: b}\n",
        "## \n",
        "# {#}\n",
        "{#a b}\n",
    ),
)
"""Put into a file anywhere."""
STRANGE_BYTES = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xf8",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x80",
)
"""What is not UTF-8, or no text."""
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "cp037", "utf-7")
VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        10**400,
        2**63,
        "",
        " ",
        "\n",
        "no",
        "x" * 5000,
        "Ø",
        "e\u0301",
        "\u202e",
        "\x00",
    ),
    *(
        "٣",
        "１２",
        "1e5",
        "2026-02-30",
        "2026-11-21T10:00",
        "javascript:alert(1)",
        "//x",
        "https://а.example",
        "../x",
    ),
    *(
        "{x}",
        "{other_value}",
        "%(x)s",
        "=1+1",
        "{",
        "}",
        "\ue0000\ue000",
        "\ud800",
        "<b>",
        "a,b,,c",
        ",",
        "-",
        "--",
    ),
    *(
        [],
        {},
        [[]],
        [None],
        [{}],
        {"": ""},
        {"id": {}},
        {"document": {"document": ["x"]}},
        [["a"], {"b": [1]}],
    ),
    *(Raw("*a"), Raw("&a [*a]"), Raw("!!python/name:os.system x"), Raw("!!set {a, b}"), Raw("!!binary aGVp")),
    *(
        Raw("!x y"),
        Raw(".inf"),
        Raw(".nan"),
        Raw("0x1F"),
        Raw("0o17"),
        Raw("1_0"),
        Raw("2026-11-21"),
        Raw("~"),
    ),
    *(
        Raw("? [a]\n: b"),
        Raw("{<<: {a: b}}"),
        Raw("[" * 60 + "]" * 60),
        Raw("[" * 900),
        Raw("'"),
        Raw("|\n  x"),
    ),
)
"""Put in the place of any value."""
MOST = 3
"""Damages done to one file at a time."""


@st.composite
def damaged_text(draw: st.DrawFn, text: str) -> bytes:
    """The text with some damages, as bytes."""
    for _ in range(draw(st.integers(1, MOST))):
        text = draw(st.sampled_from(TEXT_DAMAGES))(draw, text)
    content = text.encode("utf-8", "surrogatepass")
    match draw(st.integers(0, 11)):
        case 0:
            encoding = draw(st.sampled_from(ENCODINGS))
            content = content.decode("utf-8", "replace").encode(encoding, "replace")
        case 1:
            at = draw(st.integers(0, len(content)))
            content = content[:at] + draw(st.sampled_from(STRANGE_BYTES)) + content[at:]
        case 2:
            content = content.replace(b"\n", draw(st.sampled_from((b"\r\n", b"\r", b"\n\r"))))
    return content


@st.composite
def damaged_data(draw: st.DrawFn, value: Any) -> bytes:
    """A data file's values with some damages, written as YAML."""
    for _ in range(draw(st.integers(1, MOST))):
        place = draw(st.sampled_from(list(places(value))))
        value = changed(value, place, draw(st.sampled_from(DATA_DAMAGES))(draw, value))
    return written(value).encode("utf-8", "surrogatepass")


def _insert(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(FRAGMENTS)) + text[at:]


def _replace(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(FRAGMENTS)) + text[at + draw(st.integers(1, 20)) :]


def _cut(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + text[at + draw(st.integers(1, 200)) :]


def _cut_short(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


def _any_character(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.characters()) + text[at + draw(st.integers(0, 1)) :]


def _on_lines(change: Callable[[st.DrawFn, list[str], int], None]) -> Callable[[st.DrawFn, str], str]:
    def changed(draw: st.DrawFn, text: str) -> str:
        lines = text.split("\n")
        change(draw, lines, draw(st.integers(0, len(lines) - 1)))
        return "\n".join(lines)

    return changed


def _drop_line(draw: st.DrawFn, lines: list[str], at: int) -> None:
    del lines[at]


def _repeat_line(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines.insert(draw(st.integers(0, len(lines))), lines[at])


def _swap_lines(draw: st.DrawFn, lines: list[str], at: int) -> None:
    other = draw(st.integers(0, len(lines) - 1))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines[at] = draw(st.sampled_from((" ", "  ", "    ", "\t", "\xa0", "- "))) + lines[at]


def _dedent(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines[at] = lines[at].lstrip(" -")


def _lose_quotes(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines[at] = lines[at].replace(draw(st.sampled_from(('"', "'", ":", "#"))), "")


TEXT_DAMAGES = (
    _insert,
    _insert,
    _replace,
    _cut,
    _cut_short,
    _any_character,
    *map(_on_lines, (_drop_line, _repeat_line, _swap_lines, _indent, _dedent, _lose_quotes)),
)

Change = Callable[[Any], Any]
"""Takes the value at a place, and gives what stands there afterwards; ``GONE`` for nothing."""
GONE = object()


def _other_value(draw: st.DrawFn, whole: Any) -> Change:
    value = draw(st.sampled_from(VALUES))
    return lambda held: value


def _value_from_elsewhere(draw: st.DrawFn, whole: Any) -> Change:
    value = at(whole, draw(st.sampled_from(list(places(whole)))))
    return lambda held: value


def _remove(draw: st.DrawFn, whole: Any) -> Change:
    return lambda held: GONE


def _wrap(draw: st.DrawFn, whole: Any) -> Change:
    around = draw(st.sampled_from(("list", "mapping", "text")))
    return {
        "list": lambda held: [held],
        "mapping": lambda held: {"id": held},
        "text": lambda held: json.dumps(held, ensure_ascii=False, default=str),
    }[around]


def _repeat_key(draw: st.DrawFn, whole: Any) -> Change:
    which, new = draw(st.integers(0, 30)), draw(st.sampled_from((None, "id", "x", "Id", "i\u0301d")))

    def repeat(held: Any) -> Any:
        if not isinstance(held, dict | Pairs) or not held:
            return [held, held]
        pairs = Pairs(held.items() if isinstance(held, dict) else held)
        key, value = pairs[which % len(pairs)]
        return Pairs([*pairs, (new or key, value)])

    return repeat


def _rename_key(draw: st.DrawFn, whole: Any) -> Change:
    which, new = (
        draw(st.integers(0, 30)),
        draw(st.sampled_from(("ID", "idd", "", "nаme", "id ", "\u200bid", "of"))),
    )

    def rename(held: Any) -> Any:
        if not isinstance(held, dict | Pairs) or not held:
            return str(held)
        pairs = Pairs(held.items() if isinstance(held, dict) else held)
        pairs[which % len(pairs)] = (new, pairs[which % len(pairs)][1])
        return pairs

    return rename


def _disturb(draw: st.DrawFn, whole: Any) -> Change:
    fragment, where = draw(st.sampled_from(FRAGMENTS)), draw(st.integers(0, 40))
    return lambda held: f"{str(held)[:where]}{fragment}{str(held)[where:]}"


DATA_DAMAGES = (
    _other_value,
    _other_value,
    _value_from_elsewhere,
    _remove,
    _wrap,
    _repeat_key,
    _rename_key,
    _disturb,
    _disturb,
)


def children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(entry[1] for entry in value) if isinstance(value, Pairs) else enumerate(value)


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    yield place
    for key, held in children(value):
        yield from places(held, (*place, key))


def at(value: Any, place: Place) -> Any:
    for part in place:
        value = dict(children(value))[part]
    return value


def changed(value: Any, place: Place, change: Change) -> Any:
    """A copy of ``value`` in which a place has been changed."""
    if not place:
        new = change(value)
        return None if new is GONE else new
    key, *rest = place
    new = (
        change(dict(children(value))[key])
        if not rest
        else changed(dict(children(value))[key], tuple(rest), change)
    )
    if isinstance(value, dict):
        return {
            name: new if name == key else held
            for name, held in value.items()
            if name != key or new is not GONE
        }
    kept = [(index, held) for index, held in enumerate(value) if index != key or new is not GONE]
    if isinstance(value, Pairs):
        return Pairs((name, new if index == key else held) for index, (name, held) in kept)
    return [new if index == key else held for index, held in kept]


def written(value: Any, indent: str = "") -> str:
    """As YAML, one value on a line."""
    deeper = indent + " "
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, dict | Pairs):
        pairs = value.items() if isinstance(value, dict) else value
        inside = [f"{json.dumps(key, ensure_ascii=False)}: {written(held, deeper)}" for key, held in pairs]
        return "{\n" + ",\n".join(deeper + line for line in inside) + "\n" + indent + "}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + written(held, deeper) for held in value) + "\n" + indent + "]"
    return json.dumps(value, ensure_ascii=False)
