"""What stands on which of the report's pages: never more than two of them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from coach.report.clinician import blocks
from coach.report.clinician.charts import bars_chart, pain_chart
from coach.report.clinician.clipping import clipped
from coach.report.clinician.density import DENSITIES, Density
from coach.report.clinician.report import Listing, Remark, Report
from coach.report.clinician.table import table_head, table_row
from coach.report.paper import FOOT, MARGIN, Paper
from coach.report.sheet import Align, Face, Mark, Piece, Sheet, Text, all_moved
from coach.report.typesetter import Measure

MOST_PAGES = 2
READABLE = DENSITIES[:-1]  # for which one page is better than two
USUAL = 12  # notes and changes that are shown if anything is
SMALL_PRINT = Face(8.0)
PAGE, CONTINUED = "Page {} of {}", "{} · {}, continued"
MADE_SHARE = 0.84  # of the width of the foot, for what was made by whom and when
BELOW_CONTINUED = 6.0
TIGHT = ((8, 6, 6), (8, 3, 3), (1, 1, 1), (0, 0, 0))
"""How many rows, changes and notes are shown at the least, ever fewer while they do not fit."""


class _Shown(NamedTuple):
    """How many of each are shown; what is left out is summed up."""

    rows: int
    changes: int
    notes: int


class _Section(NamedTuple):
    """Pieces below each other. The first is never alone at the foot of a page, and `again` stands
    above those that go on on the next one.
    """

    pieces: tuple[Piece, ...]
    again: tuple[Piece, ...] = ()


class _Page:
    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.y = 0.0

    def put(self, piece: Piece) -> None:
        self.marks += all_moved(piece.marks, MARGIN, MARGIN + self.y)
        self.y += piece.height


def lay_out(report: Report, paper: Paper, measure: Measure) -> tuple[Sheet, ...]:
    """One page where that can well be read, else two, in type as large as fits.

    Of many notes and changes the earliest are summed up, and where even the smallest type does not
    suffice also the last exercises.
    """
    whole = _Shown(len(report.rows.items), len(report.changes.items), len(report.notes.items))
    usual = _Shown(whole.rows, min(whole.changes, USUAL), min(whole.notes, USUAL))

    @cache
    def setting(density: Density) -> _Setting:
        return _Setting(report, paper, measure, density)

    if setting(READABLE[-1]).holds(whole, pages=1):
        chosen = next(each for each in READABLE if setting(each).holds(whole, pages=1))
        return _sheets(report, setting(chosen).pages(whole), paper, measure)
    chosen = next((each for each in DENSITIES if setting(each).holds(usual)), DENSITIES[-1])
    shown = _most_that_fits(setting(chosen), usual, whole)
    return _sheets(report, setting(chosen).pages(shown), paper, measure)


def _most_that_fits(setting: "_Setting", usual: _Shown, whole: _Shown) -> _Shown:
    """More than is usual, notes first; or less, giving up notes first, then changes, then
    exercises.
    """
    fits, shown = setting.holds, usual
    if fits(usual):
        for field in ("notes", "changes"):
            shown = _grown(shown, field, getattr(whole, field) + 1, fits)
        return shown
    for floors in TIGHT:
        least = _Shown(*map(min, shown, floors))
        for field in ("notes", "changes", "rows"):
            fewest = shown._replace(**{field: getattr(least, field)})
            if fits(fewest):
                return _grown(fewest, field, getattr(shown, field), fits)
            shown = fewest
    return shown


def _grown(fewest: _Shown, field: str, most: int, fits: Callable[[_Shown], bool]) -> _Shown:
    """With as many of one kind, below `most`, as fit."""
    low, high = getattr(fewest, field), most
    while high - low > 1:
        middle = (low + high) // 2
        if fits(fewest._replace(**{field: middle})):
            low = middle
        else:
            high = middle
    return fewest._replace(**{field: low})


class _Setting:
    """A report set in one density, each piece but once however often it is tried where it fits."""

    def __init__(self, report: Report, paper: Paper, measure: Measure, density: Density) -> None:
        self._report = report
        self._room = paper.inner_height
        self._width = paper.inner_width
        self._density, self._measure = density, measure
        self._rows = [self._set(table_row, row) for row in report.rows.items]
        self._remark = cache(partial(self._set, blocks.remark))
        self._first = (self._set(blocks.head, report), self._set(blocks.figures, report.figures))
        self._facts = self._set(blocks.facts, report.facts)
        self._bars = self._set(bars_chart, report.bars)
        self._pain = self._set(pain_chart, report.pain)
        args = (self._width, density, measure)
        self._small = blocks.definitions(report.definitions_heading, report.definitions, *args)

    def holds(self, shown: _Shown, *, pages: int = MOST_PAGES) -> bool:
        return len(self.pages(shown)) <= pages

    def pages(self, shown: _Shown) -> list[_Page]:
        pages = [_Page()]
        for place, section in enumerate(self._sections(shown)):
            self._flow(section, pages, self._density.gap if place else 0.0)
        return pages

    def _flow(self, section: _Section, pages: list[_Page], gap: float) -> None:
        if not section.pieces:
            return
        first = sum(piece.height for piece in section.pieces[:2])
        if pages[-1].y + gap + first > self._room:
            pages.append(self._next_page())
        elif pages[-1].y:
            pages[-1].y += gap
        for piece in section.pieces:
            if pages[-1].y + piece.height > self._room:
                pages.append(self._next_page())
                for repeated in section.again:
                    pages[-1].put(repeated)
            pages[-1].put(piece)

    def _next_page(self) -> _Page:
        """One that says whose report goes on, as pages get apart."""
        report, page = self._report, _Page()
        title = f"{report.title}, {report.name}" if report.name else report.title
        text = clipped(
            CONTINUED.format(title, report.span), SMALL_PRINT, self._width, 1, self._measure
        )
        high = self._measure.height(text, SMALL_PRINT, self._width)
        page.put(Piece(high, (Text(text, SMALL_PRINT, 0.0, 0.0, self._width, high, Align.LEFT),)))
        page.y += BELOW_CONTINUED
        return page

    def _sections(self, shown: _Shown) -> Iterator[_Section]:
        report = self._report
        for piece in self._first:
            yield _Section((piece,))
        yield _Section((self._facts,))
        yield _Section((self._heading(report.bars.heading), self._bars))
        told = self._set(blocks.paragraph, report.pain.told)
        charted = (self._pain,) if report.pain.before or report.pain.after else ()
        yield _Section((_joined(self._heading(report.pain.heading), told), *charted))
        columns = self._set(table_head, report.columns)
        if self._rows:
            title = self._heading(report.rows.heading)
            pieces = [_joined(title, columns), *self._rows[: shown.rows]]
            pieces += self._instead(report.rows.instead[shown.rows])
            yield _Section(tuple(pieces), again=(columns,))
        yield self._listed(report.changes, shown.changes)
        yield self._listed(report.notes, shown.notes)
        yield _Section((self._small,))

    def _listed(self, listing: Listing[Remark], count: int) -> _Section:
        if not listing.items:
            return _Section(())
        title, shown = self._heading(listing.heading), listing.items[:count]
        instead = self._instead(listing.instead[count])
        return _Section((title, *map(self._remark, shown), *instead))

    def _instead(self, text: str) -> list[Piece]:
        return [self._remark(Remark("", text))] if text else []

    def _heading(self, text: str) -> Piece:
        return self._set(blocks.heading, text)

    def _set(self, block: Callable[..., Piece], said: object) -> Piece:
        return block(said, self._width, self._density, self._measure)


def _joined(upper: Piece, lower: Piece) -> Piece:
    """Two pieces as one."""
    marks = (*upper.marks, *all_moved(lower.marks, 0.0, upper.height))
    return Piece(upper.height + lower.height, marks)


def _sheets(
    report: Report, pages: Sequence[_Page], paper: Paper, measure: Measure
) -> tuple[Sheet, ...]:
    count = len(pages)
    return tuple(
        Sheet((*page.marks, *_foot(report, number, count, paper, measure)))
        for number, page in enumerate(pages, start=1)
    )


def _foot(
    report: Report, number: int, count: int, paper: Paper, measure: Measure
) -> Iterator[Mark]:
    """Who made it and what it is not, with which page it is."""
    wide = paper.inner_width * MADE_SHARE
    page = PAGE.format(number, count)
    texts = (
        (clipped(report.made, SMALL_PRINT, wide, 2, measure), 0.0, wide, Align.LEFT),
        (page, wide, paper.inner_width - wide, Align.RIGHT),
    )
    for text, x, room, align in texts:
        high = measure.height(text, SMALL_PRINT, room)
        y = paper.height - MARGIN - min(high, FOOT)
        yield Text(text, SMALL_PRINT, MARGIN + x, y, room, high, align)
