"""The table of exercises: what is prescribed, and what was done on each side."""

from collections.abc import Iterator, Sequence

from coach.report.clinician.clipping import clipped
from coach.report.clinician.density import Density
from coach.report.clinician.report import Row
from coach.report.paper import MM
from coach.report.sheet import Align, Face, Mark, Piece, Text, Weight, rule
from coach.report.typesetter import Measure

SHARES = (0.25, 0.31, 0.075, 0.185, 0.08, 0.10)  # of the width, for each column
GAP = 2 * MM  # between two columns
NUMBERS_FROM = 3  # the first column that is set to the right
MOST_LINES, MOST_HEAD_LINES = 2, 3  # of a cell
HEAD_LINE, ROW_LINE = 1.0, 0.4


def table_head(columns: Sequence[str], width: float, density: Density, measure: Measure) -> Piece:
    """The names of the columns above a line."""
    face = Face(density.fine, Weight.SEMI_BOLD)
    texts = [
        _cell(text, face, column, 0.0, MOST_HEAD_LINES, width, measure)
        for column, text in enumerate(columns)
    ]
    foot = max(text.height for text in texts)
    low = tuple(text._replace(y=foot - text.height) for text in texts)
    line = rule(0.0, foot + 1.5, width, HEAD_LINE)
    return Piece(foot + 1.5 + HEAD_LINE, (*low, line))


def table_row(row: Row, width: float, density: Density, measure: Measure) -> Piece:
    """An exercise with a line for each of its sides, above a line."""
    top = density.between / 2 + 0.5
    name = _cell(row.name, density.strong, 0, top, MOST_LINES, width, measure)
    dose = _cell(row.dose, density.plain, 1, top, MOST_LINES + 1, width, measure)
    marks: list[Mark] = [name, dose]
    y = top
    for side in row.sides:
        cells = list(_side(side.side, side.done, side.share, side.stops))
        texts = [
            _cell(text, density.plain, column, y, MOST_LINES, width, measure)
            for column, text in cells
        ]
        marks += texts
        y += max(text.height for text in texts)
    foot = max(y, name.y + name.height, dose.y + dose.height) + density.between / 2
    marks.append(rule(0.0, foot, width, ROW_LINE))
    return Piece(foot + ROW_LINE, tuple(marks))


def _side(*texts: str) -> Iterator[tuple[int, str]]:
    return enumerate(texts, start=NUMBERS_FROM - 1)


def _cell(
    text: str, face: Face, column: int, y: float, lines: int, width: float, measure: Measure
) -> Text:
    x = sum(SHARES[:column]) * width
    room = SHARES[column] * width - (GAP if column < len(SHARES) - 1 else 0.0)
    text = clipped(text, face, room, lines, measure)
    align = Align.RIGHT if column >= NUMBERS_FROM else Align.LEFT
    return Text(text, face, x, y, room, measure.height(text, face, room), align)
