"""The messages in our own code, as they are written there."""

import ast
from collections.abc import Iterator

from jinja2 import Environment, nodes

MARKS = ("msg", "say")
"""Functions and methods whose first argument is a message in English."""


def messages_of(source: str) -> Iterator[str]:
    """The English words of each message in a module's text, in its order."""
    for call in marked_calls(source):
        match call.args:
            case [ast.Constant(value=str(words)), *_]:
                yield words


def hidden_messages_of(source: str) -> Iterator[int]:
    """The lines where a message is not written out, so that nobody could find and translate it."""
    for call in marked_calls(source):
        match call.args:
            case [ast.Constant(value=str()), *_]:
                pass
            case _:
                yield call.lineno


def marked_calls(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name) if name in MARKS:
                    yield node


def messages_of_template(source: str) -> Iterator[str]:
    """The English words of each message in a template, in its order."""
    parsed = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    for call in parsed.find_all(nodes.Call):
        match call:
            case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const(value=str(words)), *_]) if (
                name in MARKS
            ):
                yield words


def argparse_words_of(source: str) -> Iterator[str]:
    """What argparse says, by the text of its module."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="_" | "ngettext")):
                yield from (part.value for part in node.args if isinstance(part, ast.Constant))
