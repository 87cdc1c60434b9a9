"""What the commands' arguments have in common."""

import argparse
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from veiviser.cli.console import Console, add_language
from veiviser.model.hours import TIME_ZONE
from veiviser.model.problem import Problem, Problems

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2

Commands = Any
"""What argparse's ``add_subparsers`` gives, which has no public name."""


def new_command(
    commands: Commands, say: Console, name: str, purpose: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """A command that ``run`` carries out; ``purpose`` is already in the reader's language."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    add_language(command, say)
    command.set_defaults(run=run)
    return command


def add_root(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--root", type=folder_named(say), default=Path(), help=say("the project's folder (default: here)")
    )


def add_data(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--data", type=folder_named(say), default=Path("data"), help=say("the data folder (default: data)")
    )


def add_built_site(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--site", type=folder_named(say), default=Path("site"), help=say("the built site (default: site)")
    )


def add_today(command: argparse.ArgumentParser, say: Console) -> None:
    today = datetime.now(TIME_ZONE).date()
    command.add_argument(
        "--today", type=day_named(say), default=today, help=say("do it as on this day (default: today)")
    )


def folder_named(say: Console) -> Callable[[str], Path]:
    """Reads an argument that must be a folder."""

    def read(text: str) -> Path:
        path = Path(text)
        if not path.is_dir():
            raise argparse.ArgumentTypeError(say("'{text}' is not a folder", text=text))
        return path

    return read


def day_named(say: Console) -> Callable[[str], date]:
    """Reads an argument that must be a date."""

    def read(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            message = say("'{text}' is not a date; write it as 2026-11-21", text=text)
            raise argparse.ArgumentTypeError(message) from error

    return read


def outcome(found: Iterable[Problem]) -> int:
    """Fine where nothing was found, else raises Problems."""
    problems = list(found)
    if problems:
        raise Problems(problems)
    return FINE
