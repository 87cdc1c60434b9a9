"""What is known of a service is told: on its card, on a page as on paper, and in the open data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from builders import TODAY, document, guide, localized
from builders import actor as made
from field_values import changes, everything
from veiviser.export.open_data import open_data
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.paper.prose import printed_site
from veiviser.site.parts import Here, directory

ON_NO_CARD = {
    "common_name": "cards in other languages say it before the name",
    "conflicts.other_words": "cards in other languages say it for the other value",
    "needs": "the finder and the lists of services choose by them",
    "audiences": "the finder chooses by them",
    "phones.is_for_emergencies": "keeps editors from ringing it",
    "is_critical": "decides what must be checked before a release",
    "evidence.of": "for editors: which fields a source is the source of",
    "evidence.confidence": "for editors: what a release is held back by",
    "evidence.note": "for editors",
    "checked.of": "for editors: which numbers were checked, so that a changed one is known to be",
    "expires": "tells when the web page goes; until then the page is shown",
    "conflicts.field": "for editors: the note tells the reader",
    "conflicts.source.document": "for editors: the note tells the reader",
    "conflicts.source.place": "for editors: the note tells the reader",
    "conflicts.source.url": "for editors: the note tells the reader",
    "conflicts.source.published": "for editors: the note tells the reader",
}
"""Fields that no card shows, each with the reason."""
IN_NO_LIST = {path: reason for path, reason in ON_NO_CARD.items() if path not in {"audiences", "needs"}}
"""Fields that the page of cards does not show; it stands in the order of what people need."""
IN_NO_DATA = {
    "is_critical": ON_NO_CARD["is_critical"],
    "evidence.of": "sources stand on the card",
    "evidence.confidence": ON_NO_CARD["evidence.confidence"],
    "evidence.note": "for editors",
    "evidence.source.document": "sources stand on the card",
    "evidence.source.place": "sources stand on the card",
    "evidence.source.url": "sources stand on the card",
    "evidence.source.published": "sources stand on the card",
    "checked.by": "Open Referral has a day for a check, and no name",
    "checked.of": "Open Referral has a day for a check, and no fields",
    "expires": ON_NO_CARD["expires"],
    "conflicts.field": ON_NO_CARD["conflicts.field"],
    "conflicts.other_words": ON_NO_CARD["conflicts.other_words"],
    "conflicts.source.document": ON_NO_CARD["conflicts.field"],
    "conflicts.source.place": ON_NO_CARD["conflicts.field"],
    "conflicts.source.url": ON_NO_CARD["conflicts.field"],
    "conflicts.source.published": ON_NO_CARD["conflicts.field"],
}
"""Fields that no file of open data holds, each with the reason."""


def whole(actor: Actor) -> Guide:
    documents = (document("Fyrlykt", title="Plan"), document("Havblikk", title="Rapport"))
    other = next(id for id in ("Havblikk", "Fyrlykt") if id != actor.id)
    return guide(actors=(actor, made(other, name="Fjelltopp", evidence=actor.evidence)), documents=documents)


def page_card(actor: Actor) -> str:
    return directory(Here(localized(whole(actor)), "tjenester/")).partition("<script")[0]


def paper_card(actor: Actor) -> str:
    return directory(Here(printed_site(localized(whole(actor))), "tjenester/"))


def data(actor: Actor) -> str:
    return "".join(open_data(whole(actor), "https://fjellvik.example/", TODAY).values())


def untold(told: Callable[[Actor], str], kind: type[Actor] = Actor) -> set[str]:
    """Paths of the fields that make no difference."""
    held = everything(kind)
    return {path for path, changed in changes(held) if told(changed) == told(held)}


@pytest.mark.parametrize(
    ("told", "excused"), [(page_card, IN_NO_LIST), (paper_card, ON_NO_CARD), (data, IN_NO_DATA)]
)
def test_every_field_is_told_or_stands_on_the_list_with_its_reason(
    told: Callable[[Actor], str], excused: Mapping[str, str]
) -> None:
    assert untold(told) == set(excused)


@dataclass(frozen=True, kw_only=True)
class ActorWithMore(Actor):
    """As the model would be, had somebody added a field and nothing else."""

    wheelchair: bool | None = None
    parking: str | None = None


@pytest.mark.parametrize("told", [page_card, paper_card, data])
def test_a_field_that_was_added_to_the_model_alone_is_caught(told: Callable[[Actor], str]) -> None:
    assert {"wheelchair", "parking"} <= untold(told, ActorWithMore)
