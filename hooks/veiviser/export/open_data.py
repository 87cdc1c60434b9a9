"""All files of open data; the plan's measures and figures, and what describes the files to machines."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale

from veiviser.export.hsds import hsds_service, page_of_services
from veiviser.export.public import public_guide, stable_id
from veiviser.export.tables import address_row, csv_text, flat, phone_row, service_row
from veiviser.load.project import Project
from veiviser.model.figure import Figure
from veiviser.model.guide import Guide
from veiviser.model.measure import Measure, Update
from veiviser.model.page import PageName
from veiviser.model.source import Source
from veiviser.model.story import Event
from veiviser.site.directory import directory_json_ld
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
    locale = Locale.parse(guide.source)
    services = [hsds_service(actor, guide, locale, today) for actor in guide.actors]
    told_measures, told_figures = measure_entries(guide), figure_entries(guide)
    told_events = [_event(event, guide) for event in guide.timeline]
    files = {
        "services.json": _json(page_of_services(services)),
        "services.csv": csv_text(service_row(actor) for actor in guide.actors),
        "phones.csv": csv_text(phone_row(actor, phone) for actor in guide.actors for phone in actor.phones),
        "addresses.csv": csv_text(
            address_row(actor, address) for actor in guide.actors for address in actor.addresses
        ),
        "schema-org.json": _json(_linked(guide, base_url, today)),
        "measures.json": _json(told_measures),
        "measures.csv": csv_text(flat(entry) for entry in told_measures),
        "figures.json": _json(told_figures),
        "figures.csv": csv_text(flat(entry) for entry in told_figures),
        "timeline.json": _json(told_events),
        "timeline.csv": csv_text(flat(entry) for entry in told_events),
    }
    files["index.json"] = _json(dataset(guide, f"{base_url}{DATA_FOLDER}/", files))
    return files | {f"services/{entry['id']}.json": _json(entry) for entry in services}


def _linked(guide: Guide, base_url: str, today: date) -> dict[str, Any]:
    """The directory's graph, with the identifiers it has on the directory's own page."""
    graph = directory_json_ld(guide.actors, today)
    return graph | {"@context": [graph["@context"], {"@base": base_url + address_of(PageName.DIRECTORY)}]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


LICENCE = "NLOD-2.0"
"""Norwegian Licence for Open Government Data, by its name in the SPDX list."""
CREDIT = "Contains data under the Norwegian licence for Open Government data (NLOD) distributed by {}."
"""What the licence asks of whoever uses the data, and who has published them."""
FORMATS = {"json": "application/json", "csv": "text/csv"}
"""Content type by the ending of a file's name."""


def dataset(guide: Guide, address: str, names: Iterable[str]) -> dict[str, Any]:
    """``address`` is that of the folder the files lie in, with a slash at its end."""
    plan = guide.plan
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "name": f"{plan.title} ({plan.municipality.name})",
        "description": plan.subtitle,
        "license": LICENCE,
        "creditText": CREDIT.format(plan.municipality.name),
        "isAccessibleForFree": True,
        "dateModified": plan.updated.isoformat(),
        "inLanguage": guide.source,
        "spatialCoverage": plan.municipality.place,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": address + name,
                "encodingFormat": FORMATS[name.rpartition(".")[2]],
            }
            for name in names
        ],
    }


def measure_entries(guide: Guide) -> list[dict[str, Any]]:
    return [_measure(entry, guide) for entry in guide.measures]


def figure_entries(guide: Guide) -> list[dict[str, Any]]:
    return [_figure(entry, guide) for entry in guide.figures]


def _measure(measure: Measure, guide: Guide) -> dict[str, Any]:
    return {
        "id": measure.id,
        "number": measure.number,
        "area": measure.area.value,
        "area_name": guide.label("area", measure.area.value),
        "title": measure.title,
        "content": list(measure.content),
        "notes": list(measure.notes),
        "responsible": list(measure.bodies),
        "responsibilities": [
            {"about": part.about, "bodies": list(part.bodies)} for part in measure.responsible
        ],
        "services": [stable_id("service", actor) for actor in measure.actors],
        "chapters": list(measure.chapters),
        "status": guide.status_of(measure).value,
        "status_name": guide.label("status", guide.status_of(measure).value),
        "updates": [_update(update, guide) for update in measure.updates],
        "source": _source(measure.source, guide),
    }


def _update(update: Update, guide: Guide) -> dict[str, Any]:
    return {
        "on": update.date.isoformat(),
        "status": update.status.value,
        "note": update.note,
        "source": _source(update.source, guide),
    }


def _figure(figure: Figure, guide: Guide) -> dict[str, Any]:
    return {
        "id": figure.id,
        "what": figure.what,
        "value": figure.value,
        "highest": figure.highest,
        "kind": figure.kind.value,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "period": figure.period,
        "source": _source(figure.source, guide),
    }


def _event(event: Event, guide: Guide) -> dict[str, Any]:
    return {
        "id": event.id,
        "date": event.date,
        "until": event.until,
        "title": event.title,
        "words": event.words,
        "source": _source(event.source, guide),
    }


def _source(source: Source, guide: Guide) -> dict[str, str | None]:
    document = guide.document(source.document) if source.document else None
    return {
        "title": document.title if document else None,
        "place": source.place,
        "url": document.url if document else source.url,
    }
