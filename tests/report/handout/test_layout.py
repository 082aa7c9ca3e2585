"""What stands on which page: everything once, nothing torn or covered, on few pages."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from coach.report.handout.handout import Handout
from coach.report.handout.layout import lay_out
from coach.report.paper import A4, FOOT, LETTER, MARGIN, PAPERS, Paper, usual_paper
from coach.report.sheet import Outline, Picture, Sheet, Text
from coach.report.typesetter import Measure, Typesetter
from tests.report.conftest import PlainMeasure, handout

TOLERANCE = 0.5  # points


def texts(sheets: tuple[Sheet, ...]) -> list[str]:
    return [mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Text)]


def solid(sheet: Sheet) -> Iterator[Text | Picture]:
    """What must not lie over each other; the number lies in its ring."""
    for mark in sheet.marks:
        if isinstance(mark, Text | Picture):
            yield mark


def overlap(one: Text | Picture, other: Text | Picture) -> bool:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide > TOLERANCE and high > TOLERANCE


def page_of(sheets: tuple[Sheet, ...], part: str) -> set[int]:
    return {
        number
        for number, sheet in enumerate(sheets)
        for mark in sheet.marks
        if isinstance(mark, Text) and part in mark.text
    }


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(1, 40),
    words=st.integers(1, 5),
    grid=st.booleans(),
    fill_in=st.booleans(),
    paper=st.sampled_from(PAPERS),
)
def test_everything_stands_once_and_nothing_lies_over_it(
    count: int, words: int, grid: bool, fill_in: bool, paper: Paper
) -> None:
    wanted = handout(count, words=words, grid=grid, fill_in=fill_in)
    sheets = lay_out(wanted, paper, PlainMeasure())
    pictures = [m.frame for s in sheets for m in s.marks if isinstance(m, Picture)]
    assert pictures == [order for each in wanted.items for order in (each.start, each.effort)]
    said = "\n".join(texts(sheets))
    for each in wanted.items:
        for part in (each.dose, *each.steps, *each.cautions, *filter(None, [each.note])):
            assert said.count(part) == sum(part in "".join(_said(other)) for other in wanted.items)
    for sheet in sheets:
        assert not [pair for pair in combinations(solid(sheet), 2) if overlap(*pair)]
        for mark in sheet.marks:
            assert mark.x >= MARGIN - TOLERANCE
            assert mark.x + mark.width <= paper.width - MARGIN + TOLERANCE
            assert mark.y >= MARGIN - TOLERANCE
            assert mark.y + mark.height <= paper.height - MARGIN + TOLERANCE


def _said(item: object) -> Iterator[str]:
    for field in ("dose", "note"):
        yield getattr(item, field)
    for field in ("steps", "cautions"):
        yield from getattr(item, field)


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 40), words=st.integers(1, 4), paper=st.sampled_from(PAPERS))
def test_no_exercise_is_torn_apart(count: int, words: int, paper: Paper) -> None:
    wanted = handout(count, words=words)
    sheets = lay_out(wanted, paper, PlainMeasure())
    for each in wanted.items:
        pages = {
            number
            for number, sheet in enumerate(sheets)
            for mark in sheet.marks
            if (isinstance(mark, Picture) and mark.frame in (each.start, each.effort))
            or (isinstance(mark, Text) and any(part in mark.text for part in each.steps))
        }
        assert len(pages) == 1


@settings(max_examples=40, deadline=None)
@given(count=st.integers(1, 40), words=st.integers(1, 3), paper=st.sampled_from(PAPERS))
def test_a_grids_heading_has_rows_below_it_and_a_box_for_each_planned_day(
    count: int, words: int, paper: Paper
) -> None:
    sheets = lay_out(handout(count, words=words), paper, PlainMeasure())
    for sheet in sheets:
        heads = [m for m in sheet.marks if isinstance(m, Text) and m.text.startswith("Tick what")]
        for head in heads:
            assert [box for box in _boxes(sheet) if box.y > head.y]
    assert sum(len(_boxes(sheet)) for sheet in sheets) == count * 3 * 4


def _boxes(sheet: Sheet) -> list[Outline]:
    """Those to tick: neither rings, nor the box round the cautions, nor lines."""
    return [
        mark
        for mark in sheet.marks
        if isinstance(mark, Outline) and not mark.filled and mark.width < 25 and mark.line < 1
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize(("count", "most"), [(1, 1), (2, 1), (5, 2), (10, 3), (15, 3)])
def test_a_usual_routine_takes_one_to_three_pages(
    count: int, most: int, paper: Paper, measure: PlainMeasure
) -> None:
    assert len(lay_out(handout(count), paper, measure)) <= most


def test_more_exercises_take_more_pages_and_smaller_type(measure: Measure) -> None:
    few, many = (lay_out(handout(count), A4, measure) for count in (3, 15))
    assert _body(few) > _body(many) >= 9
    assert len(lay_out(handout(40), A4, measure)) > 3


def _body(sheets: tuple[Sheet, ...]) -> float:
    return min(
        mark.face.size
        for sheet in sheets
        for mark in sheet.marks
        if isinstance(mark, Text) and "Bend the knee" in mark.text
    )


def test_a_single_exercise_under_its_own_name_is_not_named_twice(measure: Measure) -> None:
    one = handout(1, grid=False)
    alone = Handout(one.items[0].name, "", one.items, one.care, one.made)
    assert texts(lay_out(alone, A4, measure)).count(one.items[0].name) == 1
    assert "1" not in texts(lay_out(alone, A4, measure))


def test_each_page_says_which_it_is(measure: Measure) -> None:
    sheets = lay_out(handout(10), A4, measure)
    pages = [f"Page {number} of {len(sheets)}" for number in range(1, len(sheets) + 1)]
    assert [text for text in texts(sheets) if text.startswith("Page ")] == pages
    assert texts(sheets).count("Made with Back Coach") == len(sheets)


def test_name_and_date_are_left_out_when_nobody_wants_them(measure: Measure) -> None:
    assert {"Name", "Date"} <= set(texts(lay_out(handout(2), A4, measure)))
    assert not {"Name", "Date"} & set(texts(lay_out(handout(2, fill_in=False), A4, measure)))


def test_an_empty_routine_is_a_page_without_a_grid(measure: Measure) -> None:
    (sheet,) = lay_out(handout(0), A4, measure)
    assert "Tick what you have done" not in texts((sheet,))


def test_the_small_print_lies_below_everything(measure: Measure) -> None:
    for sheet in lay_out(handout(15), LETTER, measure):
        foot = min(m.y for m in sheet.marks if isinstance(m, Text) and m.text.startswith("Page"))
        for mark in sheet.marks:
            if not (isinstance(mark, Text) and mark.y >= foot):
                assert mark.y + mark.height <= LETTER.height - MARGIN - FOOT + TOLERANCE


def test_the_usual_paper_is_that_of_the_country() -> None:
    for name, paper in (("en_US", LETTER), ("en_CA", LETTER), ("en_GB", A4), ("de_DE", A4)):
        assert usual_paper(QLocale(name)) is paper


def test_real_type_of_any_script_is_as_high_as_its_lines(qapp: object) -> None:
    from coach.report.sheet import Face

    typesetter = Typesetter()
    one = typesetter.height("Bend", Face(10), 200)
    assert typesetter.height("Bend the knee " * 20, Face(10), 200) >= 6 * one
    assert typesetter.height("W" * 200, Face(10), 200) > 5 * one
