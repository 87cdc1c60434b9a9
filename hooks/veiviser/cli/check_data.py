"""``veiviser check-data``: names every problem in the data files."""

import argparse

from veiviser.cli.arguments import add_data, data_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.load.guide import load_guide


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_data(command, say)


def run(options: argparse.Namespace) -> int:
    guide = load_guide(data_folder(options)).guide
    counts = {"actors": guide.actors, "measures": guide.measures, "terms": guide.terms}
    held = {name: len(entries) for name, entries in counts.items()}
    print(options.say("{actors} actors, {measures} measures, {terms} terms: no problems", **held))
    return FINE
