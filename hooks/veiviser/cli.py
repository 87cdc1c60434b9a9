"""The ``veiviser`` command."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from veiviser.checks.external_links import report_external_links
from veiviser.checks.readability import hard_pages, readability, readability_table
from veiviser.checks.weight import too_heavy, weight_table
from veiviser.load.catalog import untranslated
from veiviser.load.extraction import update_translations, wanted_strings
from veiviser.load.guide import load_guide
from veiviser.load.json_schema import write_schemas
from veiviser.load.project import load_project
from veiviser.model.hours import TIME_ZONE
from veiviser.model.problem import Problem, Problems
from veiviser.publish.build import build_site
from veiviser.publish.swap import rollback

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 fine, 1 problems found, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Problems as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"{len(error.problems)} problem(s) found", file=sys.stderr)
        return PROBLEMS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="veiviser", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    check = commands.add_parser("check-data", help="check the data files and name every problem")
    check.add_argument("--data", type=_folder, default=Path("data"), help="the data folder (default: data)")
    check.set_defaults(run=_check_data)
    schema = commands.add_parser("schemas", help="write JSON Schemas for text editors into data/schema")
    schema.add_argument("--data", type=_folder, default=Path("data"), help="the data folder (default: data)")
    schema.set_defaults(run=_write_schemas)
    build = commands.add_parser("build", help="build the whole site, check it and swap it in")
    build.add_argument("--root", type=_folder, default=Path(), help="the project's folder (default: here)")
    build.add_argument("--site", type=Path, help="where the site goes (default: site/ in the project)")
    build.add_argument(
        "--today",
        type=_day,
        default=datetime.now(TIME_ZONE).date(),
        help="build as on this day (default: today)",
    )
    build.set_defaults(run=_build)
    back = commands.add_parser("rollback", help="show the version of the site before the last build")
    back.add_argument("--site", type=Path, default=Path("site"), help="the built site (default: site)")
    back.set_defaults(run=_rollback)
    words = commands.add_parser(
        "translations", help="bring data/translations up to date with the source strings"
    )
    words.add_argument("--root", type=_folder, default=Path(), help="the project's folder (default: here)")
    words.set_defaults(run=_update_translations)
    links = commands.add_parser("check-links", help="try every link that leads out of the built site")
    links.add_argument("--root", type=_folder, default=Path(), help="the project's folder (default: here)")
    links.add_argument("--site", type=_folder, default=Path("site"), help="the built site (default: site)")
    links.add_argument("--timeout", type=float, default=20.0, help="seconds to wait for each (default: 20)")
    links.set_defaults(run=_check_links)
    weight = commands.add_parser("weigh", help="tell what a browser fetches to show each page")
    weight.add_argument("--site", type=_folder, default=Path("site"), help="the built site (default: site)")
    weight.set_defaults(run=_weigh)
    ease = commands.add_parser("readability", help="tell how hard each page is to read (LIX)")
    ease.add_argument("--root", type=_folder, default=Path(), help="the project's folder (default: here)")
    ease.add_argument("--site", type=_folder, default=Path("site"), help="the built site (default: site)")
    ease.set_defaults(run=_readability)
    return parser


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"'{text}' is not a folder")
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it as 2026-11-21") from error


def _check_data(options: argparse.Namespace) -> int:
    guide = load_guide(options.data.resolve()).guide
    print(
        f"{len(guide.actors)} actors, {len(guide.measures)} measures, {len(guide.terms)} terms: no problems"
    )
    return FINE


def _write_schemas(options: argparse.Namespace) -> int:
    write_schemas(options.data / "schema")
    return FINE


def _build(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    build_site(root, options.site or root / "site", options.today)
    return FINE


def _rollback(options: argparse.Namespace) -> int:
    rollback(options.site)
    print(f"{options.site} shows the version before")
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
            print(f"{language.code}: {len(catalog)} strings, {left} left to translate")
    return FINE


def _check_links(options: argparse.Namespace) -> int:
    all_answer = report_external_links(options.site, options.root / "data", options.timeout, sys.stdout)
    return FINE if all_answer else PROBLEMS


def _weigh(options: argparse.Namespace) -> int:
    # Needs a browser and its driver, which a machine that only builds does not have.
    from veiviser.checks.browser_weight import measure

    weights = measure(options.site)
    print(weight_table(weights))
    return _told(too_heavy(weights))


def _readability(options: argparse.Namespace) -> int:
    rows = list(readability(load_project(options.root.resolve()), options.site))
    print(readability_table(rows))
    return _told(hard_pages(rows))


def _told(found: Iterable[Problem]) -> int:
    problems = list(found)
    if problems:
        raise Problems(problems)
    return FINE


if __name__ == "__main__":
    sys.exit(main())
