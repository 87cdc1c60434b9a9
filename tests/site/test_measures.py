"""One finds a measure by area, department and status, and sees how far all of them have come."""

import re
from dataclasses import replace
from datetime import date

import pytest

from builders import SOURCE, guide, localized, measure, real_guide, shown
from veiviser.model.measure import Responsible, Status, Update
from veiviser.site.measures import measure_groups, progress_view


def reported(status: Status) -> tuple[Update, ...]:
    return (Update(date=date(2027, 1, 2), status=status, source=SOURCE),)


def test_the_plans_measures_are_all_proposed_while_none_is_reported_on() -> None:
    view = progress_view(real_guide())
    assert (view.total, [(held.status, held.count) for held in view.counts]) == (8, [(Status.PROPOSED, 8)])


def test_progress_counts_each_status_that_is_in_use() -> None:
    held = real_guide()
    first, second, *others = held.measures
    changed = (
        replace(first, updates=reported(Status.DONE)),
        replace(second, updates=reported(Status.UNDER_WAY)),
        *others,
    )
    view = progress_view(replace(held, measures=changed))
    assert {count.status: count.count for count in view.counts} == {
        Status.PROPOSED: 6,
        Status.UNDER_WAY: 1,
        Status.DONE: 1,
    }


@pytest.mark.parametrize("grouping", ["area", "department", "status"])
def test_every_measure_stands_under_a_heading_with_its_address(grouping: str) -> None:
    held = real_guide()
    pages = {f"tiltak/{one.id}.md": one.title for one in held.measures}
    site = localized(held)
    groups = measure_groups(replace(site, links=replace(site.links, pages=pages)), "tiltak/", grouping)
    assert {link.measure.number for group in groups for link in group.measures} == set(range(1, 9))
    assert groups[0].measures[0].url == "koordinering/"


def test_a_measure_shared_by_departments_stands_under_each() -> None:
    site = localized(real_guide())
    pages = {f"tiltak/{one.id}.md": one.title for one in real_guide().measures}
    groups = measure_groups(replace(site, links=replace(site.links, pages=pages)), "", "department")
    assert [
        group.heading for group in groups if any(link.measure.number == 2 for link in group.measures)
    ] == [
        "Sosiale tjenester",
        "Byrådsleders avdeling v/SLT",
        "Byutvikling",
        "Finans",
    ]


def test_a_measure_keeps_apart_who_answers_for_which_part() -> None:
    parts = (
        Responsible(about="Det første", bodies=("Helse",)),
        Responsible(about="Det andre", bodies=("Skole", "Park")),
    )
    html = shown(guide(measures=(measure("deling", responsible=parts),)), "{{ measure deling }}")
    told = re.findall(r'<p class="part-of">(.+?)</p>\s*<ul>(.+?)</ul>', html)
    assert told == [("Det første", "<li>Helse</li>"), ("Det andre", "<li>Skole</li><li>Park</li>")]


@pytest.mark.parametrize(
    ("status", "day", "is_late"),
    [
        (None, date(2030, 12, 31), False),
        (None, date(2031, 1, 1), True),
        (Status.UNDER_WAY, date(2031, 1, 1), True),
        (Status.DONE, date(2031, 1, 1), False),
        (Status.STOPPED, date(2031, 1, 1), False),
    ],
)
def test_a_measure_is_late_when_the_period_is_over_and_it_is_not_done(
    status: Status | None, day: date, is_late: bool
) -> None:
    held = measure(updates=reported(status) if status else ())
    assert guide(measures=(held,)).is_late(held, day) is is_late
