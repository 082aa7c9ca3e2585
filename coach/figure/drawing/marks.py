"""What teaches beside the body: the arrow that shows the way to move."""

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Rings
from coach.figure.shapes.outlines import ribbon

_WIDTH, _HEAD = 0.017, 0.062  # metres at usual sizes
_BESIDE = 0.05  # metres that head and halo reach beyond the way
_THINNEST = 1.3  # pixels
_SMOOTH = 20  # points from which a way counts as a curve
_SHORTEST = 0.14  # metres in the view plane: a shorter way is drawn this long


def arrow(path: Array, camera: Camera, px_per_metre: float) -> tuple[Geometry, Geometry] | None:
    """An arrow along `path` (n, 3) in the world, and its halo; None if too short to be seen."""
    return flat_arrow(_long_enough(_rounded(camera.project(path)[0])), px_per_metre)


def extent(path: Array, camera: Camera) -> Array:
    """The corners (2, 2) of what holds an arrow along `path` (n, 3) and its halo."""
    points = _long_enough(_rounded(camera.project(path)[0]))
    return np.stack([points.min(axis=0) - _BESIDE, points.max(axis=0) + _BESIDE])


def flat_arrow(points: Array, px_per_metre: float) -> tuple[Geometry, Geometry] | None:
    """An arrow along `points` (n, 2) in the view plane, and its halo; None if too short."""
    width = max(_WIDTH, _THINNEST / px_per_metre)
    rings = _outline(points, width, width)
    if not rings:
        return None
    whole = shapely.union_all([shapely.make_valid(shapely.polygons(ring)) for ring in rings])
    whole = shapely.buffer(whole, width / 4, quad_segs=4)
    return whole, shapely.buffer(whole, width * 0.5, quad_segs=6)


def rough_arrow(path: Array, camera: Camera, px_per_metre: float) -> Rings:
    """An arrow along `path` (n, 3) in the world, its corners sharp; nothing if too short."""
    points = _long_enough(_rounded(camera.project(path)[0]))
    width = max(_WIDTH, _THINNEST / px_per_metre)
    return _outline(points, width, 1.5 * width)


def _outline(points: Array, width: float, shaft_width: float) -> Rings:
    """An arrow's head and its shaft; nothing if it is too short to be seen."""
    points = _rounded(points)
    head = _HEAD * width / _WIDTH
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    travelled = np.concatenate([[0.0], np.cumsum(steps)])
    if travelled[-1] < max(_SHORTEST / 2, head * 1.1):
        return ()
    tip, back = points[-1], _at(points, travelled, max(travelled[-1] - head, 0.0))
    along = tip - back if np.linalg.norm(tip - back) > 1e-4 else points[-1] - points[0]
    along = along / np.linalg.norm(along)
    base = tip - along * head
    across = np.array([-along[1], along[0]]) * head * 0.52
    corners = [tip, base + across, base + along * head * 0.14, base - across, tip]
    run = np.linspace(0.0, max(travelled[-1] - head * 0.8, head * 0.1), 20)
    shaft = np.array([_at(points, travelled, s) for s in run])
    return np.array(corners), ribbon(shaft, np.full(20, shaft_width / 2))


def _at(points: Array, travelled: Array, distance: float) -> Array:
    return np.array([np.interp(distance, travelled, points[:, axis]) for axis in (0, 1)])


def _rounded(points: Array) -> Array:
    """A way with its corners cut (Chaikin), so that a few points make a curve."""
    while len(points) < _SMOOTH:
        a, b = points[:-1], points[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], cut[1:-1], points[-1:]])
        if len(points) <= 2:
            break
    return points


def _long_enough(points: Array) -> Array:
    """A way of almost no length, stretched along its direction about its middle."""
    way = points[-1] - points[0]
    length = float(np.linalg.norm(way))
    if length >= _SHORTEST or length < 1e-3:
        return points
    ends = (points[0] + points[-1]) / 2 + np.array([[-0.5], [0.5]]) * way / length * _SHORTEST
    return np.linspace(ends[0], ends[1], 20)
