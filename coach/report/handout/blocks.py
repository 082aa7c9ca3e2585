"""The pieces that say something: the head, the exercises, and what to take care of."""

from collections.abc import Iterable

from coach.report.column import BAR, Column
from coach.report.handout.handout import Handout, Item
from coach.report.handout.scale import Scale
from coach.report.paper import MM
from coach.report.sheet import (
    Align,
    Face,
    Mark,
    Outline,
    Picture,
    Piece,
    Text,
    Weight,
    all_moved,
    rule,
)
from coach.report.typesetter import Measure

TITLE = Face(24, Weight.BOLD)
SUMMARY, FIELD = Face(11), Face(10.5, soft=True)
CAPTION = Face(8.5, soft=True)
SHAPE = 0.56  # of a picture's height to its width
FIELD_WIDTH, FIELD_LINE = 66 * MM, 0.7
GUTTER = 3 * MM
CAPTIONS = ("Start", "Effort")
NAME, DATE = "Name", "Date"
NO_BREAK = "\N{NO-BREAK SPACE}"
TAKE_CARE, NOTE = "Take care:", "Note:"


def head(handout: Handout, width: float, measure: Measure) -> Piece:
    """Title and summary, beside the lines to fill in by hand."""
    room = width - FIELD_WIDTH - 8 * MM if handout.fill_in else width
    column = Column(measure, 0.0, room)
    column.add(handout.title, TITLE, align=Align.LEFT)
    if handout.summary:
        column.add(handout.summary, SUMMARY, before=1 * MM)
    marks, y = column.marks, column.y
    if handout.fill_in:
        fields = [_field(name, width - FIELD_WIDTH, measure) for name in (NAME, DATE)]
        for place, field in enumerate(fields):
            marks += all_moved(field, 0.0, 1 * MM + place * 9 * MM)
        y = max(y, 16 * MM)
    y += 3.5 * MM
    marks.append(rule(0.0, y, width, BAR))
    return Piece(y + BAR, tuple(marks))


def _field(name: str, x: float, measure: Measure) -> tuple[Mark, ...]:
    height = measure.height(name, FIELD, 14 * MM)
    label = Text(name, FIELD, x, 0.0, 14 * MM, height)
    line = rule(x + 14 * MM, height, FIELD_WIDTH - 14 * MM, FIELD_LINE)
    return label, line


def exercise(number: int, item: Item, scale: Scale, width: float, measure: Measure) -> Piece:
    """Start and effort side by side, and what is to be done beside or below them.

    A `number` of 0 is an exercise that stands for itself, without number and name.
    """
    each = scale.picture or (width - GUTTER) / 2
    left = Column(measure, 0.0, 2 * each + GUTTER, 0.0)
    left.marks += _pair(item, each, measure)
    left.y = max(mark.y + mark.height for mark in left.marks)
    if scale.picture:
        x = 2 * each + 2.5 * GUTTER
        right = Column(measure, x, width - x)
        left.y += 1 * MM
        _add_facts(left, item, scale)
    else:
        right = left
        right.y += GUTTER
    _add_heading(right, number, item, scale)
    if right is left:
        _add_facts(right, item, scale)
    _add_instructions(right, item, scale)
    marks = left.marks if right is left else [*left.marks, *right.marks]
    return Piece(max(left.y, right.y), tuple(marks), ruled=True)


def _pair(item: Item, each: float, measure: Measure) -> list[Mark]:
    marks: list[Mark] = []
    height = each * SHAPE
    for place, (order, caption) in enumerate(zip((item.start, item.effort), CAPTIONS, strict=True)):
        x = place * (each + GUTTER)
        marks.append(Picture(order, item.name, x, 0.0, each, height))
        high = measure.height(caption, CAPTION, each)
        marks.append(Text(caption, CAPTION, x, height + 2, each, high, Align.CENTRE))
    return marks


def _add_facts(column: Column, item: Item, scale: Scale) -> None:
    face = scale.small if scale.picture else scale.plain
    facts = (" · ".join(item.facts),) if scale.run_in else item.facts
    for fact in facts:
        column.add(fact, face, lead=0 if scale.run_in else led(fact))


def _add_heading(column: Column, number: int, item: Item, scale: Scale) -> None:
    if number:
        column.add_named(number, item.name, scale.title)
    if item.dose:
        column.add(item.dose, scale.strong, before=0.6 * MM if number else 0.0)


def _add_instructions(column: Column, item: Item, scale: Scale) -> None:
    column.y += 1.2 * MM
    if scale.run_in and len(item.steps) > 1:
        text = "  ".join(
            f"{place}.{NO_BREAK}{step}" for place, step in enumerate(item.steps, start=1)
        )
        column.add(text, scale.plain)
    else:
        column.add_numbered(item.steps, scale.plain, before=0.4 * MM)
    if item.cautions:
        text = " ".join((TAKE_CARE, *item.cautions))
        column.add(text, scale.plain, before=1.2 * MM, lead=len(TAKE_CARE))
    if item.note:
        column.add_barred(f"{NOTE} {item.note}", scale.plain, before=1.6 * MM, lead=len(NOTE))


def care(paragraphs: Iterable[str], scale: Scale, width: float, measure: Measure) -> Piece:
    """What holds for all of it, in a box; what stands before a colon leads."""
    pad = 4 * MM
    column = Column(measure, pad, width - 2 * pad, pad * 0.75)
    for place, paragraph in enumerate(paragraphs):
        column.add(paragraph, scale.care, before=1 * MM if place else 0.0, lead=led(paragraph))
    height = column.y + pad * 0.75
    return Piece(height, (Outline(0.0, 0.0, width, height, 0.9, 2 * MM), *column.marks))


def led(text: str) -> int:
    """How many letters lead, up to a colon."""
    return text.find(":") + 1
