"""The settings of the content system: what can be edited, and with which fields."""

from pathlib import Path
from typing import Any

from veiviser.desk.form_choices import Choices
from veiviser.desk.form_entries import COLLECTIONS
from veiviser.desk.form_fields import Fields
from veiviser.desk.form_words import FormWords

KNOWN_BY = {
    "actors": "Actor.name",
    "measures": "Measure.number",
    "terms": "Term.name",
    "vignettes": "Vignette.title",
}
"""The field by which the list of entries is ordered."""
_SUMMARIES = {"measures": "{{fields.number}}. {{fields.title}}", "vignettes": "{{fields.title}}"}
"""What stands for an entry in the list, where that is not its name."""


PLACES = {
    "actors": "tjenester/#{{fields.id}}",
    "measures": "plan/tiltak/#tiltak-{{fields.number}}",
    "terms": "ord/#{{fields.id}}",
    "vignettes": "./",
}
"""Where a reader meets an entry, from the site's front page; stories stand on many pages."""


def decap_config(root: Path, words: FormWords, api: str, site: str) -> dict[str, Any]:
    """Decap's configuration for the project in ``root``.

    ``api`` is the address of the backend, ``site`` that of the site's front page, both on this server.

    Raises Problems where a data file cannot be read.
    """
    fields = Fields(words, Choices(root / "data", words))
    return {
        "load_config_file": False,
        "locale": "nb_no",
        "backend": {"name": "proxy", "proxy_url": api},
        "site_url": site,
        # Must be set; nothing is kept there.
        "media_folder": "pictures",
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(name, fields, words) for name in COLLECTIONS],
    }


def _collection(name: str, fields: Fields, words: FormWords) -> dict[str, Any]:
    label, one = words.collection(name)
    field = KNOWN_BY[name].rpartition(".")[2]
    return {
        "name": name,
        "label": label,
        "label_singular": one,
        "folder": name,
        "extension": "json",
        "format": "json",
        "create": True,
        "slug": "{{fields.id}}",
        "preview_path": PLACES[name],
        "identifier_field": "id",
        "summary": _SUMMARIES.get(name, "{{fields.name}}"),
        "sortable_fields": [{"field": field, "label": words.label(KNOWN_BY[name]), "default_sort": "asc"}],
        "editor": {"preview": False},
        "fields": fields.of_file(name),
    }
