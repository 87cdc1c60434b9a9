"""``veiviser handouts``: makes the handouts alone, and tells what each costs."""

import argparse
import resource
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from veiviser.build.handout_files import handout_cache, store_handouts
from veiviser.build.mkdocs_build import print_settings
from veiviser.cli import FINE
from veiviser.cli.arguments import add_root, add_today, root_folder
from veiviser.cli.console import Console
from veiviser.load.project import load_project
from veiviser.model.page import Handout
from veiviser.paper.printing import drafts, print_drafts
from veiviser.paper.sheet import Draft
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

ROW = "{:>5} {:>6} {:>7}  {:<6} {}".format


def add_handouts(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)
    command.add_argument(
        "--fresh", action="store_true", help=say("make all of them anew, aside, and leave those kept alone")
    )
    add_today(command, say)


def run_handouts(options: argparse.Namespace) -> int:
    root = root_folder(options)
    settings = print_settings(root / "mkdocs.yml")
    site = Site(load_project(root), TermLinks(), settings.address, options.today)
    wanted = tuple(drafts(site, settings))
    with TemporaryDirectory() as aside:
        made = list(_one_by_one(wanted, Path(aside) if options.fresh else handout_cache(root), options.say))
    if not options.fresh:
        store_handouts(made, handout_cache(root))
    parts = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        options.say(
            "{count} handouts, at most {memory} MB in one process", count=len(made), memory=max(parts) // 1024
        )
    )
    return FINE


def _one_by_one(wanted: tuple[Draft, ...], folder: Path, say: Console) -> Iterator[Handout]:
    """Each with a line, as soon as it is there."""
    print(ROW(say("pages"), "kB", say("seconds"), "", say("handout")))
    for draft in wanted:
        anew: list[str] = []
        start = perf_counter()
        [handout] = print_drafts([draft], folder, anew.append)
        seconds = perf_counter() - start
        state = say("new") if anew else say("kept")
        print(
            ROW(handout.pages, round(handout.bytes / 1000), f"{seconds:.1f}", state, handout.path), flush=True
        )
        yield handout
