"""A change of what is planned never changes the days before it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.adherence import day_credits, planned_days, progress
from coach.core.exercise import Dose, Side
from coach.core.habit import habit_strength
from coach.core.routine import Entry, Routine
from coach.core.schedule import NOTHING, Schedule, schedule_on, up_to_date
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from tests.planned import always

MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)
DAILY = Schedule(MONDAY, tuple(range(7)))
THRICE = Schedule(MONDAY + 7 * DAY, (0, 2, 4))
ROUTINE = Routine("r", "R", (Entry("bridge", Dose(reps=10, hold=5.0)),))


def session(day: date, share: float = 1.0) -> SessionRecord:
    from datetime import UTC, datetime, time

    at = datetime.combine(day, time(9), UTC)
    done = SetRecord("bridge", Side.BOTH, 100, 500.0, round(share * 100), 0.0, SetEnd.DONE)
    return SessionRecord(
        id=f"{day}-{share}",
        started_at=at,
        ended_at=at,
        local_date=day,
        utc_offset_minutes=0,
        prescription=ROUTINE,
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=None,
        pain_after=None,
        note="",
        sets=(done,),
    )


def test_each_day_has_the_schedule_in_force_on_it() -> None:
    schedules = (DAILY, THRICE)
    assert schedule_on(MONDAY + 6 * DAY, schedules) == DAILY
    assert schedule_on(MONDAY + 7 * DAY, schedules) == THRICE
    assert schedule_on(MONDAY - 30 * DAY, schedules) == DAILY
    assert schedule_on(MONDAY, ()) == NOTHING


def test_fewer_days_from_now_on_leave_last_week_as_it_was() -> None:
    log = [session(MONDAY + n * DAY) for n in range(5)]
    today = MONDAY + 7 * DAY
    before = progress(log, (DAILY,), today, 0, 0.8)
    after = progress(log, (DAILY, THRICE), today, 0, 0.8)
    assert after.weeks[0] == before.weeks[0]
    assert (before.weeks[1].planned, after.weeks[1].planned) == (7, 3)
    planned = planned_days({MONDAY: 1.0}, (DAILY, THRICE), MONDAY + 13 * DAY)
    assert [(day - MONDAY).days for day in sorted(planned)] == [*range(7), 7, 9, 11]


@pytest.mark.parametrize(
    ("shares", "times", "credit"),
    [
        ((1.0,), 2, 0.5),
        ((1.0, 0.6), 2, 0.8),
        ((0.2, 1.0, 0.6), 2, 0.8),
        ((0.2, 1.0, 0.6), 1, 1.0),
        ((1.0, 1.0, 1.0), 2, 1.0),
    ],
)
def test_several_times_a_day_the_best_sessions_count(
    shares: tuple[float, ...], times: int, credit: float
) -> None:
    log = [session(MONDAY, share) for share in shares]
    assert day_credits(log, (replace(DAILY, times=times),))[MONDAY] == pytest.approx(credit)


def test_habit_strength_uses_the_days_planned_then() -> None:
    daily_credits = {MONDAY + n * DAY: 1.0 for n in range(14)}
    today = MONDAY + 14 * DAY
    mixed = habit_strength(daily_credits, (DAILY, THRICE), today)
    daily, thrice = (habit_strength(daily_credits, (each,), today) for each in (DAILY, THRICE))
    assert mixed is not None
    assert daily is not None
    assert thrice is not None
    assert min(daily, thrice) < mixed < max(daily, thrice)
    assert habit_strength(daily_credits, (DAILY, Schedule(today, ())), today) is None


CHANGES = st.tuples(st.integers(0, 20), st.sets(st.integers(0, 6)), st.integers(1, 3))


@given(st.lists(CHANGES, max_size=8))
def test_a_change_alters_no_day_before_and_asks_nothing_more_of_today(
    changes: list[tuple[int, set[int], int]],
) -> None:
    schedules: tuple[Schedule, ...] = (DAILY,)
    for offset, days, times in sorted(changes, key=lambda change: change[0]):
        today = MONDAY + offset * DAY
        before = [planned(MONDAY + n * DAY, schedules) for n in range(offset + 1)]
        routine = replace(ROUTINE.with_days(days), times=times)
        schedules = up_to_date(schedules, routine, today)
        after = [planned(MONDAY + n * DAY, schedules) for n in range(offset + 1)]
        assert after[:-1] == before[:-1]
        assert after[-1] <= before[-1]
        wanted = (Schedule(today, routine.days, times),)
        assert after[-1] == min(before[-1], planned(today, wanted))
        for n in range(1, 8):
            assert planned(today + n * DAY, schedules) == planned(today + n * DAY, wanted)
        assert up_to_date(schedules, routine, today) == schedules
        assert up_to_date(schedules, routine, today + DAY) == schedules
        assert [s.since for s in schedules] == sorted({s.since for s in schedules})


def planned(day: date, schedules: tuple[Schedule, ...]) -> int:
    return schedule_on(day, schedules).times_on(day)


def test_done_on_a_bad_day_it_stays_done_when_tomorrow_is_another() -> None:
    twice, once = replace(ROUTINE, times=2), replace(ROUTINE, times=1)
    tuesday = MONDAY + DAY
    schedules = up_to_date((replace(DAILY, times=2),), once, tuesday)
    log = [session(tuesday)]
    assert day_credits(log, schedules)[tuesday] == 1.0
    schedules = up_to_date(schedules, twice, tuesday)
    assert day_credits(log, schedules)[tuesday] == 1.0
    assert schedule_on(tuesday + DAY, schedules).times == 2


def test_a_free_day_stays_free_when_every_day_is_chosen_in_its_evening() -> None:
    tuesday = MONDAY + DAY
    mondays = (Schedule(MONDAY - 7 * DAY, (0, 2, 4)),)
    schedules = up_to_date(mondays, ROUTINE, tuesday)
    days = planned_days({MONDAY: 1.0}, schedules, MONDAY + 3 * DAY)
    assert [(day - MONDAY).days for day in sorted(days)] == [0, 2, 3]


def test_a_clock_that_was_ahead_leaves_a_plan_all_the_same() -> None:
    assert up_to_date((THRICE,), ROUTINE.with_days((0, 2, 4)), MONDAY) == (
        replace(THRICE, since=MONDAY),
    )


def test_without_any_what_the_routine_plans_has_always_been_planned() -> None:
    schedules = up_to_date((), ROUTINE, MONDAY)
    assert schedule_on(MONDAY - 100 * DAY, schedules).days == ROUTINE.days
    assert always(range(7))[0].days == ROUTINE.days
