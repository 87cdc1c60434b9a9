"""``veiviser release``: publishes a release, or tells what stands in its way."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from veiviser.checks.external_links import TIMEOUT, try_link
from veiviser.checks.link_outcome import LinkOutcome, last_links
from veiviser.cli.arguments import add_site, add_today, root_folder, site_folder
from veiviser.cli.command import FINE, PROBLEMS
from veiviser.cli.console import Console
from veiviser.release.commit import FOLDER, finish_what_was_killed, lock
from veiviser.release.publication import publish_release
from veiviser.release.staging_copy import COPIED, staging_copy
from veiviser.todo.kinds import blocking_tasks
from veiviser.todo.links import given_outcome, recent_outcome
from veiviser.todo.task import Task


def add_arguments(command: argparse.ArgumentParser, say: Console) -> None:
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
    command.add_argument(
        "--timeout", type=float, default=TIMEOUT, help=say("seconds to wait for each link (default: 20)")
    )
    command.add_argument(
        "--still-holds",
        action="append",
        default=[],
        metavar="PAGE",
        help=say("a translated page that is right although the source changed: docs/en/hjelp.md"),
    )


def run(options: argparse.Namespace) -> int:
    say: Console = options.say
    root, site = root_folder(options), site_folder(options)
    if missing := sorted(name for name in COPIED if not (root / name).exists()):
        words = {"root": root, "names": ", ".join(missing)}
        options.fail(say("'{root}' is not a project, for it lacks {names}; name it with --root", **words))
    with lock(root):
        finish_what_was_killed(root, site)
        with staging_copy(root, options.leave_out_unreviewed) as staged:
            found = blocking_tasks(
                staged,
                options.today,
                frozenset(options.still_holds),
                _known_links(options, root),
                partial(try_link, timeout=options.timeout),
            )
            if found:
                return _tell(found, say)
            if options.check:
                print(say("nothing stands in the way of a release"))
                return FINE
            release = publish_release(root, staged, site, options.today, options.say.translate)
    msg = {"version": release.version, "site": site, "folder": root / FOLDER / release.version}
    print(say("release {version} is published in {site}; what belongs to it lies in {folder}", **msg))
    return FINE


def _known_links(options: argparse.Namespace, root: Path) -> LinkOutcome | None:
    if options.links_from:
        return given_outcome(options.links_from, options.today)
    return recent_outcome(last_links(root), options.today)


def _tell(found: Sequence[Task], say: Console) -> int:
    for task in found:
        print(task.said_at_the_gate(say.translate), file=sys.stderr)
    print(say("{count} thing(s) stand in the way of a release", count=len(found)), file=sys.stderr)
    return PROBLEMS
