"""``veiviser translations``: what there is to translate, how far each language is, what lags behind."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from veiviser.cli import FINE, PROBLEMS
from veiviser.cli.arguments import add_by, add_root, add_today, day_named, root_folder
from veiviser.cli.console import Console
from veiviser.files import write_durably
from veiviser.load.guide import load_guide
from veiviser.model.message import NOTHING, msg
from veiviser.model.plan import Language
from veiviser.model.problem import Problems


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
                "{strings} strings, {missing} missing, {outdated} older than the source; {words} words left; "
                "read by a person: {read} of {readable} pages and groups of strings{waits}",
                code=held.code,
                pages=held.pages,
                wanted=held.wanted_pages,
                blocks=held.blocks,
                lagging=len(held.lagging),
                strings=held.strings,
                missing=held.missing,
                outdated=held.outdated,
                words=held.words_left,
                read=len(held.read),
                readable=held.readable,
                waits=msg(" (not published until then)") if held.is_left_out else NOTHING,
            )
        )
        for place in held.lagging:
            print(f"  {place}")
        for place, read in held.read.items():
            print(say("  {place}: read by {by}, {day}", place=place, by=read.by, day=read.date))
        for place in held.changed:
            print(say("  {place}: changed since somebody read it", place=place))
        is_behind = is_behind or bool(held.words_left)
    return PROBLEMS if is_behind else FINE


def add_translations_add(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("code", metavar="CODE", help=say("the language's code: ar"))
    command.add_argument("--name", default="", help=say("what it calls itself (default: as CLDR has it)"))
    add_root(command, say)


def run_translations_add(options: argparse.Namespace) -> int:
    from veiviser.edit.translating import add_resident_language

    name = add_resident_language(root_folder(options), options.code, options.name)
    print(
        options.say(
            "{name} is added. Next: veiviser translations export {code}, have it translated, and veiviser "
            "translations import FILE",
            name=name,
            code=options.code,
        )
    )
    return FINE


def add_translations_export(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("code", metavar="CODE", help=say("the language's code: ar"))
    command.add_argument(
        "--to", type=Path, metavar="FILE", help=say("where to write it (default: veiviser.CODE.po here)")
    )
    add_root(command, say)


def run_translations_export(options: argparse.Namespace) -> int:
    from veiviser.edit.export_po import Notes, exported
    from veiviser.load.glossary import read_glossary
    from veiviser.load.project import read_project
    from veiviser.todo.translation_status import wanted_pages

    say: Console = options.say
    language, reading = _named_language(options), read_project(root_folder(options))
    if reading.loaded is None or reading.source is None:
        raise Problems(list(reading.problems))
    pages = wanted_pages(reading.prose, reading.loaded.guide, language)
    terms = {
        term.source: term.terms[language.code][0]
        for term in read_glossary(root_folder(options))
        if term.terms.get(language.code)
    }
    notes = Notes(terms=terms, translate=say.translate)
    path: Path = options.to or Path(f"veiviser.{language.code}.po")
    write_durably(path, exported(root_folder(options), reading.loaded.guide, language, pages, notes))
    print(say("{path}: {pages} pages and all short strings", path=path, pages=len(pages)))
    return FINE


def add_translations_import(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("file", metavar="FILE", type=Path, help=say("the filled file: veiviser.pl.po"))
    command.add_argument("--code", default="", help=say("the language's code (default: from its name)"))
    add_root(command, say)


def run_translations_import(options: argparse.Namespace) -> int:
    from veiviser.edit.import_po import imported

    say: Console = options.say
    if not options.file.is_file():
        options.fail(say("'{path}' is not a file", path=options.file))
    options.code = options.code or options.file.stem.rpartition(".")[2]
    done = imported(root_folder(options), options.file, _named_language(options).code)
    held = {"strings": done.strings, "parts": done.parts}
    print(say("{strings} strings and {parts} parts of pages are taken in", **held))
    for page in done.unfinished:
        print(say("{page}: not written, for some part is not translated", page=page))
    for line in done.not_wanted:
        place = f"{options.file}:{line}"
        print(say("{place}: not taken in, for the Norwegian words are others now or gone", place=place))
    return FINE


def add_translations_accept(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "place", metavar="PAGE#ANCHOR", help=say("a part of a page, or a whole page: docs/ar/hjelp.md#tid")
    )
    add_by(command, say)
    add_root(command, say)
    add_today(command, say)


def run_translations_accept(options: argparse.Namespace) -> int:
    from veiviser.edit.translating import accept

    say: Console = options.say
    found = accept(root_folder(options), options.place, options.by, options.today)
    for anchor in found:
        print(say("{place}: still holds", place=f"{options.place.partition('#')[0]}#{anchor}"))
    if not found:
        print(say("{place}: nothing there is older than its source", place=options.place))
    return FINE


def add_translations_review(command: argparse.ArgumentParser, say: Console) -> None:
    places = say("pages that were read (docs/ar/hjelp.md), or short strings (data/translations/ar.po#actors)")
    command.add_argument("places", metavar="PLACE", nargs="+", help=places)
    add_by(command, say)
    day = say("the day of the reading (default: today)")
    command.add_argument("--date", metavar="DATE", type=day_named(say), help=day)
    add_root(command, say)
    add_today(command, say)


def run_translations_review(options: argparse.Namespace) -> int:
    from veiviser.edit.translating import review

    day = options.date or options.today
    if day > options.today:
        options.fail(options.say("{day} has not come yet", day=day))
    for read in review(root_folder(options), options.places, options.by, day):
        print(options.say("{place}: read", place=read))
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
