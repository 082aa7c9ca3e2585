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
        _at((0.060, 0.066, 0.074), (-0.047, -0.002, 0)),
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


def _curve(points: list[Vector], sign: float = 1.0) -> Array:
    """A soft line through three points."""
    a, b, c = (np.array(point) * (1, 1, sign) for point in points)
    steps = np.linspace(0, 1, 7)[:, None]
    middle = 2 * b - (a + c) / 2
    return np.asarray((1 - steps) ** 2 * a + 2 * steps * (1 - steps) * middle + steps**2 * c)


def eye(sign: float) -> tuple[Hull, ...]:
    return ((_at((0.004, 0.0085, 0.0062), (0.0895, 0.008, 0.035 * sign)),),)


EYE_FACING = (0.85, 0.0, 0.52)
"""Where the right eye's skin looks."""


def lines() -> tuple[Line, ...]:
    """Brows and a mouth at ease."""
    found = []
    for sign in (-1.0, 1.0):
        brow = [(0.091, 0.036, 0.018), (0.086, 0.042, 0.034), (0.072, 0.037, 0.052)]
        mouth = [(0.0885, -0.057, 0.0), (0.087, -0.0575, 0.011), (0.082, -0.052, 0.022)]
        found.append(Line(_curve(brow, sign), np.array([0.85, 0.0, 0.52 * sign]), 0.0055))
        found.append(Line(_curve(mouth, sign), np.array([0.95, 0.0, 0.3 * sign]), 0.0045))
    return tuple(found)
