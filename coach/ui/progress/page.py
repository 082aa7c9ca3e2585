"""The Progress page: how the week went, against the plan and against the weeks before."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from coach.core.adherence import progress
from coach.core.by_exercise import ExerciseWeek, dose_changes
from coach.core.schedule import up_to_date
from coach.core.session import SessionSums, local_date
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.storage.log_reading import find_damage, read_exercise_weeks, read_sums
from coach.storage.log_rows import DamagedRow
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.catalog_model import CatalogModel
from coach.ui.charts.series import Span
from coach.ui.clock import Clock
from coach.ui.page import Page
from coach.ui.progress import words as progress_words
from coach.ui.progress.cards import DaysCard, PainCard, WeeksCard
from coach.ui.progress.chart_card import ChartCard
from coach.ui.progress.exercises_card import ExercisesCard
from coach.ui.progress.figures_card import FiguresCard
from coach.ui.progress.header import Header
from coach.ui.progress.ranges import Range, chosen_range, span_of
from coach.ui.progress.reading import Reading
from coach.ui.progress.shown import Shown, Whole
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled

CHART_MODULES = ("weekly", "pain", "calendar", "exercises")
LEFT_OUT = "What is damaged in the log is left out of all figures: {}"
LOOK_FOR_CHARTS_MS = 20
QUICKLY_READ_DAYS = 372
PAUSE_S = 0.005  # after each few rows, so that the window is not slowed down
TWO_COLUMNS_FROM = 860


class ProgressPage(Page):
    """Words and figures at once; the charts follow when their library has been imported.

    `log_requested` carries the first and the last day whose sessions are wanted, None for all;
    `report_requested` those of the range in sight.
    """

    log_requested = Signal(object, object)
    report_requested = Signal(object, object)
    csv_requested = Signal()
    json_requested = Signal()
    import_requested = Signal()

    def __init__(
        self,
        *,
        journal: Journal,
        catalog_model: CatalogModel,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Progress", theme_hub, parent=parent)
        self._journal = journal
        self._catalog_model = catalog_model
        self._routine_model = routine_model
        self._settings_model = settings_model
        self._clock = clock
        self._header = Header(
            theme_hub,
            (
                ("Save as a table (CSV)…", self.csv_requested.emit),
                ("Save everything (JSON)…", self.json_requested.emit),
                ("Bring in a log…", self.import_requested.emit),
            ),
        )
        self._range = self._header.range
        self._shown: Shown | None = None
        self._importing: Reading[None] | None = None
        self._exercise_weeks: Callable[[], tuple[ExerciseWeek, ...]] | None = None
        self._reading: Reading[tuple[ExerciseWeek, ...]] | None = None
        self._summing: tuple[int, Reading[tuple[SessionSums, ...]]] | None = None
        self._damage: Reading[tuple[DamagedRow, ...]] | None = None
        self._sentence = styled(QLabel())
        self._sentence.setWordWrap(True)
        self._left_out = styled(QLabel(), text="small", tone="muted")
        self._left_out.setWordWrap(True)
        self._left_out.hide()
        self._weeks = WeeksCard(theme_hub)
        self._pain = PainCard(theme_hub)
        self._days = DaysCard(theme_hub)
        self._exercises = ExercisesCard(theme_hub)
        self._cards: tuple[ChartCard, ...] = (
            self._weeks,
            self._pain,
            self._days,
            self._exercises,
        )
        self._figures = FiguresCard(theme_hub)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._wide: bool | None = None
        self.column.addWidget(self._header)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._left_out)
        self.column.addLayout(self._grid, 1)
        self._arrange(wide=True)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_FOR_CHARTS_MS)
        self._look.timeout.connect(self._look_around)
        self._connect()

    @property
    def has_charts(self) -> bool:
        """Whether the charts are there; they are imported after the page was first shown."""
        return all(card.chart() is not None for card in self._cards)

    @property
    def is_whole(self) -> bool:
        """Whether the charts show all that they have to show."""
        return self.has_charts and self._summing is None and self._exercises.is_filled

    def refresh(self) -> None:
        if self._importing is None:
            self._import_charts()
        if self._journal.sums_at_hand:
            self._sum_up()
        elif self._summing is None:
            path, state = self._journal.path, self._journal.state
            self._summing = state, Reading("sum up", lambda: read_sums(path), LogError)
            self._look.start(LOOK_FOR_CHARTS_MS)

    def _sum_up(self) -> None:
        settings = self._settings_model.settings
        today = local_date(self._clock.now(), settings.day_start)
        sessions = self._journal.sums()
        now = progress(
            sessions,
            up_to_date(self._journal.schedules(), self._routine_model.routine, today),
            today,
            words.week_start(settings.week_start),
            settings.goal,
            self._journal.marks(),
        )
        past = (session for session in sessions if session.local_date <= today)
        span = span_of(self._range, now)
        shown = Shown(Whole(now, settings.goal, past), span)
        self._show(shown)
        if now.weeks:
            self._read_exercises(shown)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        now = shown.progress
        pain = progress_words.pain_sentence(shown.pain, self._range.since)
        self._sentence.setText(f"{progress_words.week_sentence(now)} {pain}".strip())
        self._header.show_range(self._range)
        self._figures.show_figures(progress_words.figures(now, shown.goal))
        for card in self._cards:
            card.show_progress(shown)

    def _import_charts(self) -> None:
        """In a thread, so that the page is painted and usable meanwhile."""

        def load() -> None:
            for name in CHART_MODULES:
                import_module(f"coach.ui.charts.{name}")

        self._importing = Reading("import charts", load)
        self._look.start(LOOK_FOR_CHARTS_MS)

    def _read_exercises(self, shown: Shown) -> None:
        """Those in sight at once, which is quick; all of a long log meanwhile."""
        first_week = shown.progress.weeks[0].start
        covered = shown.span if shown.span.days <= QUICKLY_READ_DAYS else None
        if covered:
            self._show_exercises(self._journal.exercise_weeks(first_week, *covered), covered)
        path, sound = self._journal.path, self._journal.sound
        self._exercise_weeks = lambda: read_exercise_weeks(path, first_week, sound=sound)
        self._look.start(LOOK_FOR_CHARTS_MS)

    def _show_exercises(self, weeks: tuple[ExerciseWeek, ...], covered: Span | None) -> None:
        self._exercises.show_read(
            weeks,
            covered,
            dose_changes(self._journal.sums()),
            self._catalog_model.catalog,
            self._routine_model.routine,
        )

    def _look_around(self) -> None:
        """What has come meanwhile; one chart at a time, so that no stall is long."""
        if self._summing is not None:
            self._take_sums(*self._summing)
        if self._importing is None or not self._importing.over:
            return
        # the last one first, as its height settles where the others are
        waiting = [card for card in reversed(self._cards) if card.chart() is None]
        if waiting:
            self._look.setInterval(0)
            self._build(waiting[0], is_last=len(waiting) == 1)
            return
        self._look.setInterval(LOOK_FOR_CHARTS_MS)
        if self._summing is not None:
            return
        if self._exercise_weeks is not None:
            self._reading = Reading("read exercises", self._exercise_weeks, LogError)
            self._exercise_weeks = None
        elif self._reading is not None:
            self._take_exercises(self._reading)
        elif self._damage is None:
            path = self._journal.path
            pause = partial(Event().wait, PAUSE_S)
            self._damage = Reading("look for damage", lambda: find_damage(path, pause), LogError)
        elif self._damage.over:
            self._look.stop()
            self._leave_out(self._damage.result or ())

    def _build(self, card: ChartCard, *, is_last: bool) -> None:
        """What was built before is not painted again with each that follows."""
        self.body.setUpdatesEnabled(False)
        try:
            card.build()
        except BaseException:
            is_last = True
            raise
        finally:
            self.body.setUpdatesEnabled(is_last)

    def _take_sums(self, state: int, reading: Reading[tuple[SessionSums, ...]]) -> None:
        """Where the log has changed since, or could not be read, it is summed up once more."""
        if reading.over:
            self._summing = None
            if reading.result is not None:
                self._journal.know_sums(reading.result, state)
            self.stale()

    def _take_exercises(self, reading: Reading[tuple[ExerciseWeek, ...]]) -> None:
        if reading.over:
            self._reading = None
            self._show_exercises(reading.result or (), None)

    def _leave_out(self, damaged: tuple[DamagedRow, ...]) -> None:
        if damaged and self._journal.sound:
            self._left_out.setText(LEFT_OUT.format(words.number_text(len(damaged))))
            self._left_out.show()
            self._journal.distrust()

    def _connect(self) -> None:
        self._header.picked.connect(self._look_at)
        self._header.sessions_requested.connect(lambda: self.log_requested.emit(None, None))
        self._header.report_requested.connect(self._report)
        for card in self._cards:
            card.opened.connect(lambda span: self.log_requested.emit(span.first, span.last))
            card.chosen.connect(self._look_closer)
        self._routine_model.changed.connect(self.stale)
        self._settings_model.changed.connect(self.stale)
        self.hub.changed.connect(self.stale)
        unsubscribe = self._journal.subscribe(self.stale)
        self.destroyed.connect(lambda: unsubscribe())

    def _look_at(self, chosen: Range) -> None:
        """Another range of the same log."""
        self._range = chosen
        if self._shown:
            self._show(self._shown.within(span_of(chosen, self._shown.progress)))

    def _look_closer(self, span: Span) -> None:
        """The whole weeks that a stretch of days chosen by hand touches."""
        if self._shown:
            chosen = chosen_range(self._shown.whole_weeks(span))
            self._look_at(chosen)
            announce(self, f"Showing what was done {chosen.since}.")

    def _report(self) -> None:
        if self._shown:
            self.report_requested.emit(*self._shown.span)

    def _arrange(self, *, wide: bool) -> None:
        """Two columns of cards, or one where there is no room for two."""
        if wide == self._wide:
            return
        self._wide = wide
        weeks, pain, days, figures = self._weeks, self._pain, self._days, self._figures
        places = (
            ((weeks, 0, 0, 1), (pain, 0, 1, 1), (days, 1, 0, 1), (figures, 1, 1, 1))
            if wide
            else ((weeks, 0, 0, 1), (figures, 1, 0, 1), (days, 2, 0, 1), (pain, 3, 0, 1))
        )
        for card, row, column, columns in (*places, (self._exercises, 4, 0, 1 + wide)):
            self._grid.addWidget(card, row, column, 1, columns)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= self.hub.px(TWO_COLUMNS_FROM))
