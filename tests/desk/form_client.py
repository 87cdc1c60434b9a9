"""The form as a browser without a script uses it: pages are opened, filled in and sent."""

import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

from bs4 import BeautifulSoup, Tag

from veiviser.desk.form import Form
from veiviser.desk.server import guarded
from veiviser.messages import translator

TODAY = date(2026, 11, 28)
OF_THE_ENTRY = {"save", "add", "remove", "up", "down"}
"""First words of the buttons that send what was filled in."""


@dataclass
class Page:
    """An answer, and what stands in its form."""

    client: "Client"
    path: str
    status: int
    headers: dict[str, str]
    html: str
    sent: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.soup = BeautifulSoup(self.html, "lxml")
        button = self._button("save")
        self.sent = _values(button.find_parent("form") if button else None)

    @property
    def words(self) -> str:
        return " ".join(self.soup.main.get_text(" ").split()) if self.soup.main else self.html

    @property
    def faults(self) -> list[str]:
        return [" ".join(item.get_text(" ").split()) for item in self.soup.select(".summary li, .faults li")]

    def value(self, name: str) -> str:
        return self.sent[name][0]

    def fill(self, **given: str | list[str]) -> "Page":
        """``phones__0__number="112"``: a name's points are written as two lines."""
        for name, value in given.items():
            dotted = name.replace("__", ".")
            assert self.soup.select(f'[name="{dotted}"]'), f"{dotted} is not in the form"
            self.sent[dotted] = value if isinstance(value, list) else [value]
        return self

    def press(self, do: str) -> "Page":
        """Sends the form with a button, and follows where it leads."""
        button = self._button(do)
        form = button.find_parent("form") if button else None
        assert button is not None, f"there is no button {do!r}"
        assert form is not None
        sent = self.sent if self.sent and do.split(" ")[0] in OF_THE_ENTRY else _values(form)
        action = str(form.get("action") or f"/skjema{self.path}").removeprefix("/skjema")
        pairs = [(name, text) for name, texts in sent.items() for text in texts]
        answer = self.client.send(action, [*pairs, (str(button["name"]), str(button["value"]))])
        if answer.status != 303:
            return answer
        return self.client.open(answer.headers["Location"].removeprefix("/skjema"))

    def save(self) -> "Page":
        return self.press("save")

    def undo(self) -> "Page":
        button = self.soup.select_one('button[name="word"]')
        assert button is not None
        return self.press(str(button["value"]))

    def _button(self, value: str) -> Tag | None:
        return next((found for found in self.soup.select("button[value]") if found["value"] == value), None)


class Client:
    """``today`` is the day on the form's own clock."""

    def __init__(self, root: Path, today: date = TODAY) -> None:
        self.root = root
        self.application = guarded(Form(root, translator("nb"), today, "/"))

    def open(self, path: str) -> Page:
        return self.ask("GET", path)

    def service(self, id: str) -> Page:
        return self.open(f"/actors/{id}/")

    def send(self, path: str, pairs: list[tuple[str, str]], **environ: Any) -> Page:
        return self.ask("POST", path, urlencode(pairs).encode(), **environ)

    def ask(self, method: str, path: str, body: bytes = b"", **environ: Any) -> Page:
        """``environ`` has what differs from a browser's request."""
        parts = urlsplit(path)
        asked: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "/skjema",
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "wsgi.input": io.BytesIO(body),
        } | environ
        setup_testing_defaults(asked)
        told: list[Any] = []
        answer = self.application(asked, lambda status, headers, *_: told.extend((status, headers)))  # type: ignore[arg-type,return-value]
        content = b"".join(answer)
        return Page(self, path, int(told[0].split()[0]), dict(told[1]), content.decode())

    @property
    def token(self) -> str:
        return self.service("lykta").value("token")

    def data(self, name: str = "actors") -> str:
        return (self.root / "data" / f"{name}.yaml").read_text("utf-8")

    def write(self, old: str, new: str, name: str = "actors") -> None:
        """Somebody else changes a file."""
        assert old in self.data(name)
        (self.root / "data" / f"{name}.yaml").write_text(self.data(name).replace(old, new), "utf-8")


def _values(form: Tag | None) -> dict[str, list[str]]:
    """What a browser would send of a form nobody has touched."""
    found: dict[str, list[str]] = {}
    for control in form.select("input[name], select[name], textarea[name]") if form else ():
        name = str(control["name"])
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            found.setdefault(name, []).append(str(chosen["value"]) if chosen else "")
        elif control.name == "textarea":
            found.setdefault(name, []).append(control.get_text().removeprefix("\n"))
        elif control.get("type") not in ("checkbox", "radio") or control.has_attr("checked"):
            found.setdefault(name, []).append(str(control.get("value", "on")))
    return found
