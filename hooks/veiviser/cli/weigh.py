"""``veiviser weigh``: tells what a browser fetches to show each page."""

import argparse

from veiviser.checks.browser_weight import measure
from veiviser.checks.weight import too_heavy, weight_table
from veiviser.cli.arguments import add_site, built_site
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.model.problem import Problems


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_site(command, say)


def run(options: argparse.Namespace) -> int:
    weights = measure(built_site(options))
    print(weight_table(weights, options.say.translate))
    if found := list(too_heavy(weights)):
        raise Problems(found)
    return FINE
