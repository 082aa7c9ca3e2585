"""What all cards with a chart share: a heading, a line about it, the chart, and its table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
)

from coach.ui.charts.series import Span
from coach.ui.progress.shown import Shown
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.table import Rows, Table

if TYPE_CHECKING:
    from coach.ui.charts.chart import Chart

COMING = "…"
NO_SESSION = "After your first session this fills up, week by week."


class ChartCard(QFrame):
    """A heading and a chart, or a sentence where there is nothing to draw yet.

    It has its chart only after `build`, which the page calls when the chart's library is there.
    `aside` is the row to the right of the heading, `line` the one below it. `opened` asks for the
    sessions of a span of days, `chosen` for a closer look at one.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, heading: str, height: int, theme_hub: ThemeHub) -> None:
        """`height`: the least height of the chart at a text size of 100 %."""
        super().__init__()
        styled(self, card=True)
        # so that no card changes its width, and is painted twice, as the words of one change
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hub = theme_hub
        self._name = heading
        self._height = height
        self._shown: Shown | None = None
        self._table: Table | None = None
        self._instead = styled(QLabel(COMING), tone="muted")
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setWordWrap(True)
        self._switch = styled(QPushButton("Table"), kind="chip")
        self._switch.setCheckable(True)
        self._switch.setAccessibleName(f"{heading}, as a table")
        self._switch.toggled.connect(lambda _: self._fill())
        self.aside = QHBoxLayout()
        self.aside.setSpacing(8)
        self.line = QHBoxLayout()
        self.line.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(styled(QLabel(heading), text="heading"), 1)
        top.addLayout(self.aside)
        top.addWidget(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 14)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(self.line)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first, else what is added is a window for a moment
        self._stack.addWidget(self._instead)
        theme_hub.changed.connect(self._dress)
        self._dress()

    def chart(self) -> "Chart | None":
        """The card's chart, None before `build`."""
        raise NotImplementedError

    def make(self) -> "Chart":
        """Makes the chart; only called when pyqtgraph has been imported."""
        raise NotImplementedError

    def missing(self, shown: Shown) -> str:
        """The sentence to show while there is nothing to draw, empty when there is."""
        return "" if shown.progress.weeks else NO_SESSION

    def fill(self, shown: Shown) -> None:
        """Gives the chart what it shows."""
        raise NotImplementedError

    def rows(self, shown: Shown) -> Rows:
        """The table behind the chart, the newest row first."""
        raise NotImplementedError

    def span_of_mark(self, shown: Shown, index: int) -> Span | None:
        """The days that a mark of the chart stands for; None where there can be no session."""
        raise NotImplementedError

    def span_of_row(self, shown: Shown, row: int) -> Span | None:
        """The days that a row of the table stands for; the rows go back in time."""
        return self.span_of_mark(shown, self.rows(shown).length - 1 - row)

    def build(self) -> None:
        chart = self.make()
        chart.opened.connect(self._open_mark)
        chart.spanned.connect(self._choose_span)
        self._stack.addWidget(chart)
        self._fill()

    def show_progress(self, shown: Shown) -> None:
        self._shown = shown
        self._fill()

    def _fill(self) -> None:
        shown, chart = self._shown, self.chart()
        if shown is None:
            return
        sentence = self.missing(shown)
        self._instead.setText(sentence or COMING)
        self._switch.setHidden(bool(sentence))
        if sentence:
            self._stack.setCurrentWidget(self._instead)
        elif self._switch.isChecked():
            self._show_table(shown)
        elif chart is None:
            self._stack.setCurrentWidget(self._instead)
        else:
            self._stack.setCurrentWidget(chart)
        if chart is not None and not self._switch.isChecked():
            self.fill(shown)

    def _show_table(self, shown: Shown) -> None:
        if self._table is None:
            self._table = Table(f"{self._name}, as a table")
            self._table.opened.connect(self._open_row)
            self._stack.addWidget(self._table)
        self._table.show_rows(self.rows(shown))
        self._stack.setCurrentWidget(self._table)

    def _open_mark(self, index: int) -> None:
        if self._shown and (span := self.span_of_mark(self._shown, index)):
            self.opened.emit(span)

    def _open_row(self, row: int) -> None:
        if self._shown and (span := self.span_of_row(self._shown, row)):
            self.opened.emit(span)

    def _choose_span(self, first: int, last: int) -> None:
        shown = self._shown
        if shown is None:
            return
        ends = [self.span_of_mark(shown, index) for index in (first, last)]
        known = [end for end in ends if end]
        if known:
            self.chosen.emit(Span(min(known).first, max(end.last for end in known)))

    def _dress(self) -> None:
        self._instead.setMinimumHeight(self.hub.px(self._height))
        chart = self.chart()
        if chart is not None:
            chart.set_theme(self.hub.theme)
