"""What lies about: the mat, the body's shadow on it, and a cushion."""

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.camera import Array, Camera
from coach.figure.flats import Rings
from coach.figure.outlines import Rig
from coach.figure.skeleton import Posed

MAT_LENGTH, MAT_WIDTH, MAT_THICKNESS, MAT_MIDDLE = 1.96, 0.74, 0.020, 0.07
_CORNER = 0.05
_LEAN = 0.10  # metres that a shadow wanders along x for each metre of height
_ROUND = 12  # points round what a hull casts
_EDGE = 0.006  # metres of the mat's rim that stay free of shadow
_FAINTEST = 0.012
# Layers of the shadow: opacity, metres above the mat at which a part casts none any more, size
# against the part's own, and how much wider it is for softness.
_SHADOWS = (
    (0.07, 0.34, 0.98, 0.040),
    (0.07, 0.26, 0.96, 0.022),
    (0.08, 0.16, 0.92, 0.008),
    (0.10, 0.07, 0.86, -0.002),
    (0.12, 0.03, 0.72, -0.008),
)


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


def shadows(rig: Rig, posed: Posed, camera: Camera) -> list[tuple[float, Rings]]:
    """The body's shadow on the mat, opacity and rings of each layer: wide and faint for what is
    near the mat, ever closer and darker for what touches it.
    """
    middles, _ = rig.place(posed)
    clear = np.maximum(middles[:, 1] - rig.radii, 0.0)
    ground = np.column_stack([middles[:, 0] + _LEAN * clear, middles[:, 2]])
    found = []
    for opacity, reach, share, blur in _SHADOWS:
        radii = rig.radii * share * np.clip(1.0 - clear / reach, 0.0, 1.0)
        found.append((opacity, tuple(_onto_mat(_cast(rig, ground, radii, blur), camera))))
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


def _onto_mat(rings: Array, camera: Camera) -> Array:
    """Rings (h, k, 2) on the ground, cut to the mat and seen; counter-clockwise."""
    half = np.array([MAT_LENGTH, MAT_WIDTH]) / 2 - _EDGE
    middle = np.array([MAT_MIDDLE, 0.0])
    on_mat = np.clip(rings - middle, -half, half) + middle
    seen: Array = on_mat @ camera.rotation[:2, [0, 2]].T
    return seen[:, ::-1] if camera.pitch >= 0 else seen


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
