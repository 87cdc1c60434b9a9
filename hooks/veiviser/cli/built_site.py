"""Commands on the built site."""

import argparse
import sys
from pathlib import Path

from veiviser.build.build import build_site
from veiviser.build.swap import rollback
from veiviser.checks.external_links import Verdict, report_external_links
from veiviser.checks.link_outcome import store_links
from veiviser.checks.readability import hard_pages, readability, readability_table
from veiviser.checks.weight import too_heavy, weight_table
from veiviser.cli.arguments import (
    FINE,
    PROBLEMS,
    Commands,
    add_built_site,
    add_root,
    add_today,
    new_command,
    outcome,
)
from veiviser.cli.console import Console
from veiviser.load.project import load_project


def add_commands(commands: Commands, say: Console) -> None:
    build = new_command(commands, say, "build", say("build the whole site, check it and swap it in"), _build)
    add_root(build, say)
    build.add_argument("--site", type=Path, help=say("where the site goes (default: site/ in the project)"))
    add_today(build, say)
    back = new_command(
        commands, say, "rollback", say("show the version of the site before the last build"), _rollback
    )
    back.add_argument("--site", type=Path, default=Path("site"), help=say("the built site (default: site)"))
    links = new_command(
        commands, say, "check-links", say("try every link that leads out of the built site"), _check_links
    )
    add_root(links, say)
    add_built_site(links, say)
    links.add_argument(
        "--timeout", type=float, default=20.0, help=say("seconds to wait for each (default: 20)")
    )
    add_today(links, say)
    weight = new_command(commands, say, "weigh", say("tell what a browser fetches to show each page"), _weigh)
    add_built_site(weight, say)
    ease = new_command(
        commands, say, "readability", say("tell how hard each page is to read (LIX)"), _readability
    )
    add_root(ease, say)
    add_built_site(ease, say)


def _build(options: argparse.Namespace) -> int:
    root = options.root.resolve()
    build_site(root, options.site or root / "site", options.today, options.say.translate)
    return FINE


def _rollback(options: argparse.Namespace) -> int:
    rollback(options.site)
    print(options.say("{site} shows the version before", site=options.site))
    return FINE


def _check_links(options: argparse.Namespace) -> int:
    answers = report_external_links(options.site, options.root / "data", options.timeout, sys.stdout)
    store_links(answers, options.today, options.root)
    return PROBLEMS if any(answer.verdict is Verdict.DEAD for answer in answers) else FINE


def _weigh(options: argparse.Namespace) -> int:
    # Needs a browser and its driver, which a machine that only builds does not have.
    from veiviser.checks.browser_weight import measure

    weights = measure(options.site)
    print(weight_table(weights, options.say.translate))
    return outcome(too_heavy(weights))


def _readability(options: argparse.Namespace) -> int:
    rows = list(readability(load_project(options.root.resolve()), options.site))
    print(readability_table(rows, options.say.translate))
    return outcome(hard_pages(rows))
