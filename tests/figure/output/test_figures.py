"""What pages ask for: stills and movements, also from worker threads."""

import re
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from coach import resources
from coach.core.exercise import Side
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Angle
from coach.figure.output.orders import FrameOrder
from coach.figure.pose.pose_file import PoseError
from tests.figure.output.own_files import own_folders


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


def test_a_frame_is_of_the_moment_and_the_angle_asked_for(figures: Figures) -> None:
    best = figures.frame(FrameOrder("bridge", Side.BOTH, 1.0))
    turned = figures.frame(FrameOrder("bridge", Side.BOTH, 1.0, view=Angle(40.0, 30.0)))
    start = figures.frame(FrameOrder("bridge", Side.BOTH, 0.0))
    assert turned.view == Angle(40.0, 30.0)
    assert best.view is not None
    assert best.bounds == start.bounds != turned.bounds
    assert best.background == start.background
    assert best.shapes != start.shapes


def test_breathing_leaves_most_of_the_figure_as_it_was(figures: Figures) -> None:
    out, breathed_in = (
        figures.frame(FrameOrder("hamstring-stretch", Side.RIGHT, 1.0, breath)).shapes
        for breath in (0.0, 1.0)
    )
    assert out != breathed_in
    assert len(set(out) & set(breathed_in)) > len(out) / 2


def test_a_quick_frame_has_fewer_points(figures: Figures) -> None:
    def weight(*, quick: bool) -> int:
        order = FrameOrder("bridge", Side.BOTH, 1.0, px_per_metre=900.0, quick=quick)
        return sum(len(fill.path) for fill in figures.frame(order).shapes)

    assert weight(quick=True) < weight(quick=False)


def test_a_movement_may_stand_in_the_file_of_its_exercise(tmp_path: Path) -> None:
    poses, exercises = tmp_path / "poses", tmp_path / "exercises"
    poses.mkdir()
    exercises.mkdir()
    lying = resources.path("poses")
    bridge = (lying / "bridge.toml").read_text("utf-8")
    for base in lying.glob("*.toml"):
        (poses / base.name).write_bytes(base.read_bytes())
    (exercises / "mine.toml").write_text(nested(bridge), "utf-8")
    figures = Figures(poses, exercises)
    assert figures.motion("mine") == Figures(lying).motion("bridge")
    with pytest.raises(PoseError, match="juggling"):
        figures.motion("juggling")


def test_a_persons_own_movements_build_on_the_poses_that_ship(tmp_path: Path) -> None:
    lying, own = resources.path("poses"), own_folders(tmp_path)
    bridge = (lying / "bridge.toml").read_text("utf-8")
    (own.poses / "own-1.toml").write_text(bridge, "utf-8")
    (own.exercises / "side-lying.toml").write_text(nested(bridge), "utf-8")
    figures = Figures(lying, resources.path("exercises"), own)
    for pose in ("own-1", "side-lying"):
        assert figures.motion(pose) == figures.motion("bridge")
    other = (lying / "pelvic-tilt.toml").read_text("utf-8")
    (own.exercises / "side-lying.toml").write_text(nested(other), "utf-8")
    assert figures.motion("side-lying") == figures.motion("pelvic-tilt")


def nested(pose: str) -> str:
    """The content of a pose file as the table [motion]."""
    lines = (
        re.sub(r"^(\[+)", r"\1motion.", line) if line.startswith("[") else line
        for line in pose.splitlines()
    )
    return "[motion]\n" + "\n".join(lines)


def test_a_motion_is_read_once(figures: Figures, tmp_path: Path) -> None:
    assert figures.motion("bridge") is figures.motion("bridge")
