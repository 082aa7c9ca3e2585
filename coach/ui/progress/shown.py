"""What the page shows at a time."""

from functools import cached_property

from coach.core.adherence import Progress, start_of_week
from coach.core.pain import PainChange, PainRating, PainTime, pain_change
from coach.ui.charts import series
from coach.ui.charts.series import DAY, Day, PainDay, Rating, Span, WeekBar


class Shown:
    """The figures of the log, those of the weeks of `span` among them, as bars, days and ratings.

    `ratings` are all ratings of pain up to today, ascending. Each is cut to the range when it is
    first asked for, and `days`, which are those of the whole log, only once.
    """

    def __init__(
        self,
        progress: Progress,
        span: Span,
        goal: float,
        ratings: tuple[PainRating, ...],
        days: tuple[Day, ...],
    ) -> None:
        self.progress = progress
        self.span = span
        self.goal = goal
        self.days = days
        self._ratings = ratings

    def within(self, span: Span) -> "Shown":
        """The same log in another range."""
        return Shown(self.progress, span, self.goal, self._ratings, self.days)

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
    def before(self) -> tuple[Rating, ...]:
        return series.ratings_of(self._ratings, PainTime.BEFORE, self.span)

    @cached_property
    def after(self) -> tuple[Rating, ...]:
        return series.ratings_of(self._ratings, PainTime.AFTER, self.span)

    @cached_property
    def pain_days(self) -> tuple[PainDay, ...]:
        return series.pain_days(self.before, self.after)

    @cached_property
    def pain(self) -> PainChange:
        return pain_change([rating.pain for rating in self._in_range])

    @property
    def has_ratings(self) -> bool:
        """Whether there are any, in whatever range."""
        return bool(self._ratings)

    @property
    def rating_count(self) -> int:
        return len(self._in_range)

    @cached_property
    def _in_range(self) -> tuple[PainRating, ...]:
        return tuple(rating for rating in self._ratings if rating.day in self.span)
