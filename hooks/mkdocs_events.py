"""The only file that knows MkDocs: unpacks its events and calls veiviser."""

from datetime import date, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from veiviser.build.handout_files import copy_handouts
from veiviser.load.handouts import handout_cache, load_handouts
from veiviser.load.project import load_project
from veiviser.messages import language_of_machine, translator
from veiviser.model.hours import TIME_ZONE
from veiviser.model.problem import Problems
from veiviser.site.address import SiteAddress
from veiviser.site.assets import FOLDERS
from veiviser.site.links import relative
from veiviser.site.page_context import MenuGroup, MenuItem
from veiviser.site.term_links import TermLinks
from veiviser.site.whole_site import Site

UNUSED_THEME_FILES = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.", *FOLDERS)


class SiteEvents:
    """Holds the site between events; the data are read anew at the start of each build."""

    def __init__(self) -> None:
        self.term_links = TermLinks()
        self.site: Site | None = None

    # static-i18n chooses the language at -100; it must be known here.
    @event_priority(-150)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        i18n = config.plugins["i18n"]
        if ready := config.extra.get("ready_site"):
            self.site, self.term_links = ready, ready.term_links
        elif self.site is None or i18n.is_default_language_build:
            try:
                project = load_project(Path(config.config_file_path).parent)
            except Problems as error:
                raise Abort(error.said(translator(language_of_machine()))) from error
            self.site = Site(project, self.term_links, SiteAddress(config.site_url or "/"), _today(config))
        if self.term_links not in config.markdown_extensions:
            config.markdown_extensions.append(self.term_links)
        config.theme.static_templates.discard("404.html")
        config.theme["language"] = i18n.current_language
        return config

    # Before static-i18n sorts the files by language at -100.
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        i18n = config.plugins["i18n"]
        # static-i18n pairs each page with each language; our own templates do that, in less time.
        others = tuple(f"{code}/" for code in i18n.build_languages if code != i18n.current_language)
        for file in list(files):
            if file.src_uri.startswith((*UNUSED_THEME_FILES, *others)) or file.src_uri.endswith(".map"):
                files.remove(file)
        return files

    def on_env(self, env, config: MkDocsConfig, files: Files):
        self.site.equip(env, config.plugins["i18n"].current_language)
        return env

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        code, name = _place(page, config)
        return self.site.markdown(code, name, page.url, markdown, page.meta.get("explain", True))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.meta["terms_used"] = self.term_links.used
        return self.site.content(html)

    def on_page_context(self, context, page: Page, config: MkDocsConfig, nav: Navigation):
        code, name = _place(page, config)
        context["page_context"] = self.site.page_context(
            code, name, page.url, page.title, page.meta, _menu(nav, page, self.site.start(name, page.url))
        )
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        code, root = config.plugins["i18n"].current_language, self.site.project.root
        self.site.finish(Path(config.site_dir), code)
        if code == self.site.project.source:
            copy_handouts(load_handouts(root), handout_cache(root), Path(config.site_dir))


def _today(config: MkDocsConfig) -> date:
    """The day given to the build, else the day it is."""
    given = config.extra.get("today")
    return date.fromisoformat(str(given)) if given else datetime.now(TIME_ZONE).date()


def _place(page: Page, config: MkDocsConfig) -> tuple[str, str]:
    code = config.plugins["i18n"].current_language
    return code, page.file.src_uri.removeprefix(f"{code}/")


def _menu(nav: Navigation, current: Page, start: str) -> tuple[MenuGroup, ...]:
    def item(page: Page) -> MenuItem:
        return MenuItem(page.title, relative(page.url, start), page is current)

    alone = tuple(item(entry) for entry in nav if isinstance(entry, Page))
    groups = [
        MenuGroup(entry.title, tuple(map(item, entry.children)))
        for entry in nav
        if isinstance(entry, Section)
    ]
    return (MenuGroup("", alone), *groups) if alone else tuple(groups)


_events = SiteEvents()
on_config = _events.on_config
on_files = _events.on_files
on_env = _events.on_env
on_page_markdown = _events.on_page_markdown
on_page_content = _events.on_page_content
on_page_context = _events.on_page_context
on_post_build = _events.on_post_build
