"""What lies about: the body's shadow on the ground, the chair's, and a cushion."""

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.drawing.room import MAT, Ground
from coach.figure.pose.flesh import CUSHION
from coach.figure.pose.furniture import CHAIR
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.outlines import Rig

Layers = list[tuple[float, Geometry]]  # of a shadow, the outermost first: opacity and shape

_LEAN = 0.10  # metres that a shadow wanders along x for each metre of height
_ROUND = 12  # points round what a hull casts
_EDGE = 0.006  # metres of the ground's rim that stay free of shadow
_FAINTEST = 0.012
# Layers of the shadow: opacity, metres above the mat at which a part casts none any more, size
# against the part's own, and how much wider it is for softness.
_SHADOWS = (
    (0.08, 0.34, 0.98, 0.038),
    (0.09, 0.23, 0.95, 0.016),
    (0.12, 0.10, 0.88, 0.000),
    (0.15, 0.03, 0.74, -0.008),
)
_FEW_SHADOWS = ((0.12, 0.30, 0.97, 0.026), (0.22, 0.08, 0.84, -0.002))

# The chair's: opacity, how much wider, and of what begins below that height.
_CHAIR_SHADOWS = ((0.06, 0.030, 1.0), (0.05, -0.005, 1.0), (0.14, 0.012, 0.1))

_CUSHION_HALVES, _CUSHION_AHEAD = (0.125, 0.185), 0.022  # its size, and how far beyond the head
_SQUARE = 0.55  # the power of the superellipse: 1 is an ellipse, 0 a square
_BULGE = ((0.0, 0.95), (CUSHION * 0.45, 1.0), (CUSHION, 0.91))  # heights and sizes of its rounds
_CUSHION_SHADOWS = ((0.08, 1.16), (0.10, 1.07), (0.12, 1.0))  # opacity and size of each layer
_HEAD_SHADOWS = ((0.06, 0.104), (0.07, 0.090), (0.08, 0.074))  # opacity and metres


def shadows(
    rig: Rig, posed: Posed, camera: Camera, ground: Ground = MAT, *, few: bool = False
) -> Layers:
    """The body's shadow on the ground: wide and faint for what is near it, ever closer and darker
    for what touches it; `few` for as many layers as it takes to be there at all.
    """
    middles, _ = rig.place(posed)
    clear = np.maximum(middles[:, 1] - rig.radii, 0.0)
    under = np.column_stack([middles[:, 0] + _LEAN * clear, middles[:, 2]])
    found = []
    for opacity, reach, share, blur in _FEW_SHADOWS if few else _SHADOWS:
        radii = rig.radii * share * np.clip(1.0 - clear / reach, 0.0, 1.0)
        cast = shapely.union_all(shapely.polygons(_cast(rig, under, radii, blur)))
        found.append((opacity, _on_ground(cast, ground, camera)))
    return found


def _cast(rig: Rig, ground: Array, radii: Array, blur: float) -> Array:
    """The outlines (h, k, 2) on the ground of what each hull's blobs cast, `blur` wider; what is
    too high to cast any is left out.
    """
    cast = radii[rig.table]
    largest = rig.table[np.arange(len(cast)), cast.argmax(axis=1)]
    table = np.where(cast > _FAINTEST, rig.table, largest[:, None])[cast.max(axis=1) > _FAINTEST]
    hulls = rig.outlines(ground, np.eye(2) * radii[:, None, None], _ROUND, table)
    return hulls.points + hulls.outward * blur


def _on_ground(cast: Geometry, ground: Ground, camera: Camera) -> Geometry:
    """What of a shape on the ground lies on the mat or the patch of floor, as it is seen."""
    (x0, x1), (z0, z1) = ground.x, ground.z
    rim = _EDGE if ground is MAT else ground.corner / 3
    kept = shapely.intersection(cast, shapely.box(x0 + rim, z0 + rim, x1 - rim, z1 - rim))
    return shapely.transform(kept, lambda points: points @ camera.rotation[:2, [0, 2]].T)


def chair_shadows(ground: Ground, camera: Camera) -> Layers:
    """The chair's shadow on the ground: the seat's, faint, and darker that of its legs."""
    found = []
    for opacity, blur, tall in _CHAIR_SHADOWS:
        boxes = [box for box in CHAIR if box.low[1] < tall]
        cast = shapely.union_all(
            [shapely.box(box.low[0], box.low[2], box.high[0], box.high[2]) for box in boxes]
        )
        found.append((opacity, _on_ground(shapely.buffer(cast, blur), ground, camera)))
    return found


def cushion(posed: Posed, camera: Camera) -> tuple[Geometry, Geometry]:
    """A cushion between head and mat: its whole, and its lit top."""
    rounds = [_round_cushion(posed, height, size) for height, size in _BULGE]
    seen = [camera.project(points)[0] for points in rounds]
    return shapely.convex_hull(shapely.multipoints(np.vstack(seen))), shapely.polygons(seen[-1])


def cushion_shadows(posed: Posed, camera: Camera) -> Layers:
    """The cushion's shadow on the mat."""
    rings = [(o, _round_cushion(posed, 0.0, size)) for o, size in _CUSHION_SHADOWS]
    return [(opacity, shapely.polygons(camera.project(ring)[0])) for opacity, ring in rings]


def head_shadows(posed: Posed, camera: Camera) -> Layers:
    """The head's shadow on the cushion."""
    x, _, z = posed.joints["head"]
    angles = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    found = []
    for opacity, size in _HEAD_SHADOWS:
        along, across = x + size * np.cos(angles), z + size * 0.9 * np.sin(angles)
        ring = np.stack([along, np.full(36, CUSHION), across], axis=1)
        found.append((opacity, shapely.polygons(camera.project(ring)[0])))
    return found


def _round_cushion(posed: Posed, height: float, size: float) -> Array:
    """A ring (n, 3) round the cushion, a rounded square (a superellipse), at a height."""
    x, _, z = posed.joints["head"]
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    ring = np.stack([np.cos(angles), np.sin(angles)])
    along, across = np.sign(ring) * np.abs(ring) ** _SQUARE
    (length, width), ahead = _CUSHION_HALVES, _CUSHION_AHEAD
    return np.stack(
        [x - ahead + length * size * along, np.full(48, height), z + width * size * across], axis=1
    )
