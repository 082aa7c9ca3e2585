"""Pain before and after exercise: each rating as a point, and a calm line through them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from coach.ui import words
from coach.ui.charts.chart import Chart
from coach.ui.charts.dates import day_month, tick_labels
from coach.ui.charts.marks import Mark
from coach.ui.charts.series import PainDay, Rating, Span
from coach.ui.theme import Theme

WORST = 10
POINT = 8
POINT_OPACITY = 0.45
MANY = 300
CROWDED_POINT = 5
CROWDED_OPACITY = 0.12
LINE = 3.0
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
LEAST_MARK = 8.0  # pixels that can well be pointed at


class PainChart(Chart):
    """Round points and the line before exercise, diamonds and the dashed line after."""

    def __init__(self, name: str, theme: Theme) -> None:
        self._first = self._last = date.min
        self._days: tuple[PainDay, ...] = ()
        self._at: list[float] = []
        super().__init__(name, theme)
        self._points = [pyqtgraph.ScatterPlotItem(symbol=symbol) for symbol in ("o", "d")]
        self._lines = [pyqtgraph.PlotCurveItem(antialias=True) for _ in range(2)]
        self._ratings: list[tuple[Rating, ...]] = [(), ()]
        for item in (*self._points, *self._lines):
            self.addItem(item)
        ticks = [(n, words.number_text(n)) for n in range(0, WORST + 1, 2)]
        for side in ("left", "right"):
            self.getAxis(side).setTicks([ticks])

    def show_ratings(
        self,
        before: Sequence[Rating],
        after: Sequence[Rating],
        days: Sequence[PainDay],
        span: Span,
        summary: str,
    ) -> None:
        """Ratings in order of time within `span`; `days` are theirs."""
        self._ratings = [tuple(before), tuple(after)]
        self._first, self._last = span
        self._days = tuple(days)
        self._at = [self._x(day.date) for day in self._days]

        def mark(index: int) -> Mark:
            wide = max(1.0, LEAST_MARK * self.plotItem.vb.viewPixelSize()[0])
            place = QRectF(self._at[index] - wide / 2, 0, wide, WORST)
            return Mark(place, self._days[index].sentence)

        self.show_marks(len(self._days), mark, summary)

    def nearest(self, point: QPointF) -> int:
        place = bisect_left(self._at, point.x())
        near = range(max(place - 1, 0), min(place + 1, len(self._at)))
        return min(near, key=lambda index: abs(self._at[index] - point.x()))

    def side_labels(self) -> Iterable[str]:
        return (words.number_text(WORST),)

    def lay_out(self) -> None:
        days = max((self._last - self._first).days, 1)
        margin = days * 0.03
        self.setXRange(-margin, days + margin, padding=0)
        self.setYRange(-0.45, WORST + 0.45, padding=0)
        self.getAxis("bottom").setTicks([self._day_ticks(days)])
        for points, line, ratings, colour, style in zip(
            self._points,
            self._lines,
            self._ratings,
            (self.theme.rest, self.theme.effort),
            STYLES,
            strict=True,
        ):
            pale = QColor(colour)
            crowded = len(ratings) > MANY
            if not self.theme.more_contrast:
                pale.setAlphaF(CROWDED_OPACITY if crowded else POINT_OPACITY)
            x = [self._x(rating.date) for rating in ratings]
            points.setData(
                x=x,
                y=[rating.pain for rating in ratings],
                size=CROWDED_POINT if crowded else POINT,
                brush=pale,
                pen=None,
            )
            # a line of thousands of points looks the same with fewer, and takes far longer
            every = max(len(ratings) // MANY, 1)
            line.setData(x=x[::every], y=[rating.smoothed for rating in ratings[::every]])
            line.setPen(pyqtgraph.mkPen(colour, width=LINE, style=style))

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        inside = self.plotItem.vb.sceneBoundingRect()
        painter.setPen(QPen(QColor(self.theme.line), 1))
        for pain in range(0, WORST + 1, 2):
            y = round(to_scene.map(QPointF(0, pain)).y()) + 0.5
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))

    def _x(self, day: date) -> float:
        return float((day - self._first).days)

    def _day_ticks(self, days: int) -> list[tuple[float, str]]:
        """Evenly spaced days, as many as there is room for."""
        label = self.fontMetrics().horizontalAdvance(day_month(self._last))
        count = min(max(int(self.plotItem.vb.width() / (1.6 * label)), 1), days + 1)
        offsets = [round((place + 0.5) * days / count) for place in range(count)]
        labels = tick_labels([self._first + timedelta(days=offset) for offset in offsets])
        return [(float(offset), label) for offset, label in zip(offsets, labels, strict=True)]
