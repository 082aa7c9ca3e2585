"""Flat fills, and the closed rings that they are made of.

A fill is a bag of rings under the non-zero rule: rings that run counter-clockwise add up, whether
they overlap or not, and holes run clockwise. So a limb is painted as its overlapping hulls, and
nobody has to work out their union.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from coach.figure.shapes.camera import Array

Rings = tuple[Array, ...]
_LEAST = 3  # points of a closed ring that covers nothing
_SHARPEST = 1.6  # square of the sum of two unit ways, at less of which a corner is cut
_ROUND = 24  # points of a quarter of a disc's rim


class Flat(NamedTuple):
    """One flat fill; `pale` is the share of haze in its colour."""

    role: str
    opacity: float
    shape: Geometry | Rings
    pale: float = 0.0


@dataclass(frozen=True, eq=False)
class Shape:
    """One flat fill: a role that the palette colours, and closed rings (n, 2) in metres, filled by
    the non-zero rule.

    `pale` is the share of the palette's haze in its colour, for what lies far back.
    """

    role: str
    opacity: float
    rings: Rings
    pale: float = 0.0

    @property
    def area(self) -> Geometry:
        """What it covers."""
        turned = [_signed_area(ring) > 0 for ring in self.rings]
        solid, holes = (
            shapely.union_all(
                [
                    _whole(r)
                    for r, is_solid in zip(self.rings, turned, strict=True)
                    if is_solid == kind
                ]
            )
            for kind in (True, False)
        )
        return shapely.difference(solid, holes)


def _signed_area(ring: Array) -> float:
    """Positive where a closed ring runs counter-clockwise, on the whole if it crosses itself."""
    (x, y), (x_next, y_next) = ring[:-1].T, ring[1:].T
    return float((x * y_next - x_next * y).sum() / 2)


def flatten(flats: Iterable[Flat], tolerance: float) -> list[Shape]:
    """All fills as rings; `tolerance` is how far (m) a point may be moved."""
    flats = list(flats)
    which = [i for i, flat in enumerate(flats) if isinstance(flat.shape, Geometry)]
    bags = [flat.shape if isinstance(flat.shape, tuple) else () for flat in flats]
    shapes = rings_of(np.array([flats[i].shape for i in which], dtype=object))
    for i, rings in zip(which, shapes, strict=True):
        bags[i] = rings
    return [
        Shape(flat.role, flat.opacity, rings, flat.pale)
        for flat, rings in zip(flats, simplified(bags, tolerance), strict=True)
    ]


def simplified(bags: Sequence[Rings], tolerance: float) -> list[Rings]:
    """Bags of rings with fewer points, of which none is off by more than `tolerance` metres."""
    rings = [ring for bag in bags for ring in bag]
    if not rings:
        return list(bags)
    lengths = np.array([len(ring) for ring in rings])
    owners = np.repeat(np.arange(len(rings)), lengths)
    lines = shapely.linestrings(np.concatenate(rings), indices=owners)
    points, owners = shapely.get_coordinates(
        shapely.simplify(lines, tolerance, preserve_topology=False), return_index=True
    )
    fewer = iter(split(points, np.bincount(owners, minlength=len(rings))))
    return [tuple(ring for ring in islice(fewer, len(bag)) if len(ring) > _LEAST) for bag in bags]


def united(pieces: NDArray[np.object_], table: NDArray[np.intp]) -> NDArray[np.object_]:
    """The union of those of `pieces` (n,) that each row of `table` lists; -1 is none."""
    padded = np.concatenate([pieces, np.array([None], dtype=object)])
    return np.asarray(shapely.union_all(padded[table], axis=1), dtype=object)


def rings_of(shapes: NDArray[np.object_]) -> list[Rings]:
    """The rings of each geometry's polygons, counter-clockwise, its holes clockwise."""
    found: list[list[Array]] = [[] for _ in shapes]
    if not found:
        return []
    parts, owner = shapely.get_parts(shapes, return_index=True)
    polygons = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    turned = shapely.orient_polygons(parts[polygons])
    rings, ring_owner = shapely.get_rings(turned, return_index=True)
    points, of_ring = shapely.get_coordinates(rings, return_index=True)
    pieces = split(points, np.bincount(of_ring, minlength=len(rings)))
    for ring, shape in zip(pieces, owner[polygons][ring_owner].tolist(), strict=True):
        found[shape].append(ring)
    return [tuple(rings) for rings in found]


def split(points: Array, lengths: NDArray[np.intp]) -> list[Array]:
    """Rings that lie one after the other in `points` (v, 2), apart."""
    ends = np.cumsum(lengths).tolist()
    return [points[end - length : end] for end, length in zip(ends, lengths.tolist(), strict=True)]


def normals(points: Array, lengths: NDArray[np.intp]) -> Array:
    """The ways (v, 2) outward at the points of closed rings that run counter-clockwise, holes
    clockwise: as long as it takes for lines beside the ring to stay one metre away, but at sharp
    corners.
    """
    ends = np.cumsum(lengths)
    starts = ends - lengths
    after, before = np.arange(1, len(points) + 1), np.arange(-1, len(points) - 1)
    after[ends - 1] = starts + 1  # a ring's last point is its first
    before[starts] = ends - 2
    ahead, behind = _units(points[after] - points), _units(points - points[before])
    along = ahead + behind
    along *= 2 / np.maximum((along * along).sum(axis=1, keepdims=True), _SHARPEST)
    return np.stack([along[:, 1], -along[:, 0]], axis=1)


def _units(ways: Array) -> Array:
    return np.asarray(ways / np.maximum(np.hypot(ways[:, 0], ways[:, 1]), 1e-12)[:, None])


def clipped(rings: Sequence[Array], area: Geometry, spare: float) -> list[Geometry | Rings]:
    """Each ring, which may cross itself, as far as it lies in an area, or `spare` metres beyond."""
    if not rings:
        return []
    shapely.prepare(area)
    points = np.concatenate(rings)
    within = shapely.contains_xy(area, points)
    beyond = np.flatnonzero(~within)
    within[beyond] = shapely.dwithin(area, shapely.points(points[beyond]), spare)
    starts = np.cumsum([0, *(len(ring) for ring in rings[:-1])])
    whole = np.logical_and.reduceat(within, starts)
    return [
        (ring,) if is_whole else shapely.intersection(_whole(ring), area)
        for ring, is_whole in zip(rings, whole.tolist(), strict=True)
    ]


def _whole(ring: Array) -> Geometry:
    return shapely.make_valid(shapely.polygons(ring), method="structure", keep_collapsed=False)


def within_disc(shapes: Iterable[Shape], centre: Array, radius: float) -> list[Shape]:
    """What of each shape lies in a disc."""
    disc = shapely.buffer(shapely.points(centre), radius, quad_segs=_ROUND)
    shapely.prepare(disc)
    found = []
    for shape in shapes:
        kept = tuple(ring for whole in shape.rings for ring in _into_disc(whole, disc))
        if kept:
            found.append(Shape(shape.role, shape.opacity, kept, shape.pale))
    return found


def _into_disc(ring: Array, disc: Geometry) -> Rings:
    """A ring cut to a disc; none if it is beyond."""
    x0, y0, x1, y1 = shapely.bounds(disc).tolist()
    low, high = ring.min(axis=0), ring.max(axis=0)
    if low[0] > x1 or low[1] > y1 or high[0] < x0 or high[1] < y0:
        return ()
    if shapely.contains_xy(disc, *ring.T).all():
        return (ring,)
    [rings] = rings_of(np.array([shapely.intersection(_whole(ring), disc)], dtype=object))
    return rings if _signed_area(ring) > 0 else tuple(ring[::-1] for ring in rings)
