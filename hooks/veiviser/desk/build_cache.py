"""Keeps the pages of each language as new as their files, and tells when they have changed."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Condition
from time import monotonic

from veiviser.desk.builder import Finished, Job
from veiviser.desk.file_state import FileState, file_state
from veiviser.load.guide import read_entries
from veiviser.load.project import Reading
from veiviser.load.yaml_file import read_yaml
from veiviser.model.problem import Problem, Problems

SOURCE_WHEN_UNKNOWN = ""
"""Stands for the source language while data/languages.yaml has never been readable."""

ALL_FILES = "*"
"""Stands for all languages where somebody waits for any change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What there is to show of one language."""

    version: str
    """Differs as soon as something else must be shown."""
    folder: Path | None
    """The last good pages, laid as in the whole site."""
    problems: tuple[Problem, ...] = ()
    crash: str = ""

    @property
    def is_good(self) -> bool:
        return self.folder is not None and not self.problems and not self.crash


@dataclass(slots=True)
class _Language:
    """What became of the last build of a language."""

    made_from: FileState
    outcome: Finished
    folders: list[Path] = field(default_factory=list)
    """The last good pages, and those before them, which may still be read."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read for the desk, and from which state of the files."""

    state: str
    outcome: Finished


class BuildCache:
    """All languages of a project; safe to use from many threads."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        do: Callable[[Job], Finished],
        report: Callable[[str, Finished, float], None],
    ) -> None:
        """``report`` is told a language, what became of it and the seconds that took."""
        self.root = root
        self._folder, self._do, self._report = folder, do, report
        self._names = count(1)
        self._changed = Condition()
        self._settled = FileState({})
        self._common = Finished()
        self._read = _Read("", Finished())
        self._languages: dict[str, _Language] = {}
        self._codes = [SOURCE_WHEN_UNKNOWN]
        self.previewed = SOURCE_WHEN_UNKNOWN
        """The language whose page was asked for last."""

    def language_of(self, path: str) -> str:
        """The language of the page at ``path``; the source language stands at the root."""
        self._codes = _codes(self.root) or self._codes
        first = path.strip("/").partition("/")[0]
        return first if first in self._codes[1:] else self._codes[0]

    @property
    def source(self) -> str:
        return self._codes[0]

    def bring_up_to_date(self, code: str) -> Shown:
        """Builds the language's pages if they are older than their files; checks all files that changed."""
        with self._changed:
            now = file_state(self.root)
            made_from, held = now.of_language(code, self.source), self._languages.get(code)
            has_new_files = now != self._settled
            is_stale = held is None or held.made_from != made_from
            must_try_again = held is not None and _is_bad(held.outcome) and has_new_files
            if has_new_files or ((is_stale or must_try_again) and not _is_bad(self._common)):
                self._work(code, now, made_from, is_stale or must_try_again)
            return self._shown(code)

    def reading(self) -> Reading:
        """All that the files say now, sound or not, as it was read for the pages.

        It takes a third of a second to hand over, while every page waits, so it is done once for each state
        of the files. Raises Problems where nothing could be read.
        """
        with self._changed:
            state = file_state(self.root).digest
            outcome = self._read.outcome
            if state != self._read.state or outcome.reading is None:
                outcome = self._do(Job(code=self.source, folder=None, state=state, wants_reading=True))
                self._read = _Read(state, outcome)
        if outcome.reading is None:
            raise Problems(list(outcome.problems)) if outcome.problems else RuntimeError(outcome.crash)
        return outcome.reading

    def version_of_all(self) -> str:
        """Differs once any file has changed."""
        with self._changed:
            return self._version(ALL_FILES)

    def wait_for_change(self, code: str, version: str, seconds: float) -> bool:
        """Whether something else than ``version`` is to be shown, at the latest after some seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: self._version(code) != version, seconds)

    def folders(self) -> list[Path]:
        """The last good pages of each language, the one that is being read first."""
        with self._changed:
            first = sorted(self._languages, key=lambda code: code != self.previewed)
            return [folders[0] for code in first if (folders := self._languages[code].folders)]

    def _work(self, code: str, now: FileState, made_from: FileState, is_build: bool) -> None:
        started = monotonic()
        folder = self._folder / f"{next(self._names)}" if is_build else None
        outcome = self._do(Job(code=code, folder=folder, state=now.digest))
        self._settled = now
        concerns_all = bool(outcome.problems) or (bool(outcome.crash) and not is_build)
        self._common = outcome if concerns_all else Finished()
        if folder is not None and not concerns_all:
            held = self._languages.setdefault(code, _Language(made_from, outcome))
            held.made_from, held.outcome = made_from, outcome
            if not outcome.crash:
                held.folders.insert(0, folder)
                for old in held.folders[2:]:
                    shutil.rmtree(old, ignore_errors=True)
                del held.folders[2:]
        self._report(code, outcome, monotonic() - started)
        self._changed.notify_all()

    def _shown(self, code: str) -> Shown:
        held = self._languages.get(code)
        outcome = self._common if _is_bad(self._common) or held is None else held.outcome
        return Shown(
            version=self._version(code),
            folder=held.folders[0] if held and held.folders else None,
            problems=(*outcome.problems, *outcome.warnings),
            crash=outcome.crash,
        )

    def _version(self, code: str) -> str:
        if code == ALL_FILES:
            return self._settled.digest
        held = self._languages.get(code)
        is_bad = _is_bad(self._common) or (held is not None and _is_bad(held.outcome))
        return (self._settled if is_bad else self._settled.of_language(code, self.source)).digest


def _is_bad(outcome: Finished) -> bool:
    return bool(outcome.problems or outcome.warnings or outcome.crash)


def _codes(root: Path) -> list[str]:
    """Language codes, the source first, as far as the file can be read now."""
    try:
        languages = read_entries("languages", read_yaml(root / "data/languages.yaml", "languages"), [])
    except Problems:
        return []
    return [held.code for held in sorted(languages, key=lambda held: not held.is_source)]
