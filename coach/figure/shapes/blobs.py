"""The clay that bodies are made of: ellipsoids hung on the skeleton, and hulls of them.

A blob lies between two joints, moved by an offset in the axes of one of the skeleton's frames. All
measures are metres on a body 1.70 m tall.
"""

from dataclasses import dataclass
from itertools import pairwise

Vector = tuple[float, float, float]
SIDES = (("left", -1.0), ("right", 1.0))


@dataclass(frozen=True)
class Blob:
    """An ellipsoid with semi-axes `axes` at `along` of the way from joint `a` to joint `b`; its
    front sinks by `sink` where the belly is drawn in, and swells by `breath` with air. Its weight
    draws it `falls` towards the ground.
    """

    a: str
    b: str
    along: float
    frame: str
    axes: Vector
    offset: Vector = (0.0, 0.0, 0.0)
    sink: float = 0.0
    breath: float = 0.0
    falls: float = 0.0


Hull = tuple[Blob, ...]


def chain(*blobs: Blob) -> tuple[Hull, ...]:
    """A limb: each blob hulled with the next."""
    return tuple(pairwise(blobs))


def ball(radius: float) -> Vector:
    return (radius, radius, radius)


def disc(radius: float) -> Vector:
    """A disc across a limb, as a hem ends a sleeve."""
    return (radius, 0.006, radius)


class Segment:
    """Places blobs along one bone."""

    def __init__(self, a: str, b: str, frame: str) -> None:
        self._a, self._b, self._frame = a, b, frame

    def __call__(
        self,
        along: float,
        axes: Vector,
        offset: Vector = (0.0, 0.0, 0.0),
        sink: float = 0.0,
        breath: float = 0.0,
    ) -> Blob:
        return Blob(self._a, self._b, along, self._frame, axes, offset, sink, breath)
