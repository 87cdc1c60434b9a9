"""``veiviser merge``: git asks it to put two changes of one file together (see ``.gitattributes``)."""

import argparse
import sys
from pathlib import Path

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import add_root
from veiviser.cli.console import Console
from veiviser.edit.merging import merged
from veiviser.files import as_stored
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems


def add_merge(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument("base", type=Path, metavar="BASE", help=say("the file before both changes: %%O"))
    command.add_argument(
        "ours", type=Path, metavar="OURS", help=say("our change; the outcome is put here: %%A")
    )
    command.add_argument("theirs", type=Path, metavar="THEIRS", help=say("their change: %%B"))
    command.add_argument("path", metavar="PATH", help=say("what the file is called in the project: %%P"))


def run_merge(options: argparse.Namespace) -> int:
    say: Console = options.say
    try:
        base, ours, theirs = (
            path.read_text(encoding="utf-8") for path in (options.base, options.ours, options.theirs)
        )
        outcome = merged(base, ours, theirs, options.path)
    # What is no UTF-8, or no JSON.
    except ValueError as error:
        message = msg("one of the versions cannot be read; mend it where it was changed, and merge again")
        raise Problems([Problem(options.path, 1, message)]) from error
    options.ours.write_bytes(as_stored(outcome.text, options.ours.read_bytes()))
    for message in (*outcome.notes, *outcome.conflicts):
        print(Problem(options.path, 1, message).said(say.translate), file=sys.stderr)
    return PROBLEMS if outcome.conflicts else FINE
