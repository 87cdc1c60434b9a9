"""``veiviser actor confirm``: writes that somebody has rung the number or opened the page."""

import argparse

from veiviser.cli.arguments import day_named, root_folder
from veiviser.cli.console import Console
from veiviser.cli.report import add_writing, carry_out
from veiviser.edit.actors import confirmed
from veiviser.edit.entry import changed, read_file
from veiviser.load.guide import load_guide
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.todo.actors import conflicts_of


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("id", metavar="ID", help=say("the actor's id"))
    by = say("the role of whoever checked, never a person's name")
    command.add_argument("--by", metavar="ROLE", required=True, help=by)
    command.add_argument(
        "--on", metavar="DATE", type=day_named(say), help=say("the day of the check (default: today)")
    )
    add_writing(command, say)


def run(options: argparse.Namespace) -> int:
    root, on = root_folder(options), options.on or options.today
    load_guide(root / "data")
    file = read_file(root, "actors")
    values = file.entry(options.id)
    if on > options.today:
        message = msg("'{id}': {day} has not come yet; write a check when it is done", id=options.id, day=on)
        raise Problems([Problem(file.path, file.line(options.id), message)])
    change = changed(file, options.id, confirmed(values, options.by, on))
    return carry_out(options, change, options.id, [], lambda loaded: conflicts_of(loaded, options.id))
