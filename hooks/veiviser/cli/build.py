"""``veiviser build``: builds the whole site and swaps it in."""

import argparse

from veiviser.build.build import build_site
from veiviser.cli.arguments import add_site, add_today, root_folder, site_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_site(command, say)
    add_today(command, say)


def run(options: argparse.Namespace) -> int:
    build_site(root_folder(options), site_folder(options), options.today, options.say.translate)
    return FINE
