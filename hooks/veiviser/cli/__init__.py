"""The ``veiviser`` command: reads what is asked for, and imports what that needs."""

import argparse
import sys
from collections.abc import Callable, Sequence

from veiviser.cli.argparse_words import argparse_says
from veiviser.cli.command import PROBLEMS, add_commands
from veiviser.cli.console import Console, add_language, chosen_language
from veiviser.model.problem import Problems


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 fine, 1 problems found, 2 wrong usage."""
    say = Console(chosen_language(sys.argv[1:] if arguments is None else arguments))
    with argparse_says(say.translate):
        options = _parser(say).parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Problems as error:
        print(error.said(say.translate), file=sys.stderr)
        print(say("{count} problem(s) found", count=len(error.problems)), file=sys.stderr)
        return PROBLEMS


def _parser(say: Console) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="veiviser", description=say("Builds and tends the site."))
    parser.set_defaults(say=say)
    add_language(parser, say)
    add_commands(parser, say)
    return parser
