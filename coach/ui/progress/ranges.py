"""Which weeks are looked at: the last few, all, or a stretch chosen by hand."""

from datetime import timedelta
from typing import NamedTuple

from coach.core.adherence import Progress
from coach.ui.charts.dates import day_month
from coach.ui.charts.series import Span

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


class Range(NamedTuple):
    """The last `weeks` weeks, all of them for None, or those of `span`; how a sentence says it."""

    weeks: int | None
    since: str
    span: Span | None = None


RANGES = (
    ("4 weeks", Range(4, "in these 4 weeks")),
    ("12 weeks", Range(12, "in these 12 weeks")),
    ("1 year", Range(52, "in this year")),
    ("All", Range(None, "since you began")),
)


def chosen_range(span: Span) -> Range:
    """One chosen by hand."""
    return Range(None, f"from {day_month(span.first)} to {day_month(span.last)}", span)


def span_text(span: Span) -> str:
    """ "7 Sept – 18 Oct"."""
    return f"{day_month(span.first)} – {day_month(span.last)}"


def span_of(chosen: Range, progress: Progress) -> Span:
    """The days that a range spans as the log stands; that of an empty log is today."""
    weeks = progress.weeks
    if chosen.span:
        return chosen.span
    if not weeks:
        return Span(progress.today, progress.today)
    last = weeks[-1].start
    first = weeks[0].start if chosen.weeks is None else last - (chosen.weeks - 1) * WEEK
    return Span(first, last + WEEK - DAY)
