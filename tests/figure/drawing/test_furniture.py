"""The chair and the wall: drawn from wherever they are seen, and in the right order."""

import numpy as np
import pytest
import shapely

from coach.core.exercise import Side
from coach.figure.drawing import chair
from coach.figure.drawing.scene import Look, Scene, build, drawing, mirrored
from coach.figure.output.palette import palette
from coach.figure.pose.furniture import CHAIR
from coach.figure.pose.movement import Motion, View
from coach.figure.shapes.camera import Camera
from tests.shipped import shipped_motion

BASES = ("standing", "standing-at-wall", "sitting-on-chair", "all-fours", "prone")


def motion(base: str) -> Motion:
    return shipped_motion(base)


def painted(yaw: float, pitch: float = 15.0) -> list[str]:
    """The names of the parts and of the chair's boxes, back to front, of somebody who sits."""
    seated = drawing(motion("sitting-on-chair"), 0.0, Side.RIGHT, Camera(yaw, pitch), Look())
    return [*seated.painted()]


def covered(scene: Scene, role: str) -> shapely.Geometry:
    return shapely.union_all([s.area for s in scene.all_shapes if s.role == role])


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("yaw", [-90.0, -38.0, 0.0, 70.0, 180.0])
def test_a_base_pose_is_whole_coloured_and_within_its_frame(base: str, yaw: float) -> None:
    for side in (Side.RIGHT, Side.LEFT):
        scene = build(motion(base), 0.0, side, View(yaw, 14.0))
        roles = {shape.role for shape in scene.all_shapes}
        assert {"ink", "skin", "shirt", "shorts", "mat", "shadow"} <= roles
        assert ("chair" in roles) == (base == "sitting-on-chair")
        for dark in (False, True):
            assert roles <= set(palette(dark))
        points = np.vstack([ring for s in scene.all_shapes for ring in s.rings])
        x0, y0, x1, y1 = scene.bounds
        assert (points.min(axis=0) >= (x0, y0)).all()
        assert (points.max(axis=0) <= (x1, y1)).all()


@pytest.mark.parametrize("yaw", [-150.0, -90.0, -40.0, 0.0, 40.0, 90.0, 140.0])
@pytest.mark.parametrize("pitch", [5.0, 15.0, 40.0, 70.0])
def test_who_sits_on_the_seat_is_over_it(yaw: float, pitch: float) -> None:
    order = painted(yaw, pitch)
    for part in ("torso", "left_thigh", "right_thigh"):
        assert order.index(part) > order.index("seat")


@pytest.mark.parametrize("yaw", [60.0, 90.0, 120.0])
def test_from_behind_the_backrest_is_over_the_trunk_and_the_seat_over_the_shins(yaw: float) -> None:
    order = painted(yaw)
    assert order.index("back") > order.index("torso")
    assert order.index("seat") > max(order.index(f"{side}_shank") for side in ("left", "right"))


@pytest.mark.parametrize("yaw", [-60.0, -90.0, -120.0])
def test_from_the_feet_the_trunk_is_over_the_backrest_and_shins_over_the_legs(yaw: float) -> None:
    order = painted(yaw)
    assert order.index("torso") > order.index("back")
    for side in ("left", "right"):
        legs = [f"{side}_front_leg", f"{side}_rear_leg", "seat"]
        assert order.index(f"{side}_shank") > max(order.index(leg) for leg in legs)


@pytest.mark.parametrize(("yaw", "near"), [(0.0, "right"), (180.0, "left"), (-30.0, "right")])
def test_the_near_legs_of_the_chair_are_over_the_far_ones(yaw: float, near: str) -> None:
    order, far = painted(yaw), "left" if near == "right" else "right"
    for leg in ("front_leg", "rear_leg", "post"):
        assert order.index(f"{near}_{leg}") > order.index(f"{far}_{leg}")


@pytest.mark.parametrize("yaw", range(-180, 180, 30))
def test_boxes_that_overlap_are_ordered_without_a_ring(yaw: int) -> None:
    """Each box can be painted after all that are behind it."""
    under: dict[int, set[int]] = {i: set() for i in range(len(CHAIR))}
    for low, high, area in chair.order(Camera(float(yaw), 18.0)):
        assert area > 0
        under[high].add(low)
    left = set(under)
    while left:
        free = {box for box in left if not under[box] & left}
        assert free, "a ring"
        left -= free


def test_the_chair_is_the_same_in_a_mirror() -> None:
    seated = motion("sitting-on-chair")
    right = build(seated, 0.0, Side.RIGHT, View(-38.0, 12.0))
    left = mirrored(build(seated, 0.0, Side.LEFT, View(-142.0 + 360.0, 12.0)))
    for role in ("chair", "chair_side", "chair_shade", "mat"):
        both = covered(left, role), covered(right, role)
        assert shapely.symmetric_difference(*both).area < 0.01 * both[0].area, role


@pytest.mark.parametrize("yaw", [-90.0, -35.0, 0.0, 60.0, 120.0, 180.0])
def test_the_wall_hides_nobody(yaw: float) -> None:
    scene = build(motion("standing-at-wall"), 0.0, Side.RIGHT, View(yaw, 10.0))
    background = {shape.role for shape in scene.background}
    assert "wall_edge" in background
    assert ("wall" in background) == (yaw in (-90.0, -35.0))
    assert not any(shape.role.startswith("wall") for shape in scene.shapes)


def test_the_floor_reaches_under_the_chair_and_the_feet() -> None:
    scene = build(motion("sitting-on-chair"), 0.0, Side.RIGHT, View(-60.0, 60.0))
    floor, shade = covered(scene, "mat"), covered(scene, "shadow")
    assert shapely.difference(shade, shapely.buffer(floor, 1e-4)).area < 1e-5
    assert covered(scene, "sole").intersects(floor)
