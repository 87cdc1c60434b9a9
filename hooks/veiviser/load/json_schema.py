"""JSON Schemas of the data files, for text editors that complete and check while one types."""

import json
from collections.abc import Iterator
from pathlib import Path

from veiviser.load.adapters import ADAPTERS


def schemas() -> Iterator[tuple[str, str]]:
    """Yields ``(file name, JSON text)`` for each data file."""
    for name, adapter in ADAPTERS.items():
        schema = adapter.json_schema()
        if name == "plan":
            schema = {**schema["items"], "$defs": schema["$defs"]}
        else:
            schema = {"type": "array", "items": schema["items"], "$defs": schema["$defs"]}
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Writes every schema into ``folder``, which is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8")
