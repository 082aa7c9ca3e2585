"""Bars of what was done each week in front of what was planned."""

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from coach.ui.charts.chart import Chart
from coach.ui.charts.dates import MONTHS_APART, tick_labels
from coach.ui.charts.marks import Mark
from coach.ui.charts.series import WeekBar
from coach.ui.theme import Theme

RADIUS = 8.0
WIDEST_BAR = 44.0
FILLED = 0.64
HEADROOM = 1.9
TICK_GAP = 12
LABEL_GAP = 3.0
SO_FAR = "so far"
MONTH_AND_YEAR = "Mmm 0000"


class WeeklyBars(Chart):
    """One bar a week, oldest first, the goal as a dashed line across what was planned."""

    HAS_SIDE = False

    def __init__(self, name: str, theme: Theme) -> None:
        self._bars: tuple[WeekBar, ...] = ()
        self._goal = 0.0
        super().__init__(name, theme)

    def show_weeks(self, bars: Sequence[WeekBar], goal: float, summary: str) -> None:
        """`goal` is the share of the planned days that the person aims at, 0 to 1."""
        self._bars = tuple(bars)
        self._goal = goal
        top = self._top()

        def mark(index: int) -> Mark:
            return Mark(QRectF(index - 0.5, 0, 1, top), self._bars[index].sentence)

        self.show_marks(len(self._bars), mark, summary)

    def nearest(self, point: QPointF) -> int:
        return min(max(round(point.x()), 0), len(self._bars) - 1)

    def lay_out(self) -> None:
        count = max(len(self._bars), 1)
        metrics = self.fontMetrics()
        inside = max(self.height() - 2.0 * metrics.height(), 1.0)
        free = min(HEADROOM * metrics.height() / inside, 0.5)
        slot = self.width() / count
        ticks = self._ticks(slot)
        ends = [label for _, label in (*ticks[:1], *ticks[-1:])]
        room = max((self.fontMetrics().horizontalAdvance(end) for end in ends), default=0)
        edge = 0.5 + max(room / slot - 1, 0) / 2
        self.setXRange(-edge, count - 1 + edge, padding=0)
        self.setYRange(0, self._top() / (1 - free), padding=0)
        self.getAxis("bottom").setTicks([ticks])

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        slot = to_scene.mapRect(QRectF(0, 0, 1, 1)).width()
        width = min(slot * FILLED, WIDEST_BAR) if slot > 6 else slot
        for index, bar in enumerate(self._bars):
            self._draw_bar(painter, to_scene, index, bar, width)
        self._draw_goal(painter, to_scene)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        if slot >= 1.15 * self._widest_label(painter):
            for index, bar in enumerate(self._bars):
                self._draw_label(painter, to_scene, index, bar)

    @property
    def _track(self) -> str:
        """What was planned: so pale that the goal and the label stand out from it."""
        return self.theme.surface if self.theme.more_contrast else self.theme.track

    def _top(self) -> float:
        return max((max(bar.planned, bar.credit) for bar in self._bars), default=1) or 1

    def _ticks(self, slot: float) -> list[tuple[float, str]]:
        """As many weeks as there is room for, counted back from the last."""
        if not self._bars:
            return []
        last = len(self._bars) - 1
        every = ceil(self._tick_width(SO_FAR) / slot)
        if every * 7 >= MONTHS_APART:
            every = ceil(self._tick_width(MONTH_AND_YEAR) / slot)
        places = range(last % every, last + 1, every)
        labels = tick_labels([self._bars[place].start for place in places])
        if self._bars[-1].current:
            labels[-1] = SO_FAR
        return [(float(place), label) for place, label in zip(places, labels, strict=True)]

    def _tick_width(self, label: str) -> int:
        return int(self.fontMetrics().horizontalAdvance(label)) + TICK_GAP

    def _widest_label(self, painter: QPainter) -> float:
        metrics = painter.fontMetrics()
        return max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)

    def _draw_bar(
        self, painter: QPainter, to_scene: QTransform, index: int, bar: WeekBar, width: float
    ) -> None:
        radius = min(RADIUS, width / 2.6) if width > 4 else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        done = self.theme.effort if bar.current else self.theme.accent
        edge = QPen(QColor(self.theme.ink), 1.5) if self.theme.more_contrast else Qt.PenStyle.NoPen
        for height, colour, pen in (
            (float(bar.planned), self._track, edge),
            (bar.credit, done, Qt.PenStyle.NoPen),
        ):
            if height > 0:
                painter.setPen(pen)
                box = to_scene.mapRect(QRectF(index, 0, 0, height))
                box = QRectF(box.center().x() - width / 2, box.top(), width, box.height())
                painter.setBrush(QColor(colour))
                if radius:
                    painter.drawRoundedRect(box, radius, min(radius, box.height() / 2))
                else:
                    painter.drawRect(box)

    def _draw_label(
        self, painter: QPainter, to_scene: QTransform, index: int, bar: WeekBar
    ) -> None:
        """The label above the bar, the goal's line interrupted where it would cross the label."""
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(bar.label), metrics.height())
        foot = to_scene.map(QPointF(index, bar.credit))
        box.moveCenter(foot)
        box.moveBottom(foot.y() - LABEL_GAP)
        goal = to_scene.map(QPointF(index, bar.planned * self._goal)).y()
        if box.top() < goal < box.bottom() and bar.credit < bar.planned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._track))
            painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 4, 4)
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, bar.label)

    def _draw_goal(self, painter: QPainter, to_scene: QTransform) -> None:
        if not 0 < self._goal <= 1:
            return
        # a rim in the colour of the card, so that it is seen before a bar too
        pens = (
            QPen(QColor(self.theme.surface), 3.5),
            QPen(QColor(self.theme.ink), 1.5, Qt.PenStyle.DotLine),
        )
        place = 0
        for planned, run in groupby(bar.planned for bar in self._bars):
            level, end = planned * self._goal, place + len(list(run))
            if planned:
                ends = [to_scene.map(QPointF(at - 0.5, level)) for at in (place, end)]
                for pen in pens:
                    painter.setPen(pen)
                    painter.drawLine(*ends)
            place = end
