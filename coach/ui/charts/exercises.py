"""A row for each exercise and side: a bar of what was done, and the weeks one after the other."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QTransform
from PySide6.QtWidgets import QSizePolicy

from coach.ui.charts.chart import LEAST_SIZE, Chart
from coach.ui.charts.exercises_places import CELL, EDGE, SIGN, TICK_GAP, Places, arrange, ticks
from coach.ui.charts.exercises_series import (
    ByExercise,
    Cell,
    ExerciseRow,
    Period,
    Step,
    cells,
    counts,
    periods,
)
from coach.ui.charts.exercises_signs import Shapes, draw_bar
from coach.ui.charts.marks import Mark, Marks
from coach.ui.theme import Theme

CAPTION = "reps done of prescribed"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
LEGEND = {"all done": 1.0, "half done": 0.5, "none done": 0.0, "no session with it": None}
STOPPED, CHANGED = "stopped for pain", "dose changed"
LEGEND_WORDS = (*LEGEND, STOPPED, CHANGED)


class ExerciseChart(Chart):
    """As high as its rows need, which is its least height; where it is narrow, a row has two lines.

    A cell is a week, or where there is no room for so many a month, a quarter or a year. The first
    mark of a row is the whole row, and then come its cells.
    """

    HAS_SIDE = False

    def __init__(self, name: str, theme: Theme) -> None:
        self._shown = ByExercise((), date.min, 0, date.min)
        self._counts: dict[Step, int] = {}
        self._periods: tuple[Period, ...] = ()
        self._cells: tuple[tuple[Cell, ...], ...] = ()
        self._places: Places | None = None
        self._slots: list[list[QRectF]] = []
        self._shapes = Shapes()
        super().__init__(name, theme)
        self.hideAxis("bottom")
        self.plotItem.vb.invertY(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_exercises(self, shown: ByExercise) -> None:
        self._shown = shown
        self._counts = counts(shown)
        self._places = None
        self.show_marks(0, self._mark, shown.summary)

    @property
    def step(self) -> Step:
        """What a cell stands for at present."""
        return Step.WEEK if self._places is None else self._places.columns.step

    def days_of(self, index: int) -> tuple[date, date]:
        """The first and the last day that a mark speaks of."""
        _, place = divmod(index, self._stride)
        if place:
            return self._periods[place - 1].start, self._periods[place - 1].end
        return self._periods[0].start, self._periods[-1].end

    def exercise_of(self, index: int) -> str:
        """The id of the exercise that a mark speaks of."""
        return self._shown.rows[index // self._stride].total.exercise

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        needed = 0 if self._places is None else ceil(self._places.height)
        return QSize(LEAST_SIZE.width(), max(needed, LEAST_SIZE.height()))

    @property
    def _stride(self) -> int:
        """How many marks a row has."""
        return 1 + len(self._periods)

    def lay_out(self) -> None:
        view = self.plotItem.vb
        width, height = max(float(view.width()), 1.0), max(float(view.height()), 1.0)
        self.setXRange(0, width, padding=0)
        self.setYRange(0, height, padding=0)
        if self._counts:
            self._place(width)

    def _place(self, width: float) -> None:
        before, stride = self._places, self._stride
        metrics = QFontMetricsF(self.small_font())
        places = arrange(width, metrics, self._shown.rows, self._counts, LEGEND_WORDS)
        self._places = places
        if before is None or before.columns.step is not places.columns.step:
            self._periods = periods(self._shown, places.columns.step)
            self._cells = tuple(cells(row, self._periods) for row in self._shown.rows)
            if self.current is not None:
                self.current = self.current // stride * self._stride
        self._slots = [places.slots(row, len(self._periods)) for row in range(len(self._cells))]
        self.marks = Marks(len(self._cells) * self._stride, self._mark)
        self._shapes = self._shapes_of(places, self._slots)
        if before is None or before.height != places.height:
            self.updateGeometry()

    def _mark(self, index: int) -> Mark:
        row, place = divmod(index, self._stride)
        of, places = self._shown.rows[row], self._places
        if places is None:
            raise IndexError(index)
        if not place:
            return Mark(places.row(row), of.sentence)
        cell, period = self._cells[row][place - 1], self._periods[place - 1]
        around = places.around(row, self._slots[row][place - 1])
        return Mark(around, cell.sentence(of.name, period.title))

    def nearest(self, point: QPointF) -> int:
        places = self._places
        if places is None:
            return 0
        row = max(bisect_right(places.tops, point.y()) - 1, 0)
        strip = places.columns.strip
        if point.x() < strip.left or (
            places.columns.tight and point.y() < places.tops[row] + places.row(row).height()
        ):
            return row * self._stride
        place = min(int((point.x() - strip.left) / places.columns.slot), self._stride - 2)
        return row * self._stride + 1 + place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not len(self.marks):
            super().keyPressEvent(event)
        elif self.current is None:
            self.choose(0)
        else:
            row, place = divmod(self.current, self._stride)
            row = min(max(row + step[0], 0), len(self._shown.rows) - 1)
            along = -step[1] if self.mirrored else step[1]
            place = min(max(place + along, 0), self._stride - 1)
            self.choose(row * self._stride + place)

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        places = self._places
        if places is None:
            return
        painter.save()
        painter.translate(to_scene.map(QPointF(0, 0)))
        # numbers among words keep their order, whichever way the window is laid out
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._draw_header(painter, places)
        painter.save()
        painter.scale(-1 if self.mirrored else 1, 1)
        for row, of in enumerate(self._shown.rows):
            draw_bar(painter, self.theme, places.marks(row, places.columns.bar), of.total.share)
        self._shapes.paint(painter, self.theme)
        painter.restore()
        self._draw_words(painter, places)
        painter.restore()

    def _say(self, painter: QPainter, box: QRectF, words: str, *, ends: bool = False) -> None:
        """Words from where a box begins, or up to where it `ends`, as reading goes."""
        if self.mirrored:
            box = QRectF(-box.right(), box.top(), box.width(), box.height())
        painter.drawText(box, int(RIGHT if ends != self.mirrored else LEFT), words)

    def _shapes_of(self, places: Places, slots: Sequence[Sequence[QRectF]]) -> Shapes:
        shapes = Shapes()
        for row, its_cells in enumerate(self._cells):
            for cell, box in zip(its_cells, slots[row], strict=True):
                shapes.add_cell(box, cell.share)
                if cell.stops:
                    shapes.add_stop(box.center(), min(box.width(), box.height()))
                if cell.changes:
                    shapes.add_flag(box.topLeft(), box.height())
            words, sign = places.words[row].stops, SIGN * places.text
            if words.width():
                shapes.add_stop(QPointF(words.left() + 0.4 * sign, words.center().y()), sign)
        add_legend(shapes, places)
        return shapes

    def _draw_header(self, painter: QPainter, places: Places) -> None:
        columns, metrics = places.columns, QFontMetricsF(painter.font())
        painter.setPen(QColor(self.theme.muted))
        room = columns.strip.left - TICK_GAP - columns.bar.left
        words = [(columns.bar.left, CAPTION)] if metrics.horizontalAdvance(CAPTION) <= room else []
        for x, label in (*words, *ticks(columns, self._periods, metrics)):
            wide = metrics.horizontalAdvance(label) + 1
            self._say(painter, QRectF(x, EDGE, wide, metrics.height()), label)

    def _draw_words(self, painter: QPainter, places: Places) -> None:
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(self.theme.ink))
        for of, words in zip(self._shown.rows, places.words, strict=True):
            self._say(painter, words.name, name_within(of, metrics, words.name.width()))
            self._say(painter, words.done, of.done)
            if words.stops.width():
                after_sign = words.stops.adjusted(SIGN * places.text, 0, 0, 0)
                self._say(painter, after_sign, of.stops)
        painter.setPen(QColor(self.theme.muted))
        for word, box in zip(LEGEND_WORDS, places.legend, strict=True):
            self._say(painter, box, word, ends=True)


def add_legend(shapes: Shapes, places: Places) -> None:
    """The signs before its words."""
    side = CELL * places.text
    for word, box in zip(LEGEND_WORDS, places.legend, strict=True):
        sign = QRectF(box.left(), box.top(), side, side)
        if word == STOPPED:
            shapes.add_stop(sign.center(), side)
        elif word == CHANGED:
            shapes.add_flag(sign.topLeft() + QPointF(side * 0.3, 0), side)
        else:
            shapes.add_cell(sign, LEGEND[word])


def name_within(row: ExerciseRow, metrics: QFontMetricsF, room: float) -> str:
    """The row's name, cut short where it has to be, but never its side."""
    if metrics.horizontalAdvance(row.name) <= room:
        return row.name
    side = f", {row.side}" if row.side else ""
    left = room - metrics.horizontalAdvance(side)
    return metrics.elidedText(row.exercise, Qt.TextElideMode.ElideRight, left) + side
