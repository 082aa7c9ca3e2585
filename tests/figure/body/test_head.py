"""The head from every side: the face free, hair where a style has it, and nothing in the mat."""

import itertools
from dataclasses import replace
from functools import lru_cache

import msgspec
import numpy as np
import pytest
import shapely
from shapely import Geometry

from coach import resources
from coach.core.appearance import READY_MADE, Age, Appearance, Hair
from coach.core.exercise import Side
from coach.figure.body import face, hair, head
from coach.figure.body.hairline import Opening, on_sphere
from coach.figure.body.model import model
from coach.figure.drawing import props
from coach.figure.drawing.drawing import Drawing, Pen
from coach.figure.drawing.scene import best_view
from coach.figure.output.palette import palette
from coach.figure.pose import flesh
from coach.figure.pose.motion import solve
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Camera
from coach.figure.shapes.flats import Shape, flatten
from coach.figure.shapes.outlines import Rig
from tests.shipped import shipped_motion

STYLES = pytest.mark.parametrize("style", list(Hair))
LARGE = 600.0
FRONT, RIGHT, LEFT, BACK = (Camera(yaw, 5.0) for yaw in (-90.0, 0.0, 180.0, 90.0))


@lru_cache
def posed(name: str, phase: float = 0.0) -> Posed:
    return solve(shipped_motion(name), phase, Side.RIGHT)


@lru_cache(maxsize=200)
def drawn(appearance: Appearance, camera: Camera, px_per_metre: float = LARGE) -> list[Shape]:
    """What is drawn of head and trunk of somebody who sits and looks along x."""
    body = model(appearance, only=frozenset(("head", "neck", "torso")))
    flats = Drawing(body, posed("sitting"), camera, Pen(px_per_metre)).shapes((), 0.0)
    return flatten(flats, 1e-4)


@lru_cache(maxsize=4000)
def area(shape: Shape) -> Geometry:
    """What it covers: many tests look at one drawing."""
    return shape.area


def visible(shapes: list[Shape], *roles: str) -> Geometry:
    """What is seen of the roles once all is painted."""
    seen: Geometry = shapely.Polygon()
    for shape in shapes:
        if shape.role in roles:
            seen = shapely.union(seen, area(shape))
        elif shape.opacity == 1 and not seen.is_empty:
            seen = shapely.difference(seen, area(shape))
    return seen


def around(joint_offset: tuple[float, float, float], radius: float, camera: Camera) -> Geometry:
    """A disc in the view plane round a place of the sitting head (head's frame, metres)."""
    body = posed("sitting")
    at = body.joints["head"] + body.frames["head"] @ np.array(joint_offset)
    middle, _ = camera.project(at[None])
    return shapely.buffer(shapely.Point(*middle[0]), radius)


def share(shape: Geometry, of: Geometry) -> float:
    return float(shapely.area(shapely.intersection(shape, of)) / shapely.area(of))


@STYLES
@pytest.mark.parametrize("age", list(Age))
def test_no_hair_covers_the_face_from_the_front(style: Hair, age: Age) -> None:
    flats = drawn(Appearance(hair=style, age=age), FRONT)
    covering = visible(flats, "hair", "hair_shade", "scarf", "scarf_shade")
    for feature in (
        (0.09, 0.006, 0.034),
        (0.09, 0.006, -0.034),
        (0.1, -0.03, 0),
        (0.09, -0.057, 0),
    ):
        assert share(covering, around(feature, 0.014, FRONT)) == 0, feature
    face_seen = visible(flats, "face")
    assert shapely.get_num_geometries(face_seen) >= 5, "two eyes, two brows, a mouth"


@STYLES
def test_the_crown_shows_what_the_style_says(style: Hair) -> None:
    crown = {camera: around((-0.05, 0.06, 0.0), 0.02, camera) for camera in (RIGHT, LEFT, BACK)}
    for camera, place in crown.items():
        flats = drawn(Appearance(hair=style), camera)
        roles = {"hair": "hair", "scarf": "scarf", "none": "skin"}
        expected = {Hair.BALD: "none", Hair.HEADSCARF: "scarf"}.get(style, "hair")
        for name, role in roles.items():
            seen = share(visible(flats, role, f"{role}_shade", f"{role}_line"), place)
            assert seen > 0.9 if name == expected else seen < 0.05, (camera, role)


@STYLES
@pytest.mark.parametrize("camera", [RIGHT, LEFT])
def test_ears_show_unless_hair_or_a_scarf_covers_them(style: Hair, camera: Camera) -> None:
    flats = drawn(Appearance(hair=style), camera)
    side = 1.0 if camera is RIGHT else -1.0
    ear = around((-0.009, -0.008, 0.085 * side), 0.009, camera)
    skin = share(visible(flats, "skin", "skin_shade", "skin_line"), ear)
    covered = style in (Hair.BOB, Hair.CURLY, Hair.HEADSCARF)
    assert skin == 0 if covered else skin > 0.95


def test_a_scarf_covers_the_neck_as_well() -> None:
    for camera in (RIGHT, LEFT, BACK):
        neck = around((-0.025, -0.115, 0.0), 0.012, camera)
        for style, bare in ((Hair.HEADSCARF, False), (Hair.CROPPED, True)):
            flats = drawn(Appearance(hair=style), camera)
            skin = share(visible(flats, "skin", "skin_shade"), neck)
            assert skin > 0.4 if bare else skin == 0, (style, camera)
    behind = drawn(Appearance(hair=Hair.HEADSCARF), BACK)
    assert visible(behind, "skin", "skin_shade").area < 1e-6


@STYLES
@pytest.mark.parametrize("yaw", range(-180, 180, 30))
def test_every_angle_is_drawn_whole_in_known_colours(style: Hair, yaw: int) -> None:
    for pitch in (-5.0, 80.0) if yaw % 60 else (30.0,):
        flats = drawn(Appearance(hair=style, age=Age.OLDER), Camera(float(yaw), pitch))
        assert {flat.role for flat in flats} <= set(palette(False))
        assert all(np.isfinite(ring).all() for flat in flats for ring in flat.rings)


@STYLES
@pytest.mark.parametrize("pose", ["on-back", "bridge", "side-lying", "single-knee-to-chest"])
def test_no_head_sinks_more_than_a_centimetre_into_the_mat(style: Hair, pose: str) -> None:
    appearance = Appearance(hair=style)
    hulls = [
        hull
        for part in head.parts(appearance)
        if part.name == "head"
        for region in part.regions
        for hull in region.hulls
    ]
    rig = Rig(hulls)
    for phase in (0.0, 0.5, 1.0):
        middles, axes = rig.place(posed(pose, phase))
        lowest = middles[:, 1] - np.linalg.norm(axes[:, 1], axis=1)
        assert lowest.min() > -0.01


def test_the_ready_made_figures_differ_in_the_picture() -> None:
    for camera in (FRONT, RIGHT):
        pictures = []
        for appearance in READY_MADE:
            flats, colours = drawn(appearance, camera), palette(False, appearance)
            roles = {flat.role for flat in flats}
            pictures.append({colours[role]: visible(flats, role) for role in roles})
        for one, other in itertools.combinations(pictures, 2):
            same = sum(
                shapely.area(shapely.intersection(one[colour], other[colour]))
                for colour in set(one) & set(other)
            )
            whole = sum(shapely.area(shape) for shape in one.values())
            assert same < 0.6 * whole


def test_the_years_add_lines_but_never_take_features_away() -> None:
    counts = [len(face.features(age)) for age in (Age.YOUNG, Age.MIDDLE, Age.OLDER)]
    assert counts == sorted(set(counts))
    young, older = ({f.role for f in face.features(age)} for age in (Age.YOUNG, Age.OLDER))
    assert young == older


@pytest.mark.parametrize("age", list(Age))
def test_features_lie_on_the_skin_and_mirror(age: Age) -> None:
    found = face.features(age)
    for feature in found:
        assert feature.points[:, 0].min() > 0.02
        assert feature.points[:, 0].max() < 0.115
        assert np.allclose(np.linalg.norm(feature.outward, axis=1), 1.0)
    points = np.vstack([feature.points for feature in found])
    mirrored = points * (1.0, 1.0, -1.0)
    nearest = np.linalg.norm(points[:, None] - mirrored[None], axis=2).min(axis=1)
    assert nearest.max() < 0.002


def test_small_pictures_leave_the_fine_lines_out() -> None:
    appearance = Appearance(age=Age.OLDER)
    small, large = ({flat.role for flat in drawn(appearance, FRONT, px)} for px in (50.0, 600.0))
    assert "skin_line" not in small
    assert "face" in small
    assert {"skin_line", "lips", "hair_line"} <= large


CAP = Opening((0.0, 0.0, 0.0), (0.1, 0.1, 0.1), ((0, 40), (60, 0), (90, -40), (180, -60)))


def test_an_opening_holds_its_inside_alone() -> None:
    assert CAP.holds(on_sphere(0, -30))
    assert CAP.holds(on_sphere(20, 0))
    assert not CAP.holds(on_sphere(0, 80))
    assert not CAP.holds(on_sphere(180, 0))
    assert not CAP.holds(on_sphere(-100, 0))
    assert CAP.distance(on_sphere(0, 40)) == pytest.approx(0.0, abs=1e-3)
    assert CAP.distance(on_sphere(0, 90)) == pytest.approx(np.radians(50), abs=0.02)


@pytest.mark.parametrize("yaw", range(-170, 190, 20))
@pytest.mark.parametrize("pitch", [-40.0, 0.0, 50.0])
def test_an_opening_is_seen_where_points_of_the_near_half_lie_in_it(yaw: int, pitch: float) -> None:
    camera, body = Camera(float(yaw), pitch), posed("sitting")
    seen = CAP.seen(body, camera)
    turned = body.frames["head"]
    for azimuth, elevation in itertools.product(range(0, 360, 30), range(-75, 90, 30)):
        way = on_sphere(azimuth, elevation)
        if camera.rotation[2] @ turned @ way < 0.1 or CAP.distance(way) < 0.08:
            continue
        at, _ = camera.project((body.joints["head"] + turned @ way * 0.1)[None])
        assert shapely.contains_xy(seen, *at[0]) == CAP.holds(way), (azimuth, elevation)


def test_hair_of_a_style_is_made_once_and_bald_means_none() -> None:
    assert hair.style(Hair.BOB) is hair.style(Hair.BOB)
    assert hair.style(Hair.BALD).cap == ()
    assert hair.strands(hair.style(Hair.BALD)) == ()
    regions = {r.role for part in head.parts(Appearance(hair=Hair.BALD)) for r in part.regions}
    assert regions == {"skin"}


def test_only_the_head_depends_on_the_hair() -> None:
    plain = Appearance()
    other = msgspec.structs.replace(plain, hair=Hair.CURLY)
    names = {"neck", "head"}
    for one in model(plain).parts:
        if one.name not in names:
            assert one in model(other).parts


@pytest.mark.parametrize("pose", ["on-back", "side-lying", "sitting"])
def test_the_ends_of_a_bob_fall_towards_the_ground(pose: str) -> None:
    ends = [blob for blob in itertools.chain(*hair.style(Hair.BOB).cap) if blob.falls]
    assert ends
    stiff = [replace(blob, falls=0.0) for blob in ends]
    loose, held = (Rig([tuple(blobs)]).place(posed(pose))[0] for blobs in (ends, stiff))
    assert np.allclose(held - loose, [0.0, ends[0].falls, 0.0])


@pytest.mark.parametrize("appearance", READY_MADE, ids=lambda appearance: str(appearance.hair))
@pytest.mark.parametrize("exercise", sorted(p.stem for p in resources.path("exercises").iterdir()))
def test_an_eye_and_a_mouth_show_at_thumbnail_size(exercise: str, appearance: Appearance) -> None:
    moving = shipped_motion(exercise)
    view = best_view(moving, Side.RIGHT)
    camera, pen = Camera(view.yaw, view.pitch), Pen(55.0)
    body = model(appearance, only=frozenset(("head", "neck", "torso")))
    for phase in (0.0, 1.0):
        flats = Drawing(body, solve(moving, phase, Side.RIGHT), camera, pen).shapes((), 0.0)
        marks = [shape for shape in flatten(flats, 1e-4) if shape.role == "face"]
        seen = [mark for mark in marks if mark.area.area * pen.px_per_metre**2 > 0.2]
        assert len(seen) >= 2


def best_drawing(exercise: str, appearance: Appearance, side: Side, phase: float) -> Drawing:
    moving = shipped_motion(exercise)
    view = best_view(moving, side)
    body = model(appearance, only=frozenset(("head", "neck", "torso")))
    return Drawing(body, solve(moving, phase, side), Camera(view.yaw, view.pitch), Pen(LARGE / 2))


@lru_cache(maxsize=200)
def best_drawn(
    exercise: str, appearance: Appearance, side: Side, phase: float
) -> tuple[list[Shape], Geometry]:
    """What is drawn, and the outline of the head."""
    drawing = best_drawing(exercise, appearance, side, phase)
    return flatten(drawing.shapes((), 0.0), 1e-4), drawing.base("head")


def seen_sides() -> list[tuple[str, Side]]:
    """Each exercise, and its left side where that is not the right one's mirror image."""
    names = sorted(p.stem for p in resources.path("exercises").iterdir())
    motions = {name: shipped_motion(name) for name in names}
    alike = [name for name in names if best_view(motions[name], Side.LEFT) == motions[name].view]
    assert alike
    return [(name, Side.RIGHT) for name in names] + [(name, Side.LEFT) for name in alike]


@pytest.mark.parametrize("style", [style for style in Hair if style is not Hair.BALD])
@pytest.mark.parametrize(("exercise", "side"), seen_sides())
def test_hair_or_a_scarf_shows_from_the_best_view(exercise: str, side: Side, style: Hair) -> None:
    for phase in (0.0, 1.0):
        flats, whole = best_drawn(exercise, Appearance(hair=style), side, phase)
        cover = visible(flats, "hair", "hair_shade", "scarf", "scarf_shade")
        assert share(cover, whole) > 0.1, phase


def test_hair_stands_over_the_forehead_from_the_feet() -> None:
    moving = shipped_motion("lower-trunk-rotation")
    view = best_view(moving, Side.RIGHT)
    camera, body = Camera(view.yaw, view.pitch), solve(moving, 0.0, Side.RIGHT)
    up = (camera.rotation @ body.frames["head"])[:2] @ np.array([0.0, 1.0, 0.0])
    up /= np.linalg.norm(up)
    highest = {}
    for style in Hair:
        flats, _ = best_drawn("lower-trunk-rotation", Appearance(hair=style), Side.RIGHT, 0.0)
        skin, cover = (
            shapely.get_coordinates(visible(flats, *roles)) @ up
            for roles in (("skin", "skin_shade"), ("hair", "hair_shade", "scarf", "scarf_shade"))
        )
        highest[style] = (cover.max() - skin.max()) if len(cover) else 0.0
    assert highest.pop(Hair.BALD) == 0.0
    assert min(highest.values()) > 0.008, highest


@pytest.mark.parametrize("style", [style for style in Hair if style is not Hair.HEADSCARF])
def test_no_hair_shows_below_the_jaw_before_the_neck_from_the_feet(style: Hair) -> None:
    moving = shipped_motion("lower-trunk-rotation")
    view = best_view(moving, Side.RIGHT)
    camera, body = Camera(view.yaw, view.pitch), solve(moving, 0.0, Side.RIGHT)
    flats, _ = best_drawn("lower-trunk-rotation", Appearance(hair=style), Side.RIGHT, 0.0)
    hairy = visible(flats, "hair", "hair_shade", "hair_line")
    throat = body.joints["head"] + body.frames["head"] @ np.array([0.03, -0.1, 0.0])
    middle, _ = camera.project(throat[None])
    assert share(hairy, shapely.buffer(shapely.Point(*middle[0]), 0.035)) < 0.01


@pytest.mark.parametrize("style", [Hair.SHORT, Hair.BUN, Hair.CROPPED])
def test_an_ear_comes_out_from_behind_the_head_little_by_little(style: Hair) -> None:
    def shown(yaw: float) -> float:
        camera = Camera(yaw, 5.0)
        skin = visible(drawn(Appearance(hair=style), camera), "skin", "skin_shade", "skin_line")
        return share(skin, around((-0.012, 0.0, 0.085), 0.015, camera))

    shares = [shown(float(yaw)) for yaw in np.arange(-130.0, -70.0, 1.5)]
    assert max(shares) - min(shares) > 0.4
    assert np.abs(np.diff(shares)).max() < 0.16


def test_the_head_rests_on_a_cushion_that_reaches_beyond_it() -> None:
    body, above = posed("on-back"), Camera(0.0, 90.0)
    whole, top = props.cushion(body, above)
    x, _, z = body.joints["head"]
    assert shapely.contains(top, shapely.buffer(shapely.Point(x, -z), 0.08))
    assert shapely.contains(whole, top)
    assert flesh.resting_gap("head", "cushion", body) == pytest.approx(0.0, abs=0.002)
    level, _ = props.cushion(body, Camera(0.0, 0.0))
    assert shapely.bounds(level)[3] == pytest.approx(flesh.CUSHION)
