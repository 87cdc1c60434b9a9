"""``veiviser check-links``: tries every link that leads out of the built site."""

import argparse
from functools import partial

from veiviser.checks.external_links import TIMEOUT, Verdict, external_links, link_table, try_link, try_links
from veiviser.checks.link_outcome import store_links
from veiviser.cli.arguments import add_site, add_today, built_site, root_folder
from veiviser.cli.command import FINE, PROBLEMS
from veiviser.cli.console import Console


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
    add_site(command, say)
    command.add_argument(
        "--timeout", type=float, default=TIMEOUT, help=say("seconds to wait for each link (default: 20)")
    )
    add_today(command, say)


def run(options: argparse.Namespace) -> int:
    root = root_folder(options)
    links = external_links(built_site(options), root / "data")
    answers = try_links(links, partial(try_link, timeout=options.timeout))
    for line in link_table(answers, links, options.say.translate):
        print(line)
    store_links(answers, options.today, root)
    return PROBLEMS if any(answer.verdict is Verdict.DEAD for answer in answers) else FINE
