"""The card that tells what was done exercise by exercise, and side by side."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from coach.core.by_exercise import DoseChange, ExerciseWeek
from coach.core.exercise import Catalog
from coach.core.routine import Routine
from coach.ui.charts.exercises_series import HEADINGS, ByExercise, by_exercise, table
from coach.ui.charts.series import Span
from coach.ui.progress.chart_card import COMING, NO_SESSION, ChartCard
from coach.ui.progress.shown import Shown
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.table import Rows, rows_of

if TYPE_CHECKING:
    from coach.ui.charts.exercises import ExerciseChart

HEADING = "By exercise"
LINE = "What was done of what was prescribed, and where it was stopped for pain"
NONE_IN_RANGE = "No session in these weeks."
HEIGHT = 150


class ExercisesCard(ChartCard):
    """It waits until it is told what was `read`, as ten years of sets take a moment."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: ExerciseChart | None = None
        self._weeks: tuple[ExerciseWeek, ...] | None = None
        self._covered: Span | None = None
        self._changes: tuple[DoseChange, ...] = ()
        self._catalog = Catalog(())
        self._routine: Routine | None = None
        self._told: tuple[Shown, ByExercise] | None = None
        super().__init__(HEADING, HEIGHT, theme_hub)
        line = styled(QLabel(LINE), text="small", tone="muted")
        line.setWordWrap(True)
        self.line.addWidget(line)

    def show_read(
        self,
        weeks: tuple[ExerciseWeek, ...],
        covered: Span | None,
        changes: tuple[DoseChange, ...],
        catalog: Catalog,
        routine: Routine,
    ) -> None:
        """The weeks of the days `covered`, None for the whole log, and all changes of doses.

        Rows follow the order of `routine`.
        """
        self._weeks, self._covered, self._changes = weeks, covered, changes
        self._catalog, self._routine = catalog, routine
        self._told = None
        self._fill()

    def chart(self) -> "ExerciseChart | None":
        return self._chart

    def make(self) -> "ExerciseChart":
        from coach.ui.charts.exercises import ExerciseChart

        self._chart = ExerciseChart(HEADING, self.hub.theme)
        return self._chart

    def missing(self, shown: Shown) -> str:
        if not shown.progress.weeks:
            return NO_SESSION
        if not self._has_read(shown):
            return COMING
        return "" if self._of(shown).rows else NONE_IN_RANGE

    def fill(self, shown: Shown) -> None:
        if self._chart is not None:
            self._chart.show_exercises(self._of(shown))

    def rows(self, shown: Shown) -> Rows:
        return rows_of(HEADINGS, table(self._of(shown)))

    def span_of_mark(self, shown: Shown, index: int) -> Span | None:
        if self._chart is None:
            return None
        return Span(*self._chart.days_of(index))

    def span_of_row(self, shown: Shown, row: int) -> Span | None:
        return shown.span

    @property
    def is_filled(self) -> bool:
        """Whether it does not wait for anything to be read."""
        return self._shown is None or self.missing(self._shown) != COMING

    def _has_read(self, shown: Shown) -> bool:
        whole = self._covered is None or self._covered.covers(shown.span)
        return self._weeks is not None and whole

    def _of(self, shown: Shown) -> ByExercise:
        """Put together once for what is shown, as more than one asks for it."""
        if self._told is None or self._told[0] is not shown:
            today = shown.progress.today
            first, last = shown.span
            found = (
                by_exercise(
                    self._weeks, self._changes, (first, last), today, self._catalog, self._routine
                )
                if self._weeks is not None and self._routine and self._has_read(shown)
                else ByExercise((), first, 0, today)
            )
            self._told = shown, found
        return self._told[1]
