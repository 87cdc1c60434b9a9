"""The hook: unpacks MkDocs' events and calls veiviser."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from veiviser.build.handout_files import copy_handouts, handout_cache
from veiviser.build.mkdocs_build import code_of, i18n_of, menu_of, name_of, own_files, site_of, use_languages
from veiviser.site.markdown_extensions import TypedLists
from veiviser.site.whole_site import Site


class SiteEvents:
    """Holds the site between events; the data are read anew at the start of each build."""

    site: Site

    # static-i18n reads the languages at -100; they stand in data/languages.yaml.
    @event_priority(100)
    def _find_languages(self, config: MkDocsConfig) -> MkDocsConfig:
        # MkDocs hands a hook nothing but its configuration. Each language is built in a process that was
        # forked with the site ready in it; to load the site there again would cost as much as the pages.
        if ready := config.extra.get("ready_site"):
            self.site = ready
        elif i18n_of(config).current_language in {None, i18n_of(config).default_language}:
            self.site = site_of(config)
        use_languages(config, self.site.project)
        return config

    # The language that static-i18n chose must be known here.
    @event_priority(-150)
    def _equip(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.site.term_links not in config.markdown_extensions:
            config.markdown_extensions += [self.site.term_links, TypedLists()]
        config.theme.static_templates.discard("404.html")
        config.theme["language"] = code_of(config)
        return config

    on_config = CombinedEvent(_find_languages, _equip)

    # Before static-i18n sorts the files by language at -100.
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        # static-i18n pairs each page with each language; our own templates do that, in less time.
        return own_files(files, code_of(config), self.site.project.prose[code_of(config)].pages)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        self.site.equip(env, code_of(config))
        return env

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.site.markdown(code_of(config), name_of(page, config), page.url, markdown)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.site.content(code_of(config), name_of(page, config), html)

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        name, menu = name_of(page, config), menu_of(nav, config)
        context["page_context"] = self.site.page_context(code_of(config), name, page.url, menu)
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return self.site.finished(code_of(config), name_of(page, config), output)

    def on_post_build(self, config: MkDocsConfig) -> None:
        built, project = Path(config.site_dir), self.site.project
        self.site.finish(built, code_of(config))
        if code_of(config) == project.guide.source:
            copy_handouts(self.site.handouts, handout_cache(project.root), built)


_events = SiteEvents()
on_config = _events.on_config
on_files = _events.on_files
on_env = _events.on_env
on_page_markdown = _events.on_page_markdown
on_page_content = _events.on_page_content
on_page_context = _events.on_page_context
on_post_page = _events.on_post_page
on_post_build = _events.on_post_build
