"""How fingers lie in each hold, and the lines between them. Metres in a right hand's frame.

x points out of the palm, y towards the wrist, z to the thumb; a left hand has the other z.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import numpy as np

from coach.figure.pose.flesh import PALM_THICKNESS
from coach.figure.pose.skeleton import HAND, PALM, Posed
from coach.figure.shapes.blobs import SIDES, Vector
from coach.figure.shapes.camera import Array
from coach.figure.shapes.strokes import Stroke


class Hold(StrEnum):
    """What a hand does."""

    FLAT = "flat"
    REST = "rest"
    BELLY = "belly"
    THIGH = "thigh"
    SHIN = "shin"
    ANKLE = "ankle"
    TOWEL = "towel"


Holds = frozenset[tuple[str, Hold]]
"""Pairs of a hand ("left_hand") and its hold; a hand that is not named is at rest."""

OPEN = frozenset((Hold.FLAT, Hold.REST, Hold.BELLY))
_CURLS = {Hold.FLAT: -0.008, Hold.REST: 0.024, Hold.BELLY: 0.006}  # how far a tip bends in
# The radius of the bend that a gripping hand closes round: that of what it holds, larger where the
# fingers lie aslant.
_BENDS = {Hold.THIGH: 0.072, Hold.SHIN: 0.062, Hold.ANKLE: 0.046, Hold.TOWEL: 0.014}
# From the first finger: across the knuckles, length, radius, fan in degrees.
_FINGERS = (
    (0.0275, 0.070, 0.0098, 6.0),
    (0.0095, 0.078, 0.0100, 1.0),
    (-0.0090, 0.072, 0.0095, -3.5),
    (-0.0260, 0.056, 0.0085, -9.0),
)
_FIRST = 0.56  # of a finger's length, from the knuckle to its middle joint
_THUMBS: dict[Hold, tuple[Vector, ...]] = {
    Hold.FLAT: ((0.003, -0.036, 0.030), (0.004, -0.070, 0.048), (0.003, -0.097, 0.054)),
    Hold.REST: ((0.006, -0.036, 0.028), (0.016, -0.068, 0.040), (0.022, -0.096, 0.040)),
    Hold.BELLY: ((0.004, -0.036, 0.030), (0.008, -0.058, 0.058), (0.006, -0.066, 0.090)),
    Hold.TOWEL: ((0.006, -0.040, 0.030), (0.024, -0.072, 0.038), (0.044, -0.096, 0.026)),
}
_WRAPPED: tuple[Vector, ...] = (
    (0.008, -0.038, 0.032),
    (0.022, -0.064, 0.055),
    (0.044, -0.080, 0.064),
)
_WIDTH = 0.0032
FROM = 150.0
"""Pixels per metre from which the lines are drawn."""


@dataclass(frozen=True)
class Finger:
    """From knuckle to tip: its joints, where its back faces at each, and its radius."""

    joints: tuple[Vector, ...]
    backs: tuple[Vector, ...]
    radius: float


def fingers(hold: Hold) -> tuple[Finger, ...]:
    """The four fingers, the first finger first."""
    make = _straight if hold in OPEN else _closed
    return tuple(make(hold, *finger) for finger in _FINGERS)


def thumb(hold: Hold) -> tuple[Vector, ...]:
    """The thumb's joints."""
    return _THUMBS.get(hold, _WRAPPED)


def _straight(hold: Hold, across: float, length: float, radius: float, fan: float) -> Finger:
    """On the mat the hand slopes down from the wrist, so flat fingers rise a little."""
    out, on = math.sin(math.radians(fan)) * length, math.cos(math.radians(fan)) * length
    joints = tuple(
        (
            0.003 + _CURLS[hold] * share,
            -HAND - on * share + abs(across) * 0.15,
            across + out * share,
        )
        for share in (0.0, _FIRST, 1.0)
    )
    return Finger(joints, ((-1.0, 0.0, 0.0),) * 3, radius)


def _closed(hold: Hold, across: float, length: float, radius: float, _: float) -> Finger:
    """Bent round a cylinder that lies across the middle of the palm."""
    bend = _BENDS[hold]
    round_, middle = bend + radius, PALM_THICKNESS + bend
    start = math.asin(min(0.97, HAND * (1 - PALM) / round_))
    turns = [start + length * share / round_ for share in (0.0, _FIRST, 1.0)]
    joints = tuple(
        (
            middle - round_ * math.cos(angle),
            -HAND * PALM - round_ * math.sin(angle),
            across * (1 - 0.12 * (angle - start)),
        )
        for angle in turns
    )
    backs = tuple((-math.cos(angle), -math.sin(angle), 0.0) for angle in turns)
    return Finger(joints, backs, radius)


def strokes(holds: Holds, posed: Posed) -> Iterator[Stroke]:
    """The lines between the fingers of both hands, on their backs and on the palms."""
    held = dict(holds)
    for side, sign in SIDES:
        hand = f"{side}_hand"
        wrist, turned = posed.joints[f"{side}_wrist"], posed.frames[hand] * (1.0, 1.0, sign)
        lines, outwards = _lines(held.get(hand, Hold.REST))
        for points, outward in zip(wrist + lines @ turned.T, outwards @ turned.T, strict=True):
            yield Stroke(hand, points, outward, _WIDTH, "skin_line", taper=0.0)


@lru_cache
def _lines(hold: Hold) -> tuple[Array, Array]:
    """The lines of a right hand (6, 3, 3), and where the skin faces under them."""
    lines, outwards = [], []
    for one, other in pairwise(fingers(hold)):
        gap = (np.array(one.joints) + np.array(other.joints)) / 2
        for face in (1.0, -1.0):
            outwards.append(np.array(one.backs) * face)
            lines.append(gap + outwards[-1] * one.radius * 0.8)
    return np.array(lines), np.array(outwards)
