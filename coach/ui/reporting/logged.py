"""What the log holds for a report, read once, and the ranges that a report can be of."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coach.core.adherence import Progress, progress, start_of_week
from coach.core.by_exercise import ExerciseWeek
from coach.core.pain import PainRating, pain_ratings
from coach.core.review import Reviewed
from coach.core.routine import Routine
from coach.core.schedule import Schedule, up_to_date
from coach.core.session import SessionSums
from coach.storage.journal import Journal
from coach.storage.settings import Settings
from coach.ui import words
from coach.ui.charts.series import Span

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


class Logged(NamedTuple):
    """All that was logged up to today, ascending, with what is planned; `notes` are the latest
    first. `week_start` is a weekday, 0 for Monday, `goal` a week's adherence.
    """

    progress: Progress
    sessions: tuple[SessionSums, ...]
    ratings: tuple[PainRating, ...]
    exercises: tuple[ExerciseWeek, ...]
    notes: tuple[tuple[date, str], ...]
    reviews: tuple[Reviewed, ...]
    schedules: Sequence[Schedule]
    routine: Routine
    week_start: int
    goal: float

    @property
    def empty(self) -> bool:
        """Whether there is nothing to report."""
        return not self.progress.weeks

    @property
    def whole(self) -> Span:
        """From the week of the first session through today; only where it is not empty."""
        return Span(self.progress.weeks[0].start, self.progress.today)

    def last_weeks(self, count: int) -> Span:
        """So many weeks up to this one, or as many as there are."""
        weeks = self.progress.weeks[-count:]
        return Span(weeks[0].start, self.progress.today)

    def whole_weeks(self, first: date | None, last: date | None) -> Span:
        """The weeks that hold these days, None for no bound, as far as the log goes."""
        earliest, today = self.whole
        first = max(first or earliest, earliest)
        last = max(min(last or today, today), earliest)
        first = start_of_week(min(first, last), self.week_start)
        return Span(first, min(start_of_week(last, self.week_start) + WEEK - DAY, today))


def logged(journal: Journal, routine: Routine, settings: Settings, today: date) -> Logged:
    """Everything up to `today`, as the Progress page reckons it. Raises LogError."""
    sessions = journal.sums()
    schedules = up_to_date(journal.schedules(), routine, today)
    week_start = words.week_start(settings.week_start)
    figures = progress(sessions, schedules, today, week_start, settings.goal, journal.marks())
    past = tuple(session for session in sessions if session.local_date <= today)
    first = min((session.local_date for session in sessions), default=today)
    return Logged(
        progress=figures,
        sessions=past,
        ratings=pain_ratings(past),
        exercises=journal.exercise_weeks(start_of_week(first, week_start)),
        notes=journal.notes(date.min, today),
        reviews=tuple(journal.reviews().values()),
        schedules=schedules,
        routine=routine,
        week_start=week_start,
        goal=settings.goal,
    )
