"""The invented municipality when everything is in order, so that one fault at a time can be planted."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from builders import linked_miniature
from made_up_words import fill
from project import ROOT
from veiviser.checks.external_links import Answer, Verdict
from veiviser.checks.link_outcome import LinkOutcome
from veiviser.edit.translating import review
from veiviser.load.project import read_project
from veiviser.todo.links import outside_links
from veiviser.todo.task import situation

TODAY = date(2030, 3, 10)
CHECKED = "checked: {date: 2030-03-01, by: duty_officer}"
CONFLICT = """  conflicts:
    - field: phones
      other_value: "75 00 00 03"
      source: {url: https://fjellvik.example/}
      note: "Nettsiden har nummeret {other_value}."
"""
PAGE = """---
title: {title}
template: light.html
---

# {title}

{{{{ changes }}}}
"""


def in_order(root: Path) -> Path:
    """A project in which nothing stands in the way of a release."""
    linked_miniature(root)
    edit(root, "mkdocs.yml", "https://fjellvik.example/hjelp/", "https://fjellvik.test/hjelp/")
    edit(root, "mkdocs.yml", "  404.md\n", "  404.md\n  endringer.md\n")
    for code, title in (("nb", "Endringer"), ("ar", "التغييرات")):
        (root / "docs" / code / "endringer.md").write_text(PAGE.format(title=title), "utf-8")
    edit(root, "data/actors.yaml", CONFLICT, "")
    edit(root, "data/actors.yaml", "  evidence:\n", f"  {CHECKED}\n  evidence:\n", every=True)
    translate(root)
    read_all(root, "ar")
    return root


def read_all(root: Path, code: str) -> None:
    """As if a person had read everything in a language."""
    pages = [path.relative_to(root).as_posix() for path in sorted((root / "docs" / code).rglob("*.md"))]
    review(root, [*pages, f"data/translations/{code}.po"], "language_reader", TODAY)


def translate(root: Path) -> None:
    """Arabic as on the real site where it says the same, else made up."""
    fill(root)
    path = root / "data/translations/ar.po"
    with path.open("rb") as own, (ROOT / "data/translations/ar.po").open("rb") as real:
        catalog, known = read_po(own, locale="ar"), read_po(real, locale="ar")
    for message in catalog:
        found = known.get(message.id) if message.id and not message.context else None
        if found and found.string:
            message.string = found.string
    with path.open("wb") as file:
        write_po(file, catalog)


def edit(root: Path, name: str, old: str, new: str, *, every: bool = False) -> None:
    """Puts ``new`` for ``old`` in a file; once unless ``every``."""
    path = root / name
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} does not stand in {name}"
    path.write_text(text.replace(old, new, -1 if every else 1), encoding="utf-8")


def alive(url: str) -> Answer:
    return Answer(url, Verdict.WORKS, "200")


def links_out(root: Path) -> list[str]:
    return list(outside_links(situation(read_project(root), TODAY)))


def links_file(root: Path, today: date = TODAY) -> Path:
    """A file that tells that all links of a project answer."""
    answers = [{"url": url, "verdict": "works", "detail": "200"} for url in links_out(root)]
    path = root.with_name(f"{root.name}.links.json")
    path.write_text(json.dumps({"on": str(today), "answers": answers}), "utf-8")
    return path


def all_alive(root: Path) -> LinkOutcome:
    return LinkOutcome(TODAY, tuple(map(alive, links_out(root))))


def start_release(root: Path, *options: str, today: date = TODAY) -> "subprocess.Popen[str]":
    """The command as it is run from a shell, in Norwegian; every link answers."""
    program = Path(sys.executable).with_name("veiviser")
    given = ("--root", root, "--today", str(today), "--lang", "nb", "--links-from", links_file(root, today))
    return subprocess.Popen(
        [program, "release", *given, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def outcome(running: "subprocess.Popen[str]") -> str:
    """What the command says when it ends well; raises AssertionError with what it says when it does not."""
    out, err = running.communicate()
    assert running.returncode == 0, f"ended with {running.returncode}\n{out}{err}"
    return out
