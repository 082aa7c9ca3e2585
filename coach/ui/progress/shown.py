"""What the page shows: the whole log, and the part of it that is in the range."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from coach.core.adherence import Progress, start_of_week
from coach.core.pain import PainChange, all_rated, pain_change
from coach.core.session import Performed
from coach.ui.charts import series
from coach.ui.charts.series import DAY, Day, PainDays, PainLine, Span, WeekBar


class Whole:
    """The log's figures as bars, days and ratings, whatever part of it is looked at.

    `sessions` are all of them up to today.
    """

    def __init__(self, progress: Progress, goal: float, sessions: Iterable[Performed]) -> None:
        self.progress = progress
        self.goal = goal
        self.days: tuple[Day, ...] = series.days(progress)
        rated = all_rated(sessions)
        self._rated = rated.all
        self.before, self.after = map(series.pain_line_of, (rated.before, rated.after))

    @property
    def has_ratings(self) -> bool:
        return bool(self._rated.pains)

    def pains(self, span: Span) -> list[int]:
        """The ratings of a span, as they were given."""
        first = bisect_left(self._rated.days, span.first.toordinal())
        end = bisect_right(self._rated.days, span.last.toordinal())
        return self._rated.pains[first:end]


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
    def pain_days(self) -> PainDays:
        return PainDays(self.before, self.after)

    @cached_property
    def pain(self) -> PainChange:
        return pain_change(self._whole.pains(self.span))

    @property
    def has_ratings(self) -> bool:
        """Whether there are any, in whatever range."""
        return self._whole.has_ratings

    @property
    def rating_count(self) -> int:
        return len(self.before.days) + len(self.after.days)
