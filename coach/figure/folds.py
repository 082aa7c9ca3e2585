"""Fine strokes on the surface of the body: folds where cloth bends or is pulled."""

from dataclasses import dataclass

import numpy as np

from coach.figure.camera import Array, Camera
from coach.figure.skeleton import Posed

FOLDS_FROM = 300.0
"""Pixels per metre from which folds are worth drawing."""
_TURNED = 0.35  # facing (cosine) under which a stroke thins out to nothing


@dataclass(frozen=True, eq=False)
class Stroke:
    """A tapered line on the skin or the cloth of one part of the body.

    `points` (n, 3) in the world, metres; `outward` (n, 3) the unit directions in which the surface
    faces under them; `width` in metres where it is widest; `role` its colour's; `finest` the pixels
    per metre from which it is drawn; `taper` 1 for pointed ends, 0 for blunt ones.
    """

    part: str
    points: Array
    outward: Array
    width: float
    role: str
    finest: float
    opacity: float = 1.0
    taper: float = 1.0

    def widths(self, camera: Camera) -> Array:
        """How wide it is at each of its points (n,), seen by `camera`: it thins out where the
        surface turns away.
        """
        facing = self.outward @ camera.rotation[2]
        turned = np.clip(facing / _TURNED, 0.0, 1.0)
        along = np.linspace(-1.0, 1.0, len(self.points))
        return np.asarray(self.width * turned * (1.0 - self.taper * along**2), dtype=np.float64)


def folds(posed: Posed) -> tuple[Stroke, ...]:  # noqa: ARG001
    return ()
