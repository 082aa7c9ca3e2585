"""The pieces of the report that say something in words."""

from collections.abc import Sequence

from coach.report.clinician.clipping import clipped
from coach.report.clinician.density import Density
from coach.report.clinician.report import Figure, Remark, Report
from coach.report.column import BAR, Column
from coach.report.paper import MM
from coach.report.sheet import Align, Face, Mark, Outline, Piece, Text, Weight, rule
from coach.report.typesetter import Measure

TITLE, SPAN, NAME = Face(20, Weight.BOLD), Face(11), Face(13, Weight.SEMI_BOLD)
FIGURE = Face(17, Weight.BOLD)
FIGURE_LINE = 0.9
PAD = 2.5 * MM
WHEN = 10.8  # how wide the column of days is, by the size of its type
NOTE_LINES, FACT_LINES, REMARK_LINES, CAPTION_LINES, TOLD_LINES = 5, 3, 3, 3, 2


def head(report: Report, width: float, density: Density, measure: Measure) -> Piece:
    """What it is, of whom and of which days; a note where there is one."""
    column = Column(measure, 0.0, width)
    column.add(report.title, TITLE, align=Align.LEFT)
    if report.name:
        column.add(clipped(report.name, NAME, width, 2, measure), NAME, align=Align.LEFT)
    column.add(clipped(report.span, SPAN, width, 2, measure), SPAN, align=Align.LEFT)
    if report.note:
        note = clipped(report.note, density.plain, width, NOTE_LINES, measure)
        column.add(note, density.plain, before=1.5 * MM)
    column.y += 2 * MM
    column.marks.append(rule(0.0, column.y, width, BAR))
    return Piece(column.y + BAR, tuple(column.marks))


def figures(found: Sequence[Figure], width: float, density: Density, measure: Measure) -> Piece:
    """The most important ones side by side, each in a box."""
    gap = 3 * MM
    each = (width - gap * (len(found) - 1)) / max(len(found), 1)
    room = each - 2 * PAD
    columns = []
    for place, figure in enumerate(found):
        column = Column(measure, place * (each + gap) + PAD, room, PAD * 0.7)
        column.add(clipped(figure.value, FIGURE, room, 1, measure), FIGURE, align=Align.LEFT)
        caption = clipped(figure.caption, density.small, room, CAPTION_LINES, measure)
        column.add(caption, density.small, align=Align.LEFT)
        columns.append(column)
    high = max((column.y for column in columns), default=0.0) + PAD * 0.7
    boxes = (
        Outline(place * (each + gap), 0.0, each, high, FIGURE_LINE, 1.5 * MM)
        for place in range(len(found))
    )
    return Piece(high, (*boxes, *(mark for column in columns for mark in column.marks)))


def facts(texts: Sequence[str], width: float, density: Density, measure: Measure) -> Piece:
    """A line each; what stands before the colon is bold."""
    column = Column(measure, 0.0, width)
    for place, text in enumerate(texts):
        said = clipped(text, density.plain, width, FACT_LINES, measure)
        lead = said.find(":") + 1
        column.add(said, density.plain, before=density.between / 2 if place else 0.0, lead=lead)
    return Piece(column.y, tuple(column.marks))


def heading(text: str, width: float, density: Density, measure: Measure) -> Piece:
    column = Column(measure, 0.0, width)
    column.add(text, density.heading, align=Align.LEFT)
    column.y += 1.2 * MM
    return Piece(column.y, tuple(column.marks))


def paragraph(text: str, width: float, density: Density, measure: Measure) -> Piece:
    column = Column(measure, 0.0, width)
    column.add(clipped(text, density.plain, width, TOLD_LINES, measure), density.plain)
    return Piece(column.y + 1 * MM, tuple(column.marks))


def remark(said: Remark, width: float, density: Density, measure: Measure) -> Piece:
    """The day, and beside it what is said of it."""
    face = density.plain
    days = WHEN * face.size
    when = clipped(said.when, face, days - 2 * MM, 2, measure)
    room = width - days
    text = clipped(said.text, face, room, REMARK_LINES, measure)
    marks: list[Mark] = []
    for words, x, wide, align in (
        (when, 0.0, days - 2 * MM, Align.LEFT),
        (text, days, room, Align.LEADING),
    ):
        if not words:
            continue
        marks.append(Text(words, face, x, 0.0, wide, measure.height(words, face, wide), align))
    return Piece(max(mark.height for mark in marks) + density.between / 2, tuple(marks))


def definitions(
    name: str, texts: Sequence[str], width: float, density: Density, measure: Measure
) -> Piece:
    """The small print: what the figures mean, each led by what it explains."""
    face = density.small
    column = Column(measure, 0.0, width)
    column.marks.append(rule(0.0, 0.0, width, 0.7))
    column.y += 1.5 * MM
    column.add(name, Face(face.size, Weight.BOLD), align=Align.LEFT)
    for text in texts:
        column.add(text, face, before=1.0, lead=text.find(":") + 1)
    return Piece(column.y, tuple(column.marks))
