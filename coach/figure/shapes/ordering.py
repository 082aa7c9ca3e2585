"""Which part lies in front of which, decided where their outlines overlap."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from coach.figure.shapes.camera import Array
from coach.figure.shapes.outlines import Seen, Shapes

_OVERLAP = 4e-5  # square metres: less is a touch
_LEVEL = 0.015  # metres that a hand may lie behind what it touches and is drawn over it
_FELLOW, _JOINED = 0.6, 0.2  # how much the middles of like or joined parts count as to depth
_MOST = 0.05  # metres of depth that count: farther in front is no more in front
_SPOTS = 4  # points of an overlap's outline, drawn in, where depths are compared
_INWARDS = 0.4  # the share by which they are drawn in
_BESIDE = 1e3  # a point beside an ellipsoid counts only if none lies under it

Indices = NDArray[np.intp]


@dataclass(frozen=True)
class Bones:
    """The lines by which depth is judged: blob pairs (m, 2) and the part each belongs to (m,), -1
    for none.

    `fellows` are the pairs of the same part on both sides, the lower index first; `hands` lie over
    what they touch.
    """

    pairs: Indices
    owners: Indices
    fellows: frozenset[tuple[int, ...]] = frozenset()
    hands: tuple[int, ...] = ()

    @cached_property
    def _of_part(self) -> Indices:
        """Each part's ellipsoids (p, k): its blobs, and the middles of its bones, which are
        numbered after all blobs; filled with -1.
        """
        middles = np.arange(len(self.pairs)) + self.pairs.max() + 1
        rows = [
            np.concatenate([np.unique(self.pairs[mine]), middles[mine]])
            for mine in (self.owners == part for part in range(self.owners.max() + 1))
        ]
        table = np.full((len(rows), max(map(len, rows))), -1)
        for row, mine in zip(table, rows, strict=True):
            row[: len(mine)] = mine
        return table

    def surface(self, seen: Seen, points: Array, owners: Indices) -> Array:
        """How near the surface of part `owners[i]` is to the viewer at `points[i]`, in metres."""
        depth, out = np.empty(len(points)), np.empty(len(points))
        ellipsoids = self._ellipsoids(seen)
        for part in np.unique(owners).tolist():
            mine, row = owners == part, self._of_part[part]
            depth[mine], out[mine] = _on(ellipsoids[:, row[row >= 0]], points[mine])
        between = out > 1
        depth[between] = self._along(seen, points[between], owners[between])
        return depth

    def _ellipsoids(self, seen: Seen) -> Array:
        """What the parts are taken for, (9, m): middles (3), the silhouettes' quadratic forms (3),
        how depth runs across the view (2), and what is squared depth in the middle.
        """
        a, b = self.pairs.T
        ends = np.column_stack([seen.middles, seen.depths])[: self.pairs.max() + 1]
        spread = (seen.axes @ seen.axes.transpose(0, 2, 1))[: len(ends)]
        x, y, z = np.concatenate([ends, (ends[a] + ends[b]) / 2]).T
        form = np.concatenate([spread, (spread[a] + spread[b]) / 2]).reshape(-1, 9).T
        xx, xy, xz, _, yy, yz, _, _, zz = form
        area = np.maximum(xx * yy - xy * xy, 1e-12)
        across, up = (yy * xz - xy * yz) / area, (xx * yz - xy * xz) / area
        rest = np.maximum(zz - across * xz - up * yz, 0)
        return np.stack([x, y, z, yy / area, -xy / area, xx / area, across, up, rest])

    def _along(self, seen: Seen, points: Array, owners: Indices) -> Array:
        """As `surface`, where long bones leave room between the ellipsoids along them."""
        a, b = self.pairs.T
        start, run = seen.middles[a], seen.middles[b] - seen.middles[a]
        length = np.maximum((run * run).sum(axis=1), 1e-9)
        away = points[:, None, :] - start
        along = np.clip((away * run).sum(axis=2) / length, 0, 1)
        distance = np.linalg.norm(away - along[..., None] * run, axis=2)
        radius = seen.radii[a] * (1 - along) + seen.radii[b] * along
        depth = seen.depths[a] * (1 - along) + seen.depths[b] * along
        depth += np.sqrt(np.maximum(radius**2 - distance**2, 0))
        cost = np.maximum(distance - radius, 0) * _BESIDE - depth
        cost[self.owners[None, :] != owners[:, None]] = np.inf
        return np.asarray(depth[np.arange(len(points)), cost.argmin(axis=1)])

    def middles(self, seen: Seen, parts: int) -> Array:
        """The mean depth of each part, (parts,)."""
        mine = self.owners >= 0
        owners, depths = self.owners[mine], seen.depths[self.pairs[mine]].mean(axis=1)
        return np.bincount(owners, depths, parts) / np.bincount(owners, minlength=parts)


def _on(ellipsoids: Array, points: Array) -> tuple[Array, Array]:
    """How near the nearest of some ellipsoids (9, m) is at each of the points, and how far out the
    point lies, 1 on the silhouette.
    """
    x0, y0, z0, a, b, c, across, up, rest = ellipsoids
    x, y = points[:, :1] - x0, points[:, 1:] - y0
    square = (a * x + 2 * b * y) * x + c * y * y
    held = 1 / np.sqrt(np.maximum(square, 1))
    depth = z0 + (x * across + y * up) * held + np.sqrt(np.maximum(1 - square, 0) * rest)
    nearest = (np.maximum(square - 1, 0) * _BESIDE - depth).argmin(axis=1)
    rows = np.arange(len(points))
    return depth[rows, nearest], square[rows, nearest]


def overlaps(outlines: Shapes) -> tuple[Indices, Array, Array]:
    """The pairs (k, 2) of outlines that overlap, points (k, s, 2) spread over each overlap, and its
    area (k,).
    """
    low_x, low_y, high_x, high_y = shapely.bounds(outlines).T
    i, j = np.triu_indices(len(outlines), 1)
    boxes = (low_x[i] < high_x[j]) & (low_x[j] < high_x[i])
    boxes &= (low_y[i] < high_y[j]) & (low_y[j] < high_y[i])
    i, j = i[boxes], j[boxes]
    shared = shapely.intersection(outlines[i], outlines[j])
    areas = shapely.area(shared)
    real = areas > _OVERLAP
    pairs = np.stack([i[real], j[real]], axis=1)
    return pairs, _spots(shared[real]), areas[real]


def _spots(shapes: Shapes) -> Array:
    """Points (k, s, 2) spread over each shape: its middle, and some on the way to its outline."""
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    ring, owners = shapely.get_coordinates(shapes, return_index=True)
    counts = np.bincount(owners, minlength=len(shapes))
    starts = np.cumsum(counts) - counts
    share = (np.arange(_SPOTS) + 0.5) / _SPOTS
    picked = ring[starts[:, None] + (share * counts[:, None]).astype(np.intp)]
    spread = picked + (middles[:, None] - picked) * _INWARDS
    return np.concatenate([middles[:, None], spread], axis=1)


def back_to_front(
    outlines: Shapes,
    seen: Seen,
    bones: Bones,
    middles: Sequence[float],
    hinges: frozenset[tuple[int, int]],
    forced: Iterable[tuple[int, int]],
    limbs: Sequence[str],
    beside: Iterable[tuple[int, int, float]] = (),
) -> tuple[tuple[int, ...], dict[int, set[int]]]:
    """The parts' indices in painting order, and which parts each lies over; `middles` are their
    mean depths.

    `hinges` are pairs of neighbouring segments (either way round), which share a joint, so that
    their middles count too. `forced` are pairs (below, above) that hold whatever the depths.
    `limbs` names what each part belongs to. `beside` are orders (below, above, area) with things
    that are numbered after the parts, and that `middles` and `limbs` have too.
    """
    pairs, points, areas = overlaps(outlines)
    first, second = pairs.T
    apart = _apart(bones, seen, pairs, points)
    found = [(i, j) for i, j in pairs.tolist()]
    joined = np.array([(i, j) in hinges or (j, i) in hinges for i, j in found], dtype=bool)
    alike = np.array([pair in bones.fellows for pair in found], dtype=bool)
    by_middle = np.asarray(middles)[first] - np.asarray(middles)[second]
    by_hand = np.isin(first, bones.hands).astype(float) - np.isin(second, bones.hands)
    whole = by_middle * np.where(alike, _FELLOW, _JOINED)
    nearer = apart + np.where(joined | alike, whole, by_hand * _LEVEL) > 0
    above: dict[int, dict[int, float]] = {part: {} for part in range(len(limbs))}
    fixed = {frozenset(pair): pair for pair in forced}
    shown = (areas * np.abs(apart)).tolist()
    for (i, j), i_nearer, much in zip(found, nearer.tolist(), shown, strict=True):
        low, high = fixed.get(frozenset((i, j)), (j, i) if i_nearer else (i, j))
        above[high][low] = math.inf if frozenset((i, j)) in fixed else much
    for low, high, area in beside:
        above[high][low] = area * _MOST
    return _sorted(above, middles, limbs), {part: set(under) for part, under in above.items()}


def _apart(bones: Bones, seen: Seen, pairs: Indices, points: Array) -> Array:
    """How far (k,) the first of each pair lies in front of the second, over all the points, m."""
    spots = points.shape[1]
    found = bones.surface(
        seen,
        np.concatenate([points, points]).reshape(-1, 2),
        pairs.T.ravel().repeat(spots),
    ).reshape(2, len(pairs), spots)
    return np.asarray(np.clip(found[0] - found[1], -_MOST, _MOST).mean(axis=1))


def _sorted(
    above: Mapping[int, Mapping[int, float]], middles: Sequence[float], limbs: Sequence[str]
) -> tuple[int, ...]:
    """First what lies on nothing: the rest of a limb that was begun, else the farthest; a ring of
    parts breaks where least is seen of it. `above` tells how much of each part lies over others.
    """
    left, order = set(above), list[int]()
    while left:
        wrong = {
            part: sum(much for under, much in above[part].items() if under in left) for part in left
        }
        least = min(wrong.values())
        last = limbs[order[-1]] if order else ""
        chosen = min(
            (part for part in left if wrong[part] == least),
            key=lambda part: (limbs[part] != last, middles[part], part),
        )
        order.append(chosen)
        left.remove(chosen)
    return tuple(order)
