"""What a stranger must be able to see: the point of each picture is not covered, hands are true."""

from functools import cache

import numpy as np
import pytest
import shapely

from coach.core.exercise import Side
from coach.figure.drawing.drawing import Drawing
from coach.figure.drawing.scene import Look, best_view, build, drawing
from coach.figure.pose.flesh import limb_surface
from coach.figure.pose.motion import arrow_path, solve
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Hand
from coach.figure.shapes.camera import Camera
from tests.shipped import shipped_motion

BOTH_SIDES = (Side.RIGHT, Side.LEFT)
PHASES = (0.0, 0.25, 0.5, 0.75, 1.0)


@cache
def motion(exercise: str) -> Motion:
    return shipped_motion(exercise)


def drawn(exercise: str, phase: float, side: Side) -> Drawing:
    moving = motion(exercise)
    view = best_view(moving, side)
    return drawing(moving, phase, side, Camera(view.yaw, view.pitch), Look())


def seen(picture: Drawing, part: str) -> float:
    """The share of a part that nothing drawn later covers; where it joins its neighbour, that
    counts as covered.
    """
    place = picture.order.index(picture.part(part))
    over = shapely.union_all([picture.bases[i] for i in picture.order[place + 1 :]])
    whole = picture.base(part)
    return float(shapely.difference(whole, over).area / whole.area)


@pytest.mark.parametrize("side", BOTH_SIDES)
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(
    ("exercise", "part", "share"),
    [
        ("piriformis-stretch", "foot", 0.55),
        ("piriformis-stretch", "shank", 0.85),
        ("piriformis-stretch", "hand", 0.65),
        ("quadriceps-stretch", "hand", 0.7),
        ("quadriceps-stretch", "foot", 0.45),
        ("single-knee-to-chest", "hand", 0.7),
        ("hamstring-stretch", "hand", 0.7),
        ("clamshell", "foot", 0.7),
        ("clamshell", "thigh", 0.6),
    ],
)
def test_what_matters_is_not_covered(
    exercise: str, part: str, share: float, phase: float, side: Side
) -> None:
    assert seen(drawn(exercise, phase, side), f"{side.value}_{part}") > share


@pytest.mark.parametrize("side", BOTH_SIDES)
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize(
    ("exercise", "part", "share"),
    [
        ("lower-trunk-rotation", "shank", 0.85),
        ("lower-trunk-rotation", "foot", 0.7),
        ("single-knee-to-chest", "hand", 0.6),
        ("single-knee-to-chest", "shank", 0.3),
        ("hamstring-stretch", "forearm", 0.65),
        ("hamstring-stretch-towel", "hand", 0.7),
        ("hamstring-stretch-towel", "towel", 0.4),
        ("abdominal-draw-in", "hand", 0.8),
    ],
)
def test_both_of_a_pair_are_seen(
    exercise: str, part: str, share: float, phase: float, side: Side
) -> None:
    picture = drawn(exercise, phase, side)
    assert min(seen(picture, f"{each.value}_{part}") for each in BOTH_SIDES) > share


@pytest.mark.parametrize("side", BOTH_SIDES)
@pytest.mark.parametrize("exercise", ["hamstring-stretch", "hamstring-stretch-towel"])
def test_the_arrow_leads_from_the_foot_to_the_foot(exercise: str, side: Side) -> None:
    moving = motion(exercise)
    view = best_view(moving, side)
    camera = Camera(view.yaw, view.pitch)
    (arrow,) = moving.arrows
    tail, *_, tip = camera.project(arrow_path(moving, arrow, side))[0]
    for phase, end in ((0.0, tail), (1.0, tip)):
        joints = solve(moving, phase, side).joints
        sole = np.array([joints[f"{side.value}_{joint}"] for joint in ("heel", "ball", "toe")])
        assert 0.03 < np.linalg.norm(camera.project(sole)[0] - end, axis=1).min() < 0.15


@pytest.mark.parametrize("side", BOTH_SIDES)
def test_no_arm_hides_the_low_back_in_the_pelvic_tilt(side: Side) -> None:
    posed = solve(motion("pelvic-tilt"), 0.0, side)
    view = best_view(motion("pelvic-tilt"), side)
    camera = Camera(view.yaw, view.pitch)
    picture = drawn("pelvic-tilt", 0.0, side)
    near = f"{side.value}_forearm"
    arms = shapely.union_all([picture.base(near), picture.base(near.replace("fore", "upper_"))])
    share = np.linspace(0.0, 1.0, 9)[:, None]
    spine = posed.joints["pelvis"] * share + posed.joints["waist"] * (1 - share)
    spine[:, 1] = 0.01
    low_back = shapely.linestrings(camera.project(spine)[0])
    assert not shapely.intersects(arms, low_back)


def test_the_pushing_hand_lies_flat_on_the_crossed_knee() -> None:
    hand = motion("piriformis-stretch").effort.right_arm.hand
    assert isinstance(hand, Hand)
    assert hand.flat
    for phase in PHASES:
        posed = solve(motion("piriformis-stretch"), phase, Side.RIGHT)
        _, normal = limb_surface(hand.on, hand.along, hand.around, posed)
        palm = posed.frames["right_hand"][:, 0]
        assert float(palm @ normal) < -0.98
    body = drawn("piriformis-stretch", 1.0, Side.RIGHT)
    assert "right_hand" not in body.grips


@pytest.mark.parametrize("phase", [0.25, 1.0])
def test_a_glow_is_few_nested_shapes_on_the_body(phase: float) -> None:
    shapes = build(motion("bridge"), phase, Side.BOTH).shapes
    glows = [s for s in shapes if s.role.startswith("glow")]
    assert 0 < len(glows) <= 3 * 4
    assert all(shape.opacity < 0.9 for shape in glows), "the clothes still show through"


def test_a_glow_swells_with_the_effort() -> None:
    extents = []
    for phase in (0.25, 1.0):
        picture = build(motion("hamstring-stretch-towel"), phase, Side.RIGHT)
        rings = [r for s in picture.shapes if s.role == "glow" for r in s.rings]
        extents.append(sum(shapely.polygons(ring).area for ring in rings))
    assert extents[1] > extents[0] * 1.2


def test_arrows_of_thumbnails_are_thinner_than_limbs() -> None:
    shapes = build(motion("bridge"), 0.0, Side.BOTH, look=Look(px_per_metre=55)).overlay
    arrow = next(s for s in shapes if s.role == "arrow")
    polygon = shapely.polygons(arrow.rings[0])
    widest = 2 * shapely.maximum_inscribed_circle(polygon).length
    assert widest < 0.07
    assert shapely.buffer(polygon, -0.02).area < 0.001, "the shaft is as wide as an arm"
