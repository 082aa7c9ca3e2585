"""Every day as a small square, a column for each week."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from coach.ui import words
from coach.ui.charts.chart import TICK_SPACE, Chart, Mark
from coach.ui.charts.dates import month_name
from coach.ui.charts.series import Day, DayKind
from coach.ui.theme import Theme

GAP = 0.16
LARGEST_CELL = 2.4  # in heights of the text
WIDEST_CELL = 2.1  # in heights of the cell
SMALLEST_CELL = 11.0
ROUNDING = 0.26
ROUNDING_ERROR = 1e-6
LEGEND_ROWS = 1.7
LEGEND = (
    (DayKind.PLANNED, 1.0, "all done"),
    (DayKind.PLANNED, 0.5, "in part"),
    (DayKind.PLANNED, 0.0, "no session"),
    (DayKind.FREE, 0.0, "not planned"),
)


class DayCalendar(Chart):
    """Seven rows, a column for each week, from the first one of the log on.

    Where there is no room for all weeks it shows the newest, and `page` and the arrow keys go back
    to earlier ones.
    """

    KEYS = {
        Qt.Key.Key_Left: -7,
        Qt.Key.Key_Right: 7,
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
    }
    AXES = ("left", "top")
    paged = Signal()

    def __init__(
        self,
        name: str,
        theme: Theme,
    ) -> None:
        self._days: tuple[Day, ...] = ()
        self._newest = 0
        super().__init__(name, theme)
        self.hideAxis("bottom")
        self.showAxis("top")
        self.plotItem.vb.invertY(True)

    def show_days(self, days: Sequence[Day], summary: str) -> None:
        """`days` in order, whole weeks, from the first day of a week on."""
        self._days = tuple(days)
        self._newest = self.week_count
        marks = [
            Mark(QRectF(index // 7, index % 7, 1, 1), day.sentence)
            for index, day in enumerate(self._days)
            if day.kind is not DayKind.TO_COME
        ]
        self.show_marks(marks, summary)
        self.paged.emit()

    @property
    def week_count(self) -> int:
        return len(self._days) // 7

    @property
    def has_earlier(self) -> bool:
        return self._newest > self._columns

    @property
    def has_later(self) -> bool:
        return self._newest < self.week_count

    def page(self, pages: int) -> None:
        """Goes `pages` windows later, or earlier where negative."""
        fewest = min(self._columns, self.week_count)
        newest = self._newest + pages * max(self._columns - 1, 1)
        self._newest = min(max(newest, fewest), self.week_count)
        self.refresh()
        self.paged.emit()

    def choose(self, index: int) -> None:
        week = index // 7
        if week >= self._newest:
            self._newest = week + 1
        elif week < self._newest - self._columns:
            self._newest = week + self._columns
        self.refresh()
        self.paged.emit()
        super().choose(index)

    @property
    def _cell(self) -> float:
        """The height of a day with its gap, in pixels, and its least width."""
        rows = 7 + LEGEND_ROWS
        text = self.fontMetrics().height()
        free = self.height() - text - TICK_SPACE
        return float(min(max(free / rows, SMALLEST_CELL), LARGEST_CELL * text))

    @property
    def _cell_width(self) -> float:
        """Wider than high while there are few weeks, so that they fill the room."""
        free = float(self.plotItem.vb.width()) / max(self.week_count, 1)
        return min(max(free, self._cell), WIDEST_CELL * self._cell)

    @property
    def _columns(self) -> int:
        free = self.plotItem.vb.width()
        return max(int(free / self._cell_width + ROUNDING_ERROR), 1)

    def lay_out(self) -> None:
        view = self.plotItem.vb
        across = view.width() / self._cell_width
        right = max(float(self._newest), across)
        self.setXRange(right - across, right, padding=0)
        self.setYRange(0, view.height() / self._cell, padding=0)
        self.getAxis("top").setTicks([self._month_ticks()])
        self.getAxis("left").setTicks([self._weekday_ticks()])

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        shown = self._days[max(0, self._newest - self._columns) * 7 : self._newest * 7]
        first = max(0, self._newest - self._columns) * 7
        for index, day in enumerate(shown, first):
            place = QRectF(index // 7, index % 7, 1, 1)
            self._draw_cell(painter, to_scene.mapRect(place), day.kind, day.credit)
        self._draw_legend(painter, to_scene)

    def _draw_cell(self, painter: QPainter, cell: QRectF, kind: DayKind, credit: float) -> None:
        """A day done in part is filled up to its credit, so that it differs in shape too."""
        gap = cell.height() * GAP / 2
        box = cell.adjusted(gap, gap, -gap, -gap)
        radius = box.height() * ROUNDING
        painter.setPen(Qt.PenStyle.NoPen)
        if credit > 0:
            shape = QPainterPath()
            shape.addRoundedRect(box, radius, radius)
            painter.fillPath(shape, QColor(self.theme.accent_soft))
            filled = QRectF(box)
            filled.setTop(box.bottom() - box.height() * min(credit, 1.0))
            level = QPainterPath()
            level.addRect(filled)
            painter.fillPath(shape & level, QColor(self.theme.accent))
        elif kind is DayKind.PLANNED:
            painter.setBrush(QColor(self.theme.track))
            painter.drawRoundedRect(box, radius, radius)
        elif kind is DayKind.FREE:
            painter.setBrush(QColor(self.theme.track))
            painter.drawEllipse(box.center(), box.height() * 0.14, box.height() * 0.14)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.track), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _draw_legend(self, painter: QPainter, to_scene: QTransform) -> None:
        cell = min(self._cell, 1.2 * painter.fontMetrics().height())
        x = self.plotItem.vb.sceneBoundingRect().left()
        y = to_scene.map(QPointF(0, 7.35)).y()
        metrics = painter.fontMetrics()
        for kind, credit, word in LEGEND:
            self._draw_cell(painter, QRectF(x, y, cell, cell), kind, credit)
            painter.setPen(QColor(self.theme.muted))
            baseline = y + (cell + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(round(x + cell + 4), round(baseline), word)
            x += cell + 4 + metrics.horizontalAdvance(word) + 18

    def _month_ticks(self) -> list[tuple[float, str]]:
        """The name of each month over the first week that begins in it, where there is room."""
        ticks: list[tuple[float, str]] = []
        free_from = float(max(0, self._newest - self._columns))
        for week in range(int(free_from), self._newest):
            start = self._days[week * 7].date
            if week and (start - timedelta(days=7)).month == start.month:
                continue
            label = month_name(start)
            width = self.fontMetrics().horizontalAdvance(label) / self._cell_width
            centre = week + width / 2
            if week >= free_from and centre + width / 2 <= self._newest + 0.5:
                ticks.append((centre, label))
                free_from = week + width + 0.6
        return ticks

    def _weekday_ticks(self) -> list[tuple[float, str]]:
        if not self._days:
            return []
        every = 1 if self._cell >= 1.1 * self.fontMetrics().height() else 2
        return [
            (row + 0.5, words.weekday_letter(day.date.weekday()))
            for row, day in enumerate(self._days[:7])
            if row % every == 0
        ]
