"""The notes of a release, in Norwegian, for those who keep the site: what changed, with the old values."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from veiviser.model.release import Release

NAME = "endringer.md"

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    undefined=StrictUndefined,
    autoescape=False,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def notes(release: Release) -> str:
    """Markdown for a text editor; it is never published, so nothing is escaped."""
    return _environment.get_template("notes.md.jinja").render(release=release)
