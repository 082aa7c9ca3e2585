"""The review's one chart: the last weeks against the plan.

Its library is imported in a thread once the card is seen, so that the words are there at once.
"""

from collections.abc import Sequence
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout

from coach.ui import words
from coach.ui.charts.series import WeekBar
from coach.ui.theme import ThemeHub, styled

if TYPE_CHECKING:
    from coach.ui.charts.weekly import WeeklyBars

HEADING = "Days per week"
COMING = "…"
LOOK_FOR_CHART_MS = 20
HEIGHT = 240


class WeeksChart(QFrame):
    """A card; the last of the weeks is the one under review. `built`: the chart is there."""

    built = Signal()

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        styled(self, card=True)
        self._hub = theme_hub
        self._chart: WeeklyBars | None = None
        self._shown: tuple[tuple[WeekBar, ...], float] = ((), 0.0)
        self._importing: Thread | None = None
        self._goal = styled(QLabel(), text="small", tone="muted")
        self._instead = styled(QLabel(COMING), tone="muted")
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        top.addWidget(styled(QLabel(HEADING), text="heading"), 1)
        top.addWidget(self._goal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(top)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        # only now, as a stack shows what comes first at once: without a parent as a window
        self._stack.addWidget(self._instead)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_FOR_CHART_MS)
        self._look.timeout.connect(self._build)
        theme_hub.changed.connect(self._dress)
        self._dress()

    @property
    def chart(self) -> "WeeklyBars | None":
        """None until it has been imported."""
        return self._chart

    def show_weeks(self, bars: Sequence[WeekBar], goal: float) -> None:
        """`goal` is a week's adherence, 0 to 1."""
        self._shown = (tuple(bars), goal)
        self._goal.setText(f"┄┄ your goal, {words.percent_text(goal)}")
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._importing is None:
            load = lambda: import_module("coach.ui.charts.weekly")  # noqa: E731
            self._importing = Thread(target=load, name="import chart")
            self._importing.start()
            self._look.start()

    def _build(self) -> None:
        if self._importing is None or self._importing.is_alive():
            return
        from coach.ui.charts.weekly import WeeklyBars

        self._look.stop()
        self._chart = WeeklyBars(HEADING, self._hub.theme)
        self._stack.addWidget(self._chart)
        self._stack.setCurrentWidget(self._chart)
        self._fill()
        self.built.emit()

    def _fill(self) -> None:
        if self._chart is not None:
            bars, goal = self._shown
            self._chart.show_weeks(bars, goal, " ".join(bar.sentence for bar in bars))

    def _dress(self) -> None:
        self._instead.setMinimumHeight(self._hub.px(HEIGHT))
        if self._chart is not None:
            self._chart.set_theme(self._hub.theme)
