"""A Chromium of any age, spoken to over two pipes in the protocol of its developer tools."""

import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-zygote")
PATIENCE = 6
"""Seconds to wait for an answer."""


class Tab:
    """One page. Raises TimeoutError where the browser does not answer."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, from_browser
        self._number, self._held = 0, b""
        self._session: str | None = None
        self._told: list[dict[str, Any]] = []

    def attach(self) -> None:
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target)["sessionId"]
        size = {"width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": False}
        self.send("Emulation.setDeviceMetricsOverride", **size)

    def open(self, url: str) -> None:
        self.send("Page.navigate", url=url)

    def tap(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press_shift(self) -> None:
        shift = {"key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16}
        for kind in ("rawKeyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, **shift)

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        if self._session is None:
            return self._exchange(method, parameters)
        # Old ones know no flat sessions: what is for a page stands inside a message for its session.
        self._number += 1
        wanted = self._number
        message = json.dumps({"id": wanted, "method": method, "params": parameters})
        self._exchange("Target.sendMessageToTarget", {"message": message, "sessionId": self._session})

        def answers(told: dict[str, Any]) -> bool:
            return told.get("method") == "Target.receivedMessageFromTarget" and (
                json.loads(told["params"]["message"]).get("id") == wanted
            )

        return dict(json.loads(self._await(answers)["params"]["message"]).get("result", {}))

    def evaluate(self, script: str) -> Any:
        """The value of an expression, or of the promise that it gives."""
        told = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        return told.get("result", {}).get("value")

    def _exchange(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        self._number += 1
        wanted = self._number
        os.write(
            self._to, json.dumps({"id": wanted, "method": method, "params": parameters}).encode() + b"\0"
        )
        return dict(self._await(lambda told: told.get("id") == wanted).get("result", {}))

    def _await(self, is_wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for at, told in enumerate(self._told):
                if is_wanted(told):
                    del self._told[at]
                    return told
            if select.select([self._from], [], [], 1)[0]:
                self._held += os.read(self._from, 1 << 16)
            *whole, self._held = self._held.split(b"\0")
            self._told += map(json.loads, whole)
        raise TimeoutError("the browser does not answer")


@contextmanager
def opened(program: Path, libraries: Path | None, hosts: str) -> Iterator[Tab]:
    """A browser with a clean profile; ``hosts`` are its rules for names."""
    down, to_browser = os.pipe()
    from_browser, up = os.pipe()

    def join() -> None:
        os.dup2(os.dup(down), 3)
        os.dup2(os.dup(up), 4)

    environment = os.environ | ({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})
    with TemporaryDirectory() as profile:
        process = subprocess.Popen(
            [
                str(program),
                *FLAGS,
                "--remote-debugging-pipe",
                f"--user-data-dir={profile}",
                f"--host-resolver-rules={hosts}",
                "--window-size=360,640",
                "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=join,
            env=environment,
        )
        try:
            tab = Tab(to_browser, from_browser)
            tab.attach()
            yield tab
        finally:
            process.kill()
            process.wait()
            for end in (down, to_browser, from_browser, up):
                os.close(end)
