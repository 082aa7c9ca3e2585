"""The chair: boxes that take their place in depth among the parts of the body.

A box and what lies on the outer side of one of its faces are in the order in which that face is
seen: the thing in front where the face looks at the viewer, else the box.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.pose.furniture import CHAIR, Box
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Flat

Order = tuple[int, int, float]
"""Below, above, and how much is seen of it: square metres."""

_TOUCH = -1e-6  # metres from a face at which a thing is still outside
_OVERLAP = 4e-5  # square metres: less is a touch
_ROUND = 0.006  # metres to which corners are rounded
_LIT = 0.25  # how squarely a side must face the viewer not to be in shade


@lru_cache(maxsize=16)
def outlines(camera: Camera) -> tuple[Geometry, ...]:
    """What each box of the chair covers in the view plane."""
    return tuple(_rounded(camera.project(_corners(box))[0]) for box in CHAIR)


@lru_cache(maxsize=16)
def order(camera: Camera) -> tuple[Order, ...]:
    """How the boxes lie over each other, by their indices."""
    seen = outlines(camera)
    found = []
    for i, k in combinations(range(len(CHAIR)), 2):
        area = float(shapely.area(shapely.intersection(seen[i], seen[k])))
        if area > _OVERLAP:
            low, high = (i, k) if _in_front(CHAIR[i], _corners(CHAIR[k]), camera) else (k, i)
            found.append((low, high, area))
    return tuple(found)


def among(camera: Camera, parts: Sequence[tuple[Geometry, Array]]) -> Iterator[Order]:
    """How the chair's boxes and a body's parts, each with its outline and the middles (n, 3) of its
    flesh, lie over each other; boxes are numbered after the parts.
    """
    shapes = np.array([shape for shape, _ in parts], dtype=object)
    for number, (box, seen) in enumerate(zip(CHAIR, outlines(camera), strict=True), len(parts)):
        areas = shapely.area(shapely.intersection(shapes, seen))
        for part in np.flatnonzero(areas > _OVERLAP).tolist():
            front = _in_front(box, parts[part][1], camera)
            low, high = (number, part) if front else (part, number)
            yield low, high, float(areas[part])


def _in_front(box: Box, points: Array, camera: Camera) -> bool:
    """Whether what has these points (n, 3) in it lies in front of a box."""
    away = np.stack([points - np.array(box.high), np.array(box.low) - points]).min(axis=1)
    facing = np.stack([camera.rotation[2], -camera.rotation[2]])
    parted = np.where(away >= _TOUCH, (away + 1e-3) * np.abs(facing), 0.0)
    if parted.max() > 0:
        return bool(facing.flat[parted.argmax()] > 0)
    nearest = camera.project(points)[1].mean()
    return bool(nearest > camera.project(_corners(box))[1].mean())


def drawn(index: int, camera: Camera, ink: float) -> Iterator[Flat]:
    """A box in flat colours: its outline, its sides, and its lit top."""
    whole, box = outlines(camera)[index], CHAIR[index]
    yield Flat("ink", 1.0, shapely.buffer(whole, ink, quad_segs=4))
    yield Flat("chair_shade", 1.0, whole)
    for axis, role in ((0, "chair_side"), (2, "chair_side"), (1, "chair")):
        facing = float(camera.rotation[2, axis])
        if abs(facing) < (_LIT if axis != 1 else 0.0) or (axis == 1 and facing < 0):
            continue
        face = camera.project(_face(box, axis, facing > 0))[0]
        yield Flat(role, 1.0, shapely.intersection(shapely.polygons(face), whole))


def extent(camera: Camera) -> Array:
    """The chair's corners (n, 2) in the view plane."""
    return camera.project(np.vstack([_corners(box) for box in CHAIR]))[0]


def _corners(box: Box) -> Array:
    grid = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)])
    return np.where(grid == 0, np.array(box.low), np.array(box.high))


def _face(box: Box, axis: int, high: bool) -> Array:
    """The four corners (4, 3), in turn, of the face that looks along an axis."""
    corners = np.tile(np.array(box.high if high else box.low), (4, 1))
    first, second = (other for other in range(3) if other != axis)
    corners[:, first] = [box.low[first], box.high[first], box.high[first], box.low[first]]
    corners[:, second] = [box.low[second], box.low[second], box.high[second], box.high[second]]
    return corners


def _rounded(points: Array) -> Geometry:
    hull = shapely.convex_hull(shapely.multipoints(points))
    return shapely.buffer(shapely.buffer(hull, -_ROUND), _ROUND, quad_segs=4)
