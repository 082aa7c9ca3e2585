"""Puts the words and figures of a report together, each figure as on the Progress page."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from coach.core.adherence import seconds_done, stretch
from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.pain import PainTime, pain_trend, rated_at
from coach.core.review import Obstacle
from coach.report.clinician.report import Figure, Pain, Point, Remark, Report
from coach.ui import words
from coach.ui.charts.series import Span, pain_line_of
from coach.ui.reporting.bars import bars_of
from coach.ui.reporting.exercises import COLUMNS, changes_of, notes_of, rows_of, sums_of
from coach.ui.reporting.logged import Logged
from coach.ui.reporting.words import (
    DEFINITIONS_HEADING,
    NONE,
    TITLE,
    axis_labels,
    count_text,
    credit_text,
    date_text,
    days_between,
    definitions,
    excused_text,
    made_text,
    pain_caption,
    pain_told,
    pain_value,
    plan_text,
    routines_text,
)

MOST_NOTES = 60  # more never fit
MOST_ROUTINES = 3
TICKS = 7
CROWDED = "too many ratings for single points"
_OBSTACLES = {
    Obstacle.PAIN: "pain",
    Obstacle.TIME: "time",
    Obstacle.ILL: "being ill",
    Obstacle.AWAY: "being away",
    Obstacle.FORGOT: "forgetting",
}


def report_of(
    logged: Logged, span: Span, catalog: Catalog, *, name: str = "", note: str = ""
) -> Report:
    """The report of the whole weeks of `span`; the log must not be empty."""
    first, last = span
    weeks = -(-(days_between(first, last) + 1) // 7)
    notes = [Remark(date_text(day), text) for day, text in logged.notes if day in span]
    return Report(
        title=TITLE,
        span=f"{date_text(first)} to {date_text(last)} · {count_text(weeks, 'week')}",
        figures=tuple(_figures(logged, span)),
        facts=tuple(_facts(logged, span)),
        bars=bars_of(logged, span),
        pain=_pain(logged, span),
        columns=COLUMNS,
        rows=rows_of(logged, span, catalog),
        changes=changes_of(logged, span, catalog),
        notes=notes_of(notes[:MOST_NOTES], len(notes)),
        definitions_heading=DEFINITIONS_HEADING,
        definitions=definitions(logged.goal),
        made=made_text(logged.progress.today),
        name=name,
        note=note,
    )


def _figures(logged: Logged, span: Span) -> Iterator[Figure]:
    found = stretch(logged.progress, *span)
    if found.adherence is None:
        yield Figure(NONE, "nothing was planned")
    else:
        planned = count_text(found.planned, "planned day")
        yield Figure(
            words.percent_text(found.adherence),
            f"of what was planned: {credit_text(found.credit)} of {planned}",
        )
    count = sum(session.local_date in span for session in logged.sessions)
    seconds = seconds_done(logged.sessions, *span)
    noun = "session" if count == 1 else "sessions"
    long = words.duration_text(seconds) if seconds else "0 min"
    yield Figure(words.number_text(count), f"{noun}, {long} of holding and moving")
    ratings = _ratings(logged, span)
    yield Figure(pain_value(pain_trend(ratings)), pain_caption(ratings))
    stops = sum(one.stops_for_pain for one in sums_of(logged, span))
    yield Figure(
        words.number_text(stops), f"{'stop' if stops == 1 else 'stops'} for pain, each side counted"
    )


def _ratings(logged: Logged, span: Span) -> tuple[int, ...]:
    return tuple(rating.pain for rating in logged.ratings if rating.day in span)


def _facts(logged: Logged, span: Span) -> Iterator[str]:
    done = [session.prescription for session in logged.sessions if session.local_date in span]
    names = {routine.id: routine.name for routine in done} or {"": logged.routine.name}
    counts = Counter(routine.id for routine in done)
    each = [(name, counts[routine_id]) for routine_id, name in names.items()]
    yield routines_text(each, MOST_ROUTINES)
    yield plan_text(logged.schedules, *span)
    figures = logged.progress
    if span.last == figures.today and figures.recent is not None:
        yield f"Last 4 weeks: {words.percent_text(figures.recent)} of planned days."
    marks = Counter(mark for day, mark in figures.marks.items() if day in span)
    if excused := excused_text(marks[DayMark.ILL], marks[DayMark.AWAY], marks[DayMark.PAIN]):
        yield excused
    if elsewhere := marks[DayMark.DONE]:
        yield f"Done without the program: {count_text(elsewhere, 'day')}, as the person says."
    if obstacles := _obstacles(logged, span):
        yield obstacles


def _obstacles(logged: Logged, span: Span) -> str:
    said = Counter(each.obstacle for each in logged.reviews if each.week in span)
    told = [
        f"{name} ({count_text(said[obstacle], 'week')})"
        for obstacle, name in _OBSTACLES.items()
        if said[obstacle]
    ]
    return f"What got in the way, as the person says: {words.listing(told)}." if told else ""


def _pain(logged: Logged, span: Span) -> Pain:
    first, last = span
    days = max(days_between(first, last), 1)
    count = min(TICKS, days + 1)
    offsets = [round((place + 0.5) * days / count) for place in range(count)]
    labels = axis_labels([first + timedelta(days=offset) for offset in offsets])
    return Pain(
        heading="Pain, 0 to 10",
        before=_points(logged, span, PainTime.BEFORE, days),
        after=_points(logged, span, PainTime.AFTER, days),
        ticks=tuple((offset / days, label) for offset, label in zip(offsets, labels, strict=True)),
        told=pain_told(_ratings(logged, span)),
        key=("before a session", "after it"),
        crowded=CROWDED,
    )


def _points(logged: Logged, span: Span, time: PainTime, days: int) -> tuple[Point, ...]:
    line = pain_line_of(rated_at(logged.ratings, time)).within(span)
    first = span.first.toordinal()
    return tuple(
        Point((day - first) / days, pain, smoothed)
        for day, pain, smoothed in zip(*line, strict=True)
    )
