"""Templates of files for servers."""

from pathlib import Path
from typing import Any

from veiviser.templates import text_templates

_templates = text_templates(Path(__file__).with_name("templates"))


def render(name: str, **values: Any) -> str:
    """Fills in the template ``<name>.jinja``."""
    return _templates.get_template(f"{name}.jinja").render(values)
