"""What running a command costs, the start of its processes and their imports included."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parents[1]
"""Where commands find the bench's own modules."""
BETWEEN_LOOKS = 0.25
"""Seconds between two looks at the memory in use; each look takes time from what is measured."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One run, or the median of several."""

    seconds: float
    """By the clock on the wall."""
    processor: float
    """Seconds of all processors together."""
    memory: int
    """Most bytes in use at once by all its processes, what they share counted once; 0 where nobody looked."""


def run(command: list[str], folder: Path, *, watch_memory: bool = False) -> Cost:
    """Runs a command in ``folder``; raises RuntimeError with what it says where it fails."""
    found_at = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": found_at}
    with (folder / "said.txt").open("w+b") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=said, stderr=said, start_new_session=True
        )
        look = _MemoryLook(process.pid)
        if watch_memory:
            look.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if watch_memory:
            look.stop()
        if process.returncode != 0:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{said.read().decode(errors='replace')}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, look.most)


def answer(command: list[str], folder: Path) -> str:
    """What a command prints; raises RuntimeError as ``run`` does."""
    run(command, folder)
    return (folder / "said.txt").read_text("utf-8")


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.processor for cost in costs),
        int(median(cost.memory for cost in costs)),
    )


class _MemoryLook(threading.Thread):
    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._session = session
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(BETWEEN_LOOKS):
            self.most = max(self.most, memory_of(self._session))

    def stop(self) -> None:
        self._done.set()
        self.join()


def memory_of(session: int) -> int:
    """Bytes that the processes of a session hold; a page that several share is divided between them."""
    return sum(
        _proportional_share(process) for process in Path("/proc").iterdir() if _is_in(process, session)
    )


def _is_in(process: Path, session: int) -> bool:
    if not process.name.isdecimal():
        return False
    try:
        # The name in brackets may hold anything; the session is the fourth word after it.
        return int((process / "stat").read_text().rpartition(")")[2].split()[3]) == session
    except OSError:
        return False


def _proportional_share(process: Path) -> int:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
