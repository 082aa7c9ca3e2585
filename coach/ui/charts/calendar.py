"""Every day as a small square, a column for each week."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile
from math import floor

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from coach.ui import words
from coach.ui.charts.chart import TICK_SPACE, Chart
from coach.ui.charts.dates import month_name
from coach.ui.charts.marks import Mark
from coach.ui.charts.series import Day, DayKind, Span
from coach.ui.theme import Theme

GAP = 0.16
LARGEST_CELL = 2.4  # in heights of the text
WIDEST_CELL = 2.1  # in heights of the cell
SMALLEST_CELL = 11.0
ROUNDING = 0.26
ROUNDING_ERROR = 1e-6
ABOVE = 0.16  # of a cell, room for the line above the range
LEGEND_ABOVE = 0.35
LEGEND_GAP = 18
LEGEND_SIGN = 4  # between a sign and its word
ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
LEGEND_LINE = 1.2  # in heights of the text
LEGEND: tuple[tuple[Day, str], ...] = (
    (Day(date.min, DayKind.PLANNED, 1.0), "all done"),
    (Day(date.min, DayKind.PLANNED, 0.5), "in part"),
    (Day(date.min, DayKind.PLANNED), "no session"),
    (Day(date.min, DayKind.FREE), "not planned"),
    (Day(date.min, DayKind.EXCUSED), "ill, away or in pain"),
)
RANGE_LINE = 3.0


LegendItem = tuple[Day, str, float]  # what is drawn, its word, and how wide both are


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
    ALONG = "top"
    paged = Signal()

    def __init__(
        self,
        name: str,
        theme: Theme,
    ) -> None:
        self._days: tuple[Day, ...] = ()
        self._kinds: set[DayKind] = set()
        self._range: Span | None = None
        self._newest = 0
        self._legend: list[list[LegendItem]] = []
        self._cell = self._cell_width = SMALLEST_CELL
        self._columns = 1
        super().__init__(name, theme)
        self.hideAxis("bottom")
        self.showAxis("top")
        self.plotItem.vb.invertY(True)

    def show_days(self, days: Sequence[Day], summary: str, marked: Span | None = None) -> None:
        """`days` in order, whole weeks, from the first day of a week on.

        The weeks of `marked` have a line above them, and the last of them is in sight.
        """
        if days is not self._days:
            self._days = tuple(days)
            self._kinds = {day.kind for day in days}
        self._range = marked
        self._newest = self.week_count
        if marked and self._days:
            within = (marked.last - self._days[0].date).days // 7 + 1
            self._newest = min(max(within, 1), self.week_count)
        to_come = (day.kind is DayKind.TO_COME for day in reversed(self._days))
        past = len(self._days) - sum(1 for _ in takewhile(bool, to_come))

        def mark(index: int) -> Mark:
            return Mark(QRectF(index // 7, index % 7, 1, 1), self._days[index].sentence)

        self.show_marks(past, mark, summary)
        self.paged.emit()

    def nearest(self, point: QPointF) -> int:
        row = min(max(floor(point.y()), 0), 6)
        return min(max(7 * floor(point.x()) + row, 0), len(self.marks) - 1)

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

    def side_labels(self) -> Iterable[str]:
        return map(words.weekday_letter, range(7))

    def lay_out(self) -> None:
        view = self.plotItem.vb
        self._measure(float(view.width()))
        across = view.width() / self._cell_width
        right = max(float(self._newest), across)
        self.setXRange(right - across, right, padding=0)
        self.setYRange(-ABOVE, view.height() / self._cell - ABOVE, padding=0)
        self.getAxis("top").setTicks([self._month_ticks()])
        self.getAxis(self.side).setTicks([self._weekday_ticks()])

    def _measure(self, room: float) -> None:
        """Days are wider than high while there are few weeks, so that they fill the room."""
        text = self.fontMetrics().height()
        self._legend = self._legend_lines(room)
        free = self.height() - text - TICK_SPACE - len(self._legend) * text * LEGEND_LINE
        cell = free / (ABOVE + 7 + LEGEND_ABOVE)
        self._cell = float(min(max(cell, SMALLEST_CELL), LARGEST_CELL * text))
        wide = max(room / max(self.week_count, 1), self._cell)
        self._cell_width = min(wide, WIDEST_CELL * self._cell)
        self._columns = max(int(room / self._cell_width + ROUNDING_ERROR), 1)

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        first = max(0, self._newest - self._columns)
        shown = self._days[first * 7 : self._newest * 7]
        for index, day in enumerate(shown, first * 7):
            place = QRectF(index // 7, index % 7, 1, 1)
            self._draw_cell(painter, to_scene.mapRect(place), day)
        if self._range:
            self._draw_range(painter, to_scene, self._range, range(first, self._newest))
        self._draw_legend(painter, to_scene)

    def _draw_cell(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        """A day done in part is filled up to its credit, so that it differs in shape too."""
        gap = cell.height() * GAP / 2
        box = cell.adjusted(gap, gap, -gap, -gap)
        radius = box.height() * ROUNDING
        painter.setPen(Qt.PenStyle.NoPen)
        if day.credit > 0:
            self._fill(painter, box, radius, day.credit)
        elif day.kind is DayKind.PLANNED:
            painter.setBrush(QColor(self.theme.track))
            painter.drawRoundedRect(box, radius, radius)
        elif day.kind is DayKind.FREE:
            painter.setBrush(QColor(self.theme.track))
            painter.drawEllipse(box.center(), box.height() * 0.14, box.height() * 0.14)
        elif day.kind is DayKind.TO_COME:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.track), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if day.kind is DayKind.EXCUSED:
            self._strike(painter, box, radius)

    def _fill(self, painter: QPainter, box: QRectF, radius: float, credit: float) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, QColor(self.theme.accent_soft))
        filled = QRectF(box)
        filled.setTop(box.bottom() - box.height() * min(credit, 1.0))
        level = QPainterPath()
        level.addRect(filled)
        painter.fillPath(shape & level, QColor(self.theme.accent))
        if self.theme.more_contrast:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            painter.drawRoundedRect(box, radius, radius)

    def _strike(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """An outline with a stroke across it, for a day that is not counted."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.muted), 1.2))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)
        half = min(box.width(), box.height()) / 2 - radius / 2
        middle = box.center()
        painter.drawLine(middle + QPointF(-half, half), middle + QPointF(half, -half))

    def _draw_range(
        self, painter: QPainter, to_scene: QTransform, marked: Span, shown: range
    ) -> None:
        start = self._days[0].date
        first = max((marked.first - start).days // 7, shown.start)
        end = min((marked.last - start).days // 7 + 1, shown.stop)
        if end - first < 1 or end - first >= self.week_count:
            return
        line = to_scene.mapRect(QRectF(first, 0, end - first, 0)).adjusted(3, 0, -3, 0)
        painter.setPen(
            QPen(
                QColor(self.theme.rest), RANGE_LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
            )
        )
        y = self._inside().top() + RANGE_LINE / 2
        painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y))

    def _legend_lines(self, room: float) -> list[list[LegendItem]]:
        """What is explained, line by line, with the width that it takes."""
        metrics = QFontMetricsF(self.small_font())
        lines: list[list[LegendItem]] = [[]]
        left = room
        for day, word in LEGEND:
            if day.kind is not DayKind.PLANNED and day.kind not in self._kinds:
                continue
            width = metrics.height() + LEGEND_SIGN + metrics.horizontalAdvance(word)
            if lines[-1] and width > left:
                lines.append([])
                left = room
            lines[-1].append((day, word, width))
            left -= width + LEGEND_GAP
        return lines

    def _draw_legend(self, painter: QPainter, to_scene: QTransform) -> None:
        metrics = QFontMetricsF(painter.font())
        cell = metrics.height()
        inside = self._inside()
        top = to_scene.map(QPointF(0, 7 + LEGEND_ABOVE)).y()
        for number, line in enumerate(self._legend):
            y = top + number * cell * LEGEND_LINE
            along = 0.0
            for day, word, width in line:
                left = inside.right() - along - width if self.mirrored else inside.left() + along
                box = QRectF(left, y, width, cell)
                mark = QRectF(box.right() - cell if self.mirrored else left, y, cell, cell)
                self._draw_cell(painter, mark, day)
                painter.setPen(QColor(self.theme.muted))
                away = cell + LEGEND_SIGN
                text = (
                    box.adjusted(0, 0, -away, 0) if self.mirrored else box.adjusted(away, 0, 0, 0)
                )
                painter.drawText(text.adjusted(0, 0, 1, 0), int(ONE_LINE), word)
                along += width + LEGEND_GAP

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
