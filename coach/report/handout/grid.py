"""The grid to tick with a pen: a row for each exercise, a box for each day of four weeks."""

from collections.abc import Sequence

from coach.report.handout.handout import WEEKDAYS, WEEKS, Week
from coach.report.handout.scale import Scale
from coach.report.paper import MM
from coach.report.sheet import Align, Face, Mark, Outline, Piece, Text, Weight, all_moved, rule
from coach.report.typesetter import Measure

HEADING = Face(15, Weight.BOLD)
HINT, ROW, LETTER = Face(10), Face(9.5), Face(8.5, soft=True)
WEEK = Face(9, Weight.SEMI_BOLD)
TITLE = "Tick what you have done"
CONTINUED = "Tick what you have done, continued"
FROM = "Week {} from"
NAMES = {4: 38 * MM, 2: 50 * MM}  # the width of the first column by the weeks side by side
BETWEEN = 3 * MM  # two weeks
BOX_HEIGHT = 0.74  # of the row's
BOX_SHARE, WIDEST_BOX = 0.86, 7 * MM  # of the way from a box to the next one
LINE, HAIRLINE, UNDERLINE, RADIUS = 0.7, 0.4, 0.6, 1.4
SAID = 21 * MM  # the words before the line for a week's first day
DOT = 1.6  # stands where nothing is planned
HEAD_HEIGHT = 9.5 * MM
AIR = 4 * MM


def pieces(
    names: Sequence[str], week: Week, scale: Scale, width: float, room: float, measure: Measure
) -> tuple[Piece, ...]:
    """The grid of the exercises' `names`: one piece, or as many as the page's `room` asks.

    A heading is never without rows below it.
    """
    whole = _Piece(width, measure, scale, TITLE, week.hint)
    starts = range(0, WEEKS, scale.weeks)
    for first in starts:
        whole.add_band(names, week, first)
    if whole.y <= room:
        return (whole.done(),)
    found: list[Piece] = []
    for first in starts:
        number = 0
        while number < len(names):
            title, hint = (CONTINUED, "") if found else (TITLE, week.hint)
            part = _Piece(width, measure, scale, title, hint)
            taken = part.fitting(names[number:], room)
            part.add_band(names[number : number + taken], week, first)
            found.append(part.done())
            number += taken
    return tuple(found)


class _Piece:
    def __init__(self, width: float, measure: Measure, scale: Scale, title: str, hint: str) -> None:
        self._width = width
        self._scale = scale
        self._measure = measure
        self._marks: list[Mark] = []
        self.y = 0.0
        for text, face in ((title, HEADING), (hint, HINT)):
            if text:
                high = measure.height(text, face, width)
                self._marks.append(Text(text, face, 0.0, self.y, width, high))
                self.y += high

    def done(self) -> Piece:
        return Piece(self.y, tuple(self._marks))

    def fitting(self, names: Sequence[str], room: float) -> int:
        """How many of the rows fit below what is there, one at the least."""
        left = room - self.y - AIR - HEAD_HEIGHT
        for count, name in enumerate(names):
            left -= self._row_height(name)
            if left < 0:
                return max(count, 1)
        return len(names)

    def add_band(self, names: Sequence[str], week: Week, first: int) -> None:
        """A row for each of the names, for as many weeks as stand side by side, from `first` on."""
        self.y += AIR
        for place in range(self._scale.weeks):
            left, pitch = self._place(place)
            self._add_week_head(week, first + place, left, pitch)
        self.y += HEAD_HEIGHT
        for name in names:
            self._add_row(name, week)

    @property
    def _names(self) -> float:
        return NAMES[self._scale.weeks]

    def _place(self, place: int) -> tuple[float, float]:
        """Where a week begins, and the way from one day to the next."""
        each = (self._width - self._names) / self._scale.weeks
        return self._names + place * each + BETWEEN, (each - BETWEEN) / WEEKDAYS

    def _add_week_head(self, week: Week, number: int, left: float, pitch: float) -> None:
        text, wide = FROM.format(number + 1), WEEKDAYS * pitch
        high = self._measure.height(text, WEEK, wide)
        self._marks.append(Text(text, WEEK, left, self.y, SAID, high))
        self._marks.append(rule(left + SAID, self.y + high - 2, wide - SAID, UNDERLINE))
        for day, letter in enumerate(week.letters):
            high = self._measure.height(letter, LETTER, pitch)
            y = self.y + HEAD_HEIGHT - high
            x = left + day * pitch
            self._marks.append(Text(letter, LETTER, x, y, pitch, high, Align.CENTRE))

    def _add_row(self, name: str, week: Week) -> None:
        room = self._names
        high = self._measure.height(name, ROW, room)
        row = self._row_height(name)
        boxes = _boxes(week.planned, self._place(0)[1], self._scale.row * BOX_HEIGHT)
        self._marks.append(Text(name, ROW, 0.0, self.y + (row - high) / 2, room, high, Align.LEFT))
        for place in range(self._scale.weeks):
            self._marks += all_moved(boxes, self._place(place)[0], self.y + row / 2)
        self.y += row
        self._marks.append(rule(0.0, self.y, self._width, HAIRLINE, soft=True))

    def _row_height(self, name: str) -> float:
        return max(self._scale.row, self._measure.height(name, ROW, self._names) + 1 * MM)


def _boxes(planned: Sequence[bool], pitch: float, high: float) -> tuple[Mark, ...]:
    """A week's boxes, from its left and their middle; a dot where nothing is planned."""
    wide = min(pitch * BOX_SHARE, WIDEST_BOX)
    marks: list[Mark] = []
    for day, is_planned in enumerate(planned):
        middle = (day + 0.5) * pitch
        if is_planned:
            marks.append(Outline(middle - wide / 2, -high / 2, wide, high, LINE, RADIUS))
        else:
            marks.append(Outline(middle - DOT / 2, -DOT / 2, DOT, DOT, 0.0, DOT / 2, filled=True))
    return tuple(marks)
