"""From blobs in space to outlines in the view plane, all at once with arrays.

A convex hull of ellipsoids seen from afar is the convex hull of their silhouettes, and each
silhouette is an ellipse. So a body becomes one array of ellipses and one array of convex outlines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import Blob, Hull
from coach.figure.shapes.camera import Array, Camera

Shapes = NDArray[np.object_]
Table = NDArray[np.intp]
_FLAT = 1e-9


@dataclass(frozen=True)
class Seen:
    """Every blob as seen: middles (n, 2), depths (n,), ellipses (n, 2, 2), mean radii (n,) and
    semi-axes in the view's axes, as columns (n, 3, 3).

    An ellipse is the matrix that takes the unit circle to the silhouette about its middle.
    """

    middles: Array
    depths: Array
    ellipses: Array
    radii: Array
    axes: Array


class Rig:
    """Many hulls of blobs, compiled once and placed for each pose and camera."""

    def __init__(self, hulls: Sequence[Hull]) -> None:
        blobs: dict[Blob, int] = {}
        self.hulls = [[blobs.setdefault(blob, len(blobs)) for blob in hull] for hull in hulls]
        self._blobs = tuple(blobs)
        self.joints = tuple(sorted({name for blob in blobs for name in (blob.a, blob.b)}))
        self.frames = tuple(sorted({blob.frame for blob in blobs}))
        self._a = np.array([self.joints.index(blob.a) for blob in blobs])
        self._b = np.array([self.joints.index(blob.b) for blob in blobs])
        self._frame = np.array([self.frames.index(blob.frame) for blob in blobs])
        self._along = np.array([[blob.along] for blob in blobs])
        self._offset = np.array([blob.offset for blob in blobs])
        self._axes = np.array([blob.axes for blob in blobs])
        self._sinks = np.array([blob.sink / 2 for blob in blobs])
        self._breaths = np.array([blob.breath / 2 for blob in blobs])
        self._falls = np.array([blob.falls for blob in blobs])
        widest = max(map(len, self.hulls))
        self.radii = self._axes.mean(axis=1)
        self.table = np.array([hull + hull[-1:] * (widest - len(hull)) for hull in self.hulls])

    @cached_property
    def bones(self) -> NDArray[np.intp]:
        """Each hull's neighbouring blobs as pairs (m, 2): the lines by which depth is judged."""
        return np.array([pair for hull in self.hulls for pair in _round(hull)])

    def bone_owners(self, owners: Sequence[int]) -> NDArray[np.intp]:
        """Which of `owners` (one for each hull) each bone belongs to, (m,)."""
        return np.repeat(np.array(owners), [len(_round(hull)) for hull in self.hulls])

    def place(self, posed: Posed) -> tuple[Array, Array]:
        """Blob middles (n, 3) and their semi-axes as columns (n, 3, 3), in world metres."""
        joints = np.array([posed.joints[name] for name in self.joints])
        frames = np.array([posed.frames[name] for name in self.frames])[self._frame]
        middles = joints[self._a] * (1 - self._along) + joints[self._b] * self._along
        offset, half_axes = self._offset.copy(), self._axes.copy()
        swell = self._breaths * posed.breath - self._sinks * posed.belly
        offset[:, 0] += swell  # as much as the half axis grows, so that the back stays
        half_axes[:, 0] += swell
        middles += (frames @ offset[..., None])[..., 0]
        middles[:, 1] -= self._falls
        return middles, frames * half_axes[:, None, :]

    def see(self, posed: Posed, camera: Camera) -> Seen:
        middles, axes = self.place(posed)
        flat, depths = camera.project(middles)
        seen_axes = camera.rotation @ axes
        return Seen(flat, depths, ellipses(seen_axes[:, :2]), self.radii, seen_axes)

    def blob(self, blob: Blob) -> int:
        """A blob's index."""
        return self._blobs.index(blob)

    def outlines(
        self, middles: Array, ellipse: Array, steps: int, table: Table | None = None
    ) -> "Hulls":
        """The hulls (h,) as convex outlines of `steps` points each.

        `table` (h, m) lists the blobs of each hull, where they are not the rig's own.
        """
        table = self.table if table is None else table
        outward = directions(steps)
        x, y = outward.T
        (a, b), (c, d) = ellipse.transpose(1, 2, 0)[..., None]
        across, up = a * x + c * y, b * x + d * y
        reach = np.maximum(np.hypot(across, up), _FLAT)  # an ellipse's support from its middle
        across /= reach
        up /= reach
        points = np.stack([a * across + b * up, c * across + d * up], axis=2) + middles[:, None]
        furthest = (middles @ outward.T + reach)[table].argmax(axis=1)
        blobs = np.take_along_axis(table, furthest, axis=1)
        return Hulls(points[blobs, np.arange(len(outward))], outward, blobs)


def _round(hull: Sequence[int]) -> list[tuple[int, int]]:
    """A hull's blobs in pairs of neighbours."""
    last = len(hull) if len(hull) != 2 else 1
    return [(blob, hull[(i + 1) % len(hull)]) for i, blob in enumerate(hull[:last])]


@dataclass(frozen=True, eq=False)
class Hulls:
    """Convex outlines, counter-clockwise and closed: points (h, k, 2), which blob each lies on
    (h, k), and the direction (k, 2) in which it is the outermost.
    """

    points: Array
    outward: Array
    blobs: Table

    @cached_property
    def _reach(self) -> Array:
        return np.asarray((self.points * self.outward).sum(axis=2))

    def beyond(self, rows: Sequence[int] | Table, points: Array) -> Array:
        """How far (m) each of `points` (n, 2) lies outside of the nearest of some hulls; negative
        within.
        """
        out = (points @ self.outward.T)[:, None] - self._reach[rows]
        return np.asarray(out.max(axis=2).min(axis=1))

    def polygons(self, rows: Sequence[int] | slice) -> Shapes:
        return np.asarray(shapely.polygons(self.points[rows]), dtype=object)


@lru_cache(maxsize=8)
def directions(steps: int) -> Array:
    """All round, counter-clockwise, the last one the first again: (steps + 1, 2)."""
    angles = np.linspace(0, 2 * np.pi, steps + 1)
    angles[-1] = 0.0
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def ellipses(axes: Array) -> Array:
    """Semi-axes as seen, columns of (n, 2, 3), as ellipse matrices (n, 2, 2)."""
    spread = axes @ axes.transpose(0, 2, 1)
    a = np.sqrt(np.maximum(spread[:, 0, 0], _FLAT))
    b = spread[:, 1, 0] / a
    c = np.sqrt(np.maximum(spread[:, 1, 1] - b * b, _FLAT))
    zero = np.zeros_like(a)
    return np.stack([np.stack([a, zero], axis=-1), np.stack([b, c], axis=-1)], axis=1)


def ribbon(points: Array, widths: Array) -> Array:
    """A line (n, 2) with the given widths (n,) as one closed outline, counter-clockwise; its ends
    come to a rounding.
    """
    along = np.empty_like(points)
    along[1:-1] = points[2:] - points[:-2]
    along[0], along[-1] = points[1] - points[0], points[-1] - points[-2]
    half = widths / 2 / np.maximum(np.hypot(along[:, 0], along[:, 1]), _FLAT)
    along *= half[:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    head, tail = points[-1:] + along[-1:], points[:1] - along[:1]
    return np.concatenate([tail, points - across, head, (points + across)[::-1], tail])
