"""Which commands there are; each is carried out by a module of its name, imported when it is asked for."""

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from veiviser.cli.console import Console, add_language
from veiviser.model.message import msg

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2

COMMANDS = {
    "check-data": msg("check data, translations and pages, and name every problem"),
    "schemas": msg("write JSON Schemas for text editors into data/schema"),
    "translations": msg("bring data/translations up to date with the source strings"),
    "actor new": msg("add a service; what is needed and not given is asked for"),
    "actor set": msg("change one fact about a service"),
    "actor confirm": msg("write that somebody has rung the number or opened the page"),
    "actor show": msg("print an actor's entry with its line numbers"),
    "measure report": msg("write what was reported on a measure"),
    "build": msg("build the whole site, check it and swap it in"),
    "rollback": msg("show the version of the site before the last build"),
    "check-links": msg("try every link that leads out of the built site"),
    "readability": msg("tell how hard each page is to read (LIX)"),
    "handouts": msg("make the handouts one by one, and tell pages, size and time of each"),
    "serve": msg("show the site in a browser and follow what you save"),
    "edit": msg("show the site in a browser, with a form to change the data"),
    "release": msg("publish a release when nothing stands in its way; tell what does, and who can settle it"),
}
"""What each command is for."""
GROUPS = {
    "actor": msg("change the directory: a fact, a new service, a check"),
    "measure": msg("report on the plan's measures"),
}
"""First words of commands that have two."""


class Command(argparse.ArgumentParser):
    """A command, or a group of them, which has no module.

    A module has ``add_arguments(command, say)`` and ``run(options)``, which gives the exit code.
    """

    def __init__(self, *, say: Console, module: str = "", **settings: Any) -> None:
        super().__init__(**settings)
        self.say = say
        self.module = module

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Is called when the command is asked for, by the parser of all."""
        if self.module:
            module = import_module(self.module)
            add_language(self, self.say)
            module.add_arguments(self, self.say)
            self.set_defaults(run=module.run, fail=self.error)
        return super().parse_known_args(args, namespace)


def add_commands(parser: argparse.ArgumentParser, say: Console) -> None:
    """All commands, with what each is for."""
    places = {"": _place(parser, say)}
    for name, purpose in COMMANDS.items():
        group, _, own = name.rpartition(" ")
        if group not in places:
            places[group] = _place(_add(places[""], group, GROUPS[group].said(say.translate), say), say)
        _add(places[group], own, purpose.said(say.translate), say, module_of(name))


def module_of(name: str) -> str:
    """``actor set`` is carried out by ``actor_set.py``."""
    return f"{__package__}.{name.replace(' ', '_').replace('-', '_')}"


def _place(parser: argparse.ArgumentParser, say: Console) -> Any:
    return parser.add_subparsers(metavar=say("COMMAND"), required=True, parser_class=Command)


def _add(place: Any, name: str, purpose: str, say: Console, module: str = "") -> Command:
    command: Command = place.add_parser(name, help=purpose, description=purpose, say=say, module=module)
    return command
