"""The ``veiviser`` command: reads what is asked for, and imports what that needs."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from veiviser.cli.console import Console, add_language, argparse_says, chosen_language
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems, reason

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2
"""Exit codes."""

COMMANDS = {
    "check-data": msg("check data, translations and pages, and name every problem"),
    "schemas": msg("write JSON Schemas for text editors into data/schema"),
    "translations": msg("bring data/translations up to date with the source strings"),
    "translations status": msg("tell how far each language has come, and what lags behind"),
    "translations add": msg("add a language for residents: its place in the list, and its strings"),
    "translations export": msg("write all that a language is to say into one PO file for a translator"),
    "translations import": msg("take in a PO file that a translator has filled; all of it, or nothing"),
    "translations update": msg("bring one language up to date with the source strings"),
    "translations accept": msg("write that a part of a page still holds though its source has changed"),
    "translations review": msg("write that a person who speaks the language has read pages or strings"),
    "actor new": msg("add a service; what is needed and not given is asked for"),
    "actor set": msg("change one fact about a service"),
    "actor confirm": msg("write that somebody has rung the number or opened the page"),
    "actor settle": msg("write which of two sources is right, and who found out"),
    "actor show": msg("print an actor's entry with its line numbers"),
    "measure report": msg("write what was reported on a measure"),
    "upgrade": msg("give fields of older data files the names that they have now"),
    "merge": msg("put two changes of one file together, entry by entry; git runs it"),
    "build": msg("build the whole site to look at; nothing is published"),
    "rollback": msg("publish the release before the last one again"),
    "check-links": msg("try every link that leads out of the built site"),
    "readability": msg("tell how hard each page is to read (LIX)"),
    "handouts": msg("make the handouts one by one, and tell pages, size and time of each"),
    "serve": msg("show the site in a browser and follow what you save"),
    "edit": msg("show the site in a browser, with a form to change the data"),
    "release": msg("publish a release when nothing stands in its way; tell what does, and who can settle it"),
}
"""What each command is for."""
MODULES = {
    "check-data": "checks",
    "schemas": "checks",
    "translations": "translations",
    "translations status": "translations",
    "translations add": "translations",
    "translations export": "translations",
    "translations import": "translations",
    "translations update": "translations",
    "translations accept": "translations",
    "translations review": "translations",
    "actor new": "actor_new",
    "actor set": "actor",
    "actor confirm": "actor",
    "actor settle": "actor",
    "actor show": "actor",
    "measure report": "measure_report",
    "upgrade": "upgrade",
    "merge": "merge",
    "build": "publishing",
    "rollback": "publishing",
    "check-links": "checks",
    "readability": "checks",
    "handouts": "handouts",
    "serve": "preview",
    "edit": "preview",
    "release": "publishing",
}
"""Where each command stands; only the module of the one that is asked for is imported."""
GROUPS = {
    "actor": msg("change the directory: a fact, a new service, a check"),
    "measure": msg("report on the plan's measures"),
}
"""First words of commands that have two."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 fine, 1 problems found, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal may lack letters that the data have.
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            return _run(sys.argv[1:] if arguments is None else arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough, as `head` has; what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS


def _run(arguments: Sequence[str]) -> int:
    say = Console(chosen_language(arguments))
    with argparse_says(say.translate):
        options = _parser(say).parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        try:
            return run(options)
        except Problems as error:
            print(error.said(say.translate), file=sys.stderr)
            print(say("{count} problem(s) found", count=len(error.problems)), file=sys.stderr)
            return PROBLEMS
        except OSError as error:
            if not isinstance(error.filename, str):
                raise
            # What is written stands aside first, under a name that begins with a dot.
            path = Path(error.filename)
            shown = path.parent if path.name.startswith(".") else path
            denied = msg("{reason}; see to it that the folder may be written to", reason=reason(error))
            print(Problem(str(shown), 1, denied).said(say.translate), file=sys.stderr)
            return PROBLEMS


def _parser(say: Console) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="veiviser", description=say("Builds and tends the site."))
    parser.set_defaults(say=say)
    add_language(parser, say)
    add_commands(parser, say)
    return parser


class Command(argparse.ArgumentParser):
    """A command, or a group of them, which has no full name.

    A module has ``add_actor_set(command, say)``, which tells the arguments of ``actor set``, and
    ``run_actor_set(options)``, which gives the exit code.
    """

    def __init__(self, *, say: Console, full_name: str = "", **settings: Any) -> None:
        super().__init__(**settings)
        self.say = say
        self.full_name = full_name

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Is called when the command is asked for, by the parser of all."""
        if self.full_name:
            add_language(self, self.say)
            add_arguments, run = functions_of(self.full_name)
            add_arguments(self, self.say)
            self.set_defaults(run=run, fail=self.error)
        return super().parse_known_args(args, namespace)


def functions_of(name: str) -> tuple[Callable[[Command, Console], None], Callable[[argparse.Namespace], int]]:
    """What adds the arguments of a command and what carries it out; imports its module."""
    module, function = import_module(f"{__name__}.{MODULES[name]}"), name.replace(" ", "_").replace("-", "_")
    return getattr(module, f"add_{function}"), getattr(module, f"run_{function}")


def add_commands(parser: argparse.ArgumentParser, say: Console) -> None:
    """All commands, with what each is for."""
    places, commands = {"": _place(parser, say)}, dict[str, Command]()
    for name, purpose in COMMANDS.items():
        group, _, own = name.rpartition(" ")
        if group in GROUPS and group not in places:
            places[group] = _place(_add(places[""], group, GROUPS[group].said(say.translate), say), say)
        elif group not in places:
            places[group] = _place(commands[group], say, is_needed=False)
        commands[name] = _add(places[group], own, purpose.said(say.translate), say, name)


def _place(parser: argparse.ArgumentParser, say: Console, *, is_needed: bool = True) -> Any:
    return parser.add_subparsers(metavar=say("COMMAND"), required=is_needed, parser_class=Command)


def _add(place: Any, own: str, purpose: str, say: Console, full_name: str = "") -> Command:
    command: Command = place.add_parser(own, help=purpose, description=purpose, say=say, full_name=full_name)
    return command
