"""The preview as an editor starts it: a process of its own, on a copy of the invented municipality."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread

from made_up_words import whole_miniature
from patience import PATIENCE

PROGRAM = Path(sys.executable).with_name("veiviser")
BASE = "hjelp/"
"""Where the invented site lives on its server."""


@dataclass
class Running:
    """A preview that runs, and what it has said."""

    process: "subprocess.Popen[str]"
    root: Path
    temporary: Path
    lines: list[str] = field(default_factory=list)
    said: Condition = field(default_factory=Condition)
    originals: dict[Path, str] = field(default_factory=dict)
    """What changed files held at first."""

    @property
    def address(self) -> str:
        """Of the site's front page, with a slash at its end."""
        return f"{self.lines[0].split()[-1]}{BASE}"

    @property
    def desk(self) -> str:
        return self.lines[1].split()[-1]

    def listen(self) -> None:
        for line in self.process.stdout or ():
            with self.said:
                self.lines.append(line.rstrip())
                self.said.notify_all()

    def wait_to_hear(self, words: str, times: int = 1) -> None:
        with self.said:
            assert self.said.wait_for(lambda: self.heard(words) >= times, PATIENCE), "\n".join(self.lines)

    def heard(self, words: str) -> int:
        """How many lines hold the words."""
        return sum(words in line for line in self.lines)

    def change(self, path: str, old: str, new: str) -> None:
        """Saves a file as many editors do: written aside and moved into place."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        self.originals.setdefault(file, text)
        self._save(file, text.replace(old, new))

    def restore(self) -> None:
        """Saves every changed file as it was."""
        for file, text in self.originals.items():
            self._save(file, text)
        self.originals.clear()

    def _save(self, file: Path, text: str) -> None:
        aside = file.with_name(f".{file.name}.aside")
        aside.write_text(text, "utf-8")
        aside.replace(file)

    def end(self) -> int:
        """What Ctrl-C makes it end with."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def running_preview(
    folder: Path,
    *arguments: str,
    language: str = "en",
    command: str = "serve",
    program: Sequence[str | Path] = (PROGRAM,),
) -> Iterator[Running]:
    """Runs ``veiviser serve`` in ``folder``, or another command or program, until the context ends."""
    root, temporary = whole_miniature(folder / "fjellvik"), folder / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [*program, command, "--root", root, "--port", "0", "--lang", language, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"TMPDIR": str(temporary)},
        start_new_session=True,
    )
    running = Running(process, root, temporary)
    listener = Thread(target=running.listen)
    listener.start()
    try:
        running.wait_to_hear("Ctrl-C")
        yield running
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        listener.join()
        if process.stdout:
            process.stdout.close()
