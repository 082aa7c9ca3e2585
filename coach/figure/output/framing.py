"""Makes frames of scenes: arrays of points become the bytes of paths."""

from collections.abc import Sequence

import numpy as np

from coach.figure.drawing.scene import Scene
from coach.figure.output.frame import Angle, FeltAt, Fill, Frame
from coach.figure.pose.movement import View
from coach.figure.shapes.camera import Array
from coach.figure.shapes.flats import Shape

# An element of a path as QDataStream writes it: type (0 begins a ring, 1 is a line), x, y.
_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f4"), ("y", ">f4")])
_DIGITS = 5  # a hundredth of a millimetre, so that what stands still stays the same to the bit
_WINDING = (1).to_bytes(4, "big")
_FIRST = (0).to_bytes(4, "big")


def frame_of(scene: Scene, view: View | None = None) -> Frame:
    """The scene, seen from `view`, for a painter in this process or another."""
    fills = _fills(scene.all_shapes)
    lying, standing = len(scene.background), len(scene.background) + len(scene.shapes)
    return Frame(
        scene.bounds,
        fills[:lying],
        fills[lying:standing],
        fills[standing:],
        tuple(FeltAt(felt.muscle, felt.x, felt.y) for felt in scene.felt),
        Angle(view.yaw, view.pitch) if view else None,
    )


def paths(bags: Sequence[tuple[Array, ...]]) -> list[bytes]:
    """Each bag of closed rings (n, 2) as one path, filled by the non-zero rule; none is empty."""
    rings = [ring for bag in bags for ring in bag]
    if not rings:
        return []
    lengths = [len(ring) for ring in rings]
    elements = np.empty(sum(lengths), _ELEMENT)
    points = np.concatenate(rings).round(_DIGITS) + 0.0  # no negative zeros
    elements["type"] = 1
    elements["type"][np.cumsum([0, *lengths[:-1]])] = 0
    elements["x"], elements["y"] = points.T
    packed, size, end = elements.tobytes(), _ELEMENT.itemsize, 0
    found = []
    for bag in bags:
        start, end = end, end + sum(map(len, bag))
        count = (end - start).to_bytes(4, "big")
        found.append(count + packed[start * size : end * size] + _FIRST + _WINDING)
    return found


def _fills(shapes: Sequence[Shape]) -> tuple[Fill, ...]:
    packed = paths([shape.rings for shape in shapes])
    return tuple(
        Fill(shape.role, shape.opacity, shape.pale, path)
        for shape, path in zip(shapes, packed, strict=True)
    )
