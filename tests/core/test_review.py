"""Which week is offered for review, and the facts of it."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.core.adherence import progress
from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.review import Obstacle, days_of, missed_days, week_to_review
from coach.core.routine import Routine
from coach.core.schedule import Schedule
from coach.core.session import Outcome, SessionRecord
from coach.core.week_facts import PainOfWeek, WeekFacts, week_facts
from tests.core.weeks_done import TODAY, WEEK, a_session, week_before

BEGUN = {week_before(2): 1.0}
PLANNED = frozenset(days_of(WEEK))
ALL_ILL = dict.fromkeys(days_of(WEEK), DayMark.ILL)


def offered(
    today: date = TODAY,
    daily: Mapping[date, float] = BEGUN,
    planned: Collection[date] = PLANNED,
    marks: Mapping[date, DayMark] | None = None,
    reviews: Collection[date] = (),
    week_start: int = 0,
) -> date | None:
    return week_to_review(today, week_start, daily, planned, marks or {}, reviews)


@pytest.mark.parametrize("days", range(7))
def test_the_last_week_is_offered_until_the_next_has_ended(days: int) -> None:
    assert offered(TODAY + timedelta(days=days)) == WEEK
    assert offered(TODAY - timedelta(days=1), planned=PLANNED) is None
    assert offered(TODAY + timedelta(days=7)) is None


def test_not_once_it_was_reviewed_or_put_away() -> None:
    assert offered(reviews=[week_before(1)]) == WEEK
    assert offered(reviews=[WEEK]) is None


def test_another_first_day_of_the_week_makes_no_second_review_of_it() -> None:
    sunday = WEEK - timedelta(days=1)
    assert offered(reviews=[WEEK], week_start=6) is None
    assert offered(reviews=[sunday]) is None
    assert offered(TODAY + timedelta(days=6), planned={TODAY}, week_start=6, reviews=[WEEK])


@pytest.mark.parametrize(
    ("daily", "found"),
    [
        ({}, None),
        ({TODAY: 1.0}, None),
        ({WEEK + timedelta(days=1): 1.0}, None),
        ({WEEK: 1.0}, WEEK),
    ],
)
def test_only_a_week_that_lies_wholly_in_the_log(
    daily: Mapping[date, float], found: date | None
) -> None:
    assert offered(daily=daily) == found


def test_a_week_without_a_plan_is_offered_only_if_something_was_done() -> None:
    assert offered(planned=()) is None
    assert offered(planned=(), daily={**BEGUN, WEEK: 0.0}) is None
    assert offered(planned=(), daily={**BEGUN, WEEK: 0.4}) == WEEK


def test_a_week_wholly_excused_is_not_offered() -> None:
    assert offered(planned=(), marks=ALL_ILL) is None
    assert offered(planned=(), marks=ALL_ILL, daily={**BEGUN, WEEK: 1.0}) is None
    assert offered(planned={WEEK}, marks={WEEK + timedelta(days=1): DayMark.AWAY}) == WEEK


def test_missed_days_are_planned_and_less_than_half_done() -> None:
    tuesday, *_ = days_of(WEEK)[1:]
    daily = {WEEK: 0.5, tuesday: 0.4}
    assert missed_days(WEEK, daily, {WEEK, tuesday}) == (tuesday,)


def test_only_honest_reasons_excuse_a_day() -> None:
    excuses = {obstacle: obstacle.excuse for obstacle in Obstacle if obstacle.excuse}
    assert excuses == {
        Obstacle.PAIN: DayMark.PAIN,
        Obstacle.ILL: DayMark.ILL,
        Obstacle.AWAY: DayMark.AWAY,
    }


def facts(
    sessions: list[SessionRecord], routine: Routine, marks: dict[date, DayMark] | None = None
) -> WeekFacts:
    now = progress(sessions, (Schedule(date.min, routine.days),), TODAY, 0, 0.8, marks)
    return week_facts(WEEK, now, sessions)


def test_the_facts_of_a_week(sheet: Routine, sheet_catalog: Catalog) -> None:
    days = days_of(WEEK)
    sessions = [
        a_session(sheet, sheet_catalog, week_before(1), pain=(6, 5)),
        a_session(sheet, sheet_catalog, days[0], pain=(3, 2), stopped=["bridge"]),
        a_session(sheet, sheet_catalog, days[1], pain=(4, None), share=0.25),
        a_session(sheet, sheet_catalog, days[2], pain=(6, 5), stopped=["bridge", "clamshell"]),
        a_session(sheet, sheet_catalog, TODAY, pain=(9, 9), stopped=["pelvic-tilt"]),
    ]
    found = facts(sessions, sheet, {days[6]: DayMark.AWAY, days[5]: DayMark.DONE})
    assert (found.planned, found.done, found.begun, found.excused) == (6, 3, 1, 1)
    assert found.sessions == 3
    assert found.seconds == sum(session.seconds for session in sessions[1:4])
    assert found.pain == PainOfWeek(4.0, 3.5)
    assert found.pain_before == PainOfWeek(6.0, 5.0)
    assert found.stops == (("bridge", 2), ("clamshell", 1))
    assert found.cut_short == 1


def test_an_empty_week_has_facts_too(sheet: Routine, sheet_catalog: Catalog) -> None:
    found = facts([a_session(sheet, sheet_catalog, week_before(2))], sheet)
    assert (found.planned, found.done, found.sessions) == (7, 0, 0)
    assert found.pain == PainOfWeek()
    assert not found.stops
    assert not found.cut_short


@pytest.mark.parametrize(
    ("before", "these", "rising"),
    [
        ([2, 2], [4, 4], True),
        ([2, 2], [3, 3], False),
        ([8, 8], [10, 10], False),
        ([4, 4], [2, 2], False),
        ([2], [6, 6], False),
        ([2, 2], [6], False),
    ],
)
def test_pain_rises_by_what_counts_for_a_trend(
    sheet: Routine, sheet_catalog: Catalog, before: list[int], these: list[int], rising: bool
) -> None:
    sessions = [
        a_session(sheet, sheet_catalog, day, pain=(None, pain))
        for week, ratings in ((week_before(1), before), (WEEK, these))
        for day, pain in zip(days_of(week), ratings, strict=False)
    ]
    assert facts(sessions, sheet).pain_rising is rising


def test_what_ended_for_pain_or_was_picked_short_is_not_cut_short(
    sheet: Routine, sheet_catalog: Catalog
) -> None:
    days = days_of(WEEK)
    hurt = a_session(sheet, sheet_catalog, days[0], share=0.5, stopped=["bridge"])
    skipped = a_session(sheet, sheet_catalog, days[1], share=0.5, outcome=Outcome.COMPLETED)
    left = a_session(sheet, sheet_catalog, days[2], share=0.5, outcome=Outcome.INTERRUPTED)
    trial = replace(left, trial=True)
    assert facts([hurt, skipped, left, trial], sheet).cut_short == 1
