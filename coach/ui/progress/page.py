"""The Progress page: how the week went, against the plan and against the weeks before."""

from importlib import import_module
from threading import Thread
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from coach.core.adherence import Progress, progress
from coach.core.pain import PainRating, pain_ratings, pain_trend
from coach.core.schedule import up_to_date
from coach.core.session import local_date
from coach.storage.journal import Journal
from coach.ui import words
from coach.ui.clock import Clock
from coach.ui.page import Page
from coach.ui.progress import words as progress_words
from coach.ui.progress.cards import ChartCard, DaysCard, PainCard, Shown, WeeksCard
from coach.ui.progress.figure_label import FigureLabel
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.segments import Segments

CHART_MODULES = ("weekly", "pain", "calendar")
LOOK_FOR_CHARTS_MS = 20
TWO_COLUMNS_FROM = 860


class Range(NamedTuple):
    """How many weeks are shown, None for all of them, and how a sentence speaks of them."""

    weeks: int | None
    since: str


RANGES = (
    ("4 weeks", Range(4, "in these 4 weeks")),
    ("12 weeks", Range(12, "in these 12 weeks")),
    ("1 year", Range(52, "in this year")),
    ("All", Range(None, "since you began")),
)


class ProgressPage(Page):
    """Words and figures at once; the charts follow when their library has been imported."""

    def __init__(
        self,
        *,
        journal: Journal,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Progress", theme_hub, parent=parent)
        self._journal = journal
        self._routine_model = routine_model
        self._settings_model = settings_model
        self._clock = clock
        self._range = RANGES[1][1]
        self._importing: Thread | None = None
        self._ranges = Segments("Range", RANGES)
        self._sentence = styled(QLabel())
        self._sentence.setWordWrap(True)
        self._weeks = WeeksCard(theme_hub)
        self._pain = PainCard(theme_hub)
        self._days = DaysCard(theme_hub)
        self._cards: tuple[ChartCard, ...] = (self._weeks, self._pain, self._days)
        self._explanation = styled(QLabel(), text="small", tone="muted")
        self._explanation.setWordWrap(True)
        self._explanation.setMargin(4)
        self._explanation.hide()
        self._figures_card, self._figures = self._figures_of_week()
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._wide: bool | None = None
        self.column.addLayout(self._header())
        self.column.addWidget(self._sentence)
        self.column.addLayout(self._grid, 1)
        self._arrange(wide=True)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_FOR_CHARTS_MS)
        self._look.timeout.connect(self._build_chart)
        self._connect(journal)

    @property
    def has_charts(self) -> bool:
        """Whether the charts are there; they are imported after the page was first shown."""
        return all(card.chart() is not None for card in self._cards)

    def refresh(self) -> None:
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
        ratings = pain_ratings(session for session in sessions if session.local_date <= today)
        shown = Shown(now, self._range.weeks, settings.goal, ratings)
        self._ranges.show_value(self._range)
        self._sentence.setText(self._told(now, shown.ratings_in_range()))
        for label, figure in zip(
            self._figures, progress_words.figures(now, settings.goal), strict=True
        ):
            label.show_figure(figure)
        for card in self._cards:
            card.show_progress(shown)
        if self._importing is None:
            self._import_charts()

    def _told(self, now: Progress, ratings: tuple[PainRating, ...]) -> str:
        trend = pain_trend([rating.pain for rating in ratings])
        pain = progress_words.pain_sentence(trend, self._range.since)
        return f"{progress_words.week_sentence(now)} {pain}".strip()

    def _import_charts(self) -> None:
        """In a thread, so that the page is painted and usable meanwhile."""

        def load() -> None:
            for name in CHART_MODULES:
                import_module(f"coach.ui.charts.{name}")

        self._importing = Thread(target=load, name="import charts")
        self._importing.start()
        self._look.start()

    def _build_chart(self) -> None:
        """One chart at a time, so that no stall is long."""
        if self._importing is not None and self._importing.is_alive():
            return
        waiting = [card for card in self._cards if card.chart() is None]
        if waiting:
            waiting[0].build()
        else:
            self._look.stop()

    def _connect(self, journal: Journal) -> None:
        self._ranges.picked.connect(self._on_range)
        self._routine_model.changed.connect(self.stale)
        self._settings_model.changed.connect(self.stale)
        self.hub.changed.connect(self.stale)
        unsubscribe = journal.subscribe(self.stale)
        self.destroyed.connect(lambda: unsubscribe())

    def _on_range(self, chosen: Range) -> None:
        self._range = chosen
        self.refresh()

    def _explain(self, explanation: str) -> None:
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.addWidget(styled(QLabel("Progress"), text="title"), 1)
        header.addWidget(self._ranges)
        return header

    def _figures_of_week(self) -> tuple[QFrame, tuple[FigureLabel, ...]]:
        card = styled(QFrame(), card=True)
        labels = tuple(FigureLabel(self.hub) for _ in range(progress_words.FIGURES))
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        for place, label in enumerate(labels):
            grid.addWidget(label, place // 2, place % 2)
            label.asked.connect(self._explain)
        grid.addWidget(self._explanation, 3, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return card, labels

    def _arrange(self, *, wide: bool) -> None:
        """Two columns of cards, or one where there is no room for two."""
        if wide == self._wide:
            return
        self._wide = wide
        places = (
            (
                (self._weeks, 0, 0),
                (self._pain, 0, 1),
                (self._days, 1, 0),
                (self._figures_card, 1, 1),
            )
            if wide
            else (
                (self._weeks, 0, 0),
                (self._figures_card, 1, 0),
                (self._days, 2, 0),
                (self._pain, 3, 0),
            )
        )
        for card, row, column in places:
            self._grid.addWidget(card, row, column)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= self.hub.px(TWO_COLUMNS_FROM))
