"""Rules for numbers and addresses: what a reader calls, and where a reader goes."""

import re
from collections.abc import Iterator
from datetime import date

from veiviser.load.raw_entries import Files, problem_at, readable_actors
from veiviser.load.yaml_file import Place
from veiviser.model.guide import Guide
from veiviser.model.message import did_you_mean, msg
from veiviser.model.problem import Problem

POSTAL_CODE = re.compile(r"[0-9]{4}")


def repeated_numbers(guide: Guide, files: Files) -> Iterator[Problem]:
    """Telephone numbers that are typed twice."""
    owner: dict[str, str] = {}
    for index, actor in readable_actors(guide, files):
        for at, phone in enumerate(actor.phones):
            if other := owner.get(phone.number.digits):
                message = msg(
                    "'{id}': {number} already stands under '{other}'; keep it in one place",
                    id=actor.id,
                    number=phone.number,
                    other=other,
                )
                yield problem_at(files, "actors", (index, "phones", at), message)
            owner.setdefault(phone.number.digits, actor.id)


def impossible_dates(guide: Guide, files: Files) -> Iterator[Problem]:
    """Numbers that end before they begin."""
    for index, actor in readable_actors(guide, files):
        for at, phone in enumerate(actor.phones):
            if phone.valid_from and phone.valid_until and phone.valid_until < phone.valid_from:
                message = msg(
                    "'{id}': {number} ends {until}, before it begins {start}",
                    id=actor.id,
                    number=phone.number,
                    until=phone.valid_until,
                    start=phone.valid_from,
                )
                yield problem_at(files, "actors", (index, "phones", at, "valid_until"), message)


def unknown_second_choices(guide: Guide, files: Files) -> Iterator[Problem]:
    """Services to call when a number is busy that nobody can call, or that are the busy one."""
    for index, actor in readable_actors(guide, files):
        others = [other.id for other in guide.actors if other.phones and other is not actor]
        for at, phone in enumerate(actor.phones):
            if phone.second_choice and phone.second_choice not in others:
                message = msg(
                    "'{id}': '{other}' is no other service with a number{hint}",
                    id=actor.id,
                    other=phone.second_choice,
                    hint=did_you_mean(phone.second_choice, others),
                )
                yield problem_at(files, "actors", (index, "phones", at, "second_choice"), message)


def unclear_addresses(guide: Guide, files: Files) -> Iterator[Problem]:
    """Addresses that must be secret, that nobody can tell apart, or whose postal code has lost a digit."""
    for index, actor in readable_actors(guide, files):
        if actor.addresses and actor.address_is_secret:
            message = msg("'{id}': the address is secret; remove 'addresses'", id=actor.id)
            yield problem_at(files, "actors", (index, "addresses"), message)
        names = [held.name for held in actor.places]
        for at, held in enumerate(actor.addresses):
            if len(names) > 1 and held in actor.places and names.count(held.name) > 1:
                message = msg(
                    "'{id}': {street} is one of several addresses; write in 'name' what each is called",
                    id=actor.id,
                    street=held.street,
                )
                yield problem_at(files, "actors", (index, "addresses", at), message)
            if held.postal_code and not POSTAL_CODE.fullmatch(held.postal_code):
                message = msg(
                    "'{id}': '{code}' is no postal code; write four digits, in quotes",
                    id=actor.id,
                    code=held.postal_code,
                )
                yield problem_at(files, "actors", (index, "addresses", at, "postal_code"), message)


REACHING_RULES = (repeated_numbers, impossible_dates, unknown_second_choices, unclear_addresses)


def checks_to_come(guide: Guide, files: Files, today: date) -> Iterator[Problem]:
    """Checks and signatures that nobody can have made by ``today``."""
    for index, actor in readable_actors(guide, files):
        if actor.checked and actor.checked.date > today:
            message = msg(
                "'{id}': {day} has not come yet; write a check when it is done",
                id=actor.id,
                day=actor.checked.date,
            )
            yield problem_at(files, "actors", (index, "checked"), message)
    for at, held in enumerate(guide.plan.commitments):
        if held.signed and held.signed.date > today:
            message = msg(
                "'{id}': {day} has not come yet; write the day when it has been done",
                id=held.id,
                day=held.signed.date,
            )
            yield problem_at(files, "plan", ("commitments", at, "signed"), message)


def first_numbers_not_valid(guide: Guide, files: Files, today: date) -> Iterator[Problem]:
    """Services that stand first, or on paper, and that nobody can call on ``today``."""
    for place, id in first_named(guide):
        phones = guide.actor(id).phones
        if not any(phone.has_begun(today) and not phone.has_ended(today) for phone in phones):
            message = msg(
                "'{id}' has no number that can be called on {today}; write one, or name another service",
                id=id,
                today=today,
            )
            yield problem_at(files, "plan", place, message)


def first_named(guide: Guide) -> Iterator[tuple[Place, str]]:
    """Ids of actors that the plan puts first or on paper, each with its place in the plan's file."""
    plan = guide.plan
    yield from (
        (("first_numbers", at, "actor"), number.actor) for at, number in enumerate(plan.first_numbers)
    )
    yield from ((("emergency_numbers", at), id) for at, id in enumerate(plan.emergency_numbers))
    yield from ((("handout_numbers", at), id) for at, id in enumerate(plan.handout_numbers))


def not_true_yet(guide: Guide, files: Files, today: date) -> list[Problem]:
    """Everything that is sound on another day than ``today``."""
    return [*checks_to_come(guide, files, today), *first_numbers_not_valid(guide, files, today)]
