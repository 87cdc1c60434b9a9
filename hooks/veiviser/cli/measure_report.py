"""``veiviser measure report``: writes what was reported on a measure."""

import argparse
from datetime import date
from typing import Any

from veiviser.cli.arguments import day_named, root_folder
from veiviser.cli.console import Console
from veiviser.cli.report import Questions, add_source, add_writing, can_ask, carry_out, source_from
from veiviser.edit.entry import DataFile, changed, read_file
from veiviser.edit.fields import labels, word_for
from veiviser.load.guide import load_guide
from veiviser.model.guide import Guide
from veiviser.model.measure import Status
from veiviser.model.message import did_you_mean, msg
from veiviser.model.problem import Problem, Problems

ALSO_CALLED = {"ferdig": "done", "fullført": "done", "påbegynt": "under_way", "startet": "under_way"} | {
    "stoppet": "stopped",
    "ikke påbegynt": "not_started",
}
"""What people write instead of the labels."""


def add_measure_report(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("id", metavar="ID", help=say("the measure's id or number"))
    words = ", ".join(word.value for word in Status if word.is_reported)
    command.add_argument("status", metavar="STATUS", help=say("how far it has come: {list}", list=words))
    command.add_argument("--note", help=say("what was reported, in one sentence"))
    command.add_argument(
        "--on", metavar="DATE", type=day_named(say), help=say("the day of the report (default: today)")
    )
    add_source(command, say)
    add_writing(command, say)


def run_measure_report(options: argparse.Namespace) -> int:
    root, on = root_folder(options), options.on or options.today
    guide = load_guide(root / "data").guide
    file = read_file(root, "measures")
    numbers = {str(measure.number): measure.id for measure in guide.measures}
    id = numbers.get(options.id, options.id)
    values = file.entry(id)
    status = _status(options.status, guide, file, id)
    if not options.note and not can_ask():
        options.fail(options.say("write --note: what was reported, in one sentence"))
    note = options.note or Questions(options.say).text(options.say("What was reported?"), is_needed=True)
    if on > options.today:
        message = msg("'{id}': {day} has not come yet", id=id, day=on)
        raise Problems([Problem(file.path, file.line(id), message)])
    change = changed(file, id, _reported(values, status, note, source_from(options), on))
    return carry_out(options, change, id, [])


def _status(text: str, guide: Guide, file: DataFile, id: str) -> str:
    """Raises Problems for a word that no report can have."""
    word = ALSO_CALLED.get(text.casefold()) or word_for(guide, "status", text)
    known = [status.value for status in Status if status.is_reported]
    if word not in known:
        words = labels(guide, "status")
        near = did_you_mean(text, [*known, *(words[name] for name in known)])
        message = msg(
            "'{id}': '{word}' cannot be reported; write {list}{near}",
            id=id,
            word=text,
            list=", ".join(known),
            near=near,
        )
        raise Problems([Problem(file.path, file.line(id), message)])
    return word


def _reported(
    values: dict[str, Any], status: str, note: str, source: dict[str, Any], on: date
) -> dict[str, Any]:
    """``values`` with one more report, changed in place; reports stand by day, oldest first."""
    updates = values.setdefault("updates", [])
    day = on.isoformat()
    later = [index for index, update in enumerate(updates) if update["date"] > day]
    report = {"date": day, "status": status, "note": note, "source": source}
    updates.insert(later[0] if later else len(updates), report)
    return values
