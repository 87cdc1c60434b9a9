"""``veiviser schemas``: writes what text editors know of the data files."""

import argparse

from veiviser.cli.arguments import add_data, data_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.load.json_schema import write_schemas


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_data(command, say)


def run(options: argparse.Namespace) -> int:
    write_schemas(data_folder(options) / "schema")
    return FINE
