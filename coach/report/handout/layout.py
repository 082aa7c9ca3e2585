"""What stands on which page: as large as it may be on the fewest pages."""

from collections.abc import Iterable, Iterator, Sequence

from coach.report.handout import grid
from coach.report.handout.blocks import care, exercise, head
from coach.report.handout.handout import Handout
from coach.report.handout.scale import DENSE, READABLE, Scale
from coach.report.paper import FOOT, MARGIN, Paper
from coach.report.sheet import Align, Face, Mark, Piece, Sheet, Text, all_moved, rule
from coach.report.typesetter import Measure

SMALL_PRINT = Face(8.5, soft=True)
RULE = 0.5
SPREAD = 0.8  # of a gap by which it may grow, so that a page is filled
MOST_PAGES = 3  # that somebody takes home gladly
PAGE = "Page {} of {}"

Page = list[Piece]


def lay_out(handout: Handout, paper: Paper, measure: Measure) -> tuple[Sheet, ...]:
    """On as few pages as can well be read, and there in the largest type that fits.

    It is set more densely only where it would take more than MOST_PAGES.
    """
    pages, scale = _fewest(handout, READABLE, paper, measure)
    if len(pages) > MOST_PAGES:
        pages, scale = _fewest(handout, (*READABLE, *DENSE), paper, measure)
    count = len(pages)
    return tuple(
        Sheet((*_placed(page, scale, paper), *_foot(handout, number, count, paper, measure)))
        for number, page in enumerate(pages, start=1)
    )


def _fewest(
    handout: Handout, scales: Iterable[Scale], paper: Paper, measure: Measure
) -> tuple[list[Page], Scale]:
    """The fewest pages that one of the scales takes, and the first of those that take so few."""
    found = [
        (_paged(_pieces(handout, scale, paper, measure), scale, paper), scale) for scale in scales
    ]
    return min(found, key=lambda each: len(each[0]))


def _pieces(handout: Handout, scale: Scale, paper: Paper, measure: Measure) -> list[Piece]:
    width, items = paper.inner_width, handout.items
    alone = len(items) == 1 and items[0].name == handout.title
    found = [head(handout, width, measure)]
    for number, item in enumerate(items, start=0 if alone else 1):
        found.append(exercise(number, item, scale, width, measure))
    if handout.care:
        found.append(care(handout.care, scale, width, measure))
    if handout.week and items:
        names = [item.name for item in items]
        if not alone:
            names = [f"{number}  {name}" for number, name in enumerate(names, start=1)]
        found += grid.pieces(names, handout.week, scale, width, paper.inner_height, measure)
    return found


def _paged(pieces: Sequence[Piece], scale: Scale, paper: Paper) -> list[Page]:
    """Each page is filled before the next one is begun."""
    pages: list[Page] = []
    left = 0.0
    for piece in pieces:
        left -= scale.gap + piece.height
        if not pages or left < 0:
            pages.append([])
            left = paper.inner_height - piece.height
        pages[-1].append(piece)
    return pages


def _placed(page: Page, scale: Scale, paper: Paper) -> Iterator[Mark]:
    """The pieces from the top, with a line in the gap before each that is ruled."""
    gap = scale.gap
    over = paper.inner_height - sum(piece.height for piece in page) - gap * (len(page) - 1)
    gap += min(over / max(len(page) - 1, 1), SPREAD * scale.gap)
    y = MARGIN
    for place, piece in enumerate(page):
        if place and piece.ruled and page[place - 1].ruled:
            yield rule(MARGIN, y - gap / 2, paper.inner_width, RULE, soft=True)
        yield from all_moved(piece.marks, MARGIN, y)
        y += piece.height + gap


def _foot(
    handout: Handout, number: int, count: int, paper: Paper, measure: Measure
) -> Iterator[Mark]:
    """The small print, with which page it is."""
    half = paper.inner_width / 2
    page = PAGE.format(number, count)
    texts = ((handout.made, 0.0, Align.LEADING), (page, half, Align.RIGHT))
    for text, x, align in texts:
        high = measure.height(text, SMALL_PRINT, half)
        y = paper.height - MARGIN - min(high, FOOT)
        yield Text(text, SMALL_PRINT, MARGIN + x, y, half, high, align)
