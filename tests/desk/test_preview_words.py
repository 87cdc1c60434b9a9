"""What the preview says, in Norwegian too."""

import re
from collections.abc import Iterator

from jinja2 import Environment
from jinja2.nodes import Call, Const, Name

from veiviser.desk.server import TEMPLATES
from veiviser.messages import translator


def said(template: str) -> Iterator[str]:
    """The English words that a template says."""
    for call in Environment().parse(template).find_all(Call):
        if isinstance(call.node, Name) and call.node.name == "say" and isinstance(call.args[0], Const):
            yield call.args[0].value


def test_everything_the_templates_say_is_said_in_norwegian() -> None:
    norwegian = translator("nb")
    words = {text for path in TEMPLATES.glob("*.html") for text in said(path.read_text("utf-8"))}
    assert len(words) > 10
    assert not {text for text in words if norwegian(text) == text}
    places = re.compile(r"\{\w+\}")
    assert not {
        text for text in words if sorted(places.findall(text)) != sorted(places.findall(norwegian(text)))
    }


def test_words_that_nobody_translated_are_found() -> None:
    (text,) = said('{{ say("Nobody has ever said this") }}{{ say(pile.title) }}')
    assert translator("nb")(text) == text


def test_no_template_says_words_without_the_translator() -> None:
    bare = re.compile(r">[^<>{}%#]*[A-Za-z]{2}[^<>{}%#]*<")
    found = {
        path.name: hits
        for path in TEMPLATES.glob("*.html")
        if (
            hits := [
                hit
                for hit in bare.findall(re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text("utf-8")))
                if "LIX" not in hit
            ]
        )
    }
    assert not found
