"""``veiviser readability``: tells how hard each page is to read."""

import argparse

from veiviser.checks.readability import hard_pages, readability, readability_table
from veiviser.cli.arguments import add_site, built_site, root_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.load.project import load_project
from veiviser.model.problem import Problems


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_site(command, say)


def run(options: argparse.Namespace) -> int:
    site = built_site(options)
    rows = list(readability(load_project(root_folder(options)), site))
    print(readability_table(rows, options.say.translate))
    if found := list(hard_pages(rows)):
        raise Problems(found)
    return FINE
