"""Head details: hair, ear, and a calm face that turns with the head. Metres in the head's frame."""

from dataclasses import dataclass

import numpy as np

from coach.figure.blobs import Blob, Hull, Vector, ball
from coach.figure.camera import Array


def _at(axes: Vector, offset: Vector) -> Blob:
    return Blob("head", "head", 0.0, "head", axes, offset)


HAIR: tuple[Hull, ...] = (
    (
        _at((0.104, 0.094, 0.086), (-0.012, 0.032, 0)),
        _at((0.062, 0.070, 0.074), (-0.050, -0.010, 0)),
    ),
)
# What the hair leaves free; it only counts where the face turns to the viewer or sideways.
FACE: tuple[Hull, ...] = (
    (
        _at((0.066, 0.064, 0.074), (0.088, 0.006, 0)),
        _at((0.058, 0.058, 0.066), (0.052, -0.080, 0)),
        _at(ball(0.046), (0.004, -0.100, 0)),
    ),
)
FACE_HIDDEN = -0.45
"""How far the face turns away (cosine to the viewer) before hair covers all."""


def ear(sign: float) -> tuple[Hull, ...]:
    return (
        (
            _at((0.018, 0.020, 0.008), (-0.006, 0.004, 0.081 * sign)),
            _at((0.011, 0.012, 0.007), (-0.002, -0.024, 0.079 * sign)),
        ),
    )


@dataclass(frozen=True)
class Line:
    """A drawn line on the face: points (n, 3), the way its skin faces (3,), and a width."""

    points: Array
    facing: Array
    width: float
    detail: bool = False


def _curve(points: list[Vector], sign: float = 1.0) -> Array:
    """A soft line through three points."""
    a, b, c = (np.array(point) * (1, 1, sign) for point in points)
    steps = np.linspace(0, 1, 7)[:, None]
    middle = 2 * b - (a + c) / 2
    return np.asarray((1 - steps) ** 2 * a + 2 * steps * (1 - steps) * middle + steps**2 * c)


def lines() -> tuple[Line, ...]:
    """Brows, closed-lid-calm eyes and mouth."""
    found = []
    for sign in (-1.0, 1.0):
        facing = np.array([0.85, 0.0, 0.52 * sign])
        brow = [(0.091, 0.036, 0.018), (0.086, 0.042, 0.034), (0.072, 0.037, 0.052)]
        eye = [(0.092, 0.016, 0.033), (0.0918, 0.009, 0.0335), (0.0905, 0.002, 0.034)]
        found.append(Line(_curve(eye, sign), facing, 0.0125))
        found.append(Line(_curve(brow, sign), facing, 0.0055))
        mouth = [(0.090, -0.057, 0.0), (0.086, -0.0585, 0.012), (0.078, -0.054, 0.024)]
        found.append(Line(_curve(mouth, sign), np.array([0.95, 0, 0.3 * sign]), 0.0045))
    return tuple(found)
