"""Finds every short string that a translator must see, and brings the PO files up to date."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from veiviser.files import write_durably
from veiviser.load.outdated import bring_up_to_date
from veiviser.load.po_file import catalog_of, read_catalog, written_catalog
from veiviser.model.guide import Guide

PACKAGE = Path(__file__).parents[1]
_TEMPLATES = dict.fromkeys((".html", ".xml"), "jinja2.ext:babel_extract")
_CODE = {".py": "babel.messages.extract:extract_python"}
"""What is said to readers in calls of ``gettext``."""
JINJA_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.i18n"}
_SIGNS = (b"gettext", b"_(", b"trans")
"""One of these stands in each call that is looked for, in templates and in code."""


def wanted_strings(guide: Guide, overrides: Path, *, for_residents: bool = False) -> Catalog:
    """A catalogue without translations: texts of the data with their context, then template strings.

    ``for_residents`` leaves out the texts that a language with pages for residents alone never shows.
    """
    catalog = Catalog(fuzzy=False, charset="utf-8")
    for name, field, words in guide.texts(for_residents=for_residents):
        catalog.add(words, context=field, locations=[(f"data/{name}.yaml", 0)])
    for name, folder, kinds in (
        ("overrides", overrides, _TEMPLATES),
        ("paper", PACKAGE / "paper" / "templates", _TEMPLATES),
        ("site", PACKAGE / "site", _CODE),
    ):
        # As Babel walks a folder, for the order of the PO files.
        for path in sorted(folder.rglob("*"), key=lambda path: (path.parent, path.name)):
            if path.suffix in kinds:
                where = f"{name}/{path.relative_to(folder).as_posix()}"
                for message, comments, context in _strings(kinds[path.suffix], path.read_bytes()):
                    catalog.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
    return catalog


_Found = tuple[str | tuple[str, ...], list[str], str | None]
"""Words, what is said to translators of them, and their context."""


@lru_cache(maxsize=1000)
def _strings(kind: str, source: bytes) -> tuple[_Found, ...]:
    """Babel reads every file sign by sign: most hold no call that it looks for, and none changes often."""
    if not any(sign in source for sign in _SIGNS):
        return ()
    found = extract(
        kind, BytesIO(source), comment_tags=("Translators:",), options=JINJA_OPTIONS, strip_comment_tags=True
    )
    return tuple((message, comments, context) for _line, message, comments, context in found)


def update_translations(path: Path, code: str, wanted: Catalog) -> Catalog:
    """Writes ``path`` with every wanted string; what is translated stays, though its source be gone."""
    catalog = bring_up_to_date(read_catalog(path) if path.exists() else catalog_of(code), wanted)
    write_durably(path, written_catalog(catalog))
    return catalog
