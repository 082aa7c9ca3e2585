"""The lens: what it enlarges is inside it, without arms, and the tiny movements show in it."""

import numpy as np
import pytest
import shapely

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.body.model import model
from coach.figure.drawing import inset
from coach.figure.drawing.drawing import Drawing, Pen
from coach.figure.drawing.scene import best_view, bounds, build
from coach.figure.pose.motion import solve
from coach.figure.pose.movement import INSETS, Motion
from coach.figure.shapes.camera import Camera
from tests.shipped import shipped_motion

TINY = ("gluteal-squeeze", "pelvic-tilt", "abdominal-draw-in")
LEVEL = Camera(0.0, 0.0)


def motion(exercise: str) -> Motion:
    return shipped_motion(exercise)


def torso(exercise: str, phase: float) -> shapely.Geometry:
    """The trunk's outline from the side."""
    posed = solve(motion(exercise), phase, Side.RIGHT)
    return Drawing(model(Appearance()), posed, LEVEL, Pen(450)).base("torso")


def heights(outline: shapely.Geometry, x: float) -> tuple[float, float]:
    """The lowest and highest point of an outline above x."""
    _, low, _, high = shapely.intersection(outline, shapely.box(x - 0.002, -1, x, 1)).bounds
    return low, high


def test_every_lens_a_pose_file_may_name_is_there() -> None:
    assert set(inset.INSETS) == set(INSETS) - {""}


@pytest.mark.parametrize("exercise", TINY)
@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_the_lens_hangs_beside_the_body_within_the_frame(exercise: str, side: Side) -> None:
    moving = motion(exercise)
    view = best_view(moving, side)
    centre = inset.middle(moving, side, Camera(view.yaw, view.pitch))
    x0, y0, x1, y1 = bounds(moving, side, view)
    assert x0 < centre[0] - inset.RADIUS < centre[0] + inset.RADIUS < x1
    assert y0 < centre[1] - inset.RADIUS < centre[1] + inset.RADIUS < y1


@pytest.mark.parametrize("exercise", TINY)
@pytest.mark.parametrize("yaw", range(0, 360, 45))
def test_the_lens_covers_no_body_from_any_side(exercise: str, yaw: int) -> None:
    camera = Camera(float(yaw), 35.0)
    centre = inset.middle(motion(exercise), Side.RIGHT, camera)
    disc = shapely.buffer(shapely.points(centre), inset.RADIUS)
    for phase in (0.0, 0.5, 1.0):
        posed = solve(motion(exercise), phase, Side.RIGHT)
        body = Drawing(model(Appearance()), posed, camera, Pen(450)).outline()
        assert not shapely.intersects(disc, body)


def test_what_the_lens_shows_stays_within_it() -> None:
    moving = motion("pelvic-tilt")
    scene = build(moving, 1.0, Side.RIGHT)
    roles = [shape.role for shape in scene.shapes]
    shown = scene.shapes[roles.index("lens") + 1 :]
    view = best_view(moving, Side.RIGHT)
    camera = Camera(view.yaw, view.pitch)
    centre = inset.middle(moving, Side.RIGHT, camera)
    points = np.vstack([ring for shape in shown for ring in shape.rings])
    assert np.linalg.norm(points - centre, axis=1).max() < inset.RADIUS + 0.001
    roles_shown = {shape.role for shape in shown}
    assert {"shirt", "shorts", "glow", "ghost", "mat", "arrow"} <= roles_shown
    assert "skin" not in roles_shown, "an arm is in the way"


def test_the_gap_under_the_low_back_is_seen_and_closes() -> None:
    x = float(solve(motion("pelvic-tilt"), 0.0, Side.RIGHT).joints["waist"][0])
    (before, _), (after, _) = (heights(torso("pelvic-tilt", phase), x) for phase in (0, 1))
    assert before > 0.017
    assert after < 0.008


def test_the_belly_sinks_and_the_back_stays() -> None:
    x = float(solve(motion("abdominal-draw-in"), 0.0, Side.RIGHT).joints["waist"][0])
    rest, drawn = (heights(torso("abdominal-draw-in", phase), x) for phase in (0, 1))
    assert rest[1] - drawn[1] > 0.015
    assert abs(rest[0] - drawn[0]) < 0.002


@pytest.mark.parametrize("exercise", ["pelvic-tilt", "abdominal-draw-in"])
@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_the_mat_in_the_lens_is_level(exercise: str, side: Side) -> None:
    """A slanted edge would show a gap under the back where there is none."""
    moving = motion(exercise)
    view = best_view(moving, side)
    scene = build(moving, 0.0, side)
    roles = [shape.role for shape in scene.shapes]
    lens = roles.index("lens")
    mat = scene.shapes[lens + 1 + roles[lens + 1 :].index("mat")].area
    centre = inset.middle(moving, side, Camera(view.yaw, view.pitch))
    disc = shapely.buffer(shapely.points(centre), inset.RADIUS, quad_segs=64)
    _, top = heights(mat, float(centre[0]))
    below = shapely.intersection(disc, shapely.box(-9.0, -9.0, 9.0, top))
    assert mat.area == pytest.approx(below.area, rel=0.01)
