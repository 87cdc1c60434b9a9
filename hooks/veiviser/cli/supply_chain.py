"""The command that tells what the generator is made of."""

import argparse
from pathlib import Path

from veiviser.cli.arguments import FINE, Commands, add_root, new_command
from veiviser.cli.console import Console
from veiviser.release.bill_of_materials import LOCK, bill_of_materials

PLACE = Path(".build", "sbom.cdx.json")
"""Where a release looks for it."""


def add_commands(commands: Commands, say: Console) -> None:
    parts = new_command(
        commands, say, "sbom", say("list every package that the generator runs on (CycloneDX)"), _write
    )
    add_root(parts, say)
    parts.add_argument(
        "--to", type=Path, help=say("file to write (default: .build/sbom.cdx.json in the project)")
    )


def _write(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    place: Path = options.to or root / PLACE
    text = bill_of_materials(root / LOCK)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    print(options.say("{file}: every package with its version, licence and hashes", file=place))
    return FINE
