"""How a working muscle glows: a few clean nested shapes that swell with the effort."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely import Geometry

from coach.figure.camera import Array

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
