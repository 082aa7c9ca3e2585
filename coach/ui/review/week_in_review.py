"""One week under review: what there is to say of it, what was answered, and what came of that."""

from contextlib import suppress
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from coach.core.adherence import WEEK, progress
from coach.core.correction import Correction
from coach.core.exercise import Catalog
from coach.core.review import Obstacle, Reviewed, SuggestionKind, missed_days
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.core.schedule import up_to_date
from coach.core.session import local_date
from coach.core.suggestion import TRIED_WEEKS, Evidence, Suggestion, suggestion
from coach.core.week_facts import WeekFacts, week_facts
from coach.storage.corrections import ChangedSince
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.ui import words
from coach.ui.charts.series import WeekBar, week_bar
from coach.ui.clock import Clock
from coach.ui.planning import Planner
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel

WEEKS_SHOWN = 8


class WeekInReview(QObject):
    """Owns what is said of the week from `week` on; each answer is in the log at once.

    A suggestion that was taken is followed for as long as this lives: where the change is undone or
    done again on the Routine page, the log says so too. Making one raises LogError.
    """

    changed = Signal()

    def __init__(
        self,
        week: date,
        *,
        journal: Journal,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.week = week
        self._journal = journal
        self._model = routine_model
        self._settings_model = settings_model
        self._clock = clock
        self._planner = Planner(routine_model, settings_model)
        self._reviewed = journal.reviews().get(week) or Reviewed(week)
        self._left = False
        self._taken: tuple[RoutineBook, RoutineBook, Suggestion] | None = None
        self._marked: tuple[Correction, Obstacle, tuple[date, ...]] | None = None
        self._kept = True
        self._look()
        routine_model.changed.connect(self._follow)

    @property
    def catalog(self) -> Catalog:
        return self._model.catalog

    @property
    def facts(self) -> WeekFacts:
        return self._facts

    @property
    def bars(self) -> tuple[WeekBar, ...]:
        """The last weeks up to this one."""
        return self._bars

    @property
    def goal(self) -> float:
        return self._settings_model.settings.goal

    @property
    def obstacle(self) -> Obstacle | None:
        return self._reviewed.obstacle

    @property
    def kept(self) -> bool:
        """Whether the log has all that was answered."""
        return self._kept

    @property
    def suggestion(self) -> Suggestion:
        """The one taken, or else what is suggested now."""
        return self._taken[2] if self.taken and self._taken else self._suggestion

    @property
    def routine(self) -> Routine:
        """The routine that the suggestion is about, as it was before it was taken."""
        return self._taken[0].current if self.taken and self._taken else self._model.routine

    @property
    def taken(self) -> bool:
        """Whether the routine was changed here, and is so still."""
        return self._taken is not None and self._reviewed.taken

    @property
    def left(self) -> bool:
        """Whether the suggestion was left as it is."""
        return self._left

    @property
    def to_mark(self) -> tuple[date, ...]:
        """The days missed that can be marked with what was answered."""
        excused = self.obstacle is not None and self.obstacle.excuse is not None
        return self._missed if excused and not self._marked else ()

    @property
    def marked(self) -> tuple[Obstacle, tuple[date, ...]] | None:
        """What days were marked here, and as what."""
        return self._marked[1:] if self._marked else None

    def answer(self, obstacle: Obstacle) -> None:
        before = self._suggestion
        self._reviewed = replace(self._reviewed, obstacle=obstacle)
        self._suggest()
        self._left = self._left and self._suggestion == before
        self._put_down()

    def take(self) -> None:
        """Change the routine as suggested; to keep going changes nothing."""
        made, before = self._suggestion, self._model.book
        self._left, self._taken = False, None
        if made.kind is SuggestionKind.KEEP_GOING:
            self._put_down(taken=True)
            return
        self._model.change(made.carried_out(self._model.routine))
        self._taken = (before, self._model.book, made)
        self._put_down(taken=True)

    def leave(self) -> None:
        """Leave the suggestion as it is."""
        self._left = True
        self._put_down()

    def undo(self) -> None:
        """Take the change of the routine back."""
        if self._taken and self._model.before == self._taken[0]:
            self._model.undo()

    def mark(self) -> None:
        """Mark the days missed with what was answered. Raises LogError."""
        days, obstacle = self.to_mark, self.obstacle
        if not days or obstacle is None:
            return
        corrections = self._journal.corrections
        corrections.mark(days, obstacle.excuse, self._clock.now())
        if step := corrections.undoable:
            self._marked = (step, obstacle, days)
        self._look()
        self._put_down()

    def unmark(self) -> None:
        """Take these marks away again. Raises LogError."""
        corrections = self._journal.corrections
        if self._marked and corrections.undoable == self._marked[0]:
            with suppress(ChangedSince):
                corrections.undo(self._clock.now())
        self._marked = None
        self._look()
        self._put_down()

    def close(self) -> None:
        """It has been looked at, whatever was answered."""
        self._put_down(taken=self._reviewed.taken)

    def _look(self) -> None:
        """Read the log anew."""
        settings = self._settings_model.settings
        today = local_date(self._clock.now(), settings.day_start)
        routine = self._model.routine
        schedules = up_to_date(self._journal.schedules(), routine, today)
        now = progress(
            self._journal.sums(),
            schedules,
            today,
            words.week_start(settings.week_start),
            settings.goal,
            self._journal.marks(),
        )
        sessions = self._journal.sessions(since=self.week - TRIED_WEEKS * WEEK)
        self._facts = week_facts(self.week, now, sessions)
        weeks = [week for week in now.weeks if week.start <= self.week][-WEEKS_SHOWN:]
        self._bars = tuple(week_bar(week, now, settings.goal) for week in weeks)
        self._missed = missed_days(self.week, now.credits, now.planned_days)
        self._seen = Evidence(
            week=self.week,
            now=now,
            sessions=sessions,
            schedules=schedules,
            routine=routine,
            catalog=self.catalog,
            reviews=self._journal.reviews(),
            ease_from=settings.ease_from,
            stop_from=settings.stop_from,
        )
        self._suggest()

    def _suggest(self) -> None:
        self._seen = replace(self._seen, routine=self._model.routine)
        self._suggestion = suggestion(
            self._seen, self.obstacle, lambda routine: self._planner.plan(routine).seconds
        )

    def _put_down(self, *, taken: bool | None = None) -> None:
        """Into the log; where it cannot be written the review is offered again."""
        taken = self.taken if taken is None else taken
        self._reviewed = replace(self._reviewed, suggestion=self.suggestion.kind, taken=taken)
        try:
            self._journal.review(self._reviewed, self._clock.now())
        except LogError:
            self._kept = False
        else:
            self._kept = True
        self.changed.emit()

    def _follow(self) -> None:
        """The change may have been undone, or done again, wherever that is possible."""
        if self._taken is None:
            return
        before, after, _ = self._taken
        model = self._model
        if self._reviewed.taken and (model.book, model.after) == (before, after):
            self._suggest()
            self._put_down(taken=False)
        elif not self._reviewed.taken and (model.book, model.before) == (after, before):
            self._put_down(taken=True)
