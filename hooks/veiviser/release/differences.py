"""What has changed for readers between two releases."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from veiviser.model.plan import PlanStatus
from veiviser.model.release import Change, ChangeKind, Reader
from veiviser.release.baseline import Baseline, Thing

Things = Mapping[str, Thing]
_Told = Iterator[Change]


def differences(old: Baseline, new: Baseline) -> _Told:
    """Every change, each once, grouped by what it is about."""
    yield from _of_plan(old.plan, new.plan)
    yield from _of_things(old.services, new.services, "service", _of_service)
    yield from _of_things(old.measures, new.measures, "measure", _of_measure)
    yield from _of_things(old.terms, new.terms, "term", _of_words("term"))
    yield from _of_things(old.stories, new.stories, "story", _of_words("story"))
    for id in (id for id in new.figures if id in old.figures):
        yield from _of_words("figure")(id, old.figures[id], new.figures[id])
    yield from _of_pages(old, new)
    yield from _of_things(old.languages, new.languages, "language", _of_language)


def _of_plan(old: Thing, new: Thing) -> _Told:
    adopted = PlanStatus.ADOPTED.value
    if new.facts["status"] == adopted != old.facts["status"]:
        yield Change(kind=ChangeKind.PLAN_ADOPTED, reader=Reader.WORK, id="plan", name=new.name)
    if new.facts["first_numbers"] != old.facts["first_numbers"]:
        kind = ChangeKind.FIRST_NUMBERS_CHANGED
        yield Change(kind=kind, reader=Reader.HELP, id="plan", name=new.name)


def _of_things(old: Things, new: Things, subject: str, of_one: Callable[[str, Thing, Thing], _Told]) -> _Told:
    """Things that have come, gone or changed, in the order of the data."""
    for id, thing in new.items():
        if id in old:
            yield from of_one(id, old[id], thing)
        else:
            yield _change(f"{subject}_new", id, thing)
    for id, thing in old.items():
        if id not in new:
            yield _change(f"{subject}_gone", id, thing)


def _of_service(id: str, old: Thing, new: Thing) -> _Told:
    if new.name != old.name:
        yield _change("service_renamed", id, new, old.name, new.name)
    before, now = old.facts["numbers"], new.facts["numbers"]
    if before != now:
        kind = "number_changed" if before and now else "number_new" if now else "number_gone"
        yield _change(kind, id, new, before, now)
    if old.facts["hours"] != new.facts["hours"]:
        yield _change("hours_changed", id, new, old.facts["hours"], new.facts["hours"])
    # What a number is used for is news only where the number itself is not.
    if old.facts["rest"] != new.facts["rest"] or (before == now and old.facts["uses"] != new.facts["uses"]):
        yield _change("service_changed", id, new)


def _of_measure(id: str, old: Thing, new: Thing) -> _Told:
    if old.facts["reports"] != new.facts["reports"]:
        yield _change("measure_reported", id, new, old.facts["status"], new.facts["status"])
    if old.facts["rest"] != new.facts["rest"]:
        yield _change("measure_changed", id, new)


def _of_words(subject: str) -> Callable[[str, Thing, Thing], _Told]:
    def of_one(id: str, old: Thing, new: Thing) -> _Told:
        if old.facts["words"] != new.facts["words"]:
            yield _change(f"{subject}_changed", id, new)

    return of_one


def _of_language(code: str, old: Thing, new: Thing) -> _Told:
    if new.facts["reviewed"] == str(True) != old.facts["reviewed"]:
        yield _change("language_reviewed", code, new)


def _of_pages(old: Baseline, new: Baseline) -> _Told:
    """One change for each page and what became of it, with the languages in which it did.

    Pages of a language that is new or gone are not told one by one.
    """
    languages = [code for code in new.languages if code in old.languages]
    places = chain(new.pages, old.pages)
    for name in dict.fromkeys(place.partition("/")[2] for place in places):
        found: dict[str, list[str]] = {"page_new": [], "page_changed": [], "page_gone": []}
        for code in languages:
            before, now = old.pages.get(f"{code}/{name}"), new.pages.get(f"{code}/{name}")
            if now and not before:
                found["page_new"].append(code)
            elif before and not now:
                found["page_gone"].append(code)
            elif before and now and before.facts != now.facts:
                found["page_changed"].append(code)
        for kind, codes in found.items():
            if codes:
                held = old.pages if kind == "page_gone" else new.pages
                # The source language comes first, so the page is called as it is called there.
                yield _change(kind, name, held[f"{codes[0]}/{name}"], languages=tuple(codes))


def _change(
    kind: str, id: str, thing: Thing, old: str = "", new: str = "", languages: tuple[str, ...] = ()
) -> Change:
    return Change(
        kind=ChangeKind(kind),
        reader=thing.reader,
        id=id,
        name=thing.name,
        old=old or None,
        new=new or None,
        languages=languages,
    )
