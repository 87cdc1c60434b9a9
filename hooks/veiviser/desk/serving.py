"""Puts the preview together and lets it run until it is told to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from wsgiref.types import WSGIApplication

from veiviser.build.mkdocs_build import ready_config, site_address
from veiviser.desk.build_cache import BuildCache
from veiviser.desk.builder import Builder, Finished
from veiviser.desk.desk import DeskPage
from veiviser.desk.file_state import file_state
from veiviser.desk.form import ADDRESS, LANGUAGE, Form
from veiviser.desk.pages import LiveChanges, SitePages
from veiviser.desk.server import PreviewServer, ready_server, redirecting, templates_in
from veiviser.messages import translator

DESK = "/redaksjon/"
LOOK_EVERY = 0.1
"""Seconds between two looks at the files."""
STANDS_STILL = 0.04
"""Seconds without a change after which saving is taken to be done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What to show, where, and in whose words."""

    root: Path
    port: int
    """0 for any free one."""
    today: date
    language: str
    translate: Callable[[str], str]
    """Gives the words of ``language`` for English ones."""
    report: Callable[[str, Finished, float], None]
    """Is told a language of the site, what became of its pages and the seconds that took."""


@contextmanager
def preview_server(preview: Preview) -> Iterator[PreviewServer]:
    """A server that is ready to serve, and follows the files while the context lasts.

    Raises OSError where the port is taken. Nothing may have started a thread before.
    """
    builder = Builder(preview.root, preview.today)
    try:
        with TemporaryDirectory(prefix="veiviser-") as folder:
            build_cache = BuildCache(preview.root, Path(folder), builder.do, preview.report)
            render = templates_in(preview.language, preview.translate)
            base = _base(preview.root)
            mounts: dict[str, WSGIApplication] = {
                "/": redirecting(base),
                base: SitePages(build_cache, render),
                "/_preview/": LiveChanges(build_cache),
                DESK: DeskPage(build_cache, render, preview.today),
                ADDRESS: Form(preview.root, translator(LANGUAGE), preview.today, base),
            }
            with ready_server(mounts, preview.port) as server:
                ended = Event()
                follower = Thread(target=_follow, args=(build_cache, ended))
                follower.start()
                try:
                    yield server
                finally:
                    ended.set()
                    follower.join()
    finally:
        builder.close()


def _follow(build_cache: BuildCache, ended: Event) -> None:
    """Builds the previewed language at once, and again each time files have changed and stand still."""
    built = None
    seen = file_state(build_cache.root)
    while not ended.wait(LOOK_EVERY if seen == built else STANDS_STILL):
        now = file_state(build_cache.root)
        if now == seen != built:
            built = seen
            build_cache.bring_up_to_date(build_cache.previewed or build_cache.language_of(""))
        seen = now


def _base(root: Path) -> str:
    """Path of the site's root on its own server, with slashes at both ends."""
    try:
        return site_address(ready_config(root / "mkdocs.yml")).path
    # MkDocs' own way to stop is to leave the program; the pages will tell what is wrong.
    except (Exception, SystemExit):
        return "/"
