"""``veiviser edit``: shows the site with a form to change it, for editors who use no files."""

import argparse
import sys
from pathlib import Path

from veiviser.cli import PROBLEMS
from veiviser.cli.arguments import add_port, add_root, add_today, root_folder
from veiviser.cli.console import Console
from veiviser.cli.preview import show_preview
from veiviser.desk.form import BUNDLE, application
from veiviser.messages import translator

BUNDLES = Path(".cache/form")
"""Where ``make edit`` puts the content system."""
FORM_ADDRESS = "/skjema/"
LANGUAGE = "nb"
"""The form speaks the language of the labels in the data, whatever the terminal speaks."""


def add_edit(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    add_port(command, say)
    command.add_argument(
        "--cms",
        type=Path,
        default=BUNDLES,
        help=say("the form's own program (default: {folder})", folder=BUNDLES),
    )
    add_today(command, say)


def run_edit(options: argparse.Namespace) -> int:
    cms: Path = options.cms.resolve()
    if not (cms / BUNDLE).is_file():
        print(options.say("the form is not installed; run: make edit"), file=sys.stderr)
        return PROBLEMS
    form = application(root_folder(options), translator(LANGUAGE), cms)

    def tell(server: str) -> None:
        address = f"{server}{FORM_ADDRESS[1:]}"
        print(options.say("The form to change the data: {address}", address=address), flush=True)

    return show_preview(options, {FORM_ADDRESS: form}, tell)
