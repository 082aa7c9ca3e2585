"""The bars of the report: a year by week, more by month, ever so much by year."""

from collections.abc import Callable
from datetime import date
from math import ceil

from coach.core.adherence import stretch
from coach.report.clinician.report import Bar, Bars, Key
from coach.ui.charts.dates import tick_labels
from coach.ui.charts.series import Span, week_bar
from coach.ui.reporting.logged import DAY, Logged
from coach.ui.reporting.words import axis_labels
from coach.ui.words import number_text, percent_text

MOST_WEEKS, MOST_MONTHS = 53, 132
MOST_LABELS = 13


def bars_of(logged: Logged, span: Span) -> Bars:
    """What was done of what was planned, in as many bars as can be told apart."""
    found_in = (week for week in logged.progress.weeks if week.start in span)
    weeks = [week_bar(week, logged.progress, logged.goal) for week in found_in]
    if len(weeks) <= MOST_WEEKS:
        labels = _thinned([bar.start for bar in weeks], axis_labels)
        found = [
            Bar(bar.planned, bar.credit, label, bar.label, bar.current)
            for bar, label in zip(weeks, labels, strict=True)
        ]
        return _bars("Done of planned, week by week", found, logged.goal, "this week so far")
    months = _beginnings(span.first.replace(day=1), span.last, _next_month)
    if len(months) <= MOST_MONTHS:
        found = _stretches(logged, span, months, tick_labels, _next_month)
        return _bars("Done of planned, month by month", found, logged.goal, "this month so far")
    years = _beginnings(date(span.first.year, 1, 1), span.last, _next_year)
    found = _stretches(logged, span, years, _years, _next_year)
    return _bars("Done of planned, year by year", found, logged.goal, "this year so far")


def _bars(heading: str, bars: list[Bar], goal: float, so_far: str) -> Bars:
    highest = max((max(bar.planned, bar.done) for bar in bars), default=0)
    running = any(bar.so_far for bar in bars)
    key = Key("done", "planned", so_far if running else "", f"goal: {percent_text(goal)}")
    return Bars(f"{heading}, in days", tuple(bars), goal, number_text(round(highest, 1)), key)


def _stretches(
    logged: Logged,
    span: Span,
    starts: list[date],
    labels: Callable[[list[date]], list[str]],
    following: Callable[[date], date],
) -> list[Bar]:
    bars = []
    for start, label in zip(starts, _thinned(starts, labels), strict=True):
        last = following(start) - DAY
        found = stretch(logged.progress, max(start, span.first), min(last, span.last))
        figure = "" if found.adherence is None else percent_text(found.adherence)
        so_far = last > logged.progress.today
        bars.append(Bar(found.planned, found.credit, label, figure, so_far))
    return bars


def _thinned(starts: list[date], labels: Callable[[list[date]], list[str]]) -> list[str]:
    """Labels for as many as have room, none of them so near to an end that it would stand out."""
    every = max(ceil(len(starts) / MOST_LABELS), 1)
    first = every // 2
    places = range(first, len(starts) - first, every)
    told = dict(zip(places, labels([starts[place] for place in places]), strict=True))
    return [told.get(place, "") for place in range(len(starts))]


def _beginnings(first: date, last: date, following: Callable[[date], date]) -> list[date]:
    """`first` and each beginning of a month or year after it through `last`."""
    found = [first]
    while (start := following(found[-1])) <= last:
        found.append(start)
    return found


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _next_year(day: date) -> date:
    return date(day.year + 1, 1, 1)


def _years(starts: list[date]) -> list[str]:
    return [str(start.year) for start in starts]
