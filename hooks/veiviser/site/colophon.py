"""What something printed says of itself: its version, how well it is checked, where the newest one is."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

from veiviser.model.actor import Actor
from veiviser.model.page import PageName
from veiviser.site import VERSION_SIGN
from veiviser.site.links import PagePlace
from veiviser.site.localized_site import LocalizedSite

VERSION_LENGTH = 7


class CheckState(Enum):
    """How many of the numbers a person has rung or opened."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Checks:
    """When the facts of something printed were last checked."""

    state: CheckState
    on: date | None
    """The oldest check, where all have been checked."""


@dataclass(frozen=True, kw_only=True)
class Colophon:
    """What each sheet tells of itself, with ``VERSION_SIGN`` where its version will stand."""

    version: str = VERSION_SIGN
    checks: Checks
    help: PagePlace
    newest: PagePlace
    is_proof: bool


def colophon(localized: LocalizedSite, actors: tuple[Actor, ...]) -> Colophon:
    """For a sheet that shows facts about ``actors``."""
    return Colophon(
        checks=checks_of(actors),
        help=localized.address.place(localized.links, PageName.HELP),
        newest=localized.address.place(localized.links, PageName.HANDOUTS),
        is_proof=localized.address.is_placeholder,
    )


def checks_of(actors: tuple[Actor, ...]) -> Checks:
    days = [actor.checked.date for actor in actors if actor.checked]
    if not days:
        return Checks(CheckState.NONE, None)
    if len(days) < len(actors):
        return Checks(CheckState.SOME, None)
    return Checks(CheckState.ALL, min(days))


def version_of(*inputs: str) -> str:
    """Short, and the same as long as all that a sheet was made from is the same."""
    return sha256(" ".join(inputs).encode()).hexdigest()[:VERSION_LENGTH]
