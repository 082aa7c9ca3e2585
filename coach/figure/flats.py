"""Flat fills, and the closed rings that they are made of.

A fill is a bag of rings under the non-zero rule: rings that run counter-clockwise add up, whether
they overlap or not, and holes run clockwise. So a limb is painted as its overlapping hulls, and
nobody has to work out their union.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from coach.figure.camera import Array

Rings = tuple[Array, ...]
_MANY = 4  # rings whose union is worth working out
_FAR_STEPS = 9  # points that an edge beyond a disc is cut into before it is laid on its rim


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
    """All fills as rings; `tolerance` is how far (m) a point of a geometry may be moved."""
    flats = list(flats)
    which = [i for i, flat in enumerate(flats) if isinstance(flat.shape, Geometry)]
    shapes = np.array([flats[i].shape for i in which], dtype=object)
    if which:
        shapes = shapely.simplify(shapes, tolerance, preserve_topology=False)
    found = dict(zip(which, rings_of(shapes), strict=True))
    return [
        Shape(
            flat.role,
            flat.opacity,
            flat.shape if isinstance(flat.shape, tuple) else found[i],
            flat.pale,
        )
        for i, flat in enumerate(flats)
    ]


def united(flats: Iterable[Flat]) -> list[Flat]:
    """The same fills, as geometries where they were many overlapping rings: it takes time, and
    saves it each time one of them is painted.
    """
    flats = list(flats)
    which = [i for i, flat in enumerate(flats) if _is_bag(flat.shape)]
    bags = [flats[i].shape for i in which]
    rings = [ring for bag in bags if isinstance(bag, tuple) for ring in bag]
    if not rings:
        return flats
    lengths = [len(ring) for ring in rings]
    wholes = shapely.polygons(
        shapely.linearrings(
            np.concatenate(rings), indices=np.repeat(np.arange(len(rings)), lengths)
        )
    )
    wrong = ~shapely.is_valid(wholes)
    wholes[wrong] = shapely.make_valid(wholes[wrong], method="structure", keep_collapsed=False)
    counts = [len(bag) for bag in bags if isinstance(bag, tuple)]
    table = np.full((len(bags), max(counts)), None, dtype=object)
    table[np.arange(max(counts)) < np.array(counts)[:, None]] = wholes
    for i, shape in zip(which, shapely.union_all(table, axis=1), strict=True):
        flats[i] = flats[i]._replace(shape=shape)
    return flats


def _is_bag(shape: Geometry | Rings) -> bool:
    """Whether it is many rings without holes."""
    if not isinstance(shape, tuple) or len(shape) < _MANY:
        return False
    return all(_signed_area(ring) > 0 for ring in shape)


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
    """The outward directions (v, 2) at the points of counter-clockwise closed rings."""
    ends = np.cumsum(lengths)
    starts = ends - lengths
    after, before = np.arange(1, len(points) + 1), np.arange(-1, len(points) - 1)
    after[ends - 1] = starts + 1  # a ring's last point is its first
    before[starts] = ends - 2
    along = points[after] - points[before]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    return np.stack([along[:, 1], -along[:, 0]], axis=1)


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
    """What of each shape lies in a disc; what lies beyond is laid on its rim, which leaves the
    winding about every point inside as it is.
    """
    found = []
    for shape in shapes:
        kept = tuple(ring for whole in shape.rings for ring in _into_disc(whole, centre, radius))
        if kept:
            found.append(Shape(shape.role, shape.opacity, kept, shape.pale))
    return found


def _into_disc(ring: Array, centre: Array, radius: float) -> Rings:
    """A ring cut to a disc; none if it is beyond."""
    whole, ring = ring, ring - centre
    low, high = ring.min(axis=0), ring.max(axis=0)
    if (low > radius).any() or (high < -radius).any():
        return ()
    far = np.hypot(ring[:, 0], ring[:, 1]) > radius
    if not far.any():
        return (whole,)
    steps = np.linspace(0, 1, _FAR_STEPS, endpoint=False)
    edges = ring[:-1, None] + (ring[1:] - ring[:-1])[:, None] * steps[:, None]
    used = np.ones(edges.shape[:2], dtype=bool)
    used[~(far[:-1] | far[1:]), 1:] = False  # what lies within keeps its points
    points = np.vstack([edges[used], ring[-1:]])
    distances = np.hypot(points[:, 0], points[:, 1])
    if distances.min() >= radius and not _winds(points):
        return ()
    return (points * np.minimum(1.0, radius / np.maximum(distances, 1e-9))[:, None] + centre,)


def _winds(points: Array) -> bool:
    """Whether a closed ring runs round the origin."""
    (x, y), (x_next, y_next) = points[:-1].T, points[1:].T
    rising = (y_next > 0).astype(int) - (y > 0)
    left = (x * y_next - x_next * y) * rising > 0  # the edge crosses the half axis x > 0
    return bool((rising * left).sum())
