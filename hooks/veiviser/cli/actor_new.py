"""``veiviser actor new``: adds a service to the directory, from options or from answers."""

import argparse

from veiviser.cli.arguments import root_folder
from veiviser.cli.console import Console
from veiviser.cli.report import (
    Questions,
    add_confidence,
    add_source,
    add_writing,
    can_ask,
    carry_out,
    source_from,
)
from veiviser.edit.actors import new_actor, suggested_id
from veiviser.edit.entry import Values, added, read_file
from veiviser.edit.fields import labels, word_for
from veiviser.load.guide import load_guide
from veiviser.load.rules import ID
from veiviser.load.web_address import address_fault
from veiviser.model.guide import Guide
from veiviser.model.hours import OpeningHours
from veiviser.model.message import ParseError, msg
from veiviser.model.phone import PhoneNumber

NEEDED = ("name", "section", "provider", "summary")


def add_actor_new(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument(
        "--id", help=say("short name for links, which never changes (default: from the name)")
    )
    command.add_argument("--name", help=say("the service's own name"))
    command.add_argument("--label", help=say("what it is, in a few words"))
    command.add_argument("--section", help=say("where in the directory it stands"))
    command.add_argument("--provider", help=say("who runs it"))
    command.add_argument("--summary", help=say("what a person gets there, in one or two short sentences"))
    command.add_argument(
        "--need", action="append", default=[], help=say("what it helps with; may be repeated")
    )
    command.add_argument(
        "--audience", action="append", default=[], help=say("who it is about; may be repeated")
    )
    command.add_argument("--phone", help=say("the number to call"))
    command.add_argument(
        "--phone-hours", help=say('when the number answers: "24/7" or "Mo-Fr 09:00-15:00; PH off"')
    )
    command.add_argument("--url", help=say("its web page"))
    command.add_argument("--mail", help=say("its e-mail address"))
    add_source(command, say)
    add_confidence(command, say)
    add_writing(command, say)


def run_actor_new(options: argparse.Namespace) -> int:
    root = root_folder(options)
    guide = load_guide(root / "data").guide
    file = read_file(root, "actors")
    missing = [f"--{name}" for name in NEEDED if not getattr(options, name)]
    if missing and can_ask():
        _ask(options, guide)
    elif missing:
        options.fail(options.say("write {options}, or run it where it can ask", options=" ".join(missing)))
    if options.phone_hours and not options.phone:
        options.fail(options.say("--phone-hours goes with --phone"))
    values = new_actor(_given(options, guide, file.ids()), source_from(options), options.confidence)
    id = values.get("id", "")
    notes = [msg("'{id}' is unchecked until 'veiviser actor confirm {id} --by ROLE' says who rang", id=id)]
    return carry_out(options, added(file, values), id, notes)


def _ask(options: argparse.Namespace, guide: Guide) -> None:
    """Fills in what was not given. Only what is needed must be answered."""
    say, ask = options.say, Questions(options.say)
    print(say("Write only what a source says. An empty answer means: not known."))
    options.name = options.name or ask.text(say("Name"), is_needed=True)
    taken = [actor.id for actor in guide.actors]
    suggestion = suggested_id(options.name, taken)
    options.id = options.id or ask.text(
        say("Id, which never changes"), suggestion, is_needed=True, check=lambda id: _must_be_free(id, taken)
    )
    options.label = options.label or ask.text(say("What it is, in a few words"))
    options.section = options.section or ask.word(say("Where in the directory"), labels(guide, "section"))
    options.provider = options.provider or ask.word(say("Who runs it"), labels(guide, "provider"))
    question = say("What a person gets there, in one or two short sentences")
    options.summary = options.summary or ask.text(question, is_needed=True)
    options.need = options.need or ask.words(say("What it helps with"), labels(guide, "need"))
    options.audience = options.audience or ask.words(say("Who it is about"), labels(guide, "audience"))
    options.phone = options.phone or ask.text(say("Number to call"), check=PhoneNumber.parse)
    if options.phone and not options.phone_hours:
        question = say('When it answers ("24/7", "Mo-Fr 09:00-15:00; PH off")')
        options.phone_hours = ask.text(question, check=OpeningHours.parse)
    options.url = options.url or ask.text(say("Web page"), check=_must_be_an_address)


def _must_be_free(id: str, taken: list[str]) -> None:
    """Raises ParseError."""
    if not ID.fullmatch(id):
        raise ParseError(msg("'{id}' cannot be an id; use a-z, 0-9 and single hyphens", id=id))
    if id in taken:
        raise ParseError(msg("the id '{id}' is taken; choose another", id=id))


def _must_be_an_address(text: str) -> None:
    """Raises ParseError."""
    if fault := address_fault(text, may_be_http=False):
        raise ParseError(msg("'{text}' {fault}", text=text, fault=fault))


def _given(options: argparse.Namespace, guide: Guide, taken: list[str]) -> Values:
    phone = {"number": options.phone, "opening_hours": options.phone_hours}
    return {
        "id": options.id or suggested_id(options.name, taken),
        "name": options.name,
        "label": options.label,
        "section": word_for(guide, "section", options.section),
        "provider": word_for(guide, "provider", options.provider),
        "summary": options.summary,
        "needs": [word_for(guide, "need", word) for word in options.need],
        "audiences": [word_for(guide, "audience", word) for word in options.audience],
        "phones": [{name: text for name, text in phone.items() if text}] if options.phone else [],
        "email": options.mail,
        "url": options.url,
    }
