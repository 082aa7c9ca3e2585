"""Where everything of the chart by exercise lies: columns side by side, or two lines a row."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from coach.ui.charts.dates import month_name, tick_labels
from coach.ui.charts.exercises_series import ExerciseRow, Period, Step

# In heights of the text.
LINE = 1.9
TIGHT_LINE = 1.35
CELL = 1.15
APART = 0.45
HEADER = 1.8
LEGEND_LINE = 1.8
GAP = 0.9
SIGN = 0.85
LEAST_NAME = 8.0
LEAST_BAR, USUAL_BAR = 5.0, 13.0
LEAST_STRIP = 13.0
LEAST_SLOT, WIDEST_SLOT = 0.66, 4.5
WIDEST_BAR = 30.0
FLAG_ROOM = 0.36
LEGEND_GAP = 1.3

EDGE = 5.0
LEAST_APART, CELLS_APART = 0.9, 0.07  # in pixels, and in widths of a slot: on each side of a cell
WIDEST_NAME = 0.26
TIGHT_BAR = 0.3
BAR_SHARE = 0.28
TICK_GAP = 6.0
ABOUT_A_YEAR = 14  # months


class Span(NamedTuple):
    """From `left` on, `width` wide, in pixels."""

    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


class Columns(NamedTuple):
    """The columns of a row and the step by which the strip goes; `tight` has two lines a row.

    `slot` is the width of a cell of the strip with its gap. In a tight row the words have no
    columns of their own: they end where the strip ends.
    """

    tight: bool
    name: Span
    bar: Span
    done: Span
    stops: Span
    strip: Span
    step: Step
    slot: float


class Words(NamedTuple):
    """Where a row's words stand; `stops` has its sign before it.

    It has no width where there were none, nor where it would leave the name no room.
    """

    name: QRectF
    done: QRectF
    stops: QRectF


class Places(NamedTuple):
    """All places in pixels, for text that is `text` high: `tops` of the rows, and the legend's."""

    columns: Columns
    text: float
    tops: tuple[float, ...]
    words: tuple[Words, ...]
    legend: tuple[QRectF, ...]
    height: float

    @property
    def line(self) -> float:
        """The height of a row."""
        return _line(self.columns) * self.text

    def marks(self, row: int, span: Span) -> QRectF:
        """Where the bar or the strip of a row lies, as high as a cell."""
        first = TIGHT_LINE + FLAG_ROOM if self.columns.tight else (LINE - CELL) / 2
        return QRectF(
            span.left,
            round(self.tops[row] + first * self.text),
            span.width,
            round(CELL * self.text),
        )

    def row(self, row: int) -> QRectF:
        """What of a row is no cell: all that stands before the strip, or over it."""
        columns = self.columns
        right = columns.strip.right if columns.tight else columns.strip.left - EDGE
        height = TIGHT_LINE * self.text if columns.tight else self.line
        return QRectF(0, self.tops[row], right + columns.tight * EDGE, height)

    def slots(self, row: int, count: int) -> list[QRectF]:
        """Where each cell is drawn, with the gap between two of them."""
        box, slot = self.marks(row, self.columns.strip), self.columns.slot
        left, top, height = box.left(), box.top(), box.height()
        return [QRectF(left + place * slot, top, slot, height) for place in range(count)]

    def around(self, row: int, slot: QRectF) -> QRectF:
        """What speaks of a cell: as high as its row, or as its line."""
        if self.columns.tight:
            return slot.adjusted(0, -3, 0, 3)
        return QRectF(slot.left(), self.tops[row], slot.width(), self.line)


def arrange(
    width: float,
    metrics: QFontMetricsF,
    rows: Sequence[ExerciseRow],
    counts: Mapping[Step, int],
    legend: Sequence[str],
) -> Places:
    """`counts`: how many cells a row has with each step, from the finest on."""
    text = metrics.height()
    columns = _columns(width, metrics, rows, counts)
    tops: list[float] = []
    words: list[Words] = []
    y = EDGE + HEADER * text
    for place, row in enumerate(rows):
        if place and row.total.exercise != rows[place - 1].total.exercise:
            y += APART * text
        tops.append(round(y))
        words.append(_words(row, columns, metrics, tops[-1]))
        y += _line(columns) * text
    boxes = _legend(width, y + 2 * APART * text, metrics, legend)
    height = (boxes[-1].bottom() if boxes else y) + 2 * EDGE
    return Places(columns, text, tuple(tops), tuple(words), boxes, height)


def _line(columns: Columns) -> float:
    """In heights of the text."""
    return TIGHT_LINE + FLAG_ROOM + CELL + GAP / 2 if columns.tight else LINE


def _words(row: ExerciseRow, columns: Columns, metrics: QFontMetricsF, top: float) -> Words:
    text = metrics.height()
    height = (TIGHT_LINE if columns.tight else LINE) * text

    def box(left: float, width: float) -> QRectF:
        return QRectF(left, top, width, height)

    if not columns.tight:
        stops = columns.stops if row.stops else Span(columns.stops.left, 0.0)
        return Words(*(box(*span) for span in (columns.name, columns.done, stops)))
    right = columns.strip.right
    done = metrics.horizontalAdvance(row.done) + 1
    stops = Span(right, 0.0)
    if row.stops:
        width = SIGN * text + metrics.horizontalAdvance(row.stops) + 1
        if right - width - done >= (LEAST_NAME + 2 * GAP) * text:
            stops = Span(right - width, width)
            right = stops.left - GAP * text
    name = max(right - done - GAP * text - EDGE, 0.0)
    return Words(box(EDGE, name), box(right - done, done), box(*stops))


def _columns(
    width: float,
    metrics: QFontMetricsF,
    rows: Sequence[ExerciseRow],
    counts: Mapping[Step, int],
) -> Columns:
    text = metrics.height()
    gap = GAP * text
    name, done, stops = (
        max((metrics.horizontalAdvance(said) for said in said_of), default=0.0) + 1
        for said_of in (
            [row.name for row in rows],
            [row.done for row in rows],
            [row.stops for row in rows if row.stops],
        )
    )
    stops = stops + SIGN * text if any(row.stops for row in rows) else 0.0
    name = min(name, WIDEST_NAME * width)
    fixed = name + gap + gap + done + (gap + stops if stops else 0.0) + 1.5 * gap
    free = width - 2 * EDGE - fixed
    bar = min(max(BAR_SHARE * free, LEAST_BAR * text), USUAL_BAR * text)
    if free - bar < LEAST_STRIP * text:
        return _tight_columns(width, text, counts)
    strip, step, slot = _strip(free - bar, text, counts)
    name_at = Span(EDGE, name)
    bar_at = Span(name_at.right + gap, min(free - strip, WIDEST_BAR * text))
    done_at = Span(bar_at.right + gap, done)
    stops_at = Span(done_at.right + (gap if stops else 0.0), stops)
    strip_at = Span(stops_at.right + 1.5 * gap, strip)
    return Columns(False, name_at, bar_at, done_at, stops_at, strip_at, step, slot)


def _tight_columns(width: float, text: float, counts: Mapping[Step, int]) -> Columns:
    """Words over the bar and the strip."""
    free = width - 2 * EDGE - GAP * text
    strip, step, slot = _strip((1 - TIGHT_BAR) * free, text, counts)
    bar = Span(EDGE, free - strip)
    none = Span(EDGE, 0.0)
    strip_at = Span(width - EDGE - strip, strip)
    return Columns(True, none, bar, none, none, strip_at, step, slot)


def _strip(room: float, text: float, counts: Mapping[Step, int]) -> tuple[float, Step, float]:
    """The width of the strip, and the finest step whose cells can be told apart in it."""
    step = next((s for s, n in counts.items() if room >= n * LEAST_SLOT * text), [*counts][-1])
    count = max(counts[step], 1)
    slot = min(room / count, WIDEST_SLOT * text)
    return slot * count, step, slot


def _legend(
    width: float, top: float, metrics: QFontMetricsF, legend: Sequence[str]
) -> tuple[QRectF, ...]:
    """A box for each sign with its word, in as many lines as they need."""
    text = metrics.height()
    boxes: list[QRectF] = []
    x = EDGE
    for word in legend:
        box = QRectF(x, top, (CELL + 0.35) * text + metrics.horizontalAdvance(word) + 1, text)
        if box.right() > width and boxes:
            top += LEGEND_LINE * text
            box.moveTo(EDGE, top)
        box.setHeight(CELL * text)
        boxes.append(box)
        x = box.right() + LEGEND_GAP * text
    return tuple(boxes)


def ticks(
    columns: Columns, stretches: Sequence[Period], metrics: QFontMetricsF
) -> list[tuple[float, str]]:
    """Dates over the strip, each from the left of its cell on, as many as there is room for."""
    strip, slot = columns.strip, columns.slot
    named = [
        (strip.left + (place + CELLS_APART) * slot, label, metrics.horizontalAdvance(label))
        for place, label in _names(stretches, columns, metrics)
    ]
    if len(named) > 1 and named[0][0] + named[0][2] + TICK_GAP > named[1][0]:
        del named[0]
    found: list[tuple[float, str]] = []
    free_from = strip.left
    for x, label, width in named:
        if x >= free_from and x + width <= strip.right + EDGE:
            found.append((x, label))
            free_from = x + width + TICK_GAP
    return found


def _names(
    stretches: Sequence[Period], columns: Columns, metrics: QFontMetricsF
) -> list[tuple[int, str]]:
    """Every week where each has room for its date, otherwise the months or years that begin."""
    starts = [period.start for period in stretches]
    if columns.step is Step.WEEK:
        labels = tick_labels(starts)
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=0.0)
        if widest + TICK_GAP / 2 <= columns.slot:
            return [*enumerate(labels)]
    by_month = columns.step is Step.WEEK or (
        columns.step is Step.MONTH and len(starts) <= ABOUT_A_YEAR
    )
    label_of = month_name if by_month else _year
    labels = [label_of(start) for start in starts]
    return [
        (place, label)
        for place, label in enumerate(labels)
        if not place or label != labels[place - 1]
    ]


def _year(day: date) -> str:
    return str(day.year)
