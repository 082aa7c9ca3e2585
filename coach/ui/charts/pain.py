"""Pain before and after exercise: each rating as a point, and a calm line through them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from coach.ui import words
from coach.ui.charts.chart import Chart
from coach.ui.charts.dates import day_month, tick_labels
from coach.ui.charts.marks import Mark
from coach.ui.charts.series import PainDays, PainLine, Span
from coach.ui.theme import Theme

WORST = 10
POINT = 8
POINT_OPACITY = 0.45
MANY = 300
CROWDED_POINT = 5
CROWDED_OPACITY = 0.08
DARKEST = 4
LINE = 3.0
CAPS = (Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.SquareCap)
STYLES = (Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine)
LEAST_MARK = 8.0  # pixels that can well be pointed at


class PainChart(Chart):
    """Round points and the dashed line before exercise, diamonds and the line after."""

    def __init__(self, name: str, theme: Theme) -> None:
        self._first = self._last = date.min
        self._days = PainDays(PainLine(), PainLine())
        self._at: list[int] = []
        super().__init__(name, theme)
        self._points = [pyqtgraph.ScatterPlotItem(symbol=symbol) for symbol in ("o", "d")]
        self._lines = [pyqtgraph.PlotCurveItem(antialias=True) for _ in range(2)]
        self._crowds: list[dict[int, list[QPointF]]] = [{}, {}]
        self._ratings: list[PainLine] = [PainLine(), PainLine()]
        for item in (*self._points, *self._lines):
            self.addItem(item)
        ticks = [(n, words.number_text(n)) for n in range(0, WORST + 1, 2)]
        for side in ("left", "right"):
            self.getAxis(side).setTicks([ticks])

    def show_ratings(
        self,
        before: PainLine,
        after: PainLine,
        days: PainDays,
        span: Span,
        summary: str,
    ) -> None:
        """Ratings in order of time within `span`; `days` are theirs."""
        self._ratings = [before, after]
        self._first, self._last = span
        self._days = days
        first = self._first.toordinal()
        self._at = [day - first for day in days.days]

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
        for place, ratings in enumerate(self._ratings):
            self._lay_out_ratings(place, ratings)

    def _lay_out_ratings(self, place: int, ratings: PainLine) -> None:
        colour, first = self._colours[place], self._first.toordinal()
        x = [day - first for day in ratings.days]
        few = len(x) <= MANY
        self._crowds[place] = {} if few else self._crowd(x, ratings.pains)
        pale = QColor(colour)
        if not self.theme.more_contrast:
            pale.setAlphaF(POINT_OPACITY)
        points, line = self._points[place], self._lines[place]
        points.setData(
            x=x if few else [], y=ratings.pains if few else [], size=POINT, brush=pale, pen=None
        )
        # a line of thousands of points looks the same with fewer
        every = max(len(x) // MANY, 1)
        line.setData(x=x[::every], y=ratings.smoothed[::every])
        line.setPen(pyqtgraph.mkPen(colour, width=LINE, style=STYLES[place]))

    def _crowd(self, x: Sequence[int], pains: Sequence[int]) -> dict[int, list[QPointF]]:
        """One point for all that would stand on the same pixel, by how many they are.

        By the next power of two, up to 2 ** DARKEST.
        """
        wide = max(self.plotItem.vb.viewPixelSize()[0], 1e-6)
        counts = Counter(zip((int(each / wide) for each in x), pains, strict=True))
        found: dict[int, list[QPointF]] = {}
        for (column, pain), count in counts.items():
            level = min((count - 1).bit_length(), DARKEST)
            found.setdefault(level, []).append(QPointF((column + 0.5) * wide, pain))
        return found

    @property
    def _colours(self) -> tuple[str, str]:
        return self.theme.rest, self.theme.effort

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        inside = self.plotItem.vb.sceneBoundingRect()
        painter.setPen(QPen(QColor(self.theme.line), 1))
        for pain in range(0, WORST + 1, 2):
            y = round(to_scene.map(QPointF(0, pain)).y()) + 0.5
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
        painter.setTransform(to_scene, True)
        for place, crowd in enumerate(self._crowds):
            for level, points in crowd.items():
                painter.setPen(self._crowd_pen(place, level))
                painter.drawPoints(points)

    def _crowd_pen(self, place: int, level: int) -> QPen:
        """Of small round points before a session, of square ones after it."""
        pale = QColor(self._colours[place])
        if not self.theme.more_contrast:
            pale.setAlphaF(CROWDED_OPACITY * (1 + level))
        pen = QPen(pale, CROWDED_POINT)
        pen.setCosmetic(True)
        pen.setCapStyle(CAPS[place])
        return pen

    def _day_ticks(self, days: int) -> list[tuple[float, str]]:
        """Evenly spaced days, as many as there is room for."""
        label = self.fontMetrics().horizontalAdvance(day_month(self._last))
        count = min(max(int(self.plotItem.vb.width() / (1.6 * label)), 1), days + 1)
        offsets = [round((place + 0.5) * days / count) for place in range(count)]
        labels = tick_labels([self._first + timedelta(days=offset) for offset in offsets])
        return [(float(offset), label) for offset, label in zip(offsets, labels, strict=True)]
