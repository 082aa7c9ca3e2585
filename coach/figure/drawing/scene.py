"""A picture as data: flat shapes back to front, in view-plane metres, without a toolkit.

A scene of a movement's every moment has the same bounds, so nothing jumps while it plays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

import msgspec
import numpy as np
import shapely
from shapely import Geometry

from coach.core.appearance import Appearance, Build, Hair
from coach.core.exercise import Side
from coach.figure.body.fingers import Hold, Holds
from coach.figure.body.model import Model, model
from coach.figure.drawing import chair, inset, marks, props
from coach.figure.drawing.drawing import Drawing, Pen
from coach.figure.drawing.room import MAT, Ground, floor, lying, wall
from coach.figure.pose.motion import arrow_path, glow, solve
from coach.figure.pose.movement import Motion, View
from coach.figure.pose.pose import Hand
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Flat, Shape, flatten

_MARGIN = 0.03  # metres round everything
_FRAMED = (0.0, 0.25, 0.5, 0.75, 1.0)  # moments that the bounds are taken from
_TOLERANCE = 0.25  # pixels that a simplified outline may be off
_SOFT = 0.5  # pixels that the edge of a shadow may be off
_FROM_THE_FEET = 0.6  # cosine of the yaw below which a view shows both sides alike
_FROM_BEHIND = 0.35  # opacity of a wall that is seen from behind
_ANKLE = 0.8  # along the shank, from where a hand closes round the ankle
_LARGEST = Appearance(hair=Hair.BUN, build=Build.ROUND)  # whose bounds hold everybody

Bounds = tuple[float, float, float, float]


class Felt(NamedTuple):
    """The middle of a glow that is seen, in view-plane metres."""

    muscle: str
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Scene:
    """What to paint, each back to front: the still background, the body, and what lies over it.

    `bounds` are x0, y0, x1, y1 in metres, y up.
    """

    background: tuple[Shape, ...]
    shapes: tuple[Shape, ...]
    overlay: tuple[Shape, ...]
    bounds: Bounds
    felt: tuple[Felt, ...] = ()

    @property
    def all_shapes(self) -> tuple[Shape, ...]:
        return self.background + self.shapes + self.overlay


@dataclass(frozen=True)
class Look:
    """How to draw: for what size, whose body, and what is shown beside it.

    `px_per_metre` sets how thick lines are and which details are worth drawing. `arrows` is the
    opacity of the motion arrows; None lets them fade as the movement ends. `quick` leaves out fine
    lines that nobody sees while the picture turns.
    """

    px_per_metre: float = 450.0
    appearance: Appearance = field(default_factory=Appearance)
    arrows: float | None = None
    ghost: bool = False
    glow: bool = True
    quick: bool = False


def best_view(motion: Motion, side: Side) -> View:
    """The view that shows this side best: the mirror image of the other side's, except where the
    picture is seen from the feet and shows both sides alike.
    """
    if abs(np.cos(np.radians(motion.view.yaw))) < _FROM_THE_FEET:
        return motion.view
    return motion.view.for_side(side)


def build(
    motion: Motion,
    phase: float,
    side: Side,
    view: View | None = None,
    look: Look | None = None,
    breath: float = 0.0,
) -> Scene:
    """The scene of one moment: phase 0 the start, 1 the effort; `breath` 0 out to 1 in."""
    look = look or Look()
    view = view or best_view(motion, side)
    camera, pen = Camera(view.yaw, view.pitch), Pen(look.px_per_metre, quick=look.quick)
    body = _body(motion, side, look.appearance)
    posed = _posed(motion, phase, side, breath)
    about = _room(motion, side, camera)
    standing = [*_lying_about(body, motion, phase, side, camera, pen)]
    if look.ghost and phase > 0:
        standing += _ghost(body, _posed(motion, 0.0, side, 0.0), camera, pen)
    working = glow(motion, side) if look.glow else ()
    figure = Drawing(body, posed, camera, pen, chair="chair" in motion.props)
    standing += figure.shapes(working, phase)
    if motion.inset:
        standing += inset.draw(look.appearance, motion, posed, camera, pen, working, phase, side)
    over = list(_arrows(motion, phase, side, camera, look))
    counts = (len(about), len(standing))
    shapes = flatten([*about, *standing, *over], _TOLERANCE / look.px_per_metre)
    return Scene(
        tuple(s for s in shapes[: counts[0]] if s.rings),
        tuple(s for s in shapes[counts[0] : sum(counts)] if s.rings),
        tuple(s for s in shapes[sum(counts) :] if s.rings),
        bounds(motion, side, view),
        tuple(Felt(*found) for found in figure.glows.felt(working)),
    )


def drawing(motion: Motion, phase: float, side: Side, camera: Camera, look: Look) -> Drawing:
    """The body of one moment, worked out as far as its outlines and their order."""
    body = _body(motion, side, look.appearance)
    pen, posed = Pen(look.px_per_metre), solve(motion, phase, side)
    return Drawing(body, posed, camera, pen, chair="chair" in motion.props)


@lru_cache(maxsize=64)
def bounds(motion: Motion, side: Side, view: View) -> Bounds:
    """What holds the whole movement, its mat and its arrows."""
    camera = Camera(view.yaw, view.pitch)
    body = _body(motion, side, _LARGEST)
    room = _room(motion, side, camera)
    corners: list[Array] = [shapely.bounds(flat.shape).reshape(2, 2) for flat in room]
    if "chair" in motion.props:
        corners.append(chair.extent(camera))
    points, radii = _framed(body, motion, side)
    middles, _ = camera.project(points)
    corners += [middles - radii, middles + radii]
    corners += [marks.extent(path, camera) for path in _arrow_paths(motion, side)]
    if motion.inset:
        hanging = np.array(inset.middle(motion, side, camera))
        corners.append(hanging + np.array([[-inset.RADIUS], [inset.RADIUS]]))
    points = np.vstack(corners)
    (x0, y0), (x1, y1) = points.min(axis=0) - _MARGIN, points.max(axis=0) + _MARGIN
    return float(x0), float(y0), float(x1), float(y1)


@lru_cache(maxsize=16)
def _posed(motion: Motion, phase: float, side: Side, breath: float) -> Posed:
    return msgspec.structs.replace(solve(motion, phase, side), breath=breath)


@lru_cache(maxsize=16)
def _framed(body: Model, motion: Motion, side: Side) -> tuple[Array, Array]:
    """The blobs' middles (n, 3) and radii (n, 1) at some moments of the movement."""
    poses = [solve(motion, phase, side) for phase in _FRAMED]
    middles = np.vstack([body.rig.place(posed)[0] for posed in poses])
    return middles, np.tile(body.rig.radii, len(poses))[:, None]


def mirrored(scene: Scene) -> Scene:
    """The scene as a mirror on the wall shows it: left and right exchanged."""
    flip = np.array([-1.0, 1.0])
    x0, y0, x1, y1 = scene.bounds

    def turned(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
        return tuple(
            replace(s, rings=tuple((ring * flip)[::-1] for ring in s.rings)) for s in shapes
        )

    return Scene(
        turned(scene.background), turned(scene.shapes), turned(scene.overlay), (-x1, y0, -x0, y1)
    )


def _body(motion: Motion, side: Side, appearance: Appearance) -> Model:
    towel = ("left" if side is Side.LEFT else "right") if "towel" in motion.props else ""
    return model(appearance, holds(motion, side), towel)


def holds(motion: Motion, side: Side) -> Holds:
    """What each hand does."""
    arms = {"right": motion.effort.right_arm, "left": motion.effort.left_arm}
    if side is Side.LEFT:
        arms = {"right": arms["left"], "left": arms["right"]}
    return frozenset((f"{name}_hand", _hold(arm.hand)) for name, arm in arms.items() if arm.hand)


def _hold(hand: Hand) -> Hold:
    where = hand.on.rsplit("_", 1)[-1]
    if hand.flat or where == "mat":
        return Hold.FLAT
    if where == "shank":
        return Hold.ANKLE if hand.along > _ANKLE else Hold.SHIN
    return {
        "thigh": Hold.THIGH,
        "foot": Hold.SHIN,
        "towel": Hold.TOWEL,
        "belly": Hold.BELLY,
        "backrest": Hold.ANKLE,
    }.get(where, Hold.FLAT)


@lru_cache(maxsize=64)
def _room(motion: Motion, side: Side, camera: Camera) -> tuple[Flat, ...]:
    """The wall, and the mat or the floor."""
    ground, found = _ground(motion, side), list[Flat]()
    if ground is None:
        return ()
    if "wall" in motion.props:
        whole, face = wall(ground, camera)
        found.append(Flat("wall_edge", 1.0 if face else _FROM_BEHIND, whole))
        found += [Flat("wall", 1.0, face)] if face else []
    edge, top = lying(ground, camera)
    return (*found, Flat("mat_edge", 1.0, edge), Flat("mat", 1.0, top))


@lru_cache(maxsize=64)
def _ground(motion: Motion, side: Side) -> Ground | None:
    """What the body is on, the same for the whole movement; None where nothing is drawn."""
    if "mat" in motion.props:
        return MAT
    if "floor" not in motion.props:
        return None
    return floor(*_framed(_body(motion, side, _LARGEST), motion, side), motion.props)


@lru_cache(maxsize=2)
def _lying_about(
    body: Model, motion: Motion, phase: float, side: Side, camera: Camera, pen: Pen
) -> tuple[Flat, ...]:
    """Shadows and cushion; a breath moves none of them."""
    posed, start = _posed(motion, phase, side, 0.0), _posed(motion, 0.0, side, 0.0)
    found: list[Flat] = []
    if ground := _ground(motion, side):
        if "chair" in motion.props:
            found += _shade(props.chair_shadows(ground, camera), pen)
        layers = props.shadows(body.shadow_rig, posed, camera, ground, few=pen.quick)
        found += _shade(layers, pen)
    if "cushion" in motion.props:
        found += _shade(props.cushion_shadows(start, camera), pen)
        whole, top = props.cushion(start, camera)
        found += [Flat("cushion_shade", 1.0, whole), Flat("cushion", 1.0, top)]
        cast = props.head_shadows(start, camera)
        found += _shade([(o, shapely.intersection(shape, top)) for o, shape in cast], pen)
    return tuple(found)


def _shade(layers: props.Layers, pen: Pen) -> Iterable[Flat]:
    for opacity, shape in layers:
        yield Flat("shadow", opacity, shapely.simplify(shape, _SOFT / pen.px_per_metre))


def _ghost(body: Model, posed: Posed, camera: Camera, pen: Pen) -> Iterable[Flat]:
    outline = Drawing(body, posed, camera, pen).outline()
    yield Flat("ghost_line", 0.7, shapely.buffer(outline, pen.ink * 0.8, quad_segs=4))
    yield Flat("ghost", 1.0, outline)


def _arrows(motion: Motion, phase: float, side: Side, camera: Camera, look: Look) -> Iterable[Flat]:
    opacity = look.arrows if look.arrows is not None else min(max((1 - phase) / 0.2, 0.0), 1.0)
    if opacity <= 0.01:
        return
    if look.quick:
        for path in _arrow_paths(motion, side):
            yield Flat("arrow", opacity, marks.rough_arrow(path, camera, look.px_per_metre))
    else:
        for whole, halo in _arrow_shapes(motion, side, camera, look.px_per_metre):
            yield Flat("halo", opacity, halo)
            yield Flat("arrow", opacity, whole)


@lru_cache(maxsize=64)
def _arrow_shapes(
    motion: Motion, side: Side, camera: Camera, px_per_metre: float
) -> tuple[tuple[Geometry, Geometry], ...]:
    """Each arrow and its halo: they stay while the movement plays."""
    paths = _arrow_paths(motion, side)
    drawn = (marks.arrow(path, camera, px_per_metre) for path in paths)
    return tuple(shapes for shapes in drawn if shapes)


@lru_cache(maxsize=64)
def _arrow_paths(motion: Motion, side: Side) -> tuple[Array, ...]:
    return tuple(arrow_path(motion, arrow, side) for arrow in motion.arrows)
