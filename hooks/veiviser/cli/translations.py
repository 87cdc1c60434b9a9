"""``veiviser translations``: what there is to translate, how far each language is, what lags behind."""

import argparse
from collections.abc import Iterable

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import add_root, add_today, root_folder
from veiviser.cli.console import Console
from veiviser.load.guide import load_guide
from veiviser.model.plan import Language


def add_translations(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)


def run_translations(options: argparse.Namespace) -> int:
    guide = load_guide(root_folder(options) / "data").guide
    return _bring_up_to_date(options, (held for held in guide.languages if not held.is_source))


def add_translations_update(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("code", metavar="CODE", help=say("the language's code: ar"))
    add_root(command, say)


def run_translations_update(options: argparse.Namespace) -> int:
    return _bring_up_to_date(options, [_named_language(options)])


def add_translations_status(command: argparse.ArgumentParser, say: Console) -> None:
    add_root(command, say)


def run_translations_status(options: argparse.Namespace) -> int:
    from veiviser.load.project import read_project
    from veiviser.todo.translation_status import statuses

    say: Console = options.say
    is_behind = False
    for held in statuses(read_project(root_folder(options))):
        print(
            say(
                "{code}: {pages} of {wanted} pages, {blocks} parts, {lagging} older than the source; "
                "{strings} strings, {missing} missing, {outdated} older than the source; {words} words left",
                code=held.code,
                pages=held.pages,
                wanted=held.wanted_pages,
                blocks=held.blocks,
                lagging=len(held.lagging),
                strings=held.strings,
                missing=held.missing,
                outdated=held.outdated,
                words=held.words_left,
            )
        )
        for place in held.lagging:
            print(f"  {place}")
        is_behind = is_behind or bool(held.words_left)
    return PROBLEMS if is_behind else FINE


def add_translations_accept(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "place", metavar="PAGE#ANCHOR", help=say("a part of a page, or a whole page: docs/ar/hjelp.md#tid")
    )
    by = say("the role of whoever checked, never a person's name")
    command.add_argument("--by", metavar="ROLE", required=True, help=by)
    add_root(command, say)
    add_today(command, say)


def run_translations_accept(options: argparse.Namespace) -> int:
    from veiviser.edit.translating import accept

    say: Console = options.say
    if not options.by[:1].islower():
        options.fail(say("--by is a role in small letters, never a name: vakt"))
    found = accept(root_folder(options), options.place, options.by, options.today)
    for anchor in found:
        print(say("{place}: still holds", place=f"{options.place.partition('#')[0]}#{anchor}"))
    if not found:
        print(say("{place}: nothing there is older than its source", place=options.place))
    return FINE


def _named_language(options: argparse.Namespace) -> Language:
    """The language that the command names; ends the command where it is none of the site's."""
    guide = load_guide(root_folder(options) / "data").guide
    others = [held for held in guide.languages if not held.is_source]
    for held in others:
        if held.code == options.code:
            return held
    codes = ", ".join(held.code for held in others)
    options.fail(options.say("'{code}' is not one of: {codes}", code=options.code, codes=codes))
    raise AssertionError


def _bring_up_to_date(options: argparse.Namespace, languages: Iterable[Language]) -> int:
    from veiviser.edit.translating import bring_language_up_to_date

    root = root_folder(options)
    guide = load_guide(root / "data").guide
    for language in languages:
        done = bring_language_up_to_date(root, guide, language)
        held = {"language": done.code, "strings": done.strings, "left": done.left}
        print(options.say("{language}: {strings} strings, {left} left to translate", **held))
    return FINE
