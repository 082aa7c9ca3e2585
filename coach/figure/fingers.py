"""The lines between fingers, on whichever face of the hand is seen. Metres in the hand's frame."""

from collections.abc import Iterator

import numpy as np

from coach.figure.camera import Array
from coach.figure.folds import Stroke
from coach.figure.skeleton import Posed

_WIDTH = 0.0036
_FROM = 150.0  # pixels per metre
_GAPS = (-0.017, 0.001, 0.018)  # across the knuckles
_FLAT = ((0.006, -0.098), (0.010, -0.130), (0.014, -0.160))  # along a finger: out of the palm, down
_GRIPPING = ((0.004, -0.098), (0.026, -0.122), (0.054, -0.112))
_SKIN = 0.012  # from a finger's middle to its surface


def strokes(grips: frozenset[str], posed: Posed) -> Iterator[Stroke]:
    """The lines of both hands; `grips` names those that are closed."""
    for side, sign in (("left", -1.0), ("right", 1.0)):
        hand = f"{side}_hand"
        wrist, turned = posed.joints[f"{side}_wrist"], posed.frames[hand]
        for face in (1.0, -1.0):
            outward = np.array([turned[:, 0] * face] * 3)
            for line in _lines(hand in grips, face):
                points = wrist + (line * (1.0, 1.0, sign)) @ turned.T
                yield Stroke(hand, points, outward, _WIDTH, 0.5, _FROM, taper=0.0)


def _lines(grips: bool, face: float) -> Iterator[Array]:
    """The lines (3, 3) on the palm (`face` 1) or the back (-1) of a right hand."""
    run = np.array(_GRIPPING if grips else _FLAT)
    narrowing = np.linspace(1.0, 0.7, len(run))
    for gap in _GAPS:
        yield np.stack([run[:, 0] + _SKIN * face, run[:, 1], gap * narrowing], axis=1)
