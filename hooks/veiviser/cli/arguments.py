"""What the commands' arguments have in common."""

import argparse
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from veiviser.cli.console import Console
from veiviser.model.hours import TIME_ZONE

LAST_PORT = 65535
LONGEST_WAIT = 600
"""Seconds for one link."""


def add_root(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--root", type=folder_named(say), default=Path(), help=say("the project's folder (default: here)")
    )


def add_data(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument(
        "--data", type=folder_named(say), help=say("the data folder (default: data/ in the project)")
    )


def add_site(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument(
        "--site", type=Path, help=say("where the released site stands (default: site/ in the project)")
    )


def add_built(command: argparse.ArgumentParser, say: Console) -> None:
    """For commands that make or read a site that nobody has released."""
    add_root(command, say)
    command.add_argument(
        "--site", type=Path, help=say("where the built site stands (default: build/ in the project)")
    )


def add_port(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--port", type=port_named(say), default=8000, help=say("the port to serve at (default: 8000)")
    )


def add_timeout(command: argparse.ArgumentParser, say: Console, ordinary: float) -> None:
    command.add_argument(
        "--timeout",
        type=seconds_named(say),
        default=ordinary,
        help=say("seconds to wait for each link (default: 20)"),
    )


def add_by(command: argparse.ArgumentParser, say: Console) -> None:
    by = say("the role of whoever checked, never a person's name")
    command.add_argument("--by", metavar="ROLE", required=True, help=by)


def add_today(command: argparse.ArgumentParser, say: Console) -> None:
    today = datetime.now(TIME_ZONE).date()
    command.add_argument(
        "--today", type=day_named(say), default=today, help=say("do it as on this day (default: today)")
    )


def root_folder(options: argparse.Namespace) -> Path:
    """The project's folder, from the root."""
    root: Path = options.root.resolve()
    return root


def data_folder(options: argparse.Namespace) -> Path:
    data: Path = options.data or root_folder(options) / "data"
    return data.resolve()


def site_folder(options: argparse.Namespace) -> Path:
    """Where the released site stands or shall stand; only ``release`` and ``rollback`` write there."""
    site: Path = options.site or root_folder(options) / "site"
    return site


def build_folder(options: argparse.Namespace) -> Path:
    """Where a site stands or shall stand that is built to be looked at."""
    site: Path = options.site or root_folder(options) / "build"
    return site


def built_site(options: argparse.Namespace) -> Path:
    """The site that a command reads; ends the command where none is built."""
    site = build_folder(options)
    if not (site / "index.html").is_file():
        options.fail(options.say("'{site}' is not a built site; run: veiviser build", site=site))
    return site


def folder_named(say: Console) -> Callable[[str], Path]:
    """Reads an argument that must be a folder."""

    def read(text: str) -> Path:
        path = Path(text)
        if not path.is_dir():
            raise argparse.ArgumentTypeError(say("'{text}' is not a folder", text=text))
        return path

    return read


def port_named(say: Console) -> Callable[[str], int]:
    """Reads an argument that must be a port; 0 stands for any free one."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) > LAST_PORT:
            message = say(
                "'{text}' is not a port; write a number from 0 to {last}", text=text, last=LAST_PORT
            )
            raise argparse.ArgumentTypeError(message)
        return int(text)

    return read


def seconds_named(say: Console) -> Callable[[str], float]:
    """Reads an argument that must be a time to wait, in which something can answer."""

    def read(text: str) -> float:
        with suppress(ValueError):
            if 0 < (seconds := float(text)) <= LONGEST_WAIT:
                return seconds
        message = say(
            "'{text}' is no time to wait; write seconds above 0, at most {last}, as 20",
            text=text,
            last=LONGEST_WAIT,
        )
        raise argparse.ArgumentTypeError(message)

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
