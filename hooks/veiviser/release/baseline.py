"""What readers were last given, as far as a difference must be told; kept so that the next release knows.

It lies in ``data/last-release.json`` and changes with every release, never between them.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from veiviser.build.delivery import delivery_folder
from veiviser.load.pages import Prose
from veiviser.model.actor import Actor
from veiviser.model.guide import Guide
from veiviser.model.measure import Measure
from veiviser.model.message import msg
from veiviser.model.need import Audience
from veiviser.model.page import PLAN_FOLDER, PageName
from veiviser.model.problem import Problem, Problems
from veiviser.model.release import Reader

PATH = Path("data", "last-release.json")
_UNSEEN = {"evidence", "checked", "expires", "is_critical", "source", "sources", "section"}
"""Fields that say what an entry rests on and where it stands, not what a reader gets."""
NOT_TOLD = {PageName.NOT_FOUND}
"""Pages whose changes are no news."""


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One thing that readers know by its name."""

    name: str
    reader: Reader = Reader.HELP
    facts: Mapping[str, str] = field(default_factory=dict)
    """What can change about it, by a word for it; a digest where the old value need not be told."""


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """Everything that a release tells changes of; each thing by its id."""

    version: str
    plan: Thing
    languages: Mapping[str, Thing]
    services: Mapping[str, Thing]
    measures: Mapping[str, Thing]
    terms: Mapping[str, Thing]
    stories: Mapping[str, Thing]
    figures: Mapping[str, Thing]
    pages: Mapping[str, Thing]
    """By language and path: ``nb/hjelp.md``."""


def take_baseline(
    guide: Guide, prose: Mapping[str, Prose], version: str, read: Collection[str] = ()
) -> Baseline:
    """What the guide and its pages say; ``read`` are the languages that a person has read whole."""
    plan = guide.plan
    first = [number.actor for number in plan.first_numbers] + list(plan.emergency_numbers)
    return Baseline(
        version=version,
        plan=Thing(
            name=plan.title,
            reader=Reader.WORK,
            facts={"status": plan.status.value, "first_numbers": " ".join(first)},
        ),
        languages={
            held.code: Thing(name=held.name, facts={"reviewed": str(held.is_source or held.code in read)})
            for held in guide.languages
        },
        services={actor.id: _service(actor) for actor in guide.actors},
        measures={measure.id: _measure(measure) for measure in guide.measures},
        terms=_things((term.id, term.name, term) for term in guide.terms),
        stories=_things((story.id, story.title, story) for story in guide.vignettes),
        figures=_things((figure.id, figure.what, figure) for figure in guide.figures),
        pages={
            f"{code}/{name}": Thing(
                name=pages.titles[name], reader=page_reader(name), facts={"words": page_digest(markdown)}
            )
            for code, pages in prose.items()
            for name, markdown in sorted(pages.pages.items())
            if name not in NOT_TOLD
        },
    )


def written(baseline: Baseline) -> str:
    """As it is kept: JSON, always in the same order."""
    plain = _ADAPTER.dump_python(baseline, mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def baseline_beside(site: Path) -> Path:
    """Where a released site keeps what it told; it goes back with the site at a rollback."""
    return delivery_folder(site) / PATH.name


def last_baseline(root: Path, guide: Guide, site: Path | None = None) -> Baseline | None:
    """What readers were last given; None before the first release.

    After a rollback that is what ``site`` shows again. Raises Problems where the file is missing or not that
    of the last release: nobody could tell what changed.
    """
    if not guide.releases:
        return None
    if site and (shown := _shown_release(site, guide)):
        return shown
    path = root / PATH
    wanted = guide.releases[-1].version
    try:
        baseline = _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        message = msg("cannot be read; restore the file that belongs to release {version}", version=wanted)
        raise Problems([Problem(PATH.as_posix(), 1, message)]) from error
    if baseline.version != wanted:
        message = msg(
            "belongs to release {version}, but the last in data/releases.yaml is {wanted}; "
            "restore both files",
            version=baseline.version,
            wanted=wanted,
        )
        raise Problems([Problem(PATH.as_posix(), 1, message)])
    return baseline


def _shown_release(site: Path, guide: Guide) -> Baseline | None:
    """None where the site shows no release of this project, as after ``veiviser build``."""
    try:
        shown = _ADAPTER.validate_json(baseline_beside(site).read_bytes())
    except (OSError, ValidationError):
        return None
    return shown if shown.version in {release.version for release in guide.releases} else None


def page_reader(name: str) -> Reader:
    return Reader.WORK if name.startswith(PLAN_FOLDER) or name == PageName.STAFF else Reader.HELP


def _service(actor: Actor) -> Thing:
    hours = [phone.opening_hours.expression for phone in actor.phones if phone.opening_hours]
    hours += [held.expression for held in (actor.opening_hours, actor.chat_hours) if held]
    hours += [actor.hours_note] if actor.hours_note else []
    rest = {name: value for name, value in _seen(actor).items() if name not in _TOLD_APART}
    uses = [
        {name: value for name, value in asdict(phone).items() if name not in {"number", "opening_hours"}}
        for phone in actor.phones
    ]
    is_for_work = set(actor.audiences) == {Audience.PROFESSIONAL}
    return Thing(
        name=actor.name,
        reader=Reader.WORK if is_for_work else Reader.HELP,
        facts={
            "numbers": ", ".join(phone.number.display for phone in actor.phones),
            "hours": " | ".join(hours),
            "checked": str(actor.checked.date) if actor.checked else "",
            "uses": _digest(uses),
            "rest": _digest(rest),
        },
    )


_TOLD_APART = {"name", "phones", "opening_hours", "chat_hours", "hours_note"}
"""Fields of an actor whose changes are told in words of their own."""


def _measure(measure: Measure) -> Thing:
    rest = {name: value for name, value in _seen(measure).items() if name != "updates"}
    return Thing(
        name=measure.title,
        reader=Reader.WORK,
        facts={
            "status": measure.status.value,
            "reports": _digest([asdict(update) for update in measure.updates]),
            "rest": _digest(rest),
        },
    )


def _things(entries: Iterable[tuple[str, str, Any]]) -> dict[str, Thing]:
    return {id: Thing(name=name, facts={"words": _digest(_seen(entry))}) for id, name, entry in entries}


def _seen(entry: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if name not in _UNSEEN}


def page_digest(markdown: str) -> str:
    """White space does not count: it is the words that are told about."""
    return _digest(markdown.split())


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


_ADAPTER = TypeAdapter(Baseline)
