"""``veiviser check-data``: names every problem in data, translations and pages."""

import argparse
from pathlib import Path

from veiviser.cli.arguments import add_root, folder_named, root_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.load.guide import load_guide
from veiviser.load.project import load_project


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument(
        "--data",
        type=folder_named(say),
        help=say("check a data folder alone, without translations and pages"),
    )


def run(options: argparse.Namespace) -> int:
    data: Path | None = options.data
    guide = load_guide(data.resolve()).guide if data else load_project(root_folder(options)).guide
    counts = {"actors": guide.actors, "measures": guide.measures, "terms": guide.terms}
    held = {name: len(entries) for name, entries in counts.items()}
    print(options.say("{actors} actors, {measures} measures, {terms} terms: no problems", **held))
    return FINE
