"""Pain before and after exercise: each rating as a point, and a calm line through them."""

from collections.abc import Sequence
from datetime import date, timedelta

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from coach.ui.charts.chart import Chart, Mark
from coach.ui.charts.dates import day_month, tick_labels
from coach.ui.charts.series import Rating
from coach.ui.theme import Theme

WORST = 10
POINT = 8
POINT_OPACITY = 0.45
MANY = 300
CROWDED_POINT = 5
CROWDED_OPACITY = 0.12
LINE = 3.0


class PainChart(Chart):
    """Round points and the line before exercise, diamonds and the line after."""

    def __init__(self, name: str, theme: Theme) -> None:
        self._first = self._last = date.min
        super().__init__(name, theme)
        self._points = [pyqtgraph.ScatterPlotItem(symbol=symbol) for symbol in ("o", "d")]
        self._lines = [pyqtgraph.PlotCurveItem(antialias=True) for _ in range(2)]
        self._ratings: list[tuple[Rating, ...]] = [(), ()]
        for item in (*self._points, *self._lines):
            self.addItem(item)
        self.getAxis("left").setTicks([[(n, str(n)) for n in range(0, WORST + 1, 2)]])

    def show_ratings(
        self,
        before: Sequence[Rating],
        after: Sequence[Rating],
        span: tuple[date, date],
        sentences: Sequence[tuple[date, str]],
        summary: str,
    ) -> None:
        """Ratings in order of time; `span` are the first and last day of the range shown."""
        self._ratings = [tuple(before), tuple(after)]
        self._first, self._last = span
        marks = [
            Mark(QRectF(self._x(day) - 0.5, 0, 1, WORST), sentence) for day, sentence in sentences
        ]
        self.show_marks(marks, summary)

    def lay_out(self) -> None:
        days = max((self._last - self._first).days, 1)
        margin = days * 0.03
        self.setXRange(-margin, days + margin, padding=0)
        self.setYRange(-0.45, WORST + 0.45, padding=0)
        self.getAxis("bottom").setTicks([self._day_ticks(days)])
        for points, line, ratings, colour in zip(
            self._points,
            self._lines,
            self._ratings,
            (self.theme.rest, self.theme.effort),
            strict=True,
        ):
            pale = QColor(colour)
            crowded = len(ratings) > MANY
            pale.setAlphaF(CROWDED_OPACITY if crowded else POINT_OPACITY)
            x = [self._x(rating.date) for rating in ratings]
            points.setData(
                x=x,
                y=[rating.pain for rating in ratings],
                size=CROWDED_POINT if crowded else POINT,
                brush=pale,
                pen=None,
            )
            line.setData(x=x, y=[rating.smoothed for rating in ratings])
            line.setPen(pyqtgraph.mkPen(colour, width=LINE))

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
