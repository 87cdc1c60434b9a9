"""The Chromium that an old PyQt5 wheel carries: 5.9 has 56, 5.10 has 61."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HOST = Path(__file__).with_name("qt_page.py")
BINDING = "PyQt5-sip<13"
"""What the wheels call into; each release has one for this Python."""


class QtPage:
    """A page that another process shows, which takes one command a line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def open(self, url: str) -> None:
        self._do("open", url)

    def evaluate(self, script: str) -> Any:
        return self._do("evaluate", script)

    def tap(self, x: float, y: float) -> None:
        self._do("tap", [x, y])

    def press_shift(self) -> None:
        self._do("shift", None)

    def _do(self, command: str, value: object) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([command, value]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise OSError(f"{HOST.name} has stopped")
        return json.loads(answer)


@contextmanager
def chromium_in_qt(version: str, cache: Path, display: str) -> Iterator[QtPage]:
    """A page of the Chromium in a wheel of PyQt5. Raises OSError where it does not start."""
    settings = {"DISPLAY": display, "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    process = subprocess.Popen(
        [sys.executable, str(HOST), str(_unpacked(version, cache))],
        env=os.environ | settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield QtPage(process)
    finally:
        process.kill()
        process.wait()


def _unpacked(version: str, cache: Path) -> Path:
    """The folder of the wheels, fetched once."""
    place = (cache / f"pyqt5-{version}").resolve()
    if not (place / "PyQt5").exists():
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(place)]
        for wheel in (f"PyQt5=={version}", BINDING):
            subprocess.run([*fetch, wheel], check=True)
        for wheel_file in place.glob("*.whl"):
            zipfile.ZipFile(wheel_file).extractall(place)
        for program in (place / "PyQt5/Qt/libexec").iterdir():
            program.chmod(0o755)
    return place
