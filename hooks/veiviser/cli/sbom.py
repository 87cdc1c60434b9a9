"""``veiviser sbom``: tells what the generator is made of."""

import argparse
from pathlib import Path

from veiviser.cli.arguments import add_root, root_folder
from veiviser.cli.command import FINE
from veiviser.cli.console import Console
from veiviser.release.bill_of_materials import LOCK, bill_of_materials

PLACE = Path(".build", "sbom.cdx.json")
"""Where a release looks for it."""


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument(
        "--to", type=Path, help=say("file to write (default: .build/sbom.cdx.json in the project)")
    )


def run(options: argparse.Namespace) -> int:
    root = root_folder(options)
    place: Path = options.to or root / PLACE
    text = bill_of_materials(root / LOCK)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    print(options.say("{file}: every package with its version, licence and hashes", file=place))
    return FINE
