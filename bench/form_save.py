"""Saves a number as the form does: ``python -m bench.form_save FOLDER``; tells seconds of processor."""

import json
import sys
from pathlib import Path
from time import process_time

from bench.copies import Numbers
from veiviser.desk.form_entries import Entries

SAVES = 3
"""The first reads what the others find read, so the middle one is what an editor meets all day."""


def main() -> None:
    root = Path(sys.argv[1]).resolve()
    numbers = Numbers((root / "data" / "actors.yaml").read_text("utf-8"))
    entries = Entries(root)
    path = next(
        entry.path
        for entry in entries.all("actors")
        if (phones := json.loads(entry.data).get("phones")) and len(phones[0]["number"]) == len("00 00 00 00")
    )
    seconds = []
    for _ in range(SAVES):
        was = entries.one(path).data
        values = json.loads(was)
        values["phones"][0]["number"] = numbers.fresh()
        start = process_time()
        entries.keep(path, json.dumps(values), was)
        seconds.append(process_time() - start)
    print(sorted(seconds)[SAVES // 2])


if __name__ == "__main__":
    main()
