"""What pages ask for: stills and movements, also from worker threads."""

from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from coach import resources
from coach.core.exercise import Side
from coach.figure.figures import Figures, Movement
from coach.figure.pose_file import PoseError
from coach.figure.scene import Look


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(resources.path("poses"))


def test_a_still_is_clear_where_nothing_is_drawn_and_sharp_on_dense_screens(
    figures: Figures,
) -> None:
    still = figures.still("bridge", 1.0, Side.BOTH, 120, 80, dark=False, ratio=2.0)
    assert (still.width(), still.height()) == (240, 160)
    assert still.devicePixelRatio() == 2.0
    assert still.pixelColor(0, 0).alpha() == 0
    assert still.pixelColor(120, 100).alpha() == 255


def test_the_sides_differ_and_a_ghost_shows_where_the_movement_began(figures: Figures) -> None:
    def drawn(side: Side, ghost: bool) -> QImage:
        return figures.still("hamstring-stretch", 1.0, side, 240, 160, dark=True, ghost=ghost)

    assert drawn(Side.RIGHT, False) != drawn(Side.LEFT, False)
    assert drawn(Side.RIGHT, True) != drawn(Side.RIGHT, False)
    mirrored = drawn(Side.LEFT, False).flipped(Qt.Orientation.Horizontal)
    right = drawn(Side.RIGHT, False)
    near = [
        abs(mirrored.pixelColor(x, y).lightness() - right.pixelColor(x, y).lightness()) < 40
        for x in range(0, 240, 4)
        for y in range(0, 160, 4)
    ]
    assert sum(near) > 0.97 * len(near)


def test_an_unknown_exercise_is_an_error_that_names_it(figures: Figures) -> None:
    with pytest.raises(PoseError, match="juggling"):
        figures.motion("juggling")


def test_stills_are_drawn_in_worker_threads(figures: Figures) -> None:
    drawn: list[QImage] = []

    def work(exercise: str) -> None:
        drawn.append(figures.still(exercise, 0.5, Side.RIGHT, 120, 80, dark=False))

    threads = [Thread(target=work, args=(name,)) for name in ("bridge", "clamshell") * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn) == 4
    assert all(still.width() == 120 for still in drawn)


def test_a_movement_is_built_frame_by_frame_and_gives_the_nearest(figures: Figures) -> None:
    movement = Movement(figures.motion("bridge"), Side.BOTH, Look(px_per_metre=200), frames=9)
    assert not movement.ready
    assert sorted(movement.build_order) == list(range(9))
    assert movement.build_order[:2] == (0, 8)
    start, effort = movement.build(0), movement.build(8)
    assert movement.picture_at(0.3) is start
    assert movement.picture_at(0.7) is effort
    middle = movement.build(4)
    assert movement.picture_at(0.45) is middle
    movement.build_all()
    assert movement.ready
    assert [movement.picture_at(i / 8) for i in (0, 4, 8)] == [start, middle, effort]
    assert len({movement.picture_at(i / 8).bounds for i in range(9)} | {movement.bounds}) == 1


def test_a_movement_with_nothing_built_still_gives_a_picture(figures: Figures) -> None:
    movement = figures.movement("clamshell", Side.LEFT)
    assert movement.picture_at(2.0) is movement.picture_at(1.0)


def test_a_motion_is_read_once(figures: Figures, tmp_path: Path) -> None:
    assert figures.motion("bridge") is figures.motion("bridge")
