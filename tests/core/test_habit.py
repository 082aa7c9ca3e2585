"""Habit strength, by example and against Loop's score written out the long way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.habit import habit_strength
from tests.planned import always

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
EVERY_DAY = always(range(7))


def days(*shares: float) -> dict[date, float]:
    return {FIRST + n * DAY: credit for n, credit in enumerate(shares)}


def test_without_planned_days_there_is_no_figure() -> None:
    assert habit_strength(days(1.0), always(()), FIRST) is None


def test_an_empty_log_has_no_strength_yet() -> None:
    assert habit_strength({}, EVERY_DAY, FIRST) == 0


def test_it_halves_the_way_in_thirteen_days_done_or_missed() -> None:
    every_day = days(*[1.0] * 13)
    last = FIRST + 12 * DAY
    assert habit_strength(every_day, EVERY_DAY, last) == pytest.approx(50)
    assert habit_strength(every_day, EVERY_DAY, last + 14 * DAY) == pytest.approx(25)


def test_today_counts_once_it_has_a_session() -> None:
    two = days(1.0, 1.0)
    today = FIRST + 2 * DAY
    assert habit_strength(two, EVERY_DAY, today) == habit_strength(two, EVERY_DAY, today - DAY)
    empty_session = habit_strength(two | {today: 0.0}, EVERY_DAY, today)
    before = habit_strength(two, EVERY_DAY, today)
    assert empty_session is not None
    assert before is not None
    assert empty_session < before


def test_an_excused_day_leaves_it_as_it_was() -> None:
    log = days(1.0, 1.0)
    today = FIRST + 4 * DAY
    excused = {FIRST + 2 * DAY, FIRST + 3 * DAY}
    assert habit_strength(log, EVERY_DAY, today, excused) == habit_strength(
        log, EVERY_DAY, FIRST + 2 * DAY
    )
    assert habit_strength(log, EVERY_DAY, FIRST + DAY, {FIRST + DAY}) == habit_strength(
        days(1.0), EVERY_DAY, FIRST
    )


def test_it_is_not_worked_out_before_the_log_begins() -> None:
    assert habit_strength(days(1.0), EVERY_DAY, FIRST - DAY) == 0


def test_what_is_done_counts_for_two_weeks_where_fewer_days_are_planned() -> None:
    """Once a week: two sessions within 14 days are full marks, a day later only half."""
    log = {FIRST: 1.0, FIRST + 7 * DAY: 1.0}
    kept = 0.5 ** (7**-0.5 / 13)
    halves, full = 7, 7
    expected = 0.5 * (1 - kept**halves)
    expected = expected * kept**full + (1 - kept**full)
    assert habit_strength(log, always((3,)), FIRST + 14 * DAY) == pytest.approx(100 * expected)
    expected = expected * kept + 0.5 * (1 - kept)
    assert habit_strength(log, always((3,)), FIRST + 15 * DAY) == pytest.approx(100 * expected)


@given(
    st.lists(st.integers(0, 100).map(lambda n: n / 100), min_size=1, max_size=60),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.integers(0, 60)),
)
def test_it_is_loops_score(shares: list[float], weekdays: set[int], away: set[int]) -> None:
    """Loop keeps a running sum over its window and scores it day by day."""
    n = len(weekdays)
    kept = 0.5 ** ((n / 7) ** 0.5 / 13)
    score = rolling = 0.0
    for place, credit in enumerate(shares):
        rolling += credit - (shares[place - 14] if place >= 14 else 0.0)
        value = credit if n == 7 else min(1.0, rolling / (2 * n))
        if place not in away:
            score = score * kept + value * (1 - kept)
    last = FIRST + (len(shares) - 1) * DAY
    excused = {FIRST + place * DAY for place in away}
    assert habit_strength(days(*shares), always(weekdays), last, excused) == pytest.approx(
        100 * score
    )
