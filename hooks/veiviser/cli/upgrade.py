"""``veiviser upgrade``: older data files get the names that fields have now."""

import argparse

from veiviser.cli import FINE
from veiviser.cli.arguments import add_root, root_folder
from veiviser.cli.console import Console
from veiviser.edit.saving import save_checked
from veiviser.edit.upgrading import upgraded
from veiviser.load.guide import load_guide
from veiviser.load.text_file import read_text


def add_upgrade(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)


def run_upgrade(options: argparse.Namespace) -> int:
    root = root_folder(options)
    for path in sorted((root / "data").glob("*.yaml")):
        name = f"data/{path.name}"
        before = read_text(path, name)
        change = upgraded(root, name, before)
        save_checked(change, lambda _: None)
        for number in change.lines:
            print(options.say("{place}: written", place=f"{name}:{number}"))
    load_guide(root / "data", root)
    return FINE
