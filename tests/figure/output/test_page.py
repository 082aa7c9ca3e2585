"""What lies where on a page."""

import pytest

from coach.figure.drawing.scene import Scene
from coach.figure.output.page import Box, Row, panel_boxes, panels, sheet, single

SCENE = Scene((), (), (), (0.0, 0.0, 2.0, 1.0))
OTHER = Scene((), (), (), (0.0, 0.0, 2.0, 1.0))


def inside(box: Box, size: tuple[int, int]) -> bool:
    return (
        box.x >= 0
        and box.y >= 0
        and box.x + box.width <= size[0]
        and box.y + box.height <= size[1]
        and min(box.width, box.height) > 0
    )


def test_a_single_picture_fills_its_page() -> None:
    [placed] = single(SCENE, (900, 560)).placed
    assert placed == (SCENE, Box(0, 0, 900, 560))


@pytest.mark.parametrize("size", [(1200, 420), (880, 320), (32, 32), (2000, 100), (100, 2000)])
def test_panels_are_alike_and_over_their_captions(size: tuple[int, int]) -> None:
    page = panels(SCENE, OTHER, size)
    start, effort = page.placed
    assert (start.scene, effort.scene) == (SCENE, OTHER)
    assert (start.box, effort.box) == panel_boxes(size)
    assert start.box[2:] == effort.box[2:]
    assert start.box.x + start.box.width <= effort.box.x
    assert all(inside(box, size) for box in (start.box, effort.box, *page.hairlines))
    assert [words.text for words in page.words] == ["Start", "Effort"]
    for words, placed in zip(page.words, page.placed, strict=True):
        assert words.centred
        assert words.x == placed.box.x + placed.box.width / 2
        assert placed.box.y + placed.box.height <= words.baseline <= size[1]
    [line] = page.hairlines
    assert line.x + line.width / 2 == pytest.approx(size[0] / 2, abs=1)


def test_a_sheet_has_two_columns_of_rows_that_do_not_meet() -> None:
    rows = [Row(name, (SCENE, OTHER)) for name in ("one", "two", "three")]
    page = sheet(rows, (480, 300))
    boxes = [placed.box for placed in page.placed]
    assert len(boxes) == 6
    assert all(inside(box, page.size) for box in boxes)
    for place, box in enumerate(boxes):
        for other in boxes[:place]:
            beside = box.x >= other.x + other.width or other.x >= box.x + box.width
            assert beside or box.y >= other.y + other.height
    one, two, three = page.words
    assert one.baseline == two.baseline < three.baseline
    assert one.x == three.x < two.x


def test_an_empty_sheet_has_a_page() -> None:
    assert sheet([], (480, 300)).placed == ()
