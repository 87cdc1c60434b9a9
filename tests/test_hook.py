"""The hook translates MkDocs' events, and nothing more."""

import ast
import tokenize
import tomllib
from collections.abc import Iterator
from io import StringIO

from project import ROOT

HOOK = ROOT / "hooks/mkdocs_events.py"
MOST_LINES = 60
NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def lines_of_code(source: str) -> set[int]:
    """Lines that hold more than a comment or a docstring."""
    tokens = tokenize.generate_tokens(StringIO(source).readline)
    lines = {line for token in tokens if token.type not in NOT_CODE for line in span(token)}
    words = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Expr))
    return lines - {line for node in words if isinstance(node.value, ast.Constant) for line in between(node)}


def span(token: tokenize.TokenInfo) -> range:
    return range(token.start[0], token.end[0] + 1)


def between(node: ast.Expr) -> Iterator[int]:
    yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def test_the_hook_is_short() -> None:
    assert len(lines_of_code(HOOK.read_text("utf-8"))) <= MOST_LINES


def test_lines_are_counted_without_words_about_them() -> None:
    source = '"""Two\nlines."""\n\n# One\nx = (\n    1,\n)\n\ndef f():\n    """One."""\n    return x  # two\n'
    assert lines_of_code(source) == {5, 6, 7, 9, 11}


def test_the_types_of_the_hook_are_checked() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert mypy["strict"] is True
    assert "hooks/mkdocs_events.py" in mypy["files"]
