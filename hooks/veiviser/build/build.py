"""Builds the whole site, one process a language, and puts it in the place of the old one."""

import gc
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from veiviser.build.build_faults import problem_of_warning, told_as_problems
from veiviser.build.compress import compressing, compression_cache
from veiviser.build.delivery import write_delivery, write_security_text
from veiviser.build.handout_files import copy_handouts, handout_cache, list_handouts, store_handouts
from veiviser.build.mkdocs_build import build_language, print_settings, ready_config
from veiviser.build.redirects import redirects, write_redirects
from veiviser.build.search import index_site
from veiviser.build.swap import refuse_released, staging, swap_in
from veiviser.export.open_data import write_open_data
from veiviser.export.subscriptions import write_calendars, write_feeds
from veiviser.load.project import Project, load_project
from veiviser.load.reaching_rules import not_true_yet
from veiviser.model.message import Message, msg
from veiviser.model.problem import Problem, Problems
from veiviser.paper.printing import drafts, print_drafts
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site


@dataclass
class Progress:
    """Counts steps of known number."""

    steps: int
    translate: Callable[[str], str] = str
    """Takes English words and gives those of whoever is watching."""
    done: int = 0

    def tell(self, what: str) -> None:
        """Says what is being done within a step; prints only on a terminal."""
        if sys.stderr.isatty():
            print(f"[{self.done + 1}/{self.steps}] {what}", file=sys.stderr)

    def step(self, what: Message) -> None:
        """Says that one step is done; prints only on a terminal."""
        self.done += 1
        if sys.stderr.isatty():
            print(f"[{self.done}/{self.steps}] {what.said(self.translate)}", file=sys.stderr)


def build_site(root: Path, site: Path, today: date, translate: Callable[[str], str] = str) -> None:
    """Builds the project below ``root`` into ``site`` to look at; until all is well it stays as it was.

    ``today`` decides what is still fresh; ``translate`` gives the words of whoever is watching. Raises
    Problems with everything that is wrong.
    """
    refuse_released(site)
    with staging(site) as built, told_as_problems(root):
        write_site(load_project(root), built, today, translate)
        # A power cut after the swap must not find files that were never written to disk.
        os.sync()
        swap_in(built, site)


def write_site(project: Project, built: Path, today: date, translate: Callable[[str], str] = str) -> None:
    """Writes the site of a project into ``built``, and its settings for servers beside it.

    Raises Problems with everything that is wrong.
    """
    root = project.root
    if untrue := not_true_yet(project.guide, dict(project.files), today):
        raise Problems(untrue)
    settings, cache = print_settings(root / "mkdocs.yml"), handout_cache(root)
    whole = Site(project, TermLinks(), settings.address, today)
    progress = Progress(len(whole.localized_sites) + 6, translate)
    build_languages(whole, built, progress)
    # Paper takes most of the time, and what is wrong with a page is told without waiting for it.
    handouts = print_drafts(drafts(whole, settings), cache, progress.tell)
    store_handouts(handouts, cache)
    copy_handouts(handouts, cache, built)
    list_handouts(whole, handouts, built)
    progress.step(msg("{count} handouts", count=len(handouts)))
    # The pages are as they will be, and there is a processor to spare.
    with compressing(built, compression_cache(root)) as begin:
        begin()
        index_site(whole, built)
        progress.step(msg("search indexes"))
        address = whole.address.root
        write_open_data(project, built, address, today)
        progress.step(msg("open data"))
        write_feeds(whole, built)
        write_calendars(whole, built)
        moved = redirects(whole)
        write_redirects(moved, built, address)
        progress.step(msg("feeds"))
        if email := project.guide.plan.municipality.security_email:
            # Those who write about security are answered in the source language, or in English.
            write_security_text(built, email, address, dict.fromkeys((project.guide.source, "en")), today)
        begin()
    progress.step(msg("compressed copies"))
    write_delivery(built, address, list(whole.localized_sites), moved)
    progress.step(msg("settings for the web server"))


def build_languages(site: Site, folder: Path, progress: Progress) -> None:
    """Builds every language of ``site`` and lays them together in ``folder``.

    The first language stands at the root of the site. Raises Problems for any warning.
    """
    parts = folder.with_name(folder.name + ".parts")
    codes = list(site.localized_sites)
    # Modules and data are read once, here, and shared by the processes that fork from this one.
    with ProcessPoolExecutor(
        mp_context=multiprocessing.get_context("fork"), initializer=_take_over, initargs=(site,)
    ) as pool:
        jobs = {pool.submit(_build_one, code, parts / code): code for code in codes}
        problems: list[Problem] = []
        for job in as_completed(jobs):
            code = jobs[job]
            problems.extend(job.result())
            progress.step(msg("pages in {language}", language=code))
    if problems:
        raise Problems(problems)
    first, *others = codes
    shutil.move(parts / first, folder)
    for code in others:
        shutil.move(parts / code / code, folder / code)
    shutil.rmtree(parts)


_taken_over: list[Site] = []
"""The site, in a process that builds one language; it cannot be sent there, only be there from the start."""


def _take_over(site: Site) -> None:
    _taken_over.append(site)
    # Nearly all that is made for a language is in use until it is done, so waste is looked for in between.
    gc.freeze()
    gc.disable()


def _build_one(code: str, folder: Path) -> list[Problem]:
    """Faults that an editor can mend cross to the process that asked; a traceback would not."""
    gc.collect()
    [site] = _taken_over
    warnings: list[str] = []
    root = site.project.root
    try:
        with told_as_problems(root):
            config = ready_config(root / "mkdocs.yml")
            build_language(config, code, folder, site.today, warnings.append, site)
    except Problems as error:
        return error.problems
    return [problem_of_warning(warning, code, root) for warning in warnings]
