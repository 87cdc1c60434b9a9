"""What a reader does on the help page, tried in one browser: each thing works, or it does not."""

import re
import subprocess
from collections.abc import Callable
from time import monotonic, sleep
from typing import Any, Protocol

HEIGHT = 640
LINES = 24
"""Lines of a small terminal."""
VERSION = re.compile(r"\d+(?:\.\d+)+")
SOON = 5
"""Seconds within which a page answers."""
READY = "document.readyState === 'complete' && !!document.querySelector('h1')"
FIRST_NUMBERS = "Array.from(document.querySelectorAll('.first-numbers a'))"
NUMBERS = (
    f"{FIRST_NUMBERS}.length > 2 && {FIRST_NUMBERS}.every((each) => each.getBoundingClientRect().height > 30)"
)
FIRST_SCREEN = f"{FIRST_NUMBERS}.every((each) => each.getBoundingClientRect().bottom <= {HEIGHT})"
APART = f"{FIRST_NUMBERS}.every((each) => /\\s/.test(each.textContent) && each.parentNode.nodeName === 'LI')"
UNCOVERED = """Array.from(document.querySelectorAll('.bar > a, .bar button, a.exit')).filter((each) =>
  each.getBoundingClientRect().width).every((each) => {
    const {left, top, width, height} = each.getBoundingClientRect();
    return [.2, .5, .8].every((part) => each.contains(
      document.elementFromPoint(left + width * part, top + height / 2)));
  })"""
MENU_BUTTON = """(() => {
  const all = document.querySelectorAll('.bar [href="#side-meny"], .bar [popovertarget=side-meny]');
  const shown = Array.from(all).find((each) => each.getBoundingClientRect().width);
  const {left, top, width, height} = shown.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
})()"""
MENU_SHOWN = """(() => {
  const {top, height} = document.getElementById('side-meny').getBoundingClientRect();
  return height > 100 && top < innerHeight && top > -5;
})()"""
STAY = "document.querySelector('a.exit').href = '#ute'"
"""Stands in for the outside: while a browser leaves, it answers no questions."""
EXIT = """(() => {
  const {left, top, width, height} = document.querySelector('a.exit').getBoundingClientRect();
  return [left + width / 2, top + height / 2];
})()"""
COVERED = """(() => {
  const cover = document.querySelector('.cover');
  if (!cover) return false;
  const {left, top, right, bottom} = cover.getBoundingClientRect();
  return left <= 0 && top <= 0 && right >= innerWidth && bottom >= innerHeight
    && [10, 320, 600].every((y) => document.elementFromPoint(100, y) === cover);
})()"""
SEARCHED = """(() => {
  const box = document.querySelector('[role=search]');
  if (box.hidden) return false;
  const field = box.querySelector('input');
  field.value = 'pass';
  field.dispatchEvent(new Event('input', {bubbles: true}));
  return true;
})()"""
"""Types a word where there is a search; a page that has none says so in its place."""
HITS = "document.querySelectorAll('.results li a').length > 0"
FOLDED = "document.querySelector('.card details').open"
SUMMARY = """(() => {
  const summary = document.querySelector('.card summary');
  summary.scrollIntoView();
  scrollBy(0, -200);
  const {left, top, height} = summary.getBoundingClientRect();
  return [left + 20, top + height / 2];
})()"""


class Page(Protocol):
    """A page of some browser, as wide as a phone where the browser can be so narrow."""

    def open(self, url: str) -> None: ...
    def evaluate(self, script: str) -> Any: ...
    def tap(self, x: float, y: float) -> None: ...
    def press_shift(self) -> None: ...


def journeys(tab: Page, site: str) -> dict[str, str]:
    """Each thing tried, as ``Outcome`` of the data has it."""
    told: dict[str, str] = {}

    def tell(name: str, holds: object) -> None:
        told[name] = "works" if holds else "fails"

    _open(tab, f"{site}hjelp/")
    tell("numbers", tab.evaluate(NUMBERS) and tab.evaluate(APART))
    firsts = []
    for prefix in ("", "en/", "ar/"):
        _open(tab, f"{site}{prefix}hjelp/")
        firsts.append(tab.evaluate(FIRST_SCREEN))
    tell("first_screen", all(firsts))
    _open(tab, f"{site}hjelp/")
    tell("uncovered", tab.evaluate(UNCOVERED))
    _tap(tab, MENU_BUTTON)
    tell("menu", _holds(lambda: tab.evaluate(MENU_SHOWN)))
    _open(tab, f"{site}hjelp/?1")
    tab.evaluate(STAY)
    _tap(tab, EXIT)
    tell("exit", _holds(lambda: tab.evaluate(COVERED)))
    _open(tab, f"{site}hjelp/?2")
    tab.evaluate(STAY)
    for _ in range(3):
        tab.press_shift()
    tell("shift", _holds(lambda: tab.evaluate(COVERED)))
    _open(tab, f"{site}tjenester/")
    _tap(tab, SUMMARY)
    tell("folds", _holds(lambda: tab.evaluate(FOLDED)))
    _open(tab, f"{site}sok/")
    if _holds(lambda: tab.evaluate(SEARCHED)):
        tell("search", _holds(lambda: tab.evaluate(HITS)))
    else:
        told["search"] = "said"
    return told


def in_text(program: str, site: str) -> dict[str, str]:
    """The same of a browser that shows letters alone, as far as it can be asked."""
    done = subprocess.run([program, "-dump", f"{site}hjelp/"], capture_output=True, text=True, check=True)
    told = subprocess.run([program, "-version"], capture_output=True, text=True).stdout
    version = VERSION.search(told)
    lines = [line.replace("\u00a0", " ") for line in done.stdout.splitlines()]
    wanted = ("112", "22 33 11 60", "116 111", "73 52 34 20")
    found = [next((at for at, line in enumerate(lines) if number in line), -1) for number in wanted]
    holds = {
        "numbers": -1 not in found and len(set(found)) == len(found),
        "first_screen": -1 not in found and max(found) < LINES,
        "menu": any("Dine rettigheter" in line for line in lines),
        "folds": "Sjefen har tatt passet mitt" in done.stdout and "Arbeidstilsynet" in done.stdout,
    }
    outcomes = {name: "works" if held else "fails" for name, held in holds.items()}
    return {"name": program, "version": version[0] if version else ""} | outcomes


def _open(tab: Page, url: str) -> None:
    tab.open(url)
    if not _holds(lambda: tab.evaluate(f"{READY} && location.href === {url!r}")):
        raise TimeoutError(url)


def _tap(tab: Page, place: str) -> None:
    x, y = tab.evaluate(place)
    tab.tap(x, y)


def _holds(ask: Callable[[], object]) -> bool:
    end = monotonic() + SOON
    while monotonic() < end:
        if ask():
            return True
        sleep(0.1)
    return False
