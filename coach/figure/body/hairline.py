"""Where hair or a scarf ends: a closed line on an ellipsoid, and what it leaves free as seen."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import Vector
from coach.figure.shapes.camera import Array, Camera

_STEPS = 8  # points of the line between two that are given
_BEYOND = 5.0  # radii by which the far side is folded out past the silhouette
_SLIVER = 0.0026  # metres: hair is nowhere thinner than twice this
_BETWEEN = np.linspace(0.0, 1.0, 5)[:-1, None]


def on_sphere(azimuth: float, elevation: float) -> Array:
    """A direction (3,) of the head: degrees from the front towards the right, and upwards."""
    a, e = np.radians([azimuth, elevation])
    return np.array([np.cos(e) * np.cos(a), np.sin(e), np.cos(e) * np.sin(a)])


def smooth(points: Array, closed: bool) -> Array:
    """Directions (n, 3) joined by a soft curve (Catmull-Rom) on the sphere."""
    before = np.roll(points, 1, axis=0) if closed else np.vstack([points[:1], points[:-1]])
    after = np.roll(points, -1, axis=0) if closed else np.vstack([points[1:], points[-1:]])
    later = np.roll(after, -1, axis=0) if closed else np.vstack([after[1:], after[-1:]])
    t = np.linspace(0.0, 1.0, _STEPS, endpoint=False)[None, :, None]
    a, b, c, d = (p[:, None, :] for p in (before, points, after, later))
    curve = b + t * (c - a) / 2 + t**2 * (a - 2.5 * b + 2 * c - d / 2)
    curve = (curve + t**3 * (1.5 * b - a / 2 - 1.5 * c + d / 2)).reshape(-1, 3)
    if not closed:
        curve = curve[: 1 - _STEPS]
    return np.asarray(curve / np.linalg.norm(curve, axis=1, keepdims=True))


@dataclass(frozen=True)
class Opening:
    """What hair leaves free of the head: inside a line on the ellipsoid at `middle` with semi-axes
    `axes` (metres, the head's frame).

    `edge` is the line's right half, front to back, as (azimuth, elevation) in degrees; the left
    half mirrors it. `inside` is a direction within.
    """

    middle: Vector
    axes: Vector
    edge: tuple[tuple[float, float], ...]
    inside: tuple[float, float] = (0.0, -30.0)

    @cached_property
    def line(self) -> Array:
        """The whole line as directions (n, 3)."""
        right = np.array([on_sphere(*point) for point in self.edge])
        left = right[::-1] * (1.0, 1.0, -1.0)
        middle_line = np.abs(left[:, 2]) > 1e-9
        return smooth(np.vstack([right, left[middle_line]]), closed=True)

    def holds(self, direction: Array) -> bool:
        """Whether a direction (3,) from the middle of the ellipsoid lies in the opening."""
        ring, _ = self._unfolded(direction)
        return bool(shapely.contains_xy(ring, 0.0, 0.0))

    def distance(self, direction: Array) -> float:
        """How far a unit direction (3,) is from the line, in radians."""
        return float(np.arccos(np.clip((self.line @ direction).max(), -1.0, 1.0)))

    def cut(self, cap: Geometry, posed: Posed, camera: Camera) -> Geometry:
        """What the opening leaves of the outline of the hair, without slivers."""
        left = shapely.difference(cap, self.seen(posed, camera))
        return shapely.buffer(shapely.buffer(left, -_SLIVER), _SLIVER, quad_segs=4)

    def seen(self, posed: Posed, camera: Camera) -> Geometry:
        """The opening in the view plane; beyond the head's silhouette it goes on as far as the
        hidden side of it does.
        """
        turned = camera.rotation @ posed.frames["head"]
        at = posed.joints["head"] + posed.frames["head"] @ np.array(self.middle)
        middle, _ = camera.project(at[None])
        ring, basis = self._unfolded(turned[2] / self.axes)
        flat = turned[:2] * self.axes @ basis.T
        return shapely.transform(ring, lambda points: points @ flat.T + middle)

    def _unfolded(self, viewer: Array) -> tuple[Geometry, Array]:
        """The opening in the plane of the silhouette, radius 1, and the plane's axes (2, 3): the
        half towards the viewer as it is seen, the other half folded out round it.
        """
        viewer = viewer / np.linalg.norm(viewer)
        side = np.cross(viewer, np.eye(3)[np.abs(viewer).argmin()])
        side /= np.linalg.norm(side)
        basis = np.stack([side, np.cross(viewer, side)])
        ring = shapely.make_valid(shapely.polygons(_folded(self.line, basis, viewer)))
        within = _folded(on_sphere(*self.inside)[None], basis, viewer)[0]
        if not shapely.contains_xy(ring, *within):
            ring = shapely.difference(shapely.buffer(shapely.Point(0, 0), 1.5 + _BEYOND), ring)
        return ring, basis


def _folded(line: Array, basis: Array, viewer: Array) -> Array:
    """Directions (n, 3) in the plane of the silhouette: what is turned away lies outside of it."""
    flat, towards = line @ basis.T, line @ viewer
    radius = np.hypot(*flat.T)
    angle = np.arctan2(flat[:, 1], flat[:, 0])
    radius = np.where(towards < 0, 1.0 - _BEYOND * towards, radius)
    if len(line) == 1:
        return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    turn = (np.roll(angle, -1) - angle + np.pi) % (2 * np.pi) - np.pi
    angles = angle + _BETWEEN * turn
    radii = radius + _BETWEEN * (np.roll(radius, -1) - radius)
    polar = np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=2)
    straight = flat + _BETWEEN[:, :, None] * (np.roll(flat, -1, axis=0) - flat)
    hidden = (towards < 0) | (np.roll(towards, -1) < 0)
    found = np.where(hidden[None, :, None], polar, straight)
    return np.asarray(found.transpose(1, 0, 2).reshape(-1, 2))
