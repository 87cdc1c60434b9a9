"""Which fields stand together in the form; a sort of things that is not named here has one section."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from veiviser.desk.form_view import Control
from veiviser.model.message import NOTHING, Message, msg


@dataclass(frozen=True, slots=True)
class FormSection:
    id: str
    """Anchor on the page."""
    title: Message
    controls: tuple[Control, ...]
    is_folded: bool = False
    """Fields that few come for."""


_ACTOR = (
    ("om", msg("What it is"), ("name", "common_name", "label", "summary", "also_known_as")),
    (
        "kontakt",
        msg("How to reach it"),
        (
            "phones",
            "url",
            "email",
            "chat",
            "chat_hours",
            "address",
            "address_is_secret",
            "offices",
            "in_person",
        ),
    ),
    ("tid", msg("When it is open"), ("opening_hours", "hours_note")),
    (
        "hvem",
        msg("Whom it is for"),
        (
            "needs",
            "audiences",
            "eligibility",
            "guests",
            "minimum_age",
            "maximum_age",
            "languages",
            "interpreter",
        ),
    ),
    (
        "trygt",
        msg("What people must know first"),
        ("cost", "anonymous", "referral_needed", "secrecy", "tells_whom"),
    ),
    (
        "plass",
        msg("Where it stands and who runs it"),
        ("section", "provider", "run_by", "is_critical", "expires"),
    ),
)
_FOLDED = (
    ("kilder", msg("All sources"), ("evidence",)),
    ("uenighet", msg("What sources disagree about"), ("conflicts",)),
)


def sections_of(sort: str, controls: Iterable[Control]) -> Iterator[FormSection]:
    """Every control once, also one that no section names."""
    held = {control.field.name: control for control in controls}
    if sort != "actors":
        yield FormSection("felt", NOTHING, tuple(held.values()))
        return
    for id, title, names in _ACTOR:
        yield FormSection(id, title, tuple(held.pop(name) for name in names if name in held))
    folded = [
        (id, title, tuple(held.pop(name) for name in names if name in held)) for id, title, names in _FOLDED
    ]
    if held:
        yield FormSection("mer", msg("More"), tuple(held.values()))
    for id, title, inner in folded:
        yield FormSection(id, title, inner, is_folded=True)
