"""A chair and a wall: where they stand, and how deep a body would be inside them.

Both face +x, as somebody does who stands or sits upright. The chair's seat is under whoever sits
above x = 0; the wall is behind them both.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from coach.figure.pose import flesh
from coach.figure.pose.skeleton import Posed

SEAT = 0.44  # metres from the floor to the top of the seat
BACKREST = -0.19  # x of the front of the chair's back
BACKREST_TOP = 0.88  # metres from the floor
WALL = -0.42  # x of the wall's surface
RESTS = {"seat": (1, SEAT), "backrest": (0, BACKREST), "wall": (0, WALL)}  # the axis, and where
FURNITURE = ("chair", "wall")


class Box(Struct, frozen=True):
    """A piece of wood, its edges along the world's axes: two opposite corners (x, y, z)."""

    name: str
    low: tuple[float, float, float]
    high: tuple[float, float, float]


_POST, _FRONT, _HALF = 0.036, 0.21, 0.205  # metres: a leg's width; the seat's front and half width
_BACK = BACKREST - 0.030
_SEAT_THICKNESS = 0.040
_UNDER_BACK = BACKREST_TOP - 0.24  # metres from the floor


def _legs() -> tuple[Box, ...]:
    found = []
    for side, inner in (("left", -_HALF + 0.008), ("right", _HALF - 0.008 - _POST)):
        front, under = _FRONT - 0.012, SEAT - _SEAT_THICKNESS
        found += [
            Box(f"{side}_front_leg", (front - _POST, 0.0, inner), (front, under, inner + _POST)),
            Box(f"{side}_rear_leg", (_BACK, 0.0, inner), (BACKREST, under, inner + _POST)),
            Box(f"{side}_post", (_BACK, SEAT, inner), (BACKREST, _UNDER_BACK, inner + _POST)),
        ]
    return tuple(found)


CHAIR = (
    Box("seat", (_BACK, SEAT - _SEAT_THICKNESS, -_HALF), (_FRONT, SEAT, _HALF)),
    Box("back", (_BACK, _UNDER_BACK, -_HALF), (BACKREST, BACKREST_TOP, _HALF)),
    *_legs(),
)


def gap(part: str, on: str, posed: Posed) -> float:
    """The metres between a part's surface and what it rests on: the chair's "seat", the front of
    its "backrest", the "wall", or whatever `flesh.resting_gap` knows.
    """
    if on not in RESTS:
        return flesh.resting_gap(part, on, posed)
    axis, level = RESTS[on]
    return min(float(ball.at[axis]) - ball.radius for ball in flesh.balls(part, posed)) - level


def depth(part: str, prop: str, posed: Posed) -> float:
    """How many metres a part is inside the "chair" or the "wall"; negative outside of it."""
    middles, radii = flesh.filled(part, posed)
    if prop == "wall":
        return float((WALL - middles[:, 0] + radii).max())
    return max(float((radii - _outside(box, middles)).max()) for box in CHAIR)


def _outside(box: Box, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many metres points (n, 3) are outside of a box, negative within, (n,)."""
    low, high = np.array(box.low), np.array(box.high)
    beyond = np.maximum(low - points, points - high)
    within = np.minimum(beyond.max(axis=1), 0.0)
    return np.asarray(np.linalg.norm(np.maximum(beyond, 0.0), axis=1) + within)


def beside_seat(posed: Posed) -> float:
    """How many metres the pelvis is beside the seat, 0 above it."""
    (x0, _, z0), (x1, _, z1) = CHAIR[0].low, CHAIR[0].high
    x, _, z = map(float, posed.joints["pelvis"])
    return max(0.0, x0 - x, x - x1, z0 - z, z - z1)
