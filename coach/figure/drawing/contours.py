"""The outlines of a posed body's regions, as rings that can be grown and shrunk point by point."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.figure.body.model import Model
from coach.figure.shapes.camera import Array
from coach.figure.shapes.flats import Rings, normals, rings_of, split
from coach.figure.shapes.outlines import Seen, Shapes


@dataclass(frozen=True, eq=False)
class Contours:
    """Closed counter-clockwise rings, one after the other: their points (v, 2), the outward
    directions there (v, 2), the blob on which each point lies (v,), the part and the region it
    belongs to (v,), the number of points of each ring (r,), and each region's rings by index.
    """

    points: Array
    outward: Array
    blobs: NDArray[np.intp]
    parts: NDArray[np.intp]
    regions: NDArray[np.intp]
    lengths: NDArray[np.intp]
    of_region: list[list[int]]

    def grown(self, by: Array | float) -> list[Array]:
        """Every ring, each of its points moved outward by metres: one for all, or (v,)."""
        return split(self.points + self.outward * np.reshape(by, (-1, 1)), self.lengths)

    def strips(self, along: NDArray[np.bool_], outer: Array, inner: float) -> dict[int, Rings]:
        """Bands from `inner` to `outer` metres outward, one for all and (v,), along those points
        (v,) and to the next, by the region they belong to.
        """
        ends = np.cumsum(self.lengths)
        starts = ends - self.lengths
        found: dict[int, Rings] = {}
        for ring in np.flatnonzero(np.logical_or.reduceat(along, starts)).tolist():
            span = slice(starts[ring], ends[ring] - 1)  # a ring's last point is its first
            points, outward = self.points[span], self.outward[span]
            far = points + outward * np.maximum(outer[span], inner)[:, None]
            near = points + outward * inner
            bands = tuple(_band(far[run], near[run]) for run in _runs(along[span]))
            region = int(self.regions[starts[ring]])
            found[region] = (*found.get(region, ()), *bands)
        return found

    def pick(self, rings: list[Array], regions: Iterable[int]) -> Rings:
        """Those of all `rings` that belong to some regions."""
        return tuple(rings[ring] for region in regions for ring in self.of_region[region])


def contours(model: Model, outlines: Shapes, seen: Seen) -> Contours:
    """The rings of all regions, given by their outlines."""
    of_region: list[list[int]] = []
    points, blobs, lengths = list[Array](), list[NDArray[np.intp]](), list[int]()
    for region, rings in enumerate(rings_of(outlines)):
        of_region.append(list(range(len(lengths), len(lengths) + len(rings))))
        near = model.region_blobs[region]
        for ring in rings:
            blobs.append(near[_out(ring, seen, near).argmin(axis=1)])
            points.append(ring)
            lengths.append(len(ring))
    of_ring = np.array(lengths)
    regions = np.repeat([region for region, rings in enumerate(of_region) for _ in rings], of_ring)
    together = np.concatenate(points)
    return Contours(
        together,
        normals(together, of_ring),
        np.concatenate(blobs),
        model.region_parts[regions],
        regions,
        of_ring,
        of_region,
    )


def _out(points: Array, seen: Seen, blobs: NDArray[np.intp]) -> Array:
    """How far out of each blob's middle points are, 1 on its silhouette: (n, b)."""
    away, ellipses = points[:, None] - seen.middles[blobs], seen.ellipses[blobs]
    across = away[..., 0] / ellipses[:, 0, 0]
    up = (away[..., 1] - ellipses[:, 1, 0] * across) / ellipses[:, 1, 1]
    return np.asarray(np.hypot(across, up))


def _runs(along: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """The indices of each run of a ring's points, with its neighbours."""
    count = len(along)
    if along.all():
        return [np.arange(count + 1) % count]
    first = int((~along).argmax())
    turned = np.roll(along, -first).astype(int)
    edges = np.diff(turned, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) + 1
    return [
        (np.arange(start, end + 1) + first) % count for start, end in zip(starts, ends, strict=True)
    ]


def _band(far: Array, near: Array) -> Array:
    return np.concatenate([far, near[::-1], far[:1]])
