"""Makes frames of scenes: arrays of points become the bytes of paths."""

import numpy as np

from coach.figure.camera import Array
from coach.figure.flats import Shape
from coach.figure.frame import Angle, FeltAt, Fill, Frame
from coach.figure.motion import View
from coach.figure.scene import Scene

# An element of a path as QDataStream writes it: type (0 begins a ring, 1 is a line), x, y.
_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f4"), ("y", ">f4")])
_DIGITS = 5  # a hundredth of a millimetre, so that what stands still stays the same to the bit
_WINDING = (1).to_bytes(4, "big")
_FIRST = (0).to_bytes(4, "big")


def frame_of(scene: Scene, view: View | None = None) -> Frame:
    """The scene, seen from `view`, for a painter in this process or another."""
    return Frame(
        scene.bounds,
        _fills(scene.background),
        _fills(scene.shapes),
        _fills(scene.overlay),
        tuple(FeltAt(felt.muscle, felt.x, felt.y) for felt in scene.felt),
        Angle(view.yaw, view.pitch) if view else None,
    )


def path_bytes(rings: tuple[Array, ...]) -> bytes:
    """Closed rings (n, 2) as one path, filled by the non-zero rule."""
    elements = np.empty(sum(map(len, rings)), _ELEMENT)
    points = np.concatenate(rings).round(_DIGITS) + 0.0  # no negative zeros
    elements["type"] = 1
    elements["type"][np.cumsum([0, *(len(ring) for ring in rings[:-1])])] = 0
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    return len(elements).to_bytes(4, "big") + elements.tobytes() + _FIRST + _WINDING


def _fills(shapes: tuple[Shape, ...]) -> tuple[Fill, ...]:
    return tuple(Fill(s.role, s.opacity, s.pale, path_bytes(s.rings)) for s in shapes if s.rings)
