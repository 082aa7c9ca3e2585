"""What the page shows: the whole log, and the part of it that is in the range."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from coach.core.adherence import Progress, start_of_week
from coach.core.pain import PainChange, PainRating, PainTime, pain_change
from coach.ui.charts import series
from coach.ui.charts.series import DAY, Day, PainDay, PainLine, Span, WeekBar


class Whole:
    """The log's figures as bars, days and ratings, whatever part of it is looked at.

    `ratings` are all ratings of pain up to today, ascending.
    """

    def __init__(self, progress: Progress, goal: float, ratings: Sequence[PainRating]) -> None:
        self.progress = progress
        self.goal = goal
        self.days: tuple[Day, ...] = series.days(progress)
        self.before, self.after = (series.pain_line_of(ratings, time) for time in PainTime)
        self._pains = [rating.pain for rating in ratings]
        self._days = [rating.day for rating in ratings]

    @cached_property
    def pain_days(self) -> tuple[PainDay, ...]:
        return series.pain_days(self.before, self.after)

    def pains(self, span: Span | None = None) -> list[int]:
        """All ratings, or those of a span, as they were given."""
        if span is None:
            return self._pains
        first = bisect_left(self._days, span.first)
        return self._pains[first : bisect_right(self._days, span.last)]


class Shown:
    """The weeks of `span`; each series is cut to it when it is first asked for."""

    def __init__(self, whole: Whole, span: Span) -> None:
        self._whole = whole
        self.span = span
        self.progress = whole.progress
        self.goal = whole.goal
        self.days = whole.days

    def within(self, span: Span) -> "Shown":
        """The same log in another range."""
        return Shown(self._whole, span)

    def whole_weeks(self, span: Span) -> Span:
        """The weeks that some days lie in, as weeks begin in this log."""
        if not self.progress.weeks:
            return span
        weekday = self.progress.weeks[0].start.weekday()
        last = start_of_week(span.last, weekday)
        return Span(start_of_week(span.first, weekday), last + 6 * DAY)

    @cached_property
    def bars(self) -> tuple[WeekBar, ...]:
        return series.week_bars(self.progress, self.span, self.goal)

    @cached_property
    def before(self) -> PainLine:
        return self._whole.before.within(self.span)

    @cached_property
    def after(self) -> PainLine:
        return self._whole.after.within(self.span)

    @cached_property
    def pain_days(self) -> Sequence[PainDay]:
        return series.days_within(self._whole.pain_days, self.span)

    @cached_property
    def pain(self) -> PainChange:
        return pain_change(self._whole.pains(self.span))

    @property
    def has_ratings(self) -> bool:
        """Whether there are any, in whatever range."""
        return bool(self._whole.pains())

    @property
    def rating_count(self) -> int:
        return len(self.before.days) + len(self.after.days)
