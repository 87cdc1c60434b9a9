"""``veiviser serve``: shows the site while it is being written."""

import argparse

from veiviser.cli.arguments import add_port, add_root, add_today
from veiviser.cli.console import Console
from veiviser.cli.preview import show_preview


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    add_port(command, say)
    add_today(command, say)


def run(options: argparse.Namespace) -> int:
    return show_preview(options, {})
