"""All that is known of a service, as its card tells it on a page and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from veiviser.load.web_address import address_shown
from veiviser.model.actor import Actor, Cost
from veiviser.model.source import Conflict
from veiviser.site.actor_view import ActorView
from veiviser.site.rows import Part, Parts, Row
from veiviser.site.services import Way, service

OTHER_VALUE = "{other_value}"


@dataclass(frozen=True, slots=True)
class Badge:
    """A short promise with a drawing."""

    icon: str
    """Its name in ``components/_icon.html``."""
    part: Part


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands on a card, from its name down."""

    view: ActorView
    ways: tuple[Way, ...]
    """Every number and the chat, else the page."""
    way_there: str
    """What to do where no number is known; empty where one is."""
    badges: tuple[Badge, ...]
    good_to_know: Row
    """What the badges say, for paper; each part is one of them."""
    conflicts: tuple[tuple[Part, ...], ...]
    """What sources disagree about, a sentence each."""
    rows: tuple[Row, ...]
    """Details; only rows that say something."""


def card(view: ActorView) -> Card:
    """The card of an actor, for a reader of the view's language."""
    parts, actor = Parts(view.localized), view.actor
    gettext = parts.gettext
    rows = (
        Row(gettext("For hvem"), tuple(_whom(actor, parts))),
        Row(gettext("Åpningstider"), tuple(_hours(view, parts))),
        Row(gettext("Chat"), tuple(_chat(view, parts))),
        Row(gettext("E-post"), (parts.signs(actor.email, f"mailto:{actor.email}"),) if actor.email else ()),
        Row(gettext("Språk"), tuple(parts.listed(map(parts.own, view.languages)))),
        Row(gettext("Hvem får vite det"), tuple(_who_is_told(actor, parts))),
        Row(gettext("Sted"), tuple(_place(view, parts))),
        Row(gettext("Nettside"), tuple(_web_page(view, parts))),
        Row(
            gettext("Hvem driver det"),
            (parts.own(actor.run_by) if actor.run_by else parts.label("provider", actor.provider.value),),
        ),
        Row(gettext("Andre navn"), tuple(parts.listed(map(parts.name, actor.also_known_as)))),
        Row(gettext("Kilde"), tuple(_sources(view, parts))),
        Row(gettext("Kontrollert"), tuple(_checked(view, parts))),
    )
    badges = tuple(_promises(actor, parts))
    return Card(
        view=view,
        ways=service(view).ways,
        way_there=_way_there(actor, parts),
        badges=badges,
        good_to_know=Row(gettext("Godt å vite"), tuple(badge.part for badge in badges)),
        conflicts=tuple(tuple(_disagreement(conflict, parts)) for conflict in actor.conflicts),
        rows=tuple(row for row in rows if row.parts),
    )


def _way_there(actor: Actor, parts: Parts) -> str:
    if not actor.is_reachable:
        return parts.gettext(
            "Vi har ikke nummer, side eller adresse. Be en annen tjeneste hjelpe deg å nå dem."
        )
    return "" if actor.phones else parts.gettext("Vi har ikke telefonnummeret. Bruk nettsiden under.")


def _promises(actor: Actor, parts: Parts) -> Iterator[Badge]:
    """Only what a source promises; what one denies is not told."""
    gettext = parts.gettext
    if actor.is_open_day_and_night:
        yield Badge("day_and_night", parts.own(gettext("Svarer hele døgnet")))
    if actor.cost:
        yield Badge("free" if actor.cost is Cost.FREE else "money", parts.label("cost", actor.cost.value))
    if actor.anonymous:
        yield Badge("anonymous", parts.own(gettext("Du kan være anonym")))
    if actor.interpreter:
        yield Badge("interpreter", parts.own(gettext("Tolk")))
    if actor.referral_needed is False:
        yield Badge("no_referral", parts.own(gettext("Du trenger ingen henvisning")))
    if actor.in_person:
        yield Badge("meet", parts.own(gettext("Du kan møte noen der")))


def _disagreement(conflict: Conflict, parts: Parts) -> Iterator[Part]:
    before, has_value, after = conflict.note.partition(OTHER_VALUE)
    yield parts.own(before)
    if has_value:
        if conflict.other_words and not parts.localized.language.is_source:
            yield parts.own(conflict.other_words)
        else:
            value = conflict.other_value or ""
            is_number = value.replace(" ", "").isdigit()
            yield parts.name(value.replace(" ", "\u00a0") if is_number else value)
        yield parts.own(after)


def _whom(actor: Actor, parts: Parts) -> Iterator[Part]:
    gettext, ngettext = parts.gettext, parts.ngettext
    youngest, oldest = actor.minimum_age, actor.maximum_age
    if actor.guests:
        guests = [parts.label("guest", guest.value).words for guest in actor.guests]
        yield parts.own(gettext(", ").join(guests).capitalize() + ". ")
    if actor.eligibility:
        yield parts.own(f"{actor.eligibility} ")
    if youngest and oldest:
        age = ngettext("Alder %(youngest)s til %(oldest)s år", "Alder %(youngest)s til %(oldest)s år", oldest)
        yield parts.own(age % {"youngest": youngest, "oldest": oldest})
    elif youngest:
        age = ngettext("Fra %(youngest)s år", "Fra %(youngest)s år", youngest)
        yield parts.own(age % {"youngest": youngest})
    elif oldest:
        age = ngettext("Til og med %(oldest)s år", "Til og med %(oldest)s år", oldest)
        yield parts.own(age % {"oldest": oldest})


def _hours(view: ActorView, parts: Parts) -> Iterator[Part]:
    actor, gettext = view.actor, parts.gettext
    if view.freshness.hours_are_old and not _is_never_rung_to_ask(view):
        yield parts.own(gettext("Det er lenge siden noen kontrollerte tidene. Ring og hør."))
    yield from parts.opening_hours(actor.opening_hours)
    if actor.hours_note:
        yield from parts.with_times(f" {actor.hours_note}" if actor.opening_hours else actor.hours_note)


def _chat(view: ActorView, parts: Parts) -> Iterator[Part]:
    if view.actor.chat:
        yield parts.own(parts.gettext("Åpne chatten"), view.actor.chat)
        yield parts.own(" ")
        yield from parts.opening_hours(view.actor.chat_hours)


def _who_is_told(actor: Actor, parts: Parts) -> Iterator[Part]:
    if not actor.hears_confidences:
        return
    if actor.secrecy:
        yield parts.label("secrecy", actor.secrecy.value)
        yield parts.own(" ")
    if actor.tells_whom:
        yield parts.own(actor.tells_whom)
    elif not actor.secrecy:
        yield parts.own(parts.gettext("Det vet vi ikke. Spør dem før du sier navnet ditt."))


def _place(view: ActorView, parts: Parts) -> Iterator[Part]:
    actor = view.actor
    is_rung = not _is_never_rung_to_ask(view)
    if actor.address_is_secret and is_rung:
        yield parts.own(parts.gettext("Ring, så sier de hvor du skal komme."))
    elif actor.addresses:
        for address in actor.addresses:
            yield from parts.address(address)
        if is_rung and (year := view.year_of("addresses")):
            yield parts.own(
                parts.gettext("Kilden er fra %(published)s. Ring før du drar.") % {"published": year}
            )
    if actor.offices:
        yield from parts.listed(map(parts.name, actor.offices))


def _is_never_rung_to_ask(view: ActorView) -> bool:
    return view.localized.guide.answers_emergencies(view.actor)


def _web_page(view: ActorView, parts: Parts) -> Iterator[Part]:
    actor = view.actor
    if view.freshness.link_has_expired and actor.expires:
        gone = parts.gettext("Siden ble tatt bort %(day)s.")
        yield parts.own(gone % {"day": view.localized.date(actor.expires)})
    elif actor.url:
        yield parts.signs(address_shown(actor.url).split("://")[-1], actor.url)


def _sources(view: ActorView, parts: Parts) -> Iterator[Part]:
    for at, source in enumerate(view.sources):
        if at:
            yield parts.own(parts.gettext("; "))
        code = None if source.is_page else parts.localized.language.code
        yield Part(source.title, code, source.url, is_source=True)
        if source.place:
            yield parts.own(parts.gettext(", "))
            yield from source.place
        if source.published:
            yield parts.own(" (")
            yield parts.signs(source.published)
            if source.is_history:
                yield parts.own(parts.gettext(", ") + parts.gettext("historie"))
            yield parts.own(")")


def _checked(view: ActorView, parts: Parts) -> Iterator[Part]:
    if check := view.actor.checked:
        yield parts.own(view.localized.date(check.date) + parts.gettext(", "))
        yield parts.label("role", check.by)
    else:
        yield parts.own(parts.gettext("Opplysningene er ikke kontrollert ennå."))
