"""The figures of adherence, against the worked cases and by example."""

import json
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.adherence import (
    Week,
    counts_as_done,
    day_credits,
    day_streak,
    planned_days,
    progress,
    recent_adherence,
    seconds_done,
    start_of_week,
    stretch,
    week_streak,
    weeks,
)
from coach.core.day_mark import DayMark
from coach.core.exercise import Side
from coach.core.habit import habit_strength
from coach.core.pain import PainTrend, pain_trend
from coach.core.routine import Routine
from coach.core.session import (
    Outcome,
    SessionRecord,
    SetEnd,
    SetRecord,
    exercise_completion,
    session_completion,
)
from tests.planned import always

CASES = json.loads((Path(__file__).parent.parent / "data" / "adherence_cases.json").read_text())
MONDAY = date(2026, 11, 16)
EVERY_DAY = always(range(7))
DAY = timedelta(days=1)


def done(share: float, exercise: str = "bridge", ended: SetEnd = SetEnd.DONE) -> SetRecord:
    """A set of 100 reps and 300 s of which `share` is done."""
    return SetRecord(exercise, Side.BOTH, 100, 300.0, round(share * 100), share * 300.0, ended)


def session(
    day: date,
    *sets: SetRecord,
    trial: bool = False,
    outcome: Outcome = Outcome.COMPLETED,
    pain: tuple[int | None, int | None] = (None, None),
    hour: int = 8,
) -> SessionRecord:
    started = datetime.combine(day, time(hour), UTC)
    return SessionRecord(
        id=f"{day}-{hour}",
        started_at=started,
        ended_at=started + timedelta(minutes=30),
        local_date=day,
        utc_offset_minutes=0,
        prescription=Routine("own", "Own", ()),
        outcome=outcome,
        trial=trial,
        pain_before=pain[0],
        pain_after=pain[1],
        note="",
        sets=sets,
    )


def sessions(first: date, *shares: float | None) -> list[SessionRecord]:
    """A session a day with these shares done; None for a day without one."""
    days = ((first + n * DAY, credit) for n, credit in enumerate(shares))
    return [session(day, done(credit)) for day, credit in days if credit is not None]


def days(first: date, *shares: float) -> dict[date, float]:
    return {first + n * DAY: credit for n, credit in enumerate(shares)}


def planned(first: date, count: int) -> list[date]:
    return [first + n * DAY for n in range(count)]


@pytest.mark.parametrize("case", CASES["log"], ids=lambda case: case["name"])
def test_worked_case_of_a_log(case: dict[str, Any]) -> None:
    logged = [
        session(date.fromisoformat(day), done(credit)) for day, credit in case["credits"].items()
    ]
    figures = progress(
        logged,
        always(case["planned_weekdays"]),
        date.fromisoformat(case["today"]),
        case["week_start"],
        case["goal"],
        {date.fromisoformat(day): DayMark.AWAY for day in case["excused"]},
    )
    expect = case["expect"]
    assert [week.start.isoformat() for week in figures.weeks] == [
        w["start"] for w in expect["weeks"]
    ]
    for week, worked in zip(figures.weeks, expect["weeks"], strict=True):
        assert week.planned == worked["planned"]
        assert week.credit == pytest.approx(worked["credit"], abs=1e-6)
        if worked["adherence"] is None:
            assert week.adherence is None
        else:
            assert week.adherence == pytest.approx(worked["adherence"], abs=1e-6)
    assert figures.week_streak == expect["week_streak"]
    assert figures.day_streak == expect["day_streak"]
    assert figures.habit_strength == pytest.approx(expect["habit_strength"], abs=1e-4)


@pytest.mark.parametrize("case", CASES["pain"])
def test_worked_case_of_pain(case: dict[str, Any]) -> None:
    assert pain_trend(case["ratings"]).value == case["expect"]


@pytest.mark.parametrize("case", CASES["completion"])
def test_worked_case_of_completion(case: dict[str, Any]) -> None:
    sets = [
        SetRecord(str(n), Side.BOTH, e["prescribed"], 0.0, e["done"], 0.0, SetEnd(e["ended"]))
        for n, e in enumerate(case["exercises"])
    ]
    assert session_completion(sets) == pytest.approx(case["expect"], abs=1e-6)


def test_every_worked_case_is_there() -> None:
    assert [len(CASES[kind]) for kind in ("log", "pain", "completion")] == [24, 24, 24]


def test_completion_counts_reps_over_both_sides() -> None:
    right = SetRecord("clamshell", Side.RIGHT, 15, 75.0, 15, 75.0, SetEnd.DONE)
    left = SetRecord("clamshell", Side.LEFT, 15, 75.0, 6, 30.0, SetEnd.SKIPPED)
    assert exercise_completion([right, left]) == 0.7


def test_pain_on_one_side_counts_the_exercise_as_done() -> None:
    assert exercise_completion([done(0.2), done(0.0, ended=SetEnd.PAIN)]) == 1


def test_pain_gone_on_with_more_gently_counts_no_less() -> None:
    eased = [done(0.5, ended=SetEnd.PAIN), done(0.4, ended=SetEnd.PAIN)]
    assert exercise_completion(eased) == 1
    assert exercise_completion([done(1.0), done(0.0, ended=SetEnd.PAIN)]) == 1


def test_what_was_left_out_for_pain_takes_nothing_from_the_rest() -> None:
    sets = [done(0.0, "bridge", SetEnd.PAIN), done(1.0, "clamshell"), done(0.5, "pelvic-tilt")]
    assert session_completion(sets) == pytest.approx(2.5 / 3)


def test_a_short_session_counts_as_its_share_of_the_whole_routine() -> None:
    left_out = [done(0.0, f"left-out-{n}", SetEnd.SKIPPED) for n in range(7)]
    short = [done(1.0, "bridge"), done(1.0, "clamshell"), done(0.5, "pelvic-tilt")]
    assert session_completion([*left_out, *short]) == pytest.approx(0.25)
    daily = day_credits([session(MONDAY, *left_out, *short)])
    (week,) = weeks(daily, [MONDAY], MONDAY, 0)
    assert (week.planned, week.adherence) == (1, pytest.approx(0.25))


def test_a_short_session_after_a_whole_one_takes_nothing_from_the_day() -> None:
    whole = session(MONDAY, done(1.0), hour=8)
    short = session(MONDAY, done(0.2), hour=18)
    assert day_credits([whole, short]) == day_credits([short, whole]) == {MONDAY: 1.0}


def test_more_than_prescribed_is_no_more_than_all() -> None:
    assert exercise_completion([done(1.3)]) == 1


def test_nothing_prescribed_is_nothing_done() -> None:
    assert exercise_completion([]) == 0
    assert session_completion([]) == 0


def test_each_exercise_weighs_the_same() -> None:
    sets = [done(1.0, "bridge"), done(0.0, "clamshell"), done(0.0, "clamshell")]
    assert session_completion(sets) == 0.5


def test_two_half_sessions_do_not_add_up() -> None:
    morning = session(MONDAY, done(1.0, "bridge"), done(0.0, "clamshell"), hour=8)
    evening = session(MONDAY, done(0.0, "bridge"), done(0.8, "clamshell"), hour=20)
    assert day_credits([morning, evening]) == {MONDAY: 0.5}
    assert day_credits([evening, morning]) == {MONDAY: 0.5}


def test_half_of_it_counts_however_it_was_summed_up() -> None:
    assert counts_as_done(0.1 + 0.7 - 0.3)  # 0.49999999999999994
    assert not counts_as_done(0.499)


def test_credits_come_by_day_ascending() -> None:
    logged = sessions(MONDAY, 0.5, None, 1.0)
    assert list(day_credits(reversed(logged)).items()) == [(MONDAY, 0.5), (MONDAY + 2 * DAY, 1.0)]


def test_a_trial_counts_nowhere() -> None:
    trial = session(MONDAY, done(1.0), trial=True, pain=(5, 5))
    assert day_credits([trial]) == {}
    assert seconds_done([trial], MONDAY, MONDAY) == 0
    assert progress([trial], EVERY_DAY, MONDAY, 0, 0.8).weeks == ()
    with_real = progress([trial, *sessions(MONDAY + DAY, 0.5)], EVERY_DAY, MONDAY + DAY, 0, 0.8)
    assert with_real.credits == {MONDAY + DAY: 0.5}
    assert with_real.weeks[0].planned == 6


def test_days_before_the_first_session_are_not_planned() -> None:
    wednesday = MONDAY + 2 * DAY
    found = planned_days({wednesday: 1.0}, EVERY_DAY, MONDAY + 6 * DAY)
    assert found == set(planned(wednesday, 5))


def test_only_the_routines_weekdays_are_planned_unless_excused() -> None:
    excused = frozenset({MONDAY + 2 * DAY})
    found = planned_days({MONDAY: 1.0}, always((0, 2, 4)), MONDAY + 13 * DAY, excused)
    assert found == {MONDAY + n * DAY for n in (0, 4, 7, 9, 11)}


def test_nothing_is_planned_before_anything_is_logged() -> None:
    assert planned_days({}, EVERY_DAY, MONDAY) == frozenset()
    assert planned_days({MONDAY + DAY: 1.0}, EVERY_DAY, MONDAY) == frozenset()


@pytest.mark.parametrize(
    ("week_start", "start"),
    [(0, MONDAY), (6, MONDAY - DAY), (5, MONDAY - 2 * DAY), (2, MONDAY + 2 * DAY)],
)
def test_a_week_begins_on_its_weekday(week_start: int, start: date) -> None:
    thursday = MONDAY + 3 * DAY
    assert start_of_week(thursday, week_start) == start
    assert start_of_week(start, week_start) == start


@given(st.dates(date(2000, 1, 10), date(2100, 1, 1)), st.integers(0, 6))
def test_every_day_lies_in_its_week(day: date, week_start: int) -> None:
    start = start_of_week(day, week_start)
    assert start.weekday() == week_start
    assert timedelta() <= day - start < timedelta(days=7)


def test_extra_days_make_up_for_missed_ones_but_no_more() -> None:
    plan = {MONDAY, MONDAY + 2 * DAY}
    made_up = weeks(days(MONDAY, 0.0, 1.0, 0.0, 0.5), plan, MONDAY, 0)
    assert made_up == (Week(MONDAY, 2, 1.5, 0.75),)
    more = weeks(days(MONDAY, 1.0, 1.0, 1.0), plan, MONDAY, 0)
    assert more == (Week(MONDAY, 2, 3.0, 1.0),)


def test_weeks_run_through_the_current_one_without_a_gap() -> None:
    today = MONDAY + 15 * DAY
    found = weeks({MONDAY: 1.0}, planned(MONDAY, 21), today, 0)
    assert [week.start for week in found] == [MONDAY, MONDAY + 7 * DAY, MONDAY + 14 * DAY]
    assert [week.adherence for week in found] == [1 / 7, 0, 0]


def test_without_a_session_there_is_no_week() -> None:
    assert weeks({}, (), MONDAY, 0) == ()


def streak(today: date, *adherence: float | None, goal: float = 0.8) -> int:
    """The streak of weeks from MONDAY on."""
    by_week = [
        Week(MONDAY + 7 * n * DAY, 0 if share is None else 7, 0.0, share)
        for n, share in enumerate(adherence)
    ]
    return week_streak(by_week, goal, today)


def test_the_current_week_adds_once_it_reaches_the_goal_and_never_breaks() -> None:
    in_third = MONDAY + 20 * DAY
    assert streak(in_third, 0.9, 0.8, 0.79) == 2
    assert streak(in_third, 0.9, 0.8, 0.8) == 3
    assert streak(in_third + DAY, 0.9, 0.8, 0.79) == 0


def test_a_week_below_the_goal_breaks_the_streak() -> None:
    assert streak(MONDAY + 21 * DAY, 1.0, 0.7, 1.0) == 1
    assert streak(MONDAY + 21 * DAY, 1.0, 0.7, 1.0, goal=0.7) == 3


def test_a_week_with_nothing_planned_is_skipped() -> None:
    assert streak(MONDAY + 28 * DAY, 1.0, None, 1.0, None) == 2
    assert streak(MONDAY, None) == 0


def test_rounding_does_not_cost_a_week() -> None:
    """In floats 0.6 / 3 is 0.19999999999999998."""
    (week,) = weeks(days(MONDAY, 0.1, 0.2, 0.3), planned(MONDAY, 3), MONDAY + 6 * DAY, 0)
    assert week.adherence is not None
    assert week.adherence < 0.2
    assert week_streak([week], 0.2, MONDAY + 7 * DAY) == 1


def test_today_adds_to_the_day_streak_but_does_not_break_it() -> None:
    plan = planned(MONDAY, 5)
    today = MONDAY + 4 * DAY
    assert day_streak(days(MONDAY, 1.0, 1.0, 1.0, 1.0), plan, today) == 4
    assert day_streak(days(MONDAY, 1.0, 1.0, 1.0, 1.0, 0.4), plan, today) == 4
    assert day_streak(days(MONDAY, 1.0, 1.0, 1.0, 1.0, 0.5), plan, today) == 5


def test_half_a_session_keeps_the_day_streak_and_less_breaks_it() -> None:
    plan = planned(MONDAY, 3)
    today = MONDAY + 2 * DAY
    assert day_streak(days(MONDAY, 1.0, 0.5, 1.0), plan, today) == 3
    assert day_streak(days(MONDAY, 1.0, 0.49, 1.0), plan, today) == 1


def test_days_that_are_not_planned_neither_add_nor_break() -> None:
    plan = [MONDAY, MONDAY + 2 * DAY, MONDAY + 4 * DAY]
    shares = {MONDAY: 1.0, MONDAY + DAY: 1.0, MONDAY + 2 * DAY: 1.0}
    assert day_streak(shares, plan, MONDAY + 3 * DAY) == 2
    assert day_streak(shares, plan, MONDAY + 5 * DAY) == 0


def test_days_to_come_do_not_break_the_streak() -> None:
    assert day_streak({MONDAY: 1.0}, planned(MONDAY, 7), MONDAY) == 1


def test_the_last_four_weeks_end_yesterday_until_today_has_a_session() -> None:
    today = MONDAY + 28 * DAY
    plan = planned(MONDAY, 29)
    shares = days(MONDAY, 0.0, *[1.0] * 27)
    assert recent_adherence(shares, plan, today) == pytest.approx(27 / 28)
    assert recent_adherence(shares | {today: 0.5}, plan, today) == pytest.approx(27.5 / 28)


def test_the_last_four_weeks_begin_with_the_log() -> None:
    plan = planned(MONDAY, 7)
    assert recent_adherence({MONDAY: 1.0}, plan, MONDAY + 2 * DAY) == 0.5
    assert recent_adherence({MONDAY: 1.0}, plan, MONDAY) == 1
    assert recent_adherence({}, (), MONDAY) is None
    assert recent_adherence({MONDAY: 1.0}, (), MONDAY) is None
    assert recent_adherence(days(MONDAY, 1.0, 1.0), plan[:1], MONDAY + DAY) == 1


def test_seconds_of_work_are_added_up_over_days() -> None:
    logged = [*sessions(MONDAY, 1.0, 0.5, 1.0), session(MONDAY, done(0.1), hour=20)]
    assert seconds_done(logged, MONDAY, MONDAY) == pytest.approx(330)
    assert seconds_done(logged, MONDAY + DAY, MONDAY + 2 * DAY) == pytest.approx(450)
    assert seconds_done(logged, MONDAY + 3 * DAY, MONDAY + 9 * DAY) == 0


def test_progress_brings_every_figure_together() -> None:
    logged = sessions(MONDAY - 7 * DAY, 1.0, 1.0, None, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.4)
    logged.append(session(MONDAY, done(0.2), pain=(4, 3), hour=20))
    today = MONDAY + 2 * DAY
    figures = progress(reversed(logged), EVERY_DAY, today, 0, 0.8)
    assert figures.today == today
    assert [(w.start, w.planned) for w in figures.weeks] == [(MONDAY - 7 * DAY, 7), (MONDAY, 7)]
    assert [w.adherence for w in figures.weeks] == pytest.approx([6 / 7, 1.9 / 7])
    assert (figures.week_streak, figures.day_streak) == (1, 6)
    assert figures.habit_strength == habit_strength(figures.credits, EVERY_DAY, today)
    assert figures.pain is PainTrend.NOT_ENOUGH
    assert list(figures.credits) == sorted(figures.credits)
    assert figures.planned_days == set(planned(MONDAY - 7 * DAY, 14))
    assert figures.recent == pytest.approx(7.9 / 10)
    assert figures.seconds_this_week == pytest.approx(300 * (1.0 + 0.5 + 0.4 + 0.2))


def test_pain_of_progress_is_that_of_all_ratings() -> None:
    logged = [session(MONDAY + n * DAY, done(1.0), pain=(6, 6)) for n in range(4)]
    logged += [session(MONDAY + n * DAY, done(1.0), pain=(2, 3)) for n in range(4, 8)]
    assert progress(logged, EVERY_DAY, MONDAY + 8 * DAY, 0, 0.8).pain is PainTrend.LESS


def test_looking_back_leaves_out_what_came_later() -> None:
    logged = sessions(MONDAY, *[1.0] * 14)
    today = MONDAY + 3 * DAY
    assert progress(logged, EVERY_DAY, today, 0, 0.8) == progress(
        logged[:4], EVERY_DAY, today, 0, 0.8
    )
    assert progress(logged, EVERY_DAY, MONDAY - DAY, 0, 0.8).weeks == ()


def test_progress_of_an_empty_log() -> None:
    figures = progress([], EVERY_DAY, MONDAY, 0, 0.8)
    assert (figures.weeks, figures.credits, figures.planned_days) == ((), {}, frozenset())
    assert (figures.week_streak, figures.day_streak, figures.habit_strength) == (0, 0, 0)
    assert (figures.recent, figures.seconds_this_week) == (None, 0)
    assert figures.pain is PainTrend.NOT_ENOUGH


def test_a_session_ended_at_once_begins_the_log() -> None:
    figures = progress([session(MONDAY, done(0.0))], EVERY_DAY, MONDAY + DAY, 0, 0.8)
    assert figures.weeks == (Week(MONDAY, 7, 0.0, 0.0),)
    assert figures.habit_strength == 0


logs = st.dictionaries(
    st.dates(date(2026, 1, 1), date(2026, 3, 31)), st.integers(0, 100).map(lambda n: n / 100)
)
some_days = st.sets(st.integers(0, 6))


@settings(max_examples=100, deadline=None)
@given(
    logs,
    some_days,
    st.integers(0, 6),
    st.floats(0.1, 1.0),
    st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 31))),
)
def test_figures_stay_within_their_bounds(
    log: dict[date, float],
    weekdays: Collection[int],
    week_start: int,
    goal: float,
    excused: set[date],
) -> None:
    logged = [session(day, done(credit)) for day, credit in log.items()]
    today = date(2026, 3, 15)
    marks = dict.fromkeys(excused, DayMark.ILL)
    figures = progress(logged, always(weekdays), today, week_start, goal, marks)
    assert sum(week.planned for week in figures.weeks) == len(figures.planned_days)
    assert sum(week.credit for week in figures.weeks) == pytest.approx(
        sum(credit for day, credit in log.items() if day <= today)
    )
    assert all(week.adherence is None or 0 <= week.adherence <= 1 for week in figures.weeks)
    assert 0 <= figures.week_streak <= len(figures.weeks)
    assert 0 <= figures.day_streak <= len(figures.planned_days)
    assert not figures.planned_days & excused
    if weekdays:
        assert figures.habit_strength is not None
        assert 0 <= figures.habit_strength <= 100
    else:
        assert figures.habit_strength is None


def test_a_day_done_elsewhere_counts_as_done_in_full() -> None:
    logged = sessions(MONDAY, 0.5, None, 1.0)
    marks = {MONDAY: DayMark.DONE, MONDAY + DAY: DayMark.DONE, MONDAY + 9 * DAY: DayMark.DONE}
    figures = progress(logged, EVERY_DAY, MONDAY + 2 * DAY, 0, 0.8, marks)
    assert figures.credits == days(MONDAY, 1.0, 1.0, 1.0)
    assert figures.day_streak == 3


def test_days_to_come_can_be_marked_as_away() -> None:
    marks = {MONDAY + n * DAY: DayMark.AWAY for n in range(2, 7)}
    (week,) = progress(sessions(MONDAY, 1.0, 1.0), EVERY_DAY, MONDAY + DAY, 0, 0.8, marks).weeks
    assert (week.planned, week.adherence) == (2, 1.0)


def test_a_stretch_of_days_is_reckoned_like_a_week_up_to_today() -> None:
    first, today = date(2026, 11, 2), date(2026, 11, 11)
    logged = sessions(first, 1.0, None, 0.5, None, 1.0, 1.0, None, 1.0)
    now = progress(logged, always(range(7)), today, 0, 0.8)
    week = now.weeks[0]
    found = stretch(now, week.start, week.start + timedelta(days=6))
    assert (found.planned, found.credit, found.adherence) == (7, week.credit, week.adherence)
    whole = stretch(now, date(2026, 1, 1), date(2026, 12, 31))
    assert (whole.last, whole.planned, whole.credit) == (today, 10, 4.5)
    assert whole.adherence == pytest.approx(0.45)
    assert stretch(now, date(2026, 1, 1), date(2026, 1, 31)).adherence is None


def test_more_than_planned_in_a_stretch_is_no_more_than_all() -> None:
    now = progress(sessions(date(2026, 11, 2), 1.0, 1.0), always([0]), date(2026, 11, 4), 0, 0.8)
    assert stretch(now, date(2026, 11, 2), date(2026, 11, 3)).adherence == 1.0
