"""Commands on the sources: data and translations."""

import argparse

from veiviser.cli.arguments import FINE, Commands, add_data, add_root, new_command
from veiviser.cli.console import Console
from veiviser.load.catalog import untranslated
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide
from veiviser.load.json_schema import write_schemas


def add_commands(commands: Commands, say: Console) -> None:
    check = new_command(
        commands, say, "check-data", say("check the data files and name every problem"), _check
    )
    add_data(check, say)
    schemas = new_command(
        commands, say, "schemas", say("write JSON Schemas for text editors into data/schema"), _write_schemas
    )
    add_data(schemas, say)
    words = new_command(
        commands,
        say,
        "translations",
        say("bring data/translations up to date with the source strings"),
        _update_translations,
    )
    add_root(words, say)


def _check(options: argparse.Namespace) -> int:
    guide = load_guide(options.data.resolve()).guide
    counts = {"actors": guide.actors, "measures": guide.measures, "terms": guide.terms}
    held = {name: len(entries) for name, entries in counts.items()}
    print(options.say("{actors} actors, {measures} measures, {terms} terms: no problems", **held))
    return FINE


def _write_schemas(options: argparse.Namespace) -> int:
    write_schemas(options.data / "schema")
    return FINE


def _update_translations(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    guide = load_guide(root / "data").guide
    wanted = wanted_strings(guide, root / "overrides")
    for language in guide.languages:
        if not language.is_source:
            path = root / "data" / "translations" / f"{language.code}.po"
            catalog = update_translations(path, language.code, wanted)
            left = sum(1 for _ in untranslated(catalog, wanted, str(path)))
            held = {"language": language.code, "strings": len(catalog), "left": left}
            print(options.say("{language}: {strings} strings, {left} left to translate", **held))
    return FINE
