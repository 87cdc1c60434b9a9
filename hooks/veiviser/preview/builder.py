"""A process that has everything imported and stays clean, because each build forks from it."""

import signal
import traceback
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from veiviser.checks.sources import sound_project
from veiviser.model.problem import Problem
from veiviser.preview.build_faults import faulty_settings, known_problems, problem_of_warning
from veiviser.publish.mkdocs_build import build_language, ready_config

FORK = get_context("fork")


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A check of the whole project, and a build of one language where it has a folder."""

    code: str
    folder: Path | None
    """Where the pages go; it must not exist. None for the check alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """What became of a job."""

    problems: tuple[Problem, ...] = ()
    """Faults that stop every language."""
    warnings: tuple[Problem, ...] = ()
    """Faults of this language's pages, which were built all the same."""
    crash: str = ""
    """Traceback of a fault in the program."""


class Builder:
    """Does one job after the other.

    It forks, so it must be made before the program starts its threads.
    """

    def __init__(self, root: Path, today: date) -> None:
        """``today`` is the day that the pages are built for."""
        self._pipe, theirs = FORK.Pipe()
        self._process = FORK.Process(target=_wait_for_jobs, args=(theirs, self._pipe, root, today))
        self._process.start()
        theirs.close()

    def do(self, job: Job) -> Finished:
        """Raises EOFError when the process has ended."""
        self._pipe.send(job)
        finished: Finished = self._pipe.recv()
        return finished

    def close(self) -> None:
        self._pipe.close()
        self._process.join()


def _wait_for_jobs(jobs: Connection, parents_end: Connection, root: Path, today: date) -> None:
    # Else the pipe would stay open when the parent ends, however it ends.
    parents_end.close()
    # Ctrl-C reaches every process of the terminal; the parent closes the pipe when it is ready.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    config_file = root / "mkdocs.yml"
    config, read_at = _read(config_file), _time_of(config_file)
    while True:
        try:
            job = jobs.recv()
        except EOFError:
            return
        if (now := _time_of(config_file)) != read_at:
            config, read_at = _read(config_file), now
        jobs.send(_forked(config, job, root, today))


def _forked(config: Any, job: Job, root: Path, today: date) -> Finished:
    """Does a job in a process of its own, so that nothing it leaves behind reaches the next."""
    ours, theirs = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_do, args=(config, job, root, today, theirs))
    process.start()
    theirs.close()
    try:
        finished: Finished = ours.recv()
    except EOFError:
        process.join()
        finished = Finished(crash=f"the build ended with {process.exitcode}\n")
    process.join()
    ours.close()
    return finished


def _do(config: Any, job: Job, root: Path, today: date, answer: Connection) -> None:
    answer.send(_outcome(config, job, root, today))


def _outcome(config: Any, job: Job, root: Path, today: date) -> Finished:
    warnings: list[str] = []
    try:
        if isinstance(config, BaseException):
            return Finished(problems=(faulty_settings(config),))
        if job.folder is None:
            sound_project(root)
            return Finished()
        build_language(config, job.code, job.folder, today, warnings.append)
    # MkDocs' own way to stop is to leave the program.
    except (Exception, SystemExit) as error:
        problems = known_problems(error, root)
        return Finished(problems=tuple(problems), crash="" if problems else traceback.format_exc())
    told = (problem_of_warning(warning, job.code, root) for warning in warnings)
    return Finished(warnings=tuple(told))


def _read(config_file: Path) -> Any:
    """MkDocs' configuration, or why it cannot be read."""
    try:
        return ready_config(config_file)
    except (Exception, SystemExit) as error:
        return error


def _time_of(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
