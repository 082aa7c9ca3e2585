"""The two charts, in black on white: what a fax swallows, such as grey, is not there.

What is done is black, what is planned is an outline; pain before is a ring and broken, after a disc
and whole.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from coach.report.clinician.density import Density
from coach.report.clinician.report import Bar, Bars, Pain, Point
from coach.report.paper import MM
from coach.report.sheet import (
    Align,
    Face,
    Mark,
    Outline,
    Piece,
    Polyline,
    Text,
    all_moved,
    polyline,
    rule,
)
from coach.report.typesetter import LINE_HEIGHT, Measure

AXIS = 0.9
AXIS_ROOM = 8 * MM  # to the left of both charts, so that they stand below each other
FILLED, WIDEST_BAR = 0.62, 11 * MM
OUTLINE, THIN_OUTLINE, THIN_BELOW = 0.8, 0.5, 2.2 * MM
HATCH, HATCH_LINE = 3.2, 0.8
GOAL, GOAL_DASH = 1.0, (4.0, 2.5)
GRID, GRID_DASH = 0.5, (0.8, 3.2)
BEFORE, BEFORE_DASH, AFTER = 1.1, (5.0, 2.5), 1.5
POINT, POINT_LINE = 1.7, 0.7  # the radius of a rating
MOST_POINTS = 130  # of one kind; more are no points any more
FINEST = 0.6  # points along the axis from one corner of a line to the next
WORST, PAIN_STEP = 10, 2
SAMPLE, SAMPLE_GAP = 8 * MM, 5.0  # of a sign, before what it means
LABEL_GAP, FIGURE_GAP = 2.0, 5.0


def bars_chart(bars: Bars, width: float, density: Density, measure: Measure) -> Piece:
    """The bars with what their signs mean above them."""
    face = density.small
    line = face.size * LINE_HEIGHT
    key = bars.key
    signs: list[tuple[str, Callable[[float], Iterator[Mark]]]] = [
        (key.done, _done_sign),
        (key.planned, _planned_sign),
        (key.so_far, _so_far_sign),
        (key.goal, _goal_sign),
    ]
    marks = list(_key([each for each in signs if each[0]], width, face, measure))
    top, foot = line * 2 + LABEL_GAP * 2, density.bars - line - LABEL_GAP
    plot = _BarPlot(bars, AXIS_ROOM, top, width - AXIS_ROOM, foot - top, face, measure)
    marks += plot.marks()
    return Piece(density.bars, tuple(marks))


class _BarPlot:
    """The bars within their axes."""

    def __init__(
        self,
        bars: Bars,
        x: float,
        y: float,
        width: float,
        height: float,
        face: Face,
        measure: Measure,
    ) -> None:
        self._bars = bars
        self._x, self._y, self._width, self._height = x, y, width, height
        self._face, self._measure = face, measure
        self._slot = width / max(len(bars.bars), 1)
        self._wide = min(self._slot * FILLED, WIDEST_BAR)
        highest = max((max(bar.planned, bar.done) for bar in bars.bars), default=0.0)
        self._top = highest or 1.0

    def marks(self) -> Iterator[Mark]:
        yield from self._axis()
        yield from self._goal_lines()
        for place, bar in enumerate(self._bars.bars):
            yield from self._bar(place, bar)
        yield from self._labels()
        yield from self._figures()

    def _level(self, days: float) -> float:
        return self._y + self._height * (1 - days / self._top)

    def _middle(self, place: int) -> float:
        return self._x + (place + 0.5) * self._slot

    def _axis(self) -> Iterator[Mark]:
        foot = self._y + self._height
        yield rule(self._x, foot, self._width, AXIS)
        wide = AXIS_ROOM - 2.0
        for text, level in (("0", foot), (self._bars.axis, self._y)):
            high = self._measure.height(text, self._face, wide)
            y = level - min(high, self._face.size * LINE_HEIGHT) / 2
            yield Text(text, self._face, self._x - AXIS_ROOM, y, wide, high, Align.RIGHT)

    def _goal_lines(self) -> Iterator[Mark]:
        place = 0
        for planned, run in groupby(bar.planned for bar in self._bars.bars):
            end = place + len(list(run))
            if planned:
                y = self._level(planned * self._bars.goal)
                ends = ((self._x + place * self._slot, y), (self._x + end * self._slot, y))
                yield polyline(ends, GOAL, GOAL_DASH)
            place = end

    def _bar(self, place: int, bar: Bar) -> Iterator[Mark]:
        left, foot = self._middle(place) - self._wide / 2, self._level(0.0)
        line = THIN_OUTLINE if self._wide < THIN_BELOW else OUTLINE
        if bar.planned:
            top = self._level(bar.planned)
            yield Outline(left, top, self._wide, foot - top, line)
        if not bar.done:
            return
        top = self._level(bar.done)
        if bar.so_far:
            yield from _hatched(left, top, self._wide, foot - top, line)
            return
        yield Outline(left, top, self._wide, foot - top, 0.0, filled=True)
        goal = self._level(bar.planned * self._bars.goal)
        if bar.planned and top < goal:
            ends = ((left, goal), (left + self._wide, goal))
            yield polyline(ends, GOAL, GOAL_DASH, inverse=True)

    def _labels(self) -> Iterator[Mark]:
        """Each below its bar, with the room up to the next one that has a label."""
        told = [place for place, bar in enumerate(self._bars.bars) if bar.label]
        between = min((b - a for a, b in pairwise(told)), default=0)
        wide = min(between * self._slot if between else self._width, 30 * MM)
        y = self._y + self._height + LABEL_GAP
        for place in told:
            text = self._bars.bars[place].label
            x = self._middle(place) - wide / 2
            high = self._measure.height(text, self._face, wide)
            yield Text(text, self._face, x, y, wide, high, Align.CENTRE)

    def _figures(self) -> Iterator[Mark]:
        """Above the bars, where there is room for each."""
        told = [(place, bar) for place, bar in enumerate(self._bars.bars) if bar.figure]
        room = self._slot - FIGURE_GAP
        heights = [self._measure.height(bar.figure, self._face, room) for _, bar in told]
        if not told or max(heights) > 1.7 * self._face.size * LINE_HEIGHT:
            return
        for (place, bar), high in zip(told, heights, strict=True):
            y = self._level(max(bar.done, bar.planned)) - high - 1
            x = self._middle(place) - room / 2
            yield Text(bar.figure, self._face, x, y, room, high, Align.CENTRE)


def pain_chart(pain: Pain, width: float, density: Density, measure: Measure) -> Piece:
    """Points and lines from 0 to 10, with what they mean above them."""
    face = density.small
    line = face.size * LINE_HEIGHT
    crowded = max(len(pain.before), len(pain.after)) > MOST_POINTS
    before = _before_line if crowded else _before_sign
    after = _after_line if crowded else _after_sign
    both = ((pain.before, before), (pain.after, after))
    signs = [(name, sign) for name, (ratings, sign) in zip(pain.key, both, strict=True) if ratings]
    marks = list(_key(signs, width, face, measure, most=3))
    if crowded:
        third = width / 3
        high = measure.height(pain.crowded, face, third)
        marks.append(Text(pain.crowded, face, 2 * third, 0.0, third, high, Align.LEFT))
    x, y = AXIS_ROOM, 1.5 * line + LABEL_GAP * 2
    foot = density.pain - line - LABEL_GAP
    wide, high = width - AXIS_ROOM, foot - y
    marks += _pain_grid(pain, x, y, wide, high, face, measure)
    inner = (x + 2 * POINT, y, wide - 4 * POINT, high)
    for ratings, thick, dash in ((pain.before, BEFORE, BEFORE_DASH), (pain.after, AFTER, ())):
        marks += _curve(ratings, thick, dash, *inner)
    if not crowded:
        for ratings, filled in ((pain.before, False), (pain.after, True)):
            marks += _points(ratings, filled, *inner)
    return Piece(density.pain, tuple(marks))


def _pain_grid(
    pain: Pain, x: float, y: float, wide: float, high: float, face: Face, measure: Measure
) -> Iterator[Mark]:
    room = AXIS_ROOM - 2.0
    for level in range(0, WORST + 1, PAIN_STEP):
        at = y + high * (1 - level / WORST)
        if level:
            yield polyline(((x, at), (x + wide, at)), GRID, GRID_DASH)
        else:
            yield rule(x, at, wide, AXIS)
        tall = measure.height(str(level), face, room)
        fine = face.size < high / (WORST / PAIN_STEP)
        if fine or level % WORST == 0:
            yield Text(str(level), face, x - AXIS_ROOM, at - tall / 2, room, tall, Align.RIGHT)
    each = wide / max(len(pain.ticks), 1)
    for place, label in pain.ticks:
        tall = measure.height(label, face, each)
        left = min(max(x + place * wide - each / 2, x), x + wide - each)
        yield Text(label, face, left, y + high + LABEL_GAP, each, tall, Align.CENTRE)


def _curve(
    ratings: Sequence[Point],
    thick: float,
    dash: tuple[float, ...],
    x: float,
    y: float,
    wide: float,
    high: float,
) -> Iterator[Polyline]:
    """The line through all, with no more corners than can be seen."""
    corners: list[tuple[float, float]] = []
    for rating in ratings:
        corner = (x + rating.at * wide, y + high * (1 - rating.smoothed / WORST))
        if corners and corner[0] - corners[-1][0] < FINEST:
            corners[-1] = (corners[-1][0], corner[1])
        else:
            corners.append(corner)
    if len(corners) > 1:
        yield polyline(corners, thick, dash)


def _points(
    ratings: Sequence[Point], filled: bool, x: float, y: float, wide: float, high: float
) -> Iterator[Outline]:
    for rating in ratings:
        middle = x + rating.at * wide, y + high * (1 - rating.pain / WORST)
        yield _point(*middle, filled=filled)


def _point(x: float, y: float, *, filled: bool) -> Outline:
    size = 2 * POINT
    line = 0.0 if filled else POINT_LINE
    return Outline(x - POINT, y - POINT, size, size, line, POINT, filled=filled)


def _hatched(x: float, y: float, wide: float, high: float, line: float) -> Iterator[Mark]:
    """A box with strokes that rise to the right."""
    yield Outline(x, y, wide, high, line)
    offset = HATCH
    while offset < wide + high:
        begin = (x + max(offset - high, 0.0), y + min(offset, high))
        end = (x + min(offset, wide), y + max(offset - wide, 0.0))
        yield polyline((begin, end), HATCH_LINE)
        offset += HATCH


def _key(
    signs: Sequence[tuple[str, Callable[[float], Iterator[Mark]]]],
    width: float,
    face: Face,
    measure: Measure,
    most: int = 4,
) -> Iterator[Mark]:
    """Signs with what they mean, side by side in columns of the same width."""
    each = width / most
    high = face.size * LINE_HEIGHT
    for place, (meaning, sign) in enumerate(signs):
        x = place * each
        yield from all_moved(sign(high), x, 0.0)
        room = each - SAMPLE - 2 * SAMPLE_GAP
        tall = measure.height(meaning, face, room)
        yield Text(meaning, face, x + SAMPLE + SAMPLE_GAP, 0.0, room, tall, Align.LEFT)


def _box(high: float) -> tuple[float, float, float, float]:
    return 0.0, high * 0.2, SAMPLE * 0.7, high * 0.6


def _done_sign(high: float) -> Iterator[Mark]:
    yield Outline(*_box(high), 0.0, filled=True)


def _planned_sign(high: float) -> Iterator[Mark]:
    yield Outline(*_box(high), OUTLINE)


def _so_far_sign(high: float) -> Iterator[Mark]:
    yield from _hatched(*_box(high), OUTLINE)


def _goal_sign(high: float) -> Iterator[Mark]:
    yield polyline(((0.0, high / 2), (SAMPLE, high / 2)), GOAL, GOAL_DASH)


def _before_line(high: float) -> Iterator[Mark]:
    yield polyline(((0.0, high / 2), (SAMPLE, high / 2)), BEFORE, BEFORE_DASH)


def _before_sign(high: float) -> Iterator[Mark]:
    yield from _before_line(high)
    yield _point(SAMPLE / 2, high / 2, filled=False)


def _after_line(high: float) -> Iterator[Mark]:
    yield polyline(((0.0, high / 2), (SAMPLE, high / 2)), AFTER)


def _after_sign(high: float) -> Iterator[Mark]:
    yield from _after_line(high)
    yield _point(SAMPLE / 2, high / 2, filled=True)
