"""The lines between fingers, on whichever face of the hand is seen. Metres in the hand's frame."""

import numpy as np

from coach.figure.camera import Array

FACING = 0.45
"""How squarely (cosine) palm or back must face the viewer for the lines to show."""
WIDTH = 0.0036
_GAPS = (-0.017, 0.001, 0.018)  # across the knuckles
_FLAT = ((0.006, -0.098), (0.010, -0.130), (0.014, -0.160))  # along a finger: out of the palm, down
_GRIPPING = ((0.004, -0.098), (0.026, -0.122), (0.054, -0.112))
_SKIN = 0.012  # from a finger's middle to its surface


def lines(grips: bool, palm_seen: bool) -> tuple[Array, ...]:
    """The lines (n, 3) of a right hand; a left hand's have the other z."""
    run = np.array(_GRIPPING if grips else _FLAT)
    depth = _SKIN if palm_seen else -_SKIN
    narrowing = np.linspace(1.0, 0.7, len(run))
    return tuple(np.stack([run[:, 0] + depth, run[:, 1], gap * narrowing], axis=1) for gap in _GAPS)
