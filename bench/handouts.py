"""Prints handouts: ``python -m bench.handouts FOLDER TODAY``, all that are not kept from before.

``--directory`` prints the directory in the source language alone; ``--profile`` tells in which package its
time goes, as JSON: the share of each of the largest.
"""

import argparse
import cProfile
import json
import pstats
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from veiviser.build.handout_files import handout_cache
from veiviser.build.mkdocs_build import print_settings
from veiviser.load.project import load_project
from veiviser.model.page import HandoutName
from veiviser.paper.printing import drafts, print_drafts
from veiviser.paper.sheet import STYLES, Draft
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

PACKAGE = re.compile(r"/site-packages/(weasyprint/[a-z_]+|\w+)|/hooks/(veiviser)/")
REST = "Python"
"""The standard library, and what no package called."""
BUILT_IN = "~"
"""What pstats gives for the file of a function in C."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("today", type=date.fromisoformat)
    parser.add_argument("--directory", action="store_true")
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    root: Path = options.root.resolve()
    settings = print_settings(root / "mkdocs.yml")
    project = load_project(root)
    every = list(drafts(Site(project, TermLinks(), settings.address, options.today), settings))
    [directory] = (
        draft
        for draft in every
        if draft.name is HandoutName.DIRECTORY and draft.language == project.guide.source
    )
    if options.profile:
        print(json.dumps(shares(lambda: _lay_out(directory))))
    elif options.directory:
        with TemporaryDirectory() as folder:
            print_drafts([directory], Path(folder), lambda path: None)
    else:
        made = print_drafts(every, handout_cache(root), lambda path: None)
        print(sum(handout.pages for handout in made))


def _lay_out(draft: Draft) -> None:
    from veiviser.paper.pdf import write_pdf

    write_pdf(draft.in_size(draft.sizes[-1]), STYLES, identifier="bench", most_pages=draft.most_pages)


def shares(work: Callable[[], None]) -> dict[str, float]:
    """The share of the time that each package takes by itself; what it calls in C counts as its own."""
    profile = cProfile.Profile()
    profile.runcall(work)
    spent: Counter[str] = Counter()
    for (file, *_), (*_, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if file != BUILT_IN:
            spent[_package(file)] += own
        else:
            for (caller, *_), (*_, by_it, _) in callers.items():
                spent[_package(caller)] += by_it
    return {name: seconds / spent.total() for name, seconds in spent.most_common(6)}


def _package(file: str) -> str:
    found = PACKAGE.search(file)
    return (found[1] or found[2]) if found else REST


if __name__ == "__main__":
    main()
