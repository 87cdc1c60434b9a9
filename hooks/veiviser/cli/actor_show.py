"""``veiviser actor show``: prints an actor's entry with its line numbers."""

import argparse

from veiviser.cli.arguments import add_root, root_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.edit.entry import read_file


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("id", metavar="ID", help=say("the actor's id"))
    add_root(command, say)


def run(options: argparse.Namespace) -> int:
    file = read_file(root_folder(options), "actors")
    for number, line in file.lines(options.id):
        print(f"{file.path}:{number}: {line}")
    return FINE
