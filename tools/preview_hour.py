"""Works with `veiviser serve` as editors do, for some minutes, and tells how much memory it takes.

``python tools/preview_hour.py [MINUTES]``: ten tabs stay open while texts are saved, broken and mended,
pages are renamed and git branches changed, in a copy of the project. Prints a line a minute; exits with 1
where a tab was answered with an error of the program, or memory grew by more than half.
"""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
TABS = (
    "",
    "hjelp/",
    "tjenester/",
    "en/",
    "en/hjelp/",
    "ar/",
    "ar/hjelp/",
    "tegn/",
    "redaksjon/",
    "plan/tiltak/",
)
PAGE, DATA = "docs/nb/hjelp.md", "data/actors.yaml"
READINGS = 5
"""Of memory at the start and at the end: what stays is the least of them, what a build takes the most."""
TOLD = {200, 404, 500, 503}
"""What a tab may be answered with; a fault of an editor is told in a page with 500."""


class Tabs:
    """Pages that are asked for again and again, each by its own thread."""

    def __init__(self, address: str) -> None:
        self.address, self.ended = address, Event()
        self.answers, self.strange = 0, list[str]()
        self._threads = [Thread(target=self._watch, args=(tab,), daemon=True) for tab in TABS]

    def open(self) -> None:
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        self.ended.set()
        for thread in self._threads:
            thread.join(60)

    def _watch(self, tab: str) -> None:
        while not self.ended.wait(3):
            try:
                with urlopen(self.address + tab, timeout=120) as answer:
                    status, text = answer.status, answer.read().decode()
            except HTTPError as error:
                status, text = error.code, error.read().decode()
            except OSError as error:
                status, text = 0, str(error)
            self.answers += 1
            if status not in TOLD or "Traceback" in text:
                self.strange.append(f"{tab}: {status} {text[:200]}")


def megabytes(pid: int) -> int:
    """What a process and its children hold in memory (PSS: shared parts count once); 0 for one that ended."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        own = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(r"^Pss: +(\d+) kB", own, re.MULTILINE)
    return (int(found[1]) if found else 0) // 1000 + sum(megabytes(int(child)) for child in children)


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def project(folder: Path) -> Path:
    """A copy of the project under git, with a branch that says something else."""
    for name in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for words in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "a"),
        ("config", "user.email", "a@b.example"),
    ):
        git(folder, *words)
    for branch, words in (("main", ""), ("other", "\nEn setning til.\n")):
        if words:
            git(folder, "checkout", "-q", "-b", branch)
            (folder / PAGE).write_text((folder / PAGE).read_text("utf-8") + words, "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", branch)
    git(folder, "checkout", "-q", "main")
    return folder


def work(root: Path, turn: int) -> None:
    """One thing that an editor does; everything is as it was after five turns."""
    page, data = root / PAGE, root / DATA
    moved = page.with_name("hjelpen.md")
    match turn % 5:
        case 0:
            page.write_text(f"{page.read_text('utf-8')}\nLagret.\n", "utf-8")
        case 1:
            data.write_text(data.read_text("utf-8").replace("- id: ", "- id ", 1), "utf-8")
        case 2:
            git(root, "checkout", "-q", "--", ".")
            page.rename(moved)
        case 3:
            moved.rename(page)
            git(root, "checkout", "-q", "other")
        case _:
            git(root, "checkout", "-q", "main")


def main(minutes: float) -> int:
    program = Path(sys.executable).with_name("veiviser")
    with TemporaryDirectory() as folder:
        root = project(Path(folder))
        command = [program, "serve", "--root", root, "--port", "0", "--lang", "en"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            told = (re.search(r"http://127\.0\.0\.1:\d+/", line) for line in server.stdout)
            tabs = Tabs(next(found[0] for found in told if found))
            # What nobody reads fills the pipe, and then the server waits for a reader.
            Thread(target=server.stdout.read, daemon=True).start()
            tabs.open()
            start, turn, held = time.monotonic(), 0, list[int]()
            try:
                while time.monotonic() - start < minutes * 60:
                    time.sleep(12)
                    work(root, turn)
                    turn += 1
                    if turn % 5 == 0:
                        held.append(megabytes(server.pid))
                        passed = (time.monotonic() - start) / 60
                        print(
                            f"{passed:5.1f} min  {turn} things done  {tabs.answers} answers  {held[-1]} MB",
                            flush=True,
                        )
                tabs.close()
            finally:
                server.terminate()
    print(*tabs.strange[:10], sep="\n")
    first, last = ((min(some), max(some)) for some in (held[:READINGS] or [0], held[-READINGS:] or [0]))
    strange = f"{len(tabs.strange)} strange answers of {tabs.answers}"
    print(f"{first[0]} to {first[1]} MB at the start, {last[0]} to {last[1]} MB at the end; {strange}")
    has_grown = any(after > before * 1.5 for before, after in zip(first, last, strict=True))
    return int(bool(tabs.strange) or has_grown)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60))
