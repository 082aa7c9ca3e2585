"""The round lens beside the body that enlarges a movement too small to be seen: no arms in the way,
the start as a pale ghost, and arrows of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from shapely import Geometry

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.body.model import Model, model
from coach.figure.drawing import marks
from coach.figure.drawing.drawing import Drawing, Pen
from coach.figure.pose.motion import arrow_path, solve
from coach.figure.pose.movement import Glow, Motion, View
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Flat, Shape, flatten, within_disc

RADIUS = 0.27  # metres in the view plane
_GAP = 0.09  # metres between the lens and what lies under it
_RIM = 0.012
_TOLERANCE = 0.25  # pixels that a simplified outline may be off
_MAT_LINE = 0.006  # metres of edge that the mat shows
_TAIL = 0.075  # metres that the pointer reaches beyond the rim
_ARROWS_FROM = 90.0  # pixels per metre from which a lens has room for arrows
_SHOWN = frozenset(
    ("torso", *(f"{side}_{name}" for side in ("left", "right") for name in ("thigh", "shank")))
)


@dataclass(frozen=True)
class Inset:
    """What a lens shows: `joint` (moved by `offset`, world metres) in its middle, from `view`,
    enlarged by `zoom`. It hangs above `at` (x, z on the mat), clear of the body; `arrows` are ways
    in shares of its radius.
    """

    joint: str
    offset: tuple[float, float, float]
    view: View
    zoom: float
    at: tuple[float, float]
    arrows: tuple[tuple[tuple[float, float], ...], ...]


INSETS = {
    "low-back": Inset(
        "waist",
        (0.05, -0.03, 0.0),
        View(0.0, 0.0),
        1.75,
        (-0.30, 0.0),
        (
            ((0.58, 0.25), (0.42, 0.55), (0.12, 0.66)),
            ((-0.34, 0.10), (-0.34, -0.12), (-0.34, -0.34)),
        ),
    ),
    "buttocks": Inset(
        "pelvis",
        (0.03, 0.0, 0.0),
        View(90.0, -80.0),
        1.2,
        (0.52, 0.0),
        (((-0.92, 0.12), (-0.56, 0.12)), ((0.92, 0.12), (0.56, 0.12))),
    ),
    "lower-belly": Inset(
        "waist",
        (0.06, 0.0, 0.0),
        View(0.0, 0.0),
        1.45,
        (-0.46, 0.0),
        (((-0.12, 0.86), (-0.12, 0.6), (-0.12, 0.36)),),
    ),
}


@lru_cache(maxsize=64)
def middle(motion: Motion, side: Side, camera: Camera) -> tuple[float, float]:
    """Where the motion's lens hangs in the view plane: above the body and the arrows' ways."""
    x, z = INSETS[motion.inset].at
    at = np.array([[x, 0.0, -z if side is Side.LEFT else z]])
    across, ground = camera.project(at)[0][0].tolist()
    top = ground
    rig = model(Appearance()).rig
    for phase in (0.0, 1.0):
        seen = rig.see(solve(motion, phase, side), camera)
        under = np.abs(seen.middles[:, 0] - across) < RADIUS + _GAP + seen.radii
        top = max(top, float((seen.middles[:, 1] + seen.radii)[under].max(initial=top)))
    for arrow in motion.arrows:
        way = camera.project(arrow_path(motion, arrow, side))[0]
        under = np.abs(way[:, 0] - across) < RADIUS + _GAP
        top = max(top, float(way[:, 1][under].max(initial=top)))
    return across, top + RADIUS + _GAP


def draw(
    appearance: Appearance,
    motion: Motion,
    posed: Posed,
    camera: Camera,
    pen: Pen,
    working: tuple[Glow, ...],
    strength: float,
    side: Side,
) -> Iterator[Flat]:
    """The lens at one moment, back to front."""
    inset, centre = INSETS[motion.inset], np.array(middle(motion, side, camera))
    disc = shapely.buffer(shapely.points(centre), RADIUS, quad_segs=16)
    looked_at = _looked_at(inset, solve(motion, 0.0, side), side)[None]
    target = camera.project(looked_at)[0][0]
    yield Flat("lens_rim", 1.0, _frame(centre, target))
    yield Flat("lens", 1.0, disc)
    for shape in _enlarged(appearance, motion, posed, pen, working, strength, side):
        moved = _moved(shape, centre)
        yield Flat(moved.role, moved.opacity, moved.rings, moved.pale)


@lru_cache(maxsize=4)
def _enlarged(
    appearance: Appearance,
    motion: Motion,
    posed: Posed,
    pen: Pen,
    working: tuple[Glow, ...],
    strength: float,
    side: Side,
) -> tuple[Shape, ...]:
    """What the lens shows, about its middle: the same from wherever the whole is seen."""
    body, inset = model(appearance, only=_SHOWN), INSETS[motion.inset]
    looked_at = _looked_at(inset, solve(motion, 0.0, side), side)[None]
    view = inset.view.for_side(side)
    lens = Camera(view.yaw, view.pitch)
    near = Pen(pen.px_per_metre * inset.zoom, pen.finest / inset.zoom)
    seen = lens.project(looked_at)[0][0]
    level = inset.view.pitch == 0  # the mat is a line
    flats = list(_ground(float(seen[0]), inset.zoom)) if level else []
    if strength > 0:
        flats += _ghost(body, motion, side, lens, near)
    flats += Drawing(body, posed, lens, near).shapes(working, strength)
    shapes = flatten(flats, _TOLERANCE / near.px_per_metre)
    enlarged = (_moved(shape, -seen * inset.zoom, inset.zoom) for shape in shapes)
    return (*within_disc(enlarged, np.zeros(2), RADIUS), *_arrows(inset, side, pen.px_per_metre))


@lru_cache(maxsize=16)
def _arrows(inset: Inset, side: Side, px_per_metre: float) -> tuple[Shape, ...]:
    flip = -1.0 if side is Side.LEFT else 1.0
    ways = inset.arrows if px_per_metre >= _ARROWS_FROM else ()
    drawn = [
        marks.flat_arrow(np.array(way) * (RADIUS * flip, RADIUS), px_per_metre) for way in ways
    ]
    flats = [
        Flat(role, 1.0, shape)
        for arrow in drawn
        if arrow
        for role, shape in (("halo", arrow[1]), ("arrow", arrow[0]))
    ]
    return tuple(flatten(flats, _TOLERANCE / px_per_metre))


def _moved(shape: Shape, by: Array, zoom: float = 1.0) -> Shape:
    return replace(shape, rings=tuple(ring * zoom + by for ring in shape.rings))


def _ground(x: float, zoom: float) -> Iterator[Flat]:
    """The mat about `x`, of so many points that its edge stays straight where a disc ends it."""
    width = 2 * RADIUS / zoom
    for role, depth in (("mat", width), ("mat_edge", _MAT_LINE)):
        box = shapely.segmentize(shapely.box(x - width, -depth, x + width, 0.0), width / 50)
        yield Flat(role, 1.0, (shapely.get_coordinates(shapely.orient_polygons(box)),))


@lru_cache(maxsize=16)
def _ghost(body: Model, motion: Motion, side: Side, lens: Camera, pen: Pen) -> tuple[Flat, ...]:
    """The trunk at the start; it stays while the movement plays."""
    trunk = Drawing(body, solve(motion, 0.0, side), lens, pen).base("torso")
    edge = shapely.buffer(trunk, pen.ink)
    return Flat("ghost_line", 1.0, edge), Flat("ghost", 1.0, trunk)


def _looked_at(inset: Inset, posed: Posed, side: Side) -> Array:
    offset = np.array(inset.offset) * (1, 1, -1 if side is Side.LEFT else 1)
    return np.asarray(posed.joints[inset.joint] + offset)


def _frame(centre: Array, target: Array) -> Geometry:
    """The lens's rim with a pointer towards what it enlarges."""
    rim = shapely.buffer(shapely.points(centre), RADIUS + _RIM, quad_segs=16)
    along = (target - centre) / np.linalg.norm(target - centre)
    across = np.array([-along[1], along[0]]) * _TAIL * 0.55
    foot = centre + along * RADIUS * 0.97
    tail = shapely.polygons([foot + across, centre + along * (RADIUS + _TAIL), foot - across])
    return shapely.union(rim, tail)
