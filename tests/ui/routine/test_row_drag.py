"""Where rows stand while one of them is dragged."""

import pytest

from coach.ui.routine.row_drag import Drag, scroll_speed


def dragged(source: int, pointer: float) -> Drag:
    """Ten rows 80 high, held in the middle."""
    return Drag(source=source, count=10, pitch=80.0, grab=40.0, pointer=pointer)


@pytest.mark.parametrize(
    ("pointer", "target"), [(40, 0), (79, 0), (81, 1), (-500, 0), (5000, 9), (360, 4)]
)
def test_the_row_takes_the_place_that_it_mostly_covers(pointer: float, target: int) -> None:
    assert dragged(3, pointer).target == target


@pytest.mark.parametrize("pointer", [40.0, 200.0, 280.0, 440.0, 760.0])
def test_the_places_of_all_rows_are_those_after_the_drop(pointer: float) -> None:
    drag = dragged(3, pointer)
    rows = list(range(10))
    rows.insert(drag.target, rows.pop(3))
    assert sorted(range(10), key=drag.place) == rows


def test_only_the_rows_passed_step_aside() -> None:
    down = dragged(1, 4 * 80 + 40)
    assert [down.shift(row) for row in range(6) if row != 1] == [0, -80, -80, -80, 0]
    up = dragged(4, 2 * 80 + 40)
    assert [up.shift(row) for row in range(6) if row != 4] == [0, 0, 80, 80, 0]


def test_scrolling_is_faster_nearer_the_edge_and_none_in_between() -> None:
    assert scroll_speed(300, 600) == 0
    assert scroll_speed(-20, 600) < scroll_speed(30, 600) < 0
    assert scroll_speed(620, 600) > scroll_speed(570, 600) > 0
    assert scroll_speed(-900, 600) == scroll_speed(0, 600)
