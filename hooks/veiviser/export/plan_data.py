"""The plan's measures and figures as plain values."""

from typing import Any

from veiviser.export.ids import stable_id
from veiviser.model.figure import Figure
from veiviser.model.guide import Guide
from veiviser.model.measure import Measure, Update
from veiviser.model.source import Source


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
        "on": update.on.isoformat(),
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


def _source(source: Source, guide: Guide) -> dict[str, str | None]:
    document = guide.document(source.document) if source.document else None
    return {
        "title": document.title if document else None,
        "place": source.place,
        "url": document.url if document else source.url,
    }
