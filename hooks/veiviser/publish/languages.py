"""Builds the pages of all languages at once, one process for each."""

import multiprocessing
import shutil
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path

from veiviser.model.message import told
from veiviser.model.problem import Problem, Problems
from veiviser.publish.mkdocs_build import build_language, ready_config
from veiviser.publish.progress import Progress


def build_languages(root: Path, codes: list[str], folder: Path, today: date, progress: Progress) -> None:
    """Builds every language below ``root`` and lays them together in ``folder``.

    The first language stands at the root of the site. Raises Problems for any warning.
    """
    parts = folder.with_name(folder.name + ".parts")
    # The modules are imported once, here, and shared by the processes that fork from this one.
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as pool:
        jobs = {
            pool.submit(_build_one, root / "mkdocs.yml", code, parts / code, today): code for code in codes
        }
        problems: list[Problem] = []
        for job in as_completed(jobs):
            code = jobs[job]
            problems.extend(
                Problem("mkdocs.yml", 1, told("{language}: {warning}", language=code, warning=warning))
                for warning in job.result()
            )
            progress.step(f"pages in {code}")
    if problems:
        raise Problems(problems)
    first, *others = codes
    shutil.move(parts / first, folder)
    for code in others:
        shutil.move(parts / code / code, folder / code)
    shutil.rmtree(parts)


def _build_one(config_file: Path, code: str, folder: Path, today: date) -> list[str]:
    warnings: list[str] = []
    build_language(ready_config(config_file), code, folder, today, warnings.append)
    return warnings
