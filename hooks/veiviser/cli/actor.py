"""``veiviser actor set``, ``confirm``, ``settle`` and ``show``: a fact of a service, its check, its entry."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import Any

from veiviser.cli import FINE
from veiviser.cli.arguments import add_by, add_root, day_named, root_folder
from veiviser.cli.console import Console
from veiviser.cli.report import add_confidence, add_source, add_writing, carry_out, source_from
from veiviser.edit.actors import confirmed, settled, with_fact
from veiviser.edit.entry import DataFile, Values, changed, read_file
from veiviser.edit.fields import FIELDS, ActorField, held_by, word_for
from veiviser.edit.pairing import canonical
from veiviser.load.actor_rules import NEEDS_NO_EVIDENCE, ROLES
from veiviser.load.guide import load_guide
from veiviser.model.message import Message, did_you_mean, msg
from veiviser.model.problem import Problem, Problems
from veiviser.todo.actors import conflicts_of


def add_actor_set(command: argparse.ArgumentParser, say: Console) -> None:
    def fact(text: str) -> ActorField:
        name = text.lower().replace("_", "-")
        if name not in FIELDS:
            near = did_you_mean(name, FIELDS)
            raise argparse.ArgumentTypeError(say("'{name}' cannot be set here{near}", name=text, near=near))
        return FIELDS[name]

    command.add_argument("id", metavar="ID", help=say("the actor's id"))
    names = ", ".join(FIELDS)
    command.add_argument("fact", metavar="FIELD", type=fact, help=say("one of: {names}", names=names))
    command.add_argument(
        "value", metavar="VALUE", help=say('the new value, lists with commas; "" takes the field out')
    )
    which = say("which of its numbers, counted from 1; one more than it has adds a number")
    command.add_argument("--phone", metavar="N", type=int, help=which)
    add_source(command, say)
    same = say("the sources named before say the new value too")
    command.add_argument("--same-source", action="store_true", help=same)
    add_confidence(command, say)
    add_writing(command, say)


def run_actor_set(options: argparse.Namespace) -> int:
    root, fact = root_folder(options), options.fact
    guide = load_guide(root / "data").guide
    file = read_file(root, "actors")
    before, after = file.entry(options.id), file.entry(options.id)
    phone = _phone(options, fact, file, before)
    value = fact.read(options.value, guide)
    source = None
    if _needs_source(options, fact, held_by(before, fact, phone), value):
        source = source_from(options)
    after = with_fact(after, fact, value, phone, source, options.confidence)
    return carry_out(
        options,
        changed(file, options.id, after),
        options.id,
        _notes(options.id, fact, before, after),
        lambda loaded: conflicts_of(loaded, options.id, fact.field),
    )


def _needs_source(options: argparse.Namespace, fact: ActorField, old: Any, new: Any) -> bool:
    """A value that is new and must rest on something."""
    is_new = new not in ("", []) and canonical(old) != canonical(new)
    return is_new and not options.same_source and fact.field not in NEEDS_NO_EVIDENCE


def _phone(options: argparse.Namespace, fact: ActorField, file: DataFile, values: Values) -> int:
    """Index of the number that is meant. Raises Problems where that cannot be known."""
    if fact.of_phone is None:
        if options.phone is not None:
            options.fail(options.say("--phone goes with phone, phone-hours and their like"))
        return 0
    numbers = [phone["number"] for phone in values.get("phones", [])]
    most = len(numbers) + (fact.of_phone == "number")
    if options.phone is None and len(numbers) > 1:
        shown = ", ".join(f"{at}: {number}" for at, number in enumerate(numbers, 1))
        message = msg("'{id}' has several numbers ({shown}); add --phone 1", id=options.id, shown=shown)
    elif not 1 <= (options.phone or 1) <= most:
        count = len(numbers)
        message = msg(
            "'{id}' has {count} number(s), not {n}", id=options.id, count=count, n=options.phone or 1
        )
    else:
        return (options.phone or 1) - 1
    raise Problems([Problem(file.path, file.line(options.id), message)])


def _notes(id: str, fact: ActorField, before: Values, after: Values) -> Iterator[Message]:
    if "checked" in before and "checked" not in after:
        yield msg(
            "The check on {day} is taken out: nobody has checked the new value. When somebody has: "
            "veiviser actor confirm {id} --by ROLE",
            day=before["checked"]["date"],
            id=id,
        )
    if fact.of_phone and len(after.get("phones", [])) > 1:
        yield msg("The sources named before still stand for its other numbers.")


def add_actor_confirm(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("id", metavar="ID", help=say("the actor's id"))
    _add_check(command, say)
    add_writing(command, say)


def _add_check(command: argparse.ArgumentParser, say: Console) -> None:
    add_by(command, say)
    command.add_argument(
        "--on", metavar="DATE", type=day_named(say), help=say("the day of the check (default: today)")
    )


def run_actor_confirm(options: argparse.Namespace) -> int:
    root, on = root_folder(options), options.on or options.today
    guide = load_guide(root / "data").guide
    file = read_file(root, "actors")
    values = file.entry(options.id)
    _must_have_come(on, options, file)
    change = changed(file, options.id, confirmed(values, word_for(guide, ROLES, options.by), on))
    return carry_out(options, change, options.id, [], lambda loaded: conflicts_of(loaded, options.id))


def add_actor_settle(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("id", metavar="ID", help=say("the actor's id"))
    command.add_argument("field", metavar="FIELD", help=say("the field that the sources disagree about"))
    _add_check(command, say)
    add_source(command, say)
    add_confidence(command, say)
    add_writing(command, say)


def run_actor_settle(options: argparse.Namespace) -> int:
    """What stands is right: source, confidence and check are written, and the conflict goes."""
    root, on = root_folder(options), options.on or options.today
    guide = load_guide(root / "data").guide
    file = read_file(root, "actors")
    values = file.entry(options.id)
    field = _field_in_conflict(options, file, values)
    _must_have_come(on, options, file)
    after = settled(values, field, source_from(options), options.confidence)
    after = confirmed(after, word_for(guide, ROLES, options.by), on)
    return carry_out(options, changed(file, options.id, after), options.id, [])


def _field_in_conflict(options: argparse.Namespace, file: DataFile, values: Values) -> str:
    """The field as the data name it. Raises Problems where nobody disagrees about it."""
    name = options.field.lower()
    field = FIELDS[name].field if name in FIELDS else name.replace("-", "_")
    held = [conflict["field"] for conflict in values.get("conflicts", [])]
    if field in held:
        return field
    message = msg(
        "'{id}': the sources do not disagree about '{field}'{near}",
        id=options.id,
        field=options.field,
        near=did_you_mean(field, held),
    )
    raise Problems([Problem(file.path, file.line(options.id), message)])


def _must_have_come(on: date, options: argparse.Namespace, file: DataFile) -> None:
    """Raises Problems for a day to come."""
    if on > options.today:
        message = msg("'{id}': {day} has not come yet; write a check when it is done", id=options.id, day=on)
        raise Problems([Problem(file.path, file.line(options.id), message)])


def add_actor_show(command: argparse.ArgumentParser, say: Console) -> None:
    command.add_argument("id", metavar="ID", help=say("the actor's id"))
    add_root(command, say)


def run_actor_show(options: argparse.Namespace) -> int:
    file = read_file(root_folder(options), "actors")
    for number, line in file.lines(options.id):
        print(f"{file.path}:{number}: {line}")
    return FINE
