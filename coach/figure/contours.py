"""The outlines of a posed body's regions, as rings that can be grown and shrunk point by point."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import Geometry

from coach.figure.camera import Array
from coach.figure.flats import Rings, normals, rings_of, split
from coach.figure.model import Model
from coach.figure.outlines import Hulls, Seen


@dataclass(frozen=True, eq=False)
class Contours:
    """Closed counter-clockwise rings, one after the other: their points (v, 2), the outward
    directions there (v, 2), the blob on which each point lies (v,) and the part it belongs to (v,),
    the number of points of each ring (r,), and each region's rings by index.
    """

    points: Array
    outward: Array
    blobs: NDArray[np.intp]
    parts: NDArray[np.intp]
    lengths: NDArray[np.intp]
    of_region: list[list[int]]

    def grown(self, by: Array | float) -> list[Array]:
        """Every ring, each of its points moved outward by metres: one for all, or (v,)."""
        return split(self.points + self.outward * np.reshape(by, (-1, 1)), self.lengths)

    def pick(self, rings: list[Array], regions: Iterable[int]) -> Rings:
        """Those of all `rings` that belong to some regions."""
        return tuple(rings[ring] for region in regions for ring in self.of_region[region])


def contours(
    model: Model,
    hulls: Hulls,
    seen: Seen,
    moulded: dict[int, Geometry],
) -> Contours:
    """The rings of all regions: hulls as they are, and the outlines of the `moulded` ones."""
    count, steps = model.body_hulls, len(hulls.outward)
    drawn = np.ones(count, dtype=bool)
    for region in moulded:
        drawn[model.spans[region]] = False
    lengths = (drawn * steps).tolist()
    of_region = [list(span) for span in model.spans]
    points = [hulls.points[:count][drawn].reshape(-1, 2)]
    blobs, parts = [hulls.blobs[:count][drawn].ravel()], [model.hull_parts.repeat(lengths)]
    for region, rings in zip(
        moulded, rings_of(np.array([*moulded.values()], dtype=object)), strict=True
    ):
        of_region[region] = list(range(len(lengths), len(lengths) + len(rings)))
        near = model.region_blobs[region]
        for ring in rings:
            away = np.linalg.norm(ring[:, None] - seen.middles[near], axis=2) - seen.radii[near]
            blobs.append(near[away.argmin(axis=1)])
            parts.append(np.full(len(ring), model.regions[region][0]))
            points.append(ring)
            lengths.append(len(ring))
    outward = np.tile(hulls.outward, (int(drawn.sum()), 1))
    if len(points) > 1:
        free = np.concatenate(points[1:])
        outward = np.vstack([outward, normals(free, np.array(lengths[count:]))])
    return Contours(
        np.concatenate(points),
        outward,
        np.concatenate(blobs),
        np.concatenate(parts),
        np.array(lengths),
        [[ring for ring in rings if lengths[ring]] for rings in of_region],
    )
