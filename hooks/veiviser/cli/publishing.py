"""``veiviser release`` and ``rollback``, which alone change the published site, and ``build``."""

import argparse
import shlex
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import (
    add_built,
    add_site,
    add_timeout,
    add_today,
    build_folder,
    root_folder,
    site_folder,
)
from veiviser.cli.console import Console

if TYPE_CHECKING:
    from veiviser.checks.link_outcome import LinkOutcome

# Each command imports its work when it runs: to go back to the version before must not wait for a builder.


def add_build(command: argparse.ArgumentParser, say: Console) -> None:
    add_built(command, say)
    add_today(command, say)


def run_build(options: argparse.Namespace) -> int:
    from veiviser.build.build import build_site

    say: Console = options.say
    site = build_folder(options)
    build_site(root_folder(options), site, options.today, say.translate)
    made = {
        "pages": sum(1 for _ in site.rglob("*.html")),
        "handouts": sum(1 for _ in site.rglob("*.pdf")),
        "megabytes": round(sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6),
    }
    print(
        say(
            "{pages} pages and {handouts} handouts are made, {megabytes} MB with all that belongs to them.",
            **made,
        )
    )
    print(say("The whole site lies in {site}. Nothing is published: make release does that.", site=site))
    serving = f"python3 -m http.server --bind 127.0.0.1 --directory {shlex.quote(str(site))} 8000"
    print(say("See it at http://127.0.0.1:8000/ while this runs: {command}", command=serving))
    return FINE


def add_rollback(command: argparse.ArgumentParser, say: Console) -> None:
    add_site(command, say)


def run_rollback(options: argparse.Namespace) -> int:
    from veiviser.build.swap import rollback

    site = site_folder(options)
    rollback(site)
    print(options.say("{site} shows the release before", site=site))
    return FINE


def add_release(command: argparse.ArgumentParser, say: Console) -> None:
    from veiviser.checks.external_links import TIMEOUT

    add_site(command, say)
    add_today(command, say)
    command.add_argument(
        "--check", action="store_true", help=say("only tell what stands in the way; publish nothing")
    )
    command.add_argument(
        "--leave-out-unreviewed",
        action="store_true",
        help=say("publish without the languages that nobody has read"),
    )
    command.add_argument(
        "--links-from", type=Path, metavar="FILE", help=say("the outcome of links tried on another machine")
    )
    add_timeout(command, say, TIMEOUT)


def run_release(options: argparse.Namespace) -> int:
    from veiviser.checks.external_links import try_link
    from veiviser.load.project import read_project
    from veiviser.release.commit import FOLDER, finish_what_was_killed, lock
    from veiviser.release.publication import COPIED, publish_release, staging_copy
    from veiviser.todo.kinds import blocking_tasks

    say: Console = options.say
    root, site = root_folder(options), site_folder(options)
    if missing := sorted(name for name in COPIED if not (root / name).exists()):
        words = {"root": root, "names": ", ".join(missing)}
        options.fail(say("'{root}' is not a project, for it lacks {names}; name it with --root", **words))
    with lock(root):
        finish_what_was_killed(root, site)
        with staging_copy(root) as staged:
            read = read_project(staged)
            reading = read.without_unread() if options.leave_out_unreviewed else read
            found = blocking_tasks(
                reading,
                options.today,
                _known_links(options, root),
                partial(try_link, timeout=options.timeout),
            )
            if found:
                return _tell([task.said_at_the_gate(say.translate) for task in found], say)
            if options.check:
                print(say("nothing stands in the way of a release"))
                return FINE
            release = publish_release(root, reading.project(), site, options.today, options.say.translate)
    words = {"version": release.version, "site": site, "folder": root / FOLDER / release.version}
    print(say("release {version} is published in {site}; what belongs to it lies in {folder}", **words))
    return FINE


def _known_links(options: argparse.Namespace, root: Path) -> "LinkOutcome | None":
    from veiviser.checks.link_outcome import last_links
    from veiviser.todo.links import given_outcome, recent_outcome

    if options.links_from:
        return given_outcome(options.links_from, options.today)
    return recent_outcome(last_links(root), options.today)


def _tell(found: Sequence[str], say: Console) -> int:
    for told in found:
        print(told, file=sys.stderr)
    print(say("{count} thing(s) stand in the way of a release", count=len(found)), file=sys.stderr)
    return PROBLEMS
