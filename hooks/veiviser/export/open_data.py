"""All files of open data, and where they lie."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale

from veiviser.export.dataset import dataset
from veiviser.export.hsds import hsds_service, page_of_services
from veiviser.export.plan_data import figure_entries, measure_entries
from veiviser.export.public import public_guide
from veiviser.export.tables import csv_text, flat, phone_row, service_row
from veiviser.load.project import Project
from veiviser.model.guide import Guide
from veiviser.model.page import PageName
from veiviser.site.json_ld import directory_json_ld
from veiviser.site.links import address_of

DATA_FOLDER = "data"
"""Folder of the open data in the finished site."""


def write_open_data(project: Project, site: Path, base_url: str, today: date) -> None:
    """Writes the open data into a finished site, in the language the data were written in.

    ``base_url`` is the site's address, with a slash at its end; ``today`` decides what is still fresh.
    """
    for name, text in open_data(project.guide, base_url, today).items():
        path = site / DATA_FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def open_data(source_guide: Guide, base_url: str, today: date) -> dict[str, str]:
    """The text of each file by its path inside the folder; the same guide and day give the same text."""
    guide = public_guide(source_guide, today)
    locale = Locale.parse(next(language.code for language in guide.languages if language.is_source))
    services = [hsds_service(actor, guide, locale) for actor in guide.actors]
    told_measures, told_figures = measure_entries(guide), figure_entries(guide)
    files = {
        "services.json": _json(page_of_services(services)),
        "services.csv": csv_text(service_row(actor) for actor in guide.actors),
        "phones.csv": csv_text(phone_row(actor, phone) for actor in guide.actors for phone in actor.phones),
        "schema-org.json": _json(_linked(guide, base_url)),
        "measures.json": _json(told_measures),
        "measures.csv": csv_text(flat(entry) for entry in told_measures),
        "figures.json": _json(told_figures),
        "figures.csv": csv_text(flat(entry) for entry in told_figures),
    }
    files["index.json"] = _json(dataset(guide, f"{base_url}{DATA_FOLDER}/", files))
    return files | {f"services/{entry['id']}.json": _json(entry) for entry in services}


def _linked(guide: Guide, base_url: str) -> dict[str, Any]:
    """The directory's graph, with the identifiers it has on the directory's own page."""
    graph = directory_json_ld(guide.actors)
    return graph | {"@context": [graph["@context"], {"@base": base_url + address_of(PageName.DIRECTORY)}]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
