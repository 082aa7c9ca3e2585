"""What the body is on and before: the mat or a patch of floor, and a wall."""

from typing import NamedTuple

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.pose.furniture import CHAIR, WALL
from coach.figure.shapes.camera import Array, Camera

_FLOOR_CORNER, _AROUND = 0.18, 0.25  # metres of floor about whatever stands on it
_LOW = 0.30  # metres above the floor under which a part is taken to stand on it
_WALL_TOP, _WALL_THICK, _WALL_WIDE = 1.86, 0.03, 1.30
_PAPER_THIN = 1e-3


class Ground(NamedTuple):
    """A rounded rectangle that lies on the ground: its ends along x and z, its corners' radius and
    its thickness, in metres.
    """

    x: tuple[float, float]
    z: tuple[float, float]
    corner: float
    thickness: float


MAT = Ground((-0.91, 1.05), (-0.37, 0.37), 0.05, 0.020)


def floor(middles: Array, radii: Array, props: tuple[str, ...]) -> Ground:
    """The patch of floor under blobs' middles (n, 3) and radii (n, 1), and under the chair."""
    low = middles[:, 1] < _LOW
    feet = middles[low] if low.any() else middles
    corners = [feet - radii[low] if low.any() else feet, feet + radii[low] if low.any() else feet]
    if "chair" in props:
        corners.append(np.array([corner for box in CHAIR for corner in (box.low, box.high)]))
    points = np.vstack(corners)
    x0, _, z0 = (points.min(axis=0) - _AROUND).tolist()
    x1, _, z1 = (points.max(axis=0) + _AROUND).tolist()
    side = max(-z0, z1)  # the same for both sides of the body
    if "wall" in props:
        x0, side = WALL, max(side, _WALL_WIDE / 2)
    return Ground((x0, x1), (-side, side), _FLOOR_CORNER, 0.010)


def lying(ground: Ground, camera: Camera) -> tuple[Geometry, Geometry]:
    """The ground with its edge, and its top, in the view plane."""
    angles = np.radians(np.linspace(0, 90, 8))
    arc = np.stack([np.cos(angles), np.sin(angles)], axis=1) * ground.corner
    (x0, x1), (z0, z1) = ground.x, ground.z
    x, z = (x1 - x0) / 2 - ground.corner, (z1 - z0) / 2 - ground.corner
    outline = np.vstack(
        [
            (np.array([x, z]) + turned) * (sx, sz)
            for sx, sz, turned in (
                (1, 1, arc),
                (-1, 1, arc[::-1]),
                (-1, -1, arc),
                (1, -1, arc[::-1]),
            )
        ]
    )
    middle = np.array([(x0 + x1) / 2, 0.0, (z0 + z1) / 2])
    level = np.insert(outline, 1, 0.0, axis=1) + middle
    top, _ = camera.project(level)
    below, _ = camera.project(level - np.array([0.0, ground.thickness, 0.0]))
    edge = shapely.convex_hull(shapely.multipoints(np.vstack([top, below])))
    return edge, shapely.polygons(top)


def wall(ground: Ground, camera: Camera) -> tuple[Geometry, Geometry | None]:
    """The wall that stands on the ground's end, with its edge, and its face if that is seen."""
    corners = np.array([[WALL, y, z] for y, z in _wall_corners(ground)])
    behind = corners - np.array([_WALL_THICK, 0.0, 0.0])
    seen = camera.project(np.vstack([corners, behind]))[0]
    whole = shapely.convex_hull(shapely.multipoints(seen))
    if camera.rotation[2, 0] < _PAPER_THIN:
        return whole, None
    return whole, shapely.polygons(camera.project(corners)[0])


def _wall_corners(ground: Ground) -> list[tuple[float, float]]:
    (z0, z1), top = ground.z, _WALL_TOP
    return [(0.0, z0), (0.0, z1), (top, z1), (top, z0)]
