"""What the preview shows beside the site: pages and snippets from its own templates."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from veiviser.model.message import Message
from veiviser.templates import page_templates

TEMPLATES = Path(__file__).with_name("templates")


class Render(Protocol):
    """Fills a template."""

    def __call__(self, template: str, **values: object) -> str: ...


def templates_in(language: str, translate: Callable[[str], str]) -> Render:
    """Fills templates with words of ``language``, which ``translate`` gives for English ones."""

    def say(words: str | Message, /, **values: object) -> str:
        return (words if isinstance(words, Message) else Message.of(words, **values)).said(translate)

    environment = page_templates(TEMPLATES)
    environment.globals.update(say=say, language=language)

    def render(template: str, **values: object) -> str:
        return environment.get_template(template).render(values)

    return render
