"""Scenes: complete, coloured, framed, mirrored, and in the right order."""

import msgspec
import numpy as np
import pytest
import shapely

from coach import resources
from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.body.model import model
from coach.figure.drawing import props
from coach.figure.drawing import scene as scenes
from coach.figure.drawing.drawing import Drawing, Pen
from coach.figure.drawing.scene import Look, Scene, build
from coach.figure.output.palette import palette
from coach.figure.pose.motion import solve
from coach.figure.pose.movement import Motion, View
from coach.figure.shapes.camera import Camera
from tests.shipped import shipped_motion

EXERCISES = sorted(
    path.stem
    for path in resources.path("exercises").glob("*.toml")
    if (resources.path("poses") / path.name).is_file()
)


def motion(exercise: str) -> Motion:
    return shipped_motion(exercise)


def covered(scene: Scene, role: str, opaque: bool = True) -> shapely.Geometry:
    """What the (opaque) shapes of a role cover, seen or hidden."""
    some = [s for s in scene.all_shapes if s.role == role]
    shapes = [s for s in some if s.opacity == 1 or role == "glow" or not opaque]
    return shapely.union_all([shape.area for shape in shapes])


def area(scene: Scene, role: str) -> float:
    return float(covered(scene, role).area)


def test_all_ten_exercises_have_a_motion() -> None:
    assert len(EXERCISES) == 10


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_moment_is_whole_coloured_and_within_its_frame(exercise: str) -> None:
    framed = set()
    for phase in (0.0, 0.35, 1.0):
        for side in (Side.RIGHT, Side.LEFT):
            scene = build(motion(exercise), phase, side, look=Look(arrows=1.0, ghost=True))
            roles = {shape.role for shape in scene.all_shapes}
            assert {"ink", "skin", "shirt", "shorts", "hair", "shoe", "mat", "shadow"} <= roles
            assert ("glow" in roles) == (phase > 0)
            for dark in (False, True):
                assert roles <= set(palette(dark))
            assert all(len(ring) > 3 for s in scene.all_shapes for ring in s.rings)
            points = np.vstack([ring for s in scene.all_shapes for ring in s.rings])
            x0, y0, x1, y1 = scene.bounds
            assert (points.min(axis=0) >= (x0, y0)).all()
            assert (points.max(axis=0) <= (x1, y1)).all()
            framed.add((side, scene.bounds))
    assert len(framed) == 2, "the frame jumps while the movement plays"


@pytest.mark.parametrize("exercise", ["hamstring-stretch", "clamshell", "piriformis-stretch"])
def test_the_left_side_is_the_right_side_in_a_mirror(exercise: str) -> None:
    moving = motion(exercise)
    right = build(moving, 0.6, Side.RIGHT, moving.view)
    left = scenes.mirrored(build(moving, 0.6, Side.LEFT, moving.view.for_side(Side.LEFT)))
    assert left.bounds == pytest.approx(right.bounds)
    for role in ("ink", "skin", "shirt", "shorts", "hair", "shoe", "mat", "glow"):
        both = covered(left, role), covered(right, role)
        assert shapely.symmetric_difference(*both).area < 0.005 * both[0].area + 1e-4, role


def test_a_view_from_the_feet_stays_for_the_other_side() -> None:
    turning = motion("lower-trunk-rotation")
    assert scenes.best_view(turning, Side.LEFT) == turning.view
    lifting = motion("hamstring-stretch")
    assert scenes.best_view(lifting, Side.LEFT) == lifting.view.for_side(Side.LEFT)


def test_arrows_fade_as_the_movement_ends_and_show_when_asked_for() -> None:
    bridge = motion("bridge")
    assert [s.role for s in build(bridge, 0.2, Side.BOTH).overlay] == ["halo", "arrow"]
    fading = build(bridge, 0.9, Side.BOTH).overlay
    assert 0 < fading[0].opacity < 1
    assert not build(bridge, 1.0, Side.BOTH).overlay
    assert build(bridge, 1.0, Side.BOTH, look=Look(arrows=1.0)).overlay[0].opacity == 1.0


def test_the_glow_swells_with_the_movement() -> None:
    strengths = [
        max(s.opacity for s in build(motion("bridge"), phase, Side.BOTH).shapes if s.role == "glow")
        for phase in (0.25, 0.5, 1.0)
    ]
    assert strengths == sorted(strengths)
    assert strengths[0] < strengths[2] / 2


def test_small_pictures_have_thicker_lines_and_fewer_shapes() -> None:
    bridge = motion("bridge")
    small = build(bridge, 0.5, Side.BOTH, look=Look(px_per_metre=60))
    large = build(bridge, 0.5, Side.BOTH, look=Look(px_per_metre=600))
    assert area(small, "ink") > area(large, "ink")
    assert len(small.shapes) < len(large.shapes)


def test_near_limbs_are_drawn_over_the_trunk_and_far_ones_under_it() -> None:
    body = model(Appearance())
    posed = solve(motion("bridge"), 1.0, Side.BOTH)
    for yaw, near, far in ((-10.0, "right", "left"), (190.0, "left", "right")):
        drawing = Drawing(body, posed, Camera(yaw, 12), Pen(450))
        order = [body.names[part] for part in drawing.order]
        for limb in ("thigh", "upper_arm"):
            assert order.index(f"{near}_{limb}") > order.index("torso")
            assert order.index(f"{far}_{limb}") < order.index("torso")


def test_the_crossed_leg_lies_in_front_and_behind_by_segments() -> None:
    """In the figure four the crossed foot covers the other thigh's knee, not the other way."""
    body = model(Appearance())
    moving = motion("piriformis-stretch")
    camera = Camera(moving.view.yaw, moving.view.pitch)
    drawing = Drawing(body, solve(moving, 0.5, Side.RIGHT), camera, Pen(450))
    order = [body.names[part] for part in drawing.order]
    assert order.index("right_shank") > order.index("left_thigh")


def test_the_far_side_pales_by_depth_and_not_by_side() -> None:
    lying = motion("bridge")
    pale = [s for s in build(lying, 0.0, Side.BOTH).shapes if s.pale]
    assert {"ink", "skin", "shorts"} <= {s.role for s in pale}
    from_the_feet = build(lying, 0.0, Side.BOTH, View(-90.0, 12.0))
    assert not any(s.pale for s in from_the_feet.shapes)


def test_fingers_show_on_large_pictures_only() -> None:
    turning = motion("lower-trunk-rotation")
    counts = []
    for scale in (100, 500):
        shapes = build(turning, 0.5, Side.RIGHT, look=Look(px_per_metre=scale)).shapes
        counts.append(sum(s.role == "skin_line" for s in shapes))
    assert counts[0] == 0 < counts[1]


def test_what_is_far_above_the_mat_casts_no_shadow() -> None:
    body = model(Appearance())
    posed = solve(motion("bridge"), 1.0, Side.BOTH)
    lifted = {name: at + np.array([0.0, 2.0, 0.0]) for name, at in posed.joints.items()}
    up = msgspec.structs.replace(posed, joints=lifted)
    assert all(shape.is_empty for _, shape in props.shadows(body.shadow_rig, up, Camera(0, 12)))
    assert all(shape.area for _, shape in props.shadows(body.shadow_rig, posed, Camera(0, 12)))


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("yaw", [0.0, 130.0, 250.0])
def test_no_shadow_falls_beside_the_mat(exercise: str, yaw: float) -> None:
    scene = build(motion(exercise), 0.5, Side.RIGHT, View(yaw, 40.0))
    shade, mat = covered(scene, "shadow", opaque=False), covered(scene, "mat")
    assert shade.area > 0.1
    assert shapely.difference(shade, shapely.buffer(mat, 1e-4)).area < 1e-5


def test_shadows_are_darker_the_closer_the_body_is() -> None:
    bare = msgspec.structs.replace(motion("bridge"), props=("mat",))
    shadows = [s for s in build(bare, 0.0, Side.BOTH).shapes if s.role == "shadow"]
    areas = [shape.area.area for shape in shadows]
    assert len(areas) >= 4, "an edge shows"
    assert areas == sorted(areas, reverse=True)
    assert [s.opacity for s in shadows] == sorted(s.opacity for s in shadows)


@pytest.mark.parametrize("yaw", range(0, 360, 45))
def test_any_view_can_be_drawn(yaw: int) -> None:
    scene = build(motion("quadriceps-stretch"), 0.7, Side.RIGHT, View(float(yaw), 35.0))
    assert area(scene, "skin") > 0.02


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("side", [Side.RIGHT, Side.LEFT])
def test_where_it_is_felt_lies_in_the_glow_that_is_seen(exercise: str, side: Side) -> None:
    scene = build(motion(exercise), 1.0, side)
    glows = covered(scene, "glow_soft", opaque=False)
    assert scene.felt
    assert len({felt.muscle for felt in scene.felt}) == len(scene.felt)
    for felt in scene.felt:
        assert shapely.distance(glows, shapely.Point(felt.x, felt.y)) < 0.01, felt.muscle


def test_what_the_body_hides_is_felt_nowhere_to_be_seen() -> None:
    from_behind = build(motion("quadriceps-stretch"), 1.0, Side.RIGHT, View(10.0, 10.0))
    assert not from_behind.felt


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("yaw", range(0, 360, 60))
def test_no_limb_that_lies_over_the_trunk_is_pale(exercise: str, yaw: int) -> None:
    """It would look as if one saw the trunk through it."""
    camera = Camera(float(yaw), 20.0)
    drawing = scenes.drawing(motion(exercise), 0.5, Side.RIGHT, camera, Look())
    pale, trunk = drawing.paleness(()), drawing.base("torso")
    after = drawing.order[drawing.order.index(drawing.part("torso")) + 1 :]
    over = [p for p in after if shapely.intersection(drawing.bases[p], trunk).area > 1e-3]
    assert not any(pale[part] for part in over)


def test_a_quick_picture_shows_the_same_in_fewer_shapes() -> None:
    moving = motion("clamshell")
    fine = build(moving, 0.6, Side.RIGHT)
    quick = build(moving, 0.6, Side.RIGHT, look=Look(quick=True))
    assert len(quick.shapes) < len(fine.shapes)
    for role in ("skin", "shirt", "shorts", "hair", "shoe", "glow"):
        both = covered(quick, role), covered(fine, role)
        assert both[0].area > 0.001, role
        assert shapely.symmetric_difference(*both).area < 0.06 * both[1].area, role


def test_no_glow_of_the_far_side_shines_through() -> None:
    """From the head end the seat is behind the trunk; from the front the back of the thigh."""
    from_the_head = build(motion("piriformis-stretch"), 1.0, Side.RIGHT, View(95.0, 20.0))
    from_above = build(motion("gluteal-squeeze"), 1.0, Side.BOTH, View(0.0, 85.0))
    for scene in (from_the_head, from_above):
        body = [s for s in scene.shapes if s.role == "lens_rim"]
        shown = scene.shapes[: scene.shapes.index(body[0])] if body else scene.shapes
        assert not any(s.role.startswith("glow") for s in shown)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_order_of_parts_changes_at_few_moments_of_a_movement(exercise: str) -> None:
    """Each change is a pop: parts trade places where their depths cross, and not to and fro."""
    moving = motion(exercise)
    view = scenes.best_view(moving, Side.RIGHT)
    camera = Camera(view.yaw, view.pitch)
    traded: list[tuple[int, int]] = []
    before: dict[tuple[int, int], bool] = {}
    for phase in np.linspace(0, 1, 21).tolist():
        drawing = scenes.drawing(moving, phase, Side.RIGHT, camera, Look(quick=True))
        rank = {part: place for place, part in enumerate(drawing.order)}
        pairs = drawing.touching()
        now = {pair: rank[pair[0]] > rank[pair[1]] for pair in pairs}
        traded += [pair for pair, over in now.items() if before.get(pair, over) != over]
        before |= now
    assert len(traded) == len(set(traded)), "two parts trade places to and fro"
    assert len(traded) <= 4
