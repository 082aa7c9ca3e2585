"""The charts: bars as high as what they stand for, points where their ratings are."""

from itertools import pairwise

import pytest

from coach.report.clinician.charts import MOST_POINTS, POINT, bars_chart, pain_chart
from coach.report.clinician.density import DENSITIES
from coach.report.clinician.report import Bar
from coach.report.sheet import Mark, Outline, Polyline, Text
from tests.report.clinician.conftest import bars_of, pain
from tests.report.conftest import PlainMeasure

DENSITY = DENSITIES[0]
WIDTH = 510.0


def drawn(bars: list[Bar], goal: float = 0.8) -> list[Mark]:
    """The marks of a chart but those of its key, which is in the first line."""
    piece = bars_chart(bars_of(bars, goal), WIDTH, DENSITY, PlainMeasure())
    return [mark for mark in piece.marks if mark.y > 12]


def outlines(marks: list[Mark], *, filled: bool) -> list[Outline]:
    """Without the axis."""
    return [m for m in marks if isinstance(m, Outline) and m.filled is filled and m.height > 2]


def test_bars_are_as_high_as_what_was_done_and_planned() -> None:
    marks = drawn([Bar(6, 3), Bar(4, 4), Bar(0, 1), Bar(6, 0)])
    planned, done = outlines(marks, filled=False), outlines(marks, filled=True)
    day = planned[0].height / 6
    assert [mark.height / day for mark in planned] == pytest.approx([6, 4, 6])
    assert [mark.height / day for mark in done] == pytest.approx([3, 4, 1])
    feet = {round(mark.y + mark.height, 3) for mark in (*planned, *done)}
    assert len(feet) == 1


def test_the_goal_is_a_line_across_weeks_of_one_plan_and_white_on_what_is_black() -> None:
    marks = [m for m in drawn([Bar(5, 5), Bar(5, 1), Bar(3, 0)]) if isinstance(m, Polyline)]
    black = [mark for mark in marks if not mark.inverse]
    white = [mark for mark in marks if mark.inverse]
    assert len(black) == 2
    assert black[0].width == pytest.approx(2 * black[1].width)
    assert len(white) == 1
    assert white[0].y == pytest.approx(black[0].y)
    assert all(mark.dash for mark in marks)


def test_what_is_not_over_is_hatched_within_its_box() -> None:
    marks = drawn([Bar(5, 3, so_far=True)], goal=0.0)
    assert not outlines(marks, filled=True)
    box = min(outlines(marks, filled=False), key=lambda mark: mark.height)
    strokes = [mark for mark in marks if isinstance(mark, Polyline) and not mark.dash]
    assert len(strokes) > 10
    for stroke in strokes:
        assert box.x - 0.01 <= stroke.x
        assert stroke.x + stroke.width <= box.x + box.width + 0.01
        assert box.y - 0.01 <= stroke.y
        assert stroke.y + stroke.height <= box.y + box.height + 0.01


def test_figures_stand_above_bars_only_where_there_is_room() -> None:
    def figures(count: int) -> int:
        marks = drawn([Bar(5, 3, figure="3/5")] * count)
        return sum(isinstance(mark, Text) and mark.text == "3/5" for mark in marks)

    assert figures(12) == 12
    assert figures(52) == 0


def test_ratings_are_points_from_0_to_10() -> None:
    piece = pain_chart(pain(11), WIDTH, DENSITY, PlainMeasure())
    points = [m for m in piece.marks if isinstance(m, Outline) and m.height == 2 * POINT][2:]
    rings, discs = points[:11], points[11:]
    assert [mark.filled for mark in rings] == [False] * 11
    assert [mark.filled for mark in discs] == [True] * 11
    rise = [one.y - other.y for one, other in pairwise(rings)]
    assert rise == pytest.approx([rise[0]] * 10)
    assert rise[0] > 0
    lines = [m for m in piece.marks if isinstance(m, Polyline) and len(m.points) > 2]
    assert [bool(line.dash) for line in lines] == [True, False]


def test_too_many_ratings_are_lines_only_and_it_says_so() -> None:
    piece = pain_chart(pain(MOST_POINTS + 1), WIDTH, DENSITY, PlainMeasure())
    assert not [m for m in piece.marks if isinstance(m, Outline) and m.height == 2 * POINT]
    assert [m for m in piece.marks if isinstance(m, Text) and m.text == "crowded"]


def test_a_line_of_ten_years_has_no_more_corners_than_can_be_seen() -> None:
    piece = pain_chart(pain(8000), WIDTH, DENSITY, PlainMeasure())
    corners = [len(mark.points) for mark in piece.marks if isinstance(mark, Polyline)]
    assert 100 < max(corners) <= WIDTH / 0.5
