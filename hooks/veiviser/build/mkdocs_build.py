"""The one place under veiviser that knows MkDocs: builds one language of the site."""

import logging
import os
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs_static_i18n.config import I18nPluginLanguage

from veiviser.build.build_faults import SETTING, setting_problem
from veiviser.build.handout_files import load_handouts
from veiviser.load.project import Project, load_project
from veiviser.load.text_file import read_text
from veiviser.load.yaml_file import faulty_syntax
from veiviser.messages import language_of_machine, translator
from veiviser.model.hours import TIME_ZONE
from veiviser.model.message import msg
from veiviser.model.problem import Problem, Problems, reason
from veiviser.paper.prose import PrintSettings
from veiviser.site.assets import is_published
from veiviser.site.links import SiteAddress
from veiviser.site.markdown_extensions import TermLinks
from veiviser.site.whole_site import Site

I18N = "i18n"
"""The plugin that builds each language."""
LANGUAGE_FOLDER = re.compile("[a-z]{2}/")
"""How the path of a page's source begins."""


def ready_config(config_file: Path) -> MkDocsConfig:
    """The project's configuration. Raises Problems where it cannot be read, or is not that of such a site."""
    name = config_file.name
    try:
        text = read_text(config_file, name)
    except OSError as error:
        message = msg("cannot be opened ({reason}); the file must exist", reason=reason(error))
        raise Problems([Problem(name, 1, message)]) from error
    if problems := list(faulty_syntax(text, name)):
        raise Problems(problems)
    faults: list[str] = []
    handler, logger = _Warnings(faults.append), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        config = load_config(str(config_file))
    except (MkDocsException, RecursionError) as error:
        # What is wrong was only logged when the whole is called aborted.
        said = faults if isinstance(error, Abort) else [str(error)]
        raise Problems([setting_problem(fault, text, name) for fault in said]) from error
    finally:
        logger.removeHandler(handler)
    problems = [setting_problem(fault, text, name) for fault in faults if SETTING.match(fault)]
    if I18N not in config.plugins:
        problems.append(Problem(name, 1, msg("lacks the plugin {plugin}; put it back", plugin=I18N)))
    if problems:
        raise Problems(problems)
    return config


def site_address(config: MkDocsConfig) -> SiteAddress:
    """The site's own address, at whose end MkDocs has put a slash."""
    return SiteAddress(config.site_url or "/")


def print_settings(config_file: Path) -> PrintSettings:
    """What handouts share with the pages: the site's address, and how Markdown is read."""
    config = ready_config(config_file)
    return PrintSettings(
        address=site_address(config),
        extensions=tuple(config.markdown_extensions),
        extension_configs=dict(config.mdx_configs),
    )


def build_language(
    config: MkDocsConfig,
    code: str,
    folder: Path,
    today: date,
    warn: Callable[[str], None],
    ready: Site | None = None,
) -> None:
    """Builds one language into ``folder``, with the addresses it has in the whole site.

    ``ready`` spares reading the data again. ``warn`` gets each warning; none may pass unseen. MkDocs' own
    strictness would stop at the end of the first language that warns, and say nothing of the others.
    """
    config.site_dir = str(folder)
    config.extra["today"] = today.isoformat()
    config.extra["ready_site"] = ready
    i18n = i18n_of(config)
    i18n.current_language = code
    # After the first language static-i18n builds all the others by itself, one after the other, unless it is
    # told that it is in the middle of doing so. Here each language has a process of its own.
    i18n.building = True
    handler = _Warnings(warn)
    logging.getLogger("mkdocs").addHandler(handler)
    _pass_hidden_folders_by(config.theme)
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)


def use_languages(config: MkDocsConfig, project: Project) -> None:
    """Gives static-i18n the project's languages, and the menu as the language at hand has pages for it."""
    i18n = i18n_of(config)
    i18n.config.languages = []
    for language in project.guide.languages:
        setting = I18nPluginLanguage()
        setting.load_dict({"locale": language.code, "name": language.name, "default": language.is_source})
        setting.validate()
        i18n.config.languages.append(setting)
    whole = config.extra.setdefault("whole_menu", config.nav)
    pages = project.prose[i18n.current_language or project.guide.source].pages
    config.nav = list(_menu_with(whole, pages)) if whole else whole


def _menu_with(menu: Any, pages: Collection[str]) -> Iterator[Any]:
    """The entries of a menu that lead to ``pages``, and headings that any of those stand below."""
    for entry in menu:
        if isinstance(entry, str):
            if entry in pages or not entry.endswith(".md"):
                yield entry
            continue
        for title, below in entry.items():
            kept = list(_menu_with([below] if isinstance(below, str) else below, pages))
            if kept:
                yield {title: kept[0] if isinstance(below, str) else kept}


def site_of(config: MkDocsConfig) -> Site:
    """For those who call MkDocs itself; on the day given to the build, else the day it is."""
    given = config.extra.get("today")
    today = date.fromisoformat(str(given)) if given else datetime.now(TIME_ZONE).date()
    try:
        project = load_project(Path(config.config_file_path).parent)
    except Problems as error:
        raise Abort(error.said(translator(language_of_machine()))) from error
    made = load_handouts(project.root)
    return Site(project, TermLinks(), site_address(config), today, made)


def i18n_of(config: MkDocsConfig) -> Any:
    """The plugin that builds each language, which tells no types."""
    return config.plugins[I18N]


def code_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    return str(i18n_of(config).current_language)


def own_files(files: Files, code: str, pages: Collection[str]) -> Files:
    """Those published in one language: its own pages, and what belongs to all; the others are removed."""
    for file in list(files):
        is_others = LANGUAGE_FOLDER.match(file.src_uri) and not file.src_uri.startswith(f"{code}/")
        waits = file.is_documentation_page() and file.src_uri.removeprefix(f"{code}/") not in pages
        if is_others or waits or not is_published(file.src_uri):
            files.remove(file)
    return files


def name_of(page: Page, config: MkDocsConfig) -> str:
    """The page's source path inside its language's folder."""
    return page.file.src_uri.removeprefix(f"{code_of(config)}/")


def menu_of(nav: Navigation, config: MkDocsConfig) -> list[tuple[str, list[str]]]:
    """Headings and the names of the pages below each; those that stand alone come first, below none."""
    sections = ((item.title, item.children) for item in nav.items if isinstance(item, Section))
    return [
        (title, [name_of(item, config) for item in items if isinstance(item, Page)])
        for title, items in (("", nav.items), *sections)
    ]


def _pass_hidden_folders_by(theme: Theme) -> None:
    get_environment = theme.get_env

    def get_env() -> Environment:
        environment = get_environment()
        environment.loader = _Seen(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class _Seen(FileSystemLoader):
    """Lists no hidden files: MkDocs publishes none, and Material hides twelve thousand icons."""

    def list_templates(self) -> list[str]:
        return sorted({name for folder in self.searchpath for name in _names_below(Path(folder))})


def _names_below(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        start = Path(place).relative_to(folder)
        yield from ((start / name).as_posix() for name in names if not name.startswith("."))


class _Warnings(logging.Handler):
    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._warn = warn

    def emit(self, record: logging.LogRecord) -> None:
        self._warn(record.getMessage())
