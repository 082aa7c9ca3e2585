"""Bodies: builds and clothes that differ, lie on the mat, fold where they bend, and breathe."""

from functools import cache

import msgspec
import numpy as np
import pytest
import shapely

from coach import resources
from coach.core.appearance import READY_MADE, Age, Appearance, Build, Clothes
from coach.core.exercise import Side
from coach.figure.body.body import parts
from coach.figure.body.fingers import Hold, fingers
from coach.figure.body.folds import folds, hip_bend, twist
from coach.figure.body.model import Model, model
from coach.figure.drawing.drawing import Drawing, Pen
from coach.figure.drawing.scene import Look, build, holds
from coach.figure.pose.motion import solve
from coach.figure.pose.movement import Motion
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Camera
from coach.figure.shapes.flats import flatten
from coach.figure.shapes.outlines import Rig
from coach.figure.shapes.strokes import Hem, Hems, Stroke, visible
from tests.shipped import shipped_motion

POSES = sorted(
    path.stem
    for path in resources.path("poses").glob("*.toml")
    if resources.path("exercises", path.name).is_file() or path.stem == "hamstring-stretch-towel"
)
ON_THE_MAT = 0.010  # metres that flesh may be pressed in
FINE = 500.0  # pixels per metre
SHOWN = [
    Appearance(build=build, clothes=clothes, age=age)
    for build, clothes, age in (
        (Build.SLIM, Clothes.LEGGINGS, Age.YOUNG),
        (Build.BROAD, Clothes.LONG, Age.MIDDLE),
        (Build.ROUND, Clothes.SHORTS, Age.OLDER),
        (Build.CURVY, Clothes.SHORTS, Age.YOUNG),
    )
]


@cache
def motion(exercise: str) -> Motion:
    return shipped_motion(exercise)


@cache
def posed(exercise: str, phase: float, side: Side = Side.RIGHT) -> Posed:
    return solve(motion(exercise), phase, side)


def drawn(appearance: Appearance, body: Posed, yaw: float = 0.0, pitch: float = 20.0) -> Drawing:
    return Drawing(model(appearance), body, Camera(yaw, pitch), Pen(FINE))


def lowest(body: Model, at: Posed) -> dict[str, float]:
    """How high each part's lowest point is, metres."""
    found = {}
    for part in body.parts:
        hulls = [hull for region in part.regions for hull in region.hulls]
        middles, axes = Rig(hulls).place(at)
        found[part.name] = float((middles[:, 1] - np.linalg.norm(axes[:, 1], axis=1)).min())
    return found


@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
@pytest.mark.parametrize("exercise", POSES)
def test_no_body_sinks_into_the_mat(exercise: str, side: Side) -> None:
    for appearance in (*READY_MADE, *SHOWN):
        for phase in (0.0, 0.5, 1.0):
            body = model(appearance, holds(motion(exercise), side))
            heights = lowest(body, posed(exercise, phase, side))
            low = {part: f"{1000 * y:.1f} mm" for part, y in heights.items() if y < -ON_THE_MAT}
            assert not low, (appearance.build, appearance.clothes, phase)


@pytest.mark.parametrize(
    "other",
    [
        *(Appearance(build=build) for build in Build if build is not Build.MEDIUM),
        *(Appearance(age=age) for age in Age if age is not Age.YOUNG),
    ],
)
def test_each_build_and_age_has_its_own_outline(other: Appearance) -> None:
    body = posed("bridge", 0.0)
    ours, default = drawn(other, body).outline(), drawn(Appearance(), body).outline()
    assert shapely.symmetric_difference(ours, default).area > 0.001


@pytest.mark.parametrize("clothes", list(Clothes))
def test_clothes_cover_what_they_should(clothes: Clothes) -> None:
    roles = {
        part.name: {region.role for region in part.regions}
        for part in parts(Appearance(clothes=clothes), frozenset())
    }
    expected = {
        Clothes.SHORTS: ({"skin", "shorts"}, {"skin", "sock"}, {"shoe", "sole"}, {"skin", "shirt"}),
        Clothes.LEGGINGS: ({"shorts"}, {"shorts", "skin"}, {"skin"}, {"skin"}),
        Clothes.LONG: ({"shorts"}, {"shorts", "sock"}, {"sock"}, {"shirt"}),
    }
    for side in ("left", "right"):
        limbs = tuple(roles[f"{side}_{name}"] for name in ("thigh", "shank", "foot", "upper_arm"))
        assert limbs == expected[clothes]


def test_skin_comes_out_of_a_sleeve_over_its_hem_only_where_it_points_at_the_viewer() -> None:
    body = model(Appearance(), only=frozenset(("torso", "right_thigh")))
    at = posed("bridge", 0.0)
    hem = at.joints["right_hip"] * 0.43 + at.joints["right_knee"] * 0.57
    covered = []
    for yaw in (-90.0, 90.0):  # from the feet, from the head
        camera = Camera(yaw, 5.0)
        middle = shapely.points(camera.project(hem[None])[0][0])
        fills = flatten(Drawing(body, at, camera, Pen(FINE)).shapes((), 0.0), 0.0)
        shown = [fill.role for fill in fills if shapely.contains(fill.area, middle)]
        covered.append(shown[-1])
    assert covered == ["skin", "shorts"]


@pytest.mark.parametrize("appearance", [*READY_MADE, *SHOWN])
def test_hems_lie_on_the_limb(appearance: Appearance) -> None:
    """Every point of a hem is on the outline of its part, or within it, from any side."""
    at = posed("single-knee-to-chest", 1.0)
    body = model(appearance)
    hems: list[tuple[str, Hem]] = [(p.name, hem) for p in body.parts for hem in p.hems]
    assert len(hems) >= 3
    for yaw in range(0, 360, 60):
        picture = drawn(appearance, at, float(yaw), 10.0)
        for stroke, points, _ in visible(tuple(Hems(hems).strokes(at)), Camera(yaw, 10.0)):
            base = shapely.buffer(picture.base(stroke.part), 0.006)
            assert shapely.covers(base, shapely.multipoints(points)), (stroke.part, yaw)


def strokes(body: Posed, appearance: Appearance, part: str) -> list[Stroke]:
    return [stroke for stroke in folds(body, appearance) if stroke.part == part]


def test_folds_come_where_a_limb_bends_and_go_when_it_is_straight() -> None:
    dressed = Appearance(clothes=Clothes.LONG)
    straight, bent = posed("gluteal-squeeze", 0.0), posed("single-knee-to-chest", 1.0)
    for part in ("right_thigh", "right_shank"):
        assert not strokes(straight, dressed, part)
        assert strokes(bent, dressed, part)
    on_trunk = [
        {stroke.role for stroke in strokes(body, dressed, "torso")} for body in (straight, bent)
    ]
    assert "shirt_line" not in on_trunk[0]
    assert "shirt_line" in on_trunk[1]
    assert not strokes(bent, dressed, "left_thigh"), "the other leg is straight"
    assert hip_bend(bent, "right") > 90 > 20 > hip_bend(bent, "left")


def test_folds_grow_with_the_bend() -> None:
    dressed = Appearance(clothes=Clothes.LONG)
    lengths = []
    for phase in (0.0, 0.5, 1.0):
        found = strokes(posed("lower-trunk-rotation", phase), dressed, "torso")
        steps = [np.linalg.norm(np.diff(s.points, axis=0), axis=1).sum() * s.width for s in found]
        lengths.append(sum(map(float, steps)))
    assert lengths[0] < lengths[1] < lengths[2]
    turned = (
        posed("lower-trunk-rotation", 1.0, Side.RIGHT),
        posed("lower-trunk-rotation", 1.0, Side.LEFT),
    )
    assert twist(turned[0]) == pytest.approx(-twist(turned[1]))
    assert abs(twist(turned[0])) > 15


def test_folds_lie_on_the_body_and_are_left_out_of_small_pictures() -> None:
    moving = motion("single-knee-to-chest")
    dressed = Appearance(clothes=Clothes.LONG)
    roles = [
        {s.role for s in build(moving, 1.0, Side.RIGHT, look=Look(scale, dressed)).shapes}
        for scale in (200.0, 500.0)
    ]
    assert "shorts_line" not in roles[0]
    assert "shorts_line" in roles[1]
    body = posed("single-knee-to-chest", 1.0)
    picture = drawn(dressed, body)
    lines = visible(tuple(folds(body, dressed)), Camera(0.0, 20.0))
    assert lines
    for stroke, points, widths in lines:
        assert len(points) == len(widths)
        base = shapely.buffer(picture.base(stroke.part), 0.03)
        assert shapely.covers(base, shapely.multipoints(points)), stroke.part


def test_a_stroke_is_hidden_where_its_surface_turns_away() -> None:
    ring = np.linspace(0.0, 2 * np.pi, 32, endpoint=False)
    out = np.stack([np.cos(ring), np.zeros(32), np.sin(ring)], axis=1)
    round_a_limb = Stroke("torso", out * 0.1, out, 0.003, "shirt_line", taper=0.0, closed=True)
    [(_, points, widths)] = visible([round_a_limb], Camera(0.0, 0.0))
    assert 12 <= len(points) <= 16, "the half that faces the viewer"
    assert widths.max() == pytest.approx(0.003)
    away = Stroke("torso", out[:3] * 0.1, np.array([[0.0, 0.0, -1.0]] * 3), 0.003, "shirt_line")
    assert not visible([away], Camera(0.0, 0.0))


@pytest.mark.parametrize("appearance", READY_MADE)
def test_a_breath_lifts_the_chest_and_keeps_the_back(appearance: Appearance) -> None:
    out = posed("gluteal-squeeze", 0.0)
    full = msgspec.structs.replace(out, breath=1.0)
    torso = parts(appearance, frozenset())[0]
    rig = Rig([hull for region in torso.regions for hull in region.hulls])
    (backs_out, fronts_out), (backs_full, fronts_full) = (
        (middles[:, 1] - reach, middles[:, 1] + reach)
        for middles, axes in map(rig.place, (out, full))
        for reach in (np.linalg.norm(axes[:, 1], axis=1),)
    )
    assert backs_full == pytest.approx(backs_out, abs=0.001)
    assert 0.007 < (fronts_full - fronts_out).max() < 0.013


@pytest.mark.parametrize("appearance", [*READY_MADE, *SHOWN])
def test_hands_lie_on_the_belly_and_not_in_it(appearance: Appearance) -> None:
    """In the draw-in both hands are seen from above, with air in the belly and drawn in."""
    for phase, breath in ((0.0, 1.0), (1.0, 0.0)):
        at = msgspec.structs.replace(posed("abdominal-draw-in", phase), breath=breath)
        on_belly = frozenset((f"{side}_hand", Hold.BELLY) for side in ("left", "right"))
        body = model(appearance, on_belly)
        picture = Drawing(body, at, Camera(-90.0, 60.0), Pen(FINE))
        order = [body.names[part] for part in picture.order]
        for hand in ("left_hand", "right_hand"):
            assert order.index(hand) > order.index("torso")


def test_a_gripping_hand_closes_and_a_flat_one_does_not() -> None:
    for hold in Hold:
        bent = [np.array(finger.joints) for finger in fingers(hold)]
        assert len(bent) == 4
        closes = all(finger[2, 0] > 0.04 or hold is Hold.TOWEL for finger in bent)
        assert closes == (hold in (Hold.THIGH, Hold.SHIN, Hold.ANKLE, Hold.TOWEL))


@pytest.mark.parametrize("scale", [300.0, 400.0, 600.0, 1200.0])
def test_fingers_hold_together_at_every_scale(scale: float) -> None:
    body = model(Appearance(clothes=Clothes.LEGGINGS))
    picture = Drawing(body, posed("gluteal-squeeze", 0.0), Camera(-70.0, 50.0), Pen(scale))
    fills = flatten(picture.shapes((), 0.0), 0.0)
    skin = [fill.area for fill in fills if fill.role in ("skin", "skin_shade")]
    covered = shapely.union_all(skin)
    for hand in ("left_hand", "right_hand"):
        bare = shapely.difference(picture.base(hand), covered)
        assert shapely.buffer(bare, -0.002).is_empty
