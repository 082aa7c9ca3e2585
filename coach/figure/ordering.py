"""Which part lies in front of which, decided where their outlines overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from coach.figure.camera import Array
from coach.figure.outlines import Seen, Shapes

_OVERLAP = 4e-5  # square metres: less is a touch
_LEVEL = 0.015  # metres: what is closer in depth is level
_BESIDE = 1e3  # a point beside a bone counts only if no bone lies under it


@dataclass(frozen=True)
class Bones:
    """The lines by which depth is judged: blob pairs (m, 2) and the part each belongs to (m,).

    `fellows` are the pairs of the same part on both sides, the lower index first; `hands` lie over
    what they touch.
    """

    pairs: NDArray[np.intp]
    owners: NDArray[np.intp]
    fellows: frozenset[tuple[int, ...]] = frozenset()
    hands: tuple[int, ...] = ()

    def surface(self, seen: Seen, points: Array, owners: NDArray[np.intp]) -> Array:
        """How near the surface of part `owners[i]` is to the viewer at `points[i]`, in metres."""
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
        nearest = cost.argmin(axis=1)
        return np.asarray(depth[np.arange(len(points)), nearest])

    def middles(self, seen: Seen, parts: int) -> Array:
        """The mean depth of each part, (parts,)."""
        mine = self.owners >= 0
        owners, depths = self.owners[mine], seen.depths[self.pairs[mine]].mean(axis=1)
        return np.bincount(owners, depths, parts) / np.bincount(owners, minlength=parts)


def overlaps(outlines: Shapes) -> tuple[NDArray[np.intp], Array]:
    """The pairs (k, 2) of outlines that overlap, and the middle of each overlap (k, 2)."""
    low_x, low_y, high_x, high_y = shapely.bounds(outlines).T
    i, j = np.triu_indices(len(outlines), 1)
    boxes = (low_x[i] < high_x[j]) & (low_x[j] < high_x[i])
    boxes &= (low_y[i] < high_y[j]) & (low_y[j] < high_y[i])
    i, j = i[boxes], j[boxes]
    shared = shapely.intersection(outlines[i], outlines[j])
    real = shapely.area(shared) > _OVERLAP
    pairs = np.stack([i[real], j[real]], axis=1)
    return pairs, shapely.get_coordinates(shapely.centroid(shared[real]))


def back_to_front(
    outlines: Shapes,
    seen: Seen,
    bones: Bones,
    middles: Sequence[float],
    hinges: frozenset[tuple[int, int]],
    forced: Iterable[tuple[int, int]],
    limbs: Sequence[str],
) -> tuple[tuple[int, ...], dict[int, set[int]]]:
    """The parts' indices in painting order, and which parts each lies over; `middles` are their
    mean depths.

    `hinges` are pairs of neighbouring segments (either way round), which only share a joint: their
    middles decide. `forced` are pairs (below, above) that hold whatever the depths.
    `limbs` names what each part belongs to.
    """
    pairs, points = overlaps(outlines)
    first, second = pairs.T
    apart = bones.surface(seen, points, first) - bones.surface(seen, points, second)
    level = np.abs(apart) < _LEVEL
    by_middle = np.asarray(middles)[first] - np.asarray(middles)[second]
    alike = np.array([pair in bones.fellows for pair in map(tuple, pairs.tolist())], dtype=bool)
    by_hand = np.isin(first, bones.hands).astype(float) - np.isin(second, bones.hands)
    nearer = (
        np.where(level & alike, by_middle, np.where(level & (by_hand != 0), by_hand, apart)) > 0
    )
    above: dict[int, set[int]] = {part: set() for part in range(len(outlines))}
    fixed = {frozenset(pair): pair for pair in forced}
    for (i, j), i_nearer in zip(pairs.tolist(), nearer.tolist(), strict=True):
        if (i, j) in hinges or (j, i) in hinges:
            i_nearer = middles[i] > middles[j]
        low, high = fixed.get(frozenset((i, j)), (j, i) if i_nearer else (i, j))
        above[high].add(low)
    held: dict[int, set[int]] = {part: set() for part in above}
    for low, high in fixed.values():
        held[high].add(low)
    return _sorted(above, held, middles, limbs), above


def _sorted(
    above: dict[int, set[int]],
    held: dict[int, set[int]],
    middles: Sequence[float],
    limbs: Sequence[str],
) -> tuple[int, ...]:
    """First what lies on nothing: the rest of a limb that was begun, else the farthest; a ring of
    parts breaks at its farthest that is not `held` above another.
    """
    left, order = set(above), list[int]()
    while left:
        free = [part for part in left if not above[part] & left]
        free = free or [part for part in left if not held[part] & left] or list(left)
        last = limbs[order[-1]] if order else ""
        chosen = min(free, key=lambda part: (limbs[part] != last, middles[part], part))
        order.append(chosen)
        left.remove(chosen)
    return tuple(order)
