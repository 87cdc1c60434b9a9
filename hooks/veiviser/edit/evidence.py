"""What the fields of an actor rest on, kept true when a field changes."""

from typing import Any
from urllib.parse import urlsplit

from veiviser.model.source import Confidence

Values = dict[str, Any]


def source_of(text: str) -> dict[str, str]:
    """``https://…`` is a page; ``plan-2026:kapittel 4`` or ``plan-2026`` is a place in a document."""
    if "://" in text:
        return {"url": text}
    document, _, place = (part.strip() for part in text.partition(":"))
    return {"document": document, "place": place} if place else {"document": document}


def likely_confidence(source: Values, url: object) -> str:
    """A page below the service's own address confirms; another page makes plausible; a document prints."""
    if "url" not in source:
        return str(Confidence.PRINTED.value)
    is_own = isinstance(url, str) and _host(url) == _host(source["url"])
    return str((Confidence.CONFIRMED if is_own else Confidence.PLAUSIBLE).value)


def rest_on(values: Values, fields: list[str], source: Values, confidence: str) -> None:
    """Names the source of ``fields``, beside one that says as much of the same source."""
    evidence = values.setdefault("evidence", [])
    for entry in evidence:
        if entry.get("source") == source and entry.get("confidence") == confidence:
            entry["of"] += [field for field in fields if field not in entry["of"]]
            return
    evidence.append({"of": fields, "source": source, "confidence": confidence})


def rest_no_more(values: Values, field: str) -> None:
    """Takes a field out of all evidence; what then tells of nothing goes."""
    for entry in values.get("evidence", []):
        entry["of"] = [name for name in entry["of"] if name != field]
    values["evidence"] = [entry for entry in values.get("evidence", []) if entry["of"]]


def _host(address: str) -> str:
    return str(urlsplit(address).netloc).removeprefix("www.")
