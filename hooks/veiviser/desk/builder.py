"""A process that has everything imported and stays clean, because each build forks from it."""

import signal
import traceback
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from veiviser.build.build_faults import faulty_settings, known_problems, problem_of_warning
from veiviser.build.handout_files import load_handouts
from veiviser.build.mkdocs_build import build_language, ready_config, site_address
from veiviser.load.project import Project, Reading, read_project
from veiviser.load.reaching_rules import not_true_yet
from veiviser.model.problem import Problem
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

FORK = get_context("fork")


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A check of the whole project, and a build of one language where it has a folder."""

    code: str
    folder: Path | None
    """Where the pages go; it must not exist. None for the check alone."""
    state: str
    """Name of the files' state; where it is that of the job before, the data are not read again."""
    wants_reading: bool = False
    """Whether all that was read is asked for too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """What became of a job."""

    problems: tuple[Problem, ...] = ()
    """Faults that stop every language."""
    warnings: tuple[Problem, ...] = ()
    """Faults of this language's pages, which were built all the same."""
    crash: str = ""
    """Traceback of a fault in the program."""
    reading: Reading | None = None
    """What was read, where it was asked for and could be given."""


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
    # Ctrl-C reaches every process of the terminal, and SIGTERM often does; the parent closes the pipe when
    # it is ready.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    worker = _Worker(root, today)
    while True:
        try:
            job = jobs.recv()
        except EOFError:
            return
        jobs.send(worker.do(job))


class _Worker:
    """What one job leaves for the next: the settings and the data, as long as their files stay the same."""

    def __init__(self, root: Path, today: date) -> None:
        self.root, self.today = root, today
        self._config: Any = None
        self._config_time = -1
        self._reading: Reading | None = None
        self._project: Project | None = None
        self._state = ""

    def do(self, job: Job) -> Finished:
        read = self._read(job.state)
        if job.wants_reading:
            read = replace(read, reading=self._reading)
        if read.problems or read.crash or job.folder is None:
            return read
        return self._in_a_fork(job)

    def _read(self, state: str) -> Finished:
        """Reads what has changed, and tells what is wrong with it."""
        problems: list[Problem] = []
        crash = ""
        config_file = self.root / "mkdocs.yml"
        if (time := _time_of(config_file)) != self._config_time:
            self._config, self._config_time = _settings(config_file), time
        if isinstance(self._config, BaseException):
            problems.extend(known_problems(self._config, self.root) or [faulty_settings(self._config)])
        try:
            if self._reading is None or state != self._state:
                self._reading, self._project, self._state = None, None, state
                self._reading = read_project(self.root)
            if self._project is None:
                self._project = self._reading.project(is_draft=True)
            problems.extend(not_true_yet(self._project.guide, dict(self._project.files), self.today))
        except Exception as error:
            problems.extend(known := known_problems(error, self.root))
            crash = "" if known else traceback.format_exc()
        return Finished(problems=tuple(problems), crash=crash)

    def _in_a_fork(self, job: Job) -> Finished:
        """Builds in a process of its own, so that nothing it leaves behind reaches the next."""
        ours, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=self._build, args=(job, theirs))
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

    def _build(self, job: Job, answer: Connection) -> None:
        warnings: list[str] = []
        assert self._project is not None
        assert job.folder is not None
        try:
            address, made = site_address(self._config), load_handouts(self.root)
            site = Site(self._project, TermLinks(), address, self.today, made)
            build_language(self._config, job.code, job.folder, self.today, warnings.append, site)
        # MkDocs' own way to stop is to leave the program.
        except (Exception, SystemExit) as error:
            problems = known_problems(error, self.root)
            crash = "" if problems else traceback.format_exc()
            answer.send(Finished(problems=tuple(problems), crash=crash))
            return
        told = tuple(problem_of_warning(warning, job.code, self.root) for warning in warnings)
        answer.send(Finished(warnings=told))


def _settings(config_file: Path) -> Any:
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
