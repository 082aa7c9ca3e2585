"""Bars, days and ratings of the Progress page: cut to the range, told in words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from coach.core.adherence import Progress, progress
from coach.core.day_mark import DayMark
from coach.core.exercise import Side
from coach.core.pain import (
    PainChange,
    PainRating,
    PainTime,
    PainTrend,
    pain_line,
    pain_ratings,
    rated_at,
)
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord
from coach.ui.charts.dates import tick_labels
from coach.ui.charts.series import (
    DayKind,
    PainDays,
    PainLine,
    Span,
    WeekBar,
    days,
    pain_line_of,
    week_bars,
)
from coach.ui.progress import words as progress_words
from coach.ui.progress.ranges import RANGES, Range, chosen_range, span_of, span_text
from coach.ui.progress.shown import Shown, Whole
from coach.ui.progress.tables import day_rows, pain_rows, week_rows
from tests.planned import always

SUNDAY = date(2026, 11, 22)
GOAL = 0.8
SIX_DAYS = (0, 1, 2, 3, 4, 5)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def session(day: date, share: float = 1.0, pain: tuple[int, int] | None = None) -> SessionRecord:
    done = SetRecord("bridge", Side.BOTH, 20, 100.0, round(20 * share), 100 * share, SetEnd.DONE)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionRecord(
        id=f"{day.toordinal():032x}",
        started_at=at,
        ended_at=at,
        local_date=day,
        utc_offset_minutes=0,
        prescription=Routine("sheet", "Back exercises", ()),
        outcome=Outcome.COMPLETED,
        trial=False,
        pain_before=pain[0] if pain else None,
        pain_after=pain[1] if pain else None,
        note="",
        sets=(done,),
    )


def figures_of(
    sessions: list[SessionRecord], today: date = SUNDAY, weekdays: tuple[int, ...] = SIX_DAYS
) -> Progress:
    return progress(sessions, always(weekdays), today, 0, GOAL)


def all_bars(now: Progress) -> tuple[WeekBar, ...]:
    return week_bars(now, span_of(RANGES[3][1], now), GOAL)


def bars_of(now: Progress, weeks: int) -> tuple[WeekBar, ...]:
    return week_bars(now, span_of(Range(weeks, ""), now), GOAL)


def days_back(*back: int) -> list[SessionRecord]:
    return [session(SUNDAY - timedelta(days=n)) for n in back]


def test_each_bar_says_what_core_reckoned() -> None:
    now = figures_of(days_back(13, 12, 11, 6, 5, 4, 3, 2))
    last, current = all_bars(now)
    assert (last.start, last.planned, last.credit, last.label) == (
        date(2026, 11, 9),
        6,
        3.0,
        "3/6",
    )
    assert last.sentence == "Week from 9 Nov: 3 of 6 planned days, 50 %."
    assert current.current
    assert current.sentence == "This week so far: 5 of 6 planned days, 83 %, goal reached."


def test_days_are_counted_whole_and_those_done_in_part_are_told() -> None:
    logged = [session(date(2026, 11, 9)), session(date(2026, 11, 10), 0.5)]
    bar = all_bars(figures_of(logged))[0]
    assert (bar.credit, bar.label) == (1.5, "2/6")
    assert bar.sentence == "Week from 9 Nov: 2 of 6 planned days, one in part, 25 %."


def test_a_session_in_which_nothing_was_done_is_no_day_done() -> None:
    (bar,) = all_bars(figures_of([session(SUNDAY, 0.0)], weekdays=()))
    assert bar.label == ""


def test_the_sentence_counts_days_whole() -> None:
    logged = [session(SUNDAY - timedelta(days=1)), session(SUNDAY - timedelta(days=2), 0.6)]
    assert progress_words.week_sentence(figures_of(logged)).startswith("You did 2 ")


def test_a_start_is_told_as_a_start() -> None:
    logged = [session(SUNDAY - timedelta(days=1), 0.1)]
    now = figures_of(logged)
    assert progress_words.week_sentence(now) == (
        "You have made a start on 1 of 1 planned days this week."
    )
    (bar,) = all_bars(now)
    assert bar.label == "0/1"
    assert bar.sentence == "This week so far: 0 of 1 planned days, a start made on one, 10 %."


def test_weeks_before_the_first_session_are_empty() -> None:
    bars = bars_of(figures_of(days_back(1)), 4)
    assert [bar.start for bar in bars] == [
        SUNDAY - timedelta(days=6, weeks=weeks) for weeks in (3, 2, 1, 0)
    ]
    assert [bar.label for bar in bars] == ["", "", "", "1/1"]
    assert "before your first session" in bars[0].sentence


def test_a_longer_log_is_cut_to_the_range() -> None:
    now = figures_of(days_back(*range(0, 70, 3)))
    assert bars_of(now, 4) == all_bars(now)[-4:]
    assert len(all_bars(now)) == len(now.weeks)


def test_an_empty_log_has_no_bars_and_no_days() -> None:
    now = figures_of([])
    assert bars_of(now, 12) == ()
    assert days(now) == ()


def test_a_week_without_a_plan_shows_what_was_done_all_the_same() -> None:
    (bar,) = all_bars(figures_of(days_back(1), weekdays=()))
    assert (bar.planned, bar.label) == (0, "1")
    assert bar.sentence == "This week so far: nothing planned, 1 day done."


def test_the_days_tell_done_in_part_missed_free_and_to_come() -> None:
    saturday = date(2026, 11, 21)
    logged = [
        session(date(2026, 11, 9)),
        session(date(2026, 11, 10), 0.5),
        session(date(2026, 11, 15)),
    ]
    told = {day.date.day: day for day in days(figures_of(logged, saturday))}
    assert [day.kind for day in (told[9], told[15], told[22])] == [
        DayKind.PLANNED,
        DayKind.FREE,
        DayKind.TO_COME,
    ]
    assert [told[day].sentence.partition(": ")[2] for day in (9, 10, 11, 15, 22)] == [
        "all done.",
        "50 % done.",
        "no session.",
        "all done, an extra day.",
        "not planned.",
    ]
    assert told[10].credit == 0.5


def test_the_line_through_the_ratings_is_cores_and_begins_before_the_range() -> None:
    ratings = [
        PainRating(SUNDAY - timedelta(days=9 - n), PainTime.AFTER, pain)
        for n, pain in enumerate((6, 5, 5, 4, 4, 3, 3, 3, 2, 2))
    ]
    shown = pain_line_of(rated_at(ratings, PainTime.AFTER)).within(
        Span(SUNDAY - timedelta(days=2), SUNDAY)
    )
    assert shown.pains == [3, 2, 2]
    line = pain_line([rating.pain for rating in ratings])
    assert list(shown.smoothed) == list(line[-3:])
    assert rated_at(ratings, PainTime.BEFORE).days == []


def test_a_day_with_ratings_is_told_once() -> None:
    ratings = pain_ratings([session(SUNDAY, pain=(5, 3))])
    before, after = (
        pain_line_of(rated_at(ratings, time)).within(Span(SUNDAY, SUNDAY)) for time in PainTime
    )
    (day,) = PainDays(before, after)
    assert day.date == SUNDAY
    assert day.sentence.endswith("pain 5 before and 3 after.")


@pytest.mark.parametrize(
    ("sessions", "sentence"),
    [
        ([], "Your first session will show up here."),
        (days_back(0), "Nothing is planned this week, and you did 1 day."),
        (days_back(6, 2, 1, 0)[1:], "You did 3 days this week so far; 2 were planned."),
        (
            days_back(13, 12, 11, 6, 5, 4, 3),
            "You did 4 of 6 planned days this week so far, one more than last week.",
        ),
        (
            days_back(13, 12, 11, 6, 5, 4),
            "You did 3 of 6 planned days this week so far, as many as last week.",
        ),
        (days_back(13, 12, 11, 6), "You did 1 of 6 planned days this week so far."),
        (days_back(13, 12, 11), "Nothing is logged this week so far; 6 days are planned."),
    ],
)
def test_the_week_in_a_sentence_that_never_scolds(
    sessions: list[SessionRecord], sentence: str
) -> None:
    assert progress_words.week_sentence(figures_of(sessions)) == sentence


def test_pain_is_told_only_once_there_is_enough_to_tell() -> None:
    few = PainChange(PainTrend.NOT_ENOUGH)
    assert progress_words.pain_sentence(few, "since you began") == ""
    assert progress_words.pain_verdict(few) == "Not enough ratings yet"
    told = progress_words.pain_sentence(PainChange(PainTrend.LESS, 5, 3), "since you began")
    assert told == "Your pain has become less since you began, from 5 to 3."


def test_each_figure_is_cores_and_says_how_it_was_worked_out() -> None:
    now = figures_of(days_back(*range(1, 20)))
    told = progress_words.figures(now, GOAL)
    assert len(told) == progress_words.FIGURES
    assert [figure.value for figure in told] == [
        f"{round((now.recent or 0) * 100)} %",
        f"{now.day_streak} days",
        f"{now.week_streak} weeks",
        str(round(now.habit_strength or 0)),
        f"{round(now.seconds_this_week / 60)} min",
    ]
    assert all(len(figure.explanation) > 40 for figure in told)


def test_figures_of_an_empty_log() -> None:
    told = progress_words.figures(figures_of([], weekdays=()), GOAL)
    assert [figure.value for figure in told] == ["–", "0 days", "0 weeks", "–", "0 min"]


def test_ticks_say_the_month_when_it_changes_and_the_year_when_they_are_far_apart() -> None:
    weeks = [date(2026, 10, 19) + timedelta(weeks=n) for n in range(3)]
    assert tick_labels(weeks) == ["19 Oct", "26", "2 Nov"]
    months = [date(2025, 10, 1), date(2025, 12, 1), date(2026, 3, 1), date(2026, 5, 1)]
    assert tick_labels(months) == ["Oct 2025", "Dec", "Mar 2026", "May"]
    assert tick_labels([]) == []


def test_days_marked_as_ill_or_away_are_told_and_not_counted() -> None:
    monday = SUNDAY - timedelta(days=6)
    marks = {monday: DayMark.ILL, SUNDAY: DayMark.AWAY, monday + timedelta(days=1): DayMark.DONE}
    now = progress(days_back(4), always(range(7)), SUNDAY - timedelta(days=1), 0, GOAL, marks)
    (bar,) = all_bars(now)
    assert bar.told == "2 of 5 planned days, 2 days ill, away or in pain, 40 %"
    told = [day.told for day in days(now)]
    assert told == ["ill", "all done, done elsewhere", "all done", *["no session"] * 3, "away"]


def test_a_stretch_by_hand_becomes_the_whole_weeks_that_it_touches() -> None:
    now = figures_of(days_back(*range(30)))
    shown = Shown(Whole(now, GOAL, ()), span_of(RANGES[3][1], now))
    span = shown.whole_weeks(Span(date(2026, 11, 4), date(2026, 11, 9)))
    assert span == Span(date(2026, 11, 2), date(2026, 11, 15))
    bars = shown.within(span).bars
    assert [bar.start for bar in bars] == [date(2026, 11, 2), date(2026, 11, 9)]
    assert span_of(chosen_range(span), now) == span
    assert span_text(span) == "2 Nov – 15 Nov"


def test_every_chart_has_its_figures_as_rows_the_newest_first() -> None:
    now = figures_of([session(SUNDAY, 0.5, (4, 3)), session(SUNDAY - timedelta(days=7))])
    week = week_rows(all_bars(now))
    assert [week.row(0)[1:4], week.row(1)[1:4]] == [("1", "6", "8 %"), ("1", "0", "–")]
    day = day_rows(days(now))
    assert day.length == 14
    assert day.row(0)[1:] == ("50 %", "50 % done, an extra day")
    sunday = SUNDAY.toordinal()
    ratings = PainLine([sunday], [4], [4.0]), PainLine([sunday, sunday], [3, 2], [3.0, 2.5])
    assert pain_rows(PainDays(*ratings)).row(0)[1:] == ("4", "3, 2")
