"""``veiviser translations``: gives each language the strings that are to be translated."""

import argparse

from veiviser.cli import FINE
from veiviser.cli.arguments import add_root, root_folder
from veiviser.cli.console import Console
from veiviser.load.catalog import untranslated
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide


def add_translations(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)


def run_translations(options: argparse.Namespace) -> int:
    root = root_folder(options)
    guide = load_guide(root / "data").guide
    for language in guide.languages:
        if not language.is_source:
            wanted = wanted_strings(guide, root / "overrides", for_residents=language.is_resident_only)
            path = root / "data" / "translations" / f"{language.code}.po"
            catalog = update_translations(path, language.code, wanted)
            left = sum(1 for _ in untranslated(catalog, wanted, str(path)))
            held = {"language": language.code, "strings": len(catalog), "left": left}
            print(options.say("{language}: {strings} strings, {left} left to translate", **held))
    return FINE
