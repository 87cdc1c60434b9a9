"""What is asked of the data, and of a built site.

``veiviser check-data``, ``schemas``, ``check-links`` and ``readability``.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import (
    add_built,
    add_data,
    add_root,
    add_timeout,
    add_today,
    built_site,
    data_folder,
    folder_named,
    root_folder,
)
from veiviser.cli.console import Console
from veiviser.load.guide import load_guide, write_schemas
from veiviser.load.page_links import unencrypted_links
from veiviser.load.project import load_project, read_project
from veiviser.load.reaching_rules import not_true_yet
from veiviser.model.problem import Problems


def add_check_data(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument(
        "--data",
        type=folder_named(say),
        help=say("check a data folder alone, without translations and pages"),
    )
    add_today(command, say)


def run_check_data(options: argparse.Namespace) -> int:
    data: Path | None = options.data
    reading = None if data else read_project(root_folder(options))
    project = reading.project() if reading else None
    held = project or load_guide(options.data.resolve())
    guide = held.guide
    if untrue := not_true_yet(guide, dict(held.files), options.today):
        raise Problems(untrue)
    for prose in project.prose.values() if project else ():
        for told in unencrypted_links(prose):
            print(told.said(options.say.translate), file=sys.stderr)
    # They stop nothing while the language waits for somebody to read it, and are mended before that.
    for waiting in reading.problems if reading else ():
        print(waiting.said(options.say.translate), file=sys.stderr)
    counts = {"actors": guide.actors, "measures": guide.measures, "terms": guide.terms}
    found = {name: len(entries) for name, entries in counts.items()}
    print(options.say("{actors} actors, {measures} measures, {terms} terms: no problems", **found))
    return FINE


def add_schemas(command: argparse.ArgumentParser, say: Console) -> None:
    add_data(command, say)


def run_schemas(options: argparse.Namespace) -> int:
    write_schemas(data_folder(options) / "schema")
    return FINE


# The web and the reader of built pages take long to import, and most who come here check data.
def add_check_links(command: argparse.ArgumentParser, say: Console) -> None:
    from veiviser.checks.external_links import TIMEOUT

    add_built(command, say)
    add_timeout(command, say, TIMEOUT)
    add_today(command, say)


def run_check_links(options: argparse.Namespace) -> int:
    from veiviser.checks.external_links import (
        Verdict,
        external_links,
        link_table,
        links_not_tried,
        try_link,
        try_links,
    )
    from veiviser.checks.link_outcome import store_links

    root = root_folder(options)
    links = external_links(built_site(options), root / "data")
    answers = try_links(links, partial(try_link, timeout=options.timeout))
    not_tried = links_not_tried(root / "data")
    for line in link_table(answers, links, options.say.translate, not_tried):
        print(line)
    store_links(answers, options.today, root)
    return PROBLEMS if any(answer.verdict is Verdict.DEAD for answer in answers) else FINE


def add_readability(command: argparse.ArgumentParser, say: Console) -> None:
    add_built(command, say)


def run_readability(options: argparse.Namespace) -> int:
    from veiviser.checks.readability import hard_pages, readability, readability_table

    site = built_site(options)
    rows = list(readability(load_project(root_folder(options)), site))
    print(readability_table(rows, options.say.translate))
    if found := list(hard_pages(rows)):
        raise Problems(found)
    return FINE
