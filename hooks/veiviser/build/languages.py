"""Builds the pages of all languages at once, one process for each."""

import gc
import multiprocessing
import shutil
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from veiviser.build.build_faults import problem_of_warning, told_as_problems
from veiviser.build.mkdocs_build import build_language, ready_config
from veiviser.build.progress import Progress
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems
from veiviser.site.whole_site import Site


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
