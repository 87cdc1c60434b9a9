"""Firefox over Marionette, WebKitGTK over its own driver: two transports of the same WebDriver commands."""

import json
import os
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Any, Protocol

WEBKIT_DRIVER = Path("/usr/bin/WebKitWebDriver")
PATIENCE = 30
"""Seconds until a browser must have started."""
MARIONETTE = {
    "url": "WebDriver:Navigate",
    "execute/sync": "WebDriver:ExecuteScript",
    "actions": "WebDriver:PerformActions",
    "window/rect": "WebDriver:SetWindowRect",
}


class Transport(Protocol):
    def __call__(self, command: str, body: dict[str, Any]) -> Any: ...


class Window:
    """A page of a browser that knows WebDriver's commands."""

    def __init__(self, send: Transport) -> None:
        self._send = send
        send("window/rect", {"width": 360, "height": 800})

    def open(self, url: str) -> None:
        self._send("url", {"url": url})

    def evaluate(self, script: str) -> Any:
        return self._send("execute/sync", {"script": f"return {script}", "args": []})

    def tap(self, x: float, y: float) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0, "origin": "viewport"}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        mouse = {"pointerType": "mouse"}
        self._act({"type": "pointer", "id": "mouse", "parameters": mouse, "actions": [move, *press]})

    def press_shift(self) -> None:
        keys = [{"type": kind, "value": "\ue008"} for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": keys})

    def _act(self, source: dict[str, Any]) -> None:
        self._send("actions", {"actions": [source]})


@contextmanager
def firefox(program: str) -> Iterator[tuple[str, Window]]:
    """Its version and a page. Raises OSError where it does not start."""
    with TemporaryDirectory() as profile:
        port = _free_port()
        settings = f'user_pref("marionette.port", {port});\n'
        Path(profile, "user.js").write_text(settings, encoding="utf-8")
        arguments = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
        with _running(arguments, {}):
            stream = _connected(port).makefile("rwb")
            _packet(stream)

            def send(command: str, body: dict[str, Any]) -> Any:
                message = json.dumps([0, 1, MARIONETTE.get(command, command), body]).encode()
                stream.write(b"%d:%s" % (len(message), message))
                stream.flush()
                _, _, error, result = _packet(stream)
                if error:
                    raise OSError(error["message"])
                return result.get("value", result)

            told = send("WebDriver:NewSession", {})["capabilities"]
            yield told["browserVersion"], Window(send)


@contextmanager
def webkitgtk(display: str) -> Iterator[tuple[str, Window]]:
    """Its version and a page. Raises OSError where it does not start."""
    port = _free_port()
    with _running([str(WEBKIT_DRIVER), f"--port={port}"], {"DISPLAY": display}):
        _connected(port).close()
        root = f"http://127.0.0.1:{port}/session"
        (browser,) = Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser")
        options = {"binary": str(browser), "args": ["--automation"]}
        asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = _post(root, asked)
        address = f"{root}/{session['sessionId']}"
        try:
            version = session["capabilities"]["browserVersion"]
            yield version, Window(lambda command, body: _post(f"{address}/{command}", body))
        finally:
            urllib.request.urlopen(urllib.request.Request(address, method="DELETE")).close()


def _post(address: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["value"]


def _packet(stream: Any) -> Any:
    """One message of Marionette: its length, a colon, JSON."""
    length = b""
    while (letter := stream.read(1)) != b":":
        if not letter:
            raise OSError("the browser has gone")
        length += letter
    return json.loads(stream.read(int(length)))


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _connected(port: int) -> socket.socket:
    end = monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            if monotonic() > end:
                raise
            sleep(0.2)


@contextmanager
def _running(arguments: list[str], settings: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        arguments, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
