"""The open data described for machines that look for data, as a schema.org Dataset."""

from collections.abc import Iterable
from typing import Any

from veiviser.model.guide import Guide

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
        "inLanguage": next(language.code for language in guide.languages if language.is_source),
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
