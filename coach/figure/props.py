"""What lies about: the mat, the body's shadow on it, and a cushion."""

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.camera import Array, Camera
from coach.figure.outlines import Rig, ellipses
from coach.figure.skeleton import Posed

MAT_LENGTH, MAT_WIDTH, MAT_THICKNESS, MAT_MIDDLE = 1.96, 0.74, 0.020, 0.07
_CORNER = 0.05
_LEAN = 0.10  # metres that a shadow wanders along x for each metre of height
_REACH = 0.38  # metres above the mat at which a part casts no shadow any more
_CLOSE = 0.16  # the same for the tight shadow where the body touches
_FAINTEST = 0.03
_BLUR = 0.014


def mat(camera: Camera) -> tuple[Geometry, Geometry]:
    """The mat with its edge, and its top, in the view plane."""
    angles = np.radians(np.linspace(0, 90, 8))
    arc = np.stack([np.cos(angles), np.sin(angles)], axis=1) * _CORNER
    x, z = MAT_LENGTH / 2 - _CORNER, MAT_WIDTH / 2 - _CORNER
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
    ground = np.insert(outline, 1, 0.0, axis=1) + np.array([MAT_MIDDLE, 0.0, 0.0])
    top, _ = camera.project(ground)
    below, _ = camera.project(ground - np.array([0.0, MAT_THICKNESS, 0.0]))
    edge = shapely.convex_hull(shapely.multipoints(np.vstack([top, below])))
    return edge, shapely.polygons(top)


def shadows(rig: Rig, posed: Posed, camera: Camera) -> tuple[Geometry, Geometry]:
    """The body's shadow: a wide soft one that thins with height, and a tight one at contacts."""
    middles, _ = rig.place(posed)
    height = np.maximum(middles[:, 1], 0.0)
    ground = np.stack(
        [middles[:, 0] + _LEAN * height, np.zeros_like(height), middles[:, 2]], axis=1
    )
    flat, _ = camera.project(ground)
    axes = camera.rotation[:2][:, [0, 2]]
    wide = _blot(rig, flat, axes, rig.radii * np.clip(1.15 - height / _REACH, 0.0, 1.0))
    tight = _blot(rig, flat, axes, rig.radii * np.clip(1.25 - height / _CLOSE, 0.0, 0.9))
    return shapely.buffer(wide, _BLUR, quad_segs=4), tight


def _blot(rig: Rig, flat: Array, axes: Array, radii: Array) -> Geometry:
    """The union of what each hull's blobs cast, those left out that are too high to cast any."""
    cast = radii[rig.table]
    largest = rig.table[np.arange(len(cast)), cast.argmax(axis=1)]
    table = np.where(cast > _FAINTEST, rig.table, largest[:, None])[cast.max(axis=1) > _FAINTEST]
    discs = ellipses(axes[None, :, :] * radii[:, None, None])
    return shapely.union_all(rig.outlines(flat, discs, 12, table).polygons(slice(None)))


def cushion(posed: Posed, camera: Camera) -> tuple[Geometry, Geometry]:
    """A cushion between head and mat: its whole, and its lit top."""
    x, y, z = posed.joints["head"]
    top = max(float(y) - 0.085, 0.02)
    angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    # a rounded square, by a superellipse
    square = (
        np.sign([np.cos(angles), np.sin(angles)]) * np.abs([np.cos(angles), np.sin(angles)]) ** 0.5
    )
    across = np.stack([x + 0.13 * square[0], np.zeros(32), z + 0.19 * square[1]], axis=1)
    lifted, _ = camera.project(across + np.array([0.0, top, 0.0]))
    ground, _ = camera.project(across)
    whole = shapely.convex_hull(shapely.multipoints(np.vstack([lifted, ground])))
    return whole, shapely.polygons(lifted)
