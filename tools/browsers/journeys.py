"""What a reader does on the help page, tried in one browser: each thing works, or it does not."""

import subprocess
from collections.abc import Callable
from time import monotonic, sleep

from devtools import Tab

HEIGHT = 640
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
SEARCH = """(() => {
  const box = document.querySelector('[role=search]');
  return box.hidden ? 'said' : 'shown';
})()"""
FOLDED = "document.querySelector('.card details').open"
SUMMARY = """(() => {
  const summary = document.querySelector('.card summary');
  summary.scrollIntoView();
  scrollBy(0, -200);
  const {left, top, height} = summary.getBoundingClientRect();
  return [left + 20, top + height / 2];
})()"""


def journeys(tab: Tab, site: str) -> dict[str, str]:
    """Each thing tried with ``yes`` or ``no``; the search is ``shown``, or ``said`` not to work."""
    tab.send(
        "Emulation.setDeviceMetricsOverride", width=360, height=HEIGHT, deviceScaleFactor=1, mobile=False
    )
    told: dict[str, str] = {}

    def tell(name: str, holds: object) -> None:
        told[name] = "yes" if holds else "no"

    _open(tab, f"{site}hjelp/")
    tell("numbers", tab.evaluate(NUMBERS))
    tell("apart", tab.evaluate(APART))
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
        for kind in ("rawKeyDown", "keyUp"):
            tab.send(
                "Input.dispatchKeyEvent", type=kind, key="Shift", code="ShiftLeft", windowsVirtualKeyCode=16
            )
    tell("shift", _holds(lambda: tab.evaluate(COVERED)))
    _open(tab, f"{site}tjenester/")
    _tap(tab, SUMMARY)
    tell("folds", _holds(lambda: tab.evaluate(FOLDED)))
    _open(tab, f"{site}sok/")
    sleep(1)
    told["search"] = tab.evaluate(SEARCH)
    return told


def in_text(program: str, site: str) -> dict[str, str]:
    """The same of a browser that shows letters alone, as far as it can be asked."""
    done = subprocess.run([program, "-dump", f"{site}hjelp/"], capture_output=True, text=True, check=True)
    lines = [line.replace("\u00a0", " ") for line in done.stdout.splitlines()]
    wanted = ("112", "22 33 11 60", "116 111")
    found = [next((at for at, line in enumerate(lines) if number in line), -1) for number in wanted]
    return {
        "numbers": "yes" if -1 not in found else "no",
        "apart": "yes" if len(set(found)) == len(found) else "no",
        "first_screen": "yes" if max(found) < 24 and -1 not in found else "no",
        "menu": "yes" if any("Dine rettigheter" in line for line in lines) else "no",
        "folds": "yes",
    }


def _open(tab: Tab, url: str) -> None:
    tab.send("Page.navigate", url=url)
    if not _holds(lambda: tab.evaluate(f"{READY} && location.href === {url!r}")):
        raise TimeoutError(url)


def _tap(tab: Tab, place: str) -> None:
    x, y = tab.evaluate(place)
    for kind in ("mousePressed", "mouseReleased"):
        tab.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def _holds(ask: Callable[[], object]) -> bool:
    end = monotonic() + SOON
    while monotonic() < end:
        if ask():
            return True
        sleep(0.1)
    return False
