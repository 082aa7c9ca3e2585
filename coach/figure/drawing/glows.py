"""How a working muscle glows: a few clean nested shapes that swell with the effort."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.body.model import Model
from coach.figure.body.muscles import Patch
from coach.figure.pose.movement import Glow
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Flat
from coach.figure.shapes.outlines import Hulls, Shapes

# Outermost first: role, growth in metres at rest and at full effort, opacity.
_LAYERS = (
    ("glow_soft", -0.010, 0.012, 0.45),
    ("glow_soft", -0.018, 0.003, 0.75),
    ("glow", -0.032, -0.009, 0.78),
)
_SPREAD = (0.15, 0.5, 0.85)  # where, from a hull's middle to its edge, it is looked at
_EASE = 0.7  # the strength's power: a glow comes on early
_CORNER = 0.02  # metres to which inner corners are rounded
# Facings between which a muscle comes into view; the waist shows its muscles in profile too.
_TURNED, _PROFILE = (-0.28, 0.0), (-0.45, -0.10)
_END_ON = 0.6  # how squarely a muscle points at the viewer who does not see it in profile


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
        found: dict[str, Array] = {}
        for glow in working:
            for patch, span in self._patches(glow):
                if self._shown(patch) == 0:
                    continue
                points = samples(self._hulls.points[span])
                seen = self._seen_of(self._model.names.index(patch.part), points)
                if len(seen) > len(found.get(glow.muscle.value, ())):
                    found[glow.muscle.value] = seen
        return [(muscle, *middle(points)) for muscle, points in found.items()]

    def shapes(self, working: Sequence[Glow], strength: float) -> dict[int, list[Flat]]:
        """The glows on each part, by its index; `strength` is the effort, 0 to 1."""
        patches: dict[int, list[tuple[Geometry, float]]] = {}
        for glow in working if strength > 0 else ():
            for patch, span in self._patches(glow):
                seen = self._shown(patch)
                if seen > 0:
                    part = self._model.names.index(patch.part)
                    hulls = self._hulls.polygons(slice(span.start, span.stop))
                    shape = shapely.union_all(hulls)
                    patches.setdefault(part, []).append((shape, seen * strength))
        return {
            part: [Flat(*flat) for flat in nested(found, self._bases[part])]
            for part, found in patches.items()
        }

    def _patches(self, glow: Glow) -> list[tuple[Patch, range]]:
        """A working muscle's patches, and where their hulls are."""
        return [
            (patch, span)
            for patch, span in self._model.glows[glow.muscle]
            if "both" in (glow.side, patch.side) or patch.side == glow.side
        ]

    def _shown(self, patch: Patch) -> float:
        """How much of a glow is on the side that is seen, 0 to 1: in profile only from the side."""
        frame = self._posed.frames[patch.frame]
        facing = self._camera.towards(frame @ patch.facing)
        along = abs(self._camera.towards(frame[:, 1]))
        return in_view(facing, profile=patch.frame == "waist" and along < _END_ON)

    def _seen_of(self, part: int, points: Array) -> Array:
        """Those of some points on a part that nothing covers."""
        later = self._order[self._order.index(part) + 1 :]
        rows = np.flatnonzero(np.isin(self._model.hull_parts, later))
        mine = self._hulls.beyond(np.flatnonzero(self._model.hull_parts == part), points) < 0
        return points[mine & (self._hulls.beyond(rows, points) > 0)] if len(rows) else points[mine]


def in_view(facing: float, *, profile: bool) -> float:
    """How much of a muscle's glow shows, 0 to 1, by the cosine with which it faces the viewer."""
    away, near = _PROFILE if profile else _TURNED
    return min(max((facing - away) / (near - away), 0.0), 1.0)


def samples(outlines: Array) -> Array:
    """Points (n, 2) spread over hulls, given by their outlines (h, k, 2)."""
    middles = outlines.mean(axis=1, keepdims=True)
    return np.concatenate([middles + (outlines - middles) * share for share in _SPREAD]).reshape(
        -1, 2
    )


def middle(points: Array) -> tuple[float, float]:
    """The one of some points (n, 2) that lies most in their middle."""
    away = np.linalg.norm(points - points.mean(axis=0), axis=1)
    x, y = points[away.argmin()].tolist()
    return x, y


def nested(
    patches: Sequence[tuple[Geometry, float]], part: Geometry
) -> list[tuple[str, float, Geometry]]:
    """The shapes of all glows on one part, back to front, as role, opacity and outline; `patches`
    are outlines with a strength, 0 to 1.
    """
    strength = max(seen for _, seen in patches)
    growths = np.array([rest + (full - rest) * strength for _, rest, full, _ in _LAYERS])
    rounded = shapely.buffer(shapely.union_all([shape for shape, _ in patches]), _CORNER)
    shapes = shapely.intersection(shapely.buffer(rounded, growths - _CORNER, quad_segs=6), part)
    return [
        (role, opacity * strength**_EASE, shape)
        for (role, _, _, opacity), shape in zip(_LAYERS, shapes, strict=True)
    ]
