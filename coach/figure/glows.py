"""How a working muscle glows: a few clean nested shapes that swell with the effort.

Its patch is a net on the skin, so what of it faces the viewer is what shows, from every angle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.camera import Array, Camera
from coach.figure.flats import Flat
from coach.figure.model import Model
from coach.figure.motion import Glow
from coach.figure.muscles import Patch
from coach.figure.outlines import Hulls, Rig, Shapes
from coach.figure.skeleton import Posed

# Outermost first: role, growth in metres at rest and at full effort, opacity.
_LAYERS = (
    ("glow_soft", -0.010, 0.012, 0.45),
    ("glow_soft", -0.018, 0.003, 0.75),
    ("glow", -0.032, -0.009, 0.78),
)
_EASE = 0.7  # the strength's power: a glow comes on early
_INNER, _OUTER = 0.01, 0.02  # metres to which inner and outer corners are rounded
_ROUND = 0.025  # metres that a glow runs on where its part ends
_WHOLE = 0.18  # the share of a patch that is seen from which it glows fully
_LEAST = 2e-4  # square metres that have to be seen of a glow to point at it
_NEIGHBOURS = 3  # rows by which a glow runs on over the next part


@dataclass(frozen=True, eq=False)
class _Net:
    """A patch as seen: triangles (n, 3, 2) that face the viewer, the rows (n,) they lie below,
    and how much of the patch they show, 0 to 1.
    """

    patch: Patch
    triangles: Array
    rows: Array
    share: float

    def on(self, part: str) -> Array:
        """Which of the triangles lie on a part or next to it (n,)."""
        mine = [row for row, name in enumerate(self.patch.parts) if name == part]
        first, last = mine[0] - 1 - _NEIGHBOURS, mine[-1] + _NEIGHBOURS
        return np.asarray((self.rows >= first) & (self.rows <= last))


class Glows:
    """The glows on one body from one camera; `hulls` are its model's as seen, `bases` its parts'
    outlines and `order` their painting order.
    """

    def __init__(
        self,
        model: Model,
        posed: Posed,
        camera: Camera,
        hulls: Hulls,
        bases: Shapes,
        order: Sequence[int],
    ) -> None:
        self._model, self._posed, self._camera = model, posed, camera
        self._hulls, self._bases, self._order = hulls, bases, order

    def felt(self, working: Sequence[Glow]) -> list[tuple[str, float, float]]:
        """The muscles whose glow can be seen, each with the middle of what shows of it (x, y)."""
        found: dict[str, tuple[float, float, float]] = {}
        for glow in working:
            for net in self._nets(glow):
                points, sizes = self._uncovered(net)
                size = float(sizes.sum())
                if size > found.get(glow.muscle.value, (_LEAST,))[0]:
                    found[glow.muscle.value] = size, *middle(points, sizes)
        return [(muscle, x, y) for muscle, (_, x, y) in found.items()]

    def shapes(self, working: Sequence[Glow], strength: float) -> dict[int, list[Flat]]:
        """The glows on each part, by its index; `strength` is the effort, 0 to 1."""
        patches: dict[int, list[tuple[Geometry, float]]] = {}
        for glow in working if strength > 0 else ():
            for net in self._nets(glow):
                for part in dict.fromkeys(net.patch.parts):
                    shape = shapely.union_all(shapely.polygons(net.triangles[net.on(part)]))
                    shown = (shape, net.share * strength)
                    patches.setdefault(self._model.names.index(part), []).append(shown)
        return {
            part: [Flat(*flat) for flat in nested(found, self._bases[part])]
            for part, found in patches.items()
        }

    def _nets(self, glow: Glow) -> Iterator[_Net]:
        """What is seen of a working muscle's patches."""
        for patch, rig in self._model.glows[glow.muscle]:
            if "both" in (glow.side, patch.side) or patch.side == glow.side:
                net = self._net(patch, rig)
                if net.share > 0:
                    yield net

    def _net(self, patch: Patch, rig: Rig) -> _Net:
        corners = triangles(rig.place(self._posed)[0][rig.table])
        rows, count = corners.shape[:2]
        corners = corners.reshape(-1, 3, 3)
        normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        towards = normals @ self._camera.rotation[2]
        share = towards[towards > 0].sum() / np.linalg.norm(normals, axis=1).sum()
        flat, _ = self._camera.project(corners[towards > 0])
        below = np.arange(rows).repeat(count)[towards > 0]
        return _Net(patch, flat, below, min(float(share) / _WHOLE, 1.0))

    def _uncovered(self, net: _Net) -> tuple[Array, Array]:
        """The middles (n, 2) of what no part hides of a patch, and their sizes (n,), m2."""
        found = [np.zeros((0, 3))]
        for name in dict.fromkeys(net.patch.parts):
            part = self._model.names.index(name)
            points = net.triangles[net.on(name)].mean(axis=1)
            sizes = shapely.area(shapely.polygons(net.triangles[net.on(name)]))
            later = self._order[self._order.index(part) + 1 :]
            rows = np.flatnonzero(np.isin(self._model.hull_parts, later))
            free = self._hulls.beyond(np.flatnonzero(self._model.hull_parts == part), points) < 0
            if len(rows):
                free &= self._hulls.beyond(rows, points) > 0
            found.append(np.column_stack([points, sizes])[free])
        points = np.concatenate(found)
        return points[:, :2], points[:, 2]


def triangles(net: Array) -> Array:
    """A net of points (r + 1, c + 1, 3) as triangles (r, 4c, 3, 3), four in each mesh so that a net
    and its mirror image are alike; seen from without they run counter-clockwise.
    """
    corners = np.stack([net[:-1, :-1], net[:-1, 1:], net[1:, 1:], net[1:, :-1]], axis=2)
    middles = np.broadcast_to(corners.mean(axis=2, keepdims=True), corners.shape)
    fans = np.stack([corners, np.roll(corners, -1, axis=2), middles], axis=3)
    return fans.reshape(len(fans), -1, 3, 3)


def middle(points: Array, sizes: Array) -> tuple[float, float]:
    """The one of some points (n, 2) that lies most in their middle, by their sizes (n,)."""
    away = np.linalg.norm(points - np.average(points, axis=0, weights=sizes), axis=1)
    x, y = points[away.argmin()].tolist()
    return x, y


def nested(
    patches: Sequence[tuple[Geometry, float]], part: Geometry
) -> list[tuple[str, float, Geometry]]:
    """The shapes of all glows on one part, back to front, as role, opacity and outline; `patches`
    are outlines with a strength, 0 to 1. They fade inwards from their edges, but not where the part
    ends, round which they seem to run on.
    """
    strength = max(seen for _, seen in patches)
    growths = np.array([rest + (full - rest) * strength for _, rest, full, _ in _LAYERS])
    patch = shapely.union_all([shape for shape, _ in patches])
    beside = shapely.difference(shapely.buffer(patch, _ROUND, quad_segs=4), part)
    filled = shapely.buffer(shapely.union(patch, beside), _INNER, quad_segs=4)
    core = shapely.buffer(filled, -_INNER - _OUTER, quad_segs=6)
    shapes = shapely.intersection(shapely.buffer(core, growths + _OUTER, quad_segs=6), part)
    return [
        (role, opacity * strength**_EASE, shape)
        for (role, _, _, opacity), shape in zip(_LAYERS, shapes, strict=True)
    ]
