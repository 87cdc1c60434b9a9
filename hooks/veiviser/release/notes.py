"""The notes of a release, in Norwegian, for those who keep the site: what changed, with the old values."""

from pathlib import Path

from veiviser.model.release import Release
from veiviser.templates import text_templates

NAME = "endringer.md"

_templates = text_templates(Path(__file__).with_name("templates"))


def notes(release: Release) -> str:
    """Markdown for a text editor; it is never published, so nothing is escaped."""
    return _templates.get_template("notes.md.jinja").render(release=release)
