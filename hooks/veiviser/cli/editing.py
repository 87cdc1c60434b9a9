"""Commands that change an actor or report on a measure, for those who want no text editor."""

import argparse
from typing import Any

from veiviser.cli.arguments import FINE, Commands, add_root, day_named, new_command
from veiviser.cli.console import Console
from veiviser.cli.new_actor import add_new_actor
from veiviser.cli.report import add_source, add_writing, carry_out, source_from
from veiviser.cli.set_actor import add_set_actor
from veiviser.edit.actors import confirmed
from veiviser.edit.entry import DataFile, changed, read_file
from veiviser.edit.remaining import old_day, unsettled
from veiviser.edit.reports import reported
from veiviser.edit.vocabulary import labels, word_for
from veiviser.load.guide import load_guide
from veiviser.model.guide import Guide
from veiviser.model.measure import Status
from veiviser.model.message import did_you_mean, msg
from veiviser.model.problem import Problem, Problems

Values = dict[str, Any]


def add_commands(commands: Commands, say: Console) -> None:
    actor = _group(commands, "actor", say("change the directory: a fact, a new service, a check"))
    add_new_actor(actor, say)
    add_set_actor(actor, say)
    _add_confirm(actor, say)
    show = new_command(actor, say, "show", say("print an actor's entry with its line numbers"), _show)
    show.add_argument("id", metavar="ID", help=say("the actor's id"))
    add_root(show, say)
    _add_report(_group(commands, "measure", say("report on the plan's measures")), say)


def _group(commands: Commands, name: str, purpose: str) -> Commands:
    group = commands.add_parser(name, help=purpose, description=purpose)
    return group.add_subparsers(metavar="COMMAND", required=True)


def _add_confirm(commands: Commands, say: Console) -> None:
    confirm = new_command(
        commands, say, "confirm", say("write that somebody has rung the number or opened the page"), _confirm
    )
    confirm.add_argument("id", metavar="ID", help=say("the actor's id"))
    by = say("the role of whoever checked, never a person's name")
    confirm.add_argument("--by", metavar="ROLE", required=True, help=by)
    confirm.add_argument(
        "--on", metavar="DATE", type=day_named(say), help=say("the day of the check (default: today)")
    )
    add_writing(confirm, say)


def _add_report(commands: Commands, say: Console) -> None:
    report = new_command(commands, say, "report", say("write what was reported on a measure"), _report)
    report.add_argument("id", metavar="ID", help=say("the measure's id or number"))
    words = ", ".join(word.value for word in Status if word is not Status.NOT_REPORTED)
    report.add_argument("status", metavar="STATUS", help=say("how far it has come: {list}", list=words))
    report.add_argument("--note", required=True, help=say("what was reported, in one sentence"))
    report.add_argument(
        "--on", metavar="DATE", type=day_named(say), help=say("the day of the report (default: today)")
    )
    add_source(report, say)
    add_writing(report, say)


def _confirm(options: argparse.Namespace) -> int:
    root, on = options.root.resolve(), options.on or options.today
    load_guide(root / "data")
    file = read_file(root, "actors")
    values = file.entry(options.id)
    if on > options.today:
        message = msg("'{id}': {day} has not come yet; write a check when it is done", id=options.id, day=on)
        raise Problems([Problem(file.path, file.line(options.id), message)])
    change = changed(file, options.id, confirmed(values, options.by, on))
    return carry_out(options, change, options.id, [], lambda loaded: unsettled(loaded, options.id))


def _show(options: argparse.Namespace) -> int:
    file = read_file(options.root.resolve(), "actors")
    for number, line in file.lines(options.id):
        print(f"{file.path}:{number}: {line}")
    return FINE


def _report(options: argparse.Namespace) -> int:
    root, on = options.root.resolve(), options.on or options.today
    guide = load_guide(root / "data").guide
    file = read_file(root, "measures")
    numbers = {str(measure.number): measure.id for measure in guide.measures}
    id = numbers.get(options.id, options.id)
    values = file.entry(id)
    status = _status(options.status, guide, file, id)
    if on > options.today:
        message = msg("'{id}': {day} has not come yet", id=id, day=on)
        raise Problems([Problem(file.path, file.line(id), message)])
    change = changed(file, id, reported(values, status, options.note, source_from(options), on))
    return carry_out(options, change, id, [], lambda loaded: old_day(loaded, options.today))


def _status(text: str, guide: Guide, file: DataFile, id: str) -> str:
    """Raises Problems for a word that no report can have."""
    word = word_for(guide, "status", text)
    known = [status.value for status in Status if status is not Status.NOT_REPORTED]
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
