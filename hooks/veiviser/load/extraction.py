"""Finds every short string that a translator must see, and brings the PO files up to date."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from veiviser.files import write_durably
from veiviser.load.catalog import read_catalog
from veiviser.model.guide import Guide

PACKAGE = Path(__file__).parents[1]
_TEMPLATES = [("**.html", "jinja2"), ("**.xml", "jinja2")]
_CODE = [("**.py", "python")]
"""What is said to readers in calls of ``gettext``."""
JINJA_OPTIONS = {"**": {"trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.i18n"}}


def wanted_strings(guide: Guide, overrides: Path, *, for_residents: bool = False) -> Catalog:
    """A catalogue without translations: texts of the data with their context, then template strings.

    ``for_residents`` leaves out the texts that a language with pages for residents alone never shows.
    """
    catalog = Catalog(fuzzy=False, charset="utf-8")
    for name, context, words in guide.texts(for_residents=for_residents):
        catalog.add(words, context=context, locations=[(f"data/{name}.yaml", 0)])
    for name, folder, methods in (
        ("overrides", overrides, _TEMPLATES),
        ("paper", PACKAGE / "paper" / "templates", _TEMPLATES),
        ("site", PACKAGE / "site", _CODE),
    ):
        found = extract_from_dir(
            folder, methods, JINJA_OPTIONS, comment_tags=("Translators:",), strip_comment_tags=True
        )
        for path, _line, message, comments, where in found:
            catalog.add(message, locations=[(f"{name}/{path}", 0)], auto_comments=comments, context=where)
    return catalog


def update_translations(path: Path, code: str, wanted: Catalog) -> Catalog:
    """Writes ``path`` with every wanted string; what is translated stays, what is gone is dropped."""
    catalog = read_catalog(path) if path.exists() else Catalog(locale=code, fuzzy=False)
    catalog.update(wanted, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    catalog.header_comment = f"# Translations of Veiviser's short strings: {code}."
    # A fixed time keeps the file the same when nothing in it has changed.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    written = BytesIO()
    write_po(written, catalog, width=100, include_lineno=False, ignore_obsolete=True, omit_header=False)
    write_durably(path, written.getvalue())
    return catalog
