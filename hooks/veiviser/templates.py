"""The rules of all templates: what they print is escaped, and a name they do not know stops them."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def page_templates(*folders: Path) -> Environment:
    """Templates of pages; each is looked for in the first folder first."""
    return _templates(folders, is_page=True)


def text_templates(folder: Path) -> Environment:
    """Templates of files that no browser reads as a page: nothing is escaped in them."""
    return _templates([folder], is_page=False)


def _templates(folders: tuple[Path, ...] | list[Path], *, is_page: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=is_page,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not is_page,
        extensions=["jinja2.ext.i18n"],
    )
