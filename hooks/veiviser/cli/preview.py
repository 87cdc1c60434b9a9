"""``veiviser serve`` and ``edit``: shows the site and the form in a browser until it is told to stop."""

import argparse
import errno
import signal
import sys
from types import FrameType

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import add_port, add_root, add_today, root_folder
from veiviser.cli.console import Console
from veiviser.desk.builder import Finished
from veiviser.desk.form import ADDRESS
from veiviser.desk.serving import DESK, Preview, preview_server

MOST_TOLD = 10
"""Problems told in the terminal; the page in the browser shows them all."""


def add_serve(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    add_port(command, say)
    add_today(command, say)


def run_serve(options: argparse.Namespace) -> int:
    return show_preview(options)


add_edit = add_serve


def run_edit(options: argparse.Namespace) -> int:
    return show_preview(options, is_form_first=True)


def show_preview(options: argparse.Namespace, *, is_form_first: bool = False) -> int:
    """Serves until Ctrl-C."""
    say: Console = options.say
    preview = Preview(
        root=root_folder(options),
        port=options.port,
        today=options.today,
        language=say.language,
        translate=say.translate,
        report=lambda code, outcome, seconds: _report(say, code, outcome, seconds),
    )
    # Ended by another program it tidies up as after Ctrl-C, which shells switch off in the background.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _end)
    try:
        with preview_server(preview) as server:
            form = say("The form to change the data: {address}", address=f"{server.address}{ADDRESS[1:]}")
            if is_form_first:
                print(form, flush=True)
            print(say("The site is shown at {address}", address=server.address), flush=True)
            print(say("The editor's desk: {address}", address=f"{server.address}{DESK[1:]}"), flush=True)
            if not is_form_first:
                print(form, flush=True)
            print(say("Ctrl-C ends it."), flush=True)
            server.serve_forever()
    except KeyboardInterrupt:
        return FINE
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        print(
            say(
                "port {port} is taken; end the other program, or choose another: --port 8001",
                port=options.port,
            ),
            file=sys.stderr,
        )
        return PROBLEMS
    return FINE


def _end(number: int, frame: FrameType | None) -> None:
    """Once is enough: what tidies up is not disturbed by the same signal to the whole group."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt


def _report(say: Console, code: str, outcome: Finished, seconds: float) -> None:
    problems = (*outcome.problems, *outcome.warnings)
    for problem in problems[:MOST_TOLD]:
        print(problem.said(say.translate), file=sys.stderr, flush=True)
    if more := len(problems[MOST_TOLD:]):
        print(say("and {more} more; the page shows them all", more=more), file=sys.stderr, flush=True)
    if outcome.crash:
        print(outcome.crash, file=sys.stderr, end="", flush=True)
    if not outcome.problems and not outcome.crash:
        print(say("{language}: ready after {seconds} s", language=code, seconds=f"{seconds:.2f}"), flush=True)
