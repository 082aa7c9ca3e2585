"""Fine lines on the surface of the body, and the hems' among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import Blob
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.outlines import Rig

_TURNED = 0.35  # facing (cosine) under which a stroke thins out to nothing
_HEM_WIDTH = 0.0026
_ROUND = np.linspace(0.0, 2 * np.pi, 48, endpoint=False)


@dataclass(frozen=True, eq=False)
class Stroke:
    """A tapered line on the skin or the cloth of one part of the body.

    `points` (n, 3) in the world, metres; `outward` (n, 3) the unit directions in which the surface
    faces under them; `width` in metres where it is widest; `role` its colour's; `taper` 1 for
    pointed ends, 0 for blunt ones; `closed` says that it runs round a limb.
    """

    part: str
    points: Array
    outward: Array
    width: float
    role: str
    opacity: float = 1.0
    taper: float = 1.0
    closed: bool = False


def visible(strokes: Sequence[Stroke], camera: Camera) -> list[tuple[Stroke, Array, Array]]:
    """What `camera` sees of strokes: of each that is seen its points (m, 2) in the view plane, and
    how wide it is at each (m,); it thins out where the surface turns away.
    """
    if not strokes:
        return []
    facing = np.vstack([stroke.outward for stroke in strokes]) @ camera.rotation[2]
    points, _ = camera.project(np.vstack([stroke.points for stroke in strokes]))
    found, end = [], 0
    for stroke in strokes:
        start, end = end, end + len(stroke.points)
        shown = _shown(stroke, facing[start:end])
        if len(shown) > 1:
            turned = np.minimum(facing[start:end][shown] / _TURNED, 1.0)
            taper = 1.0 - stroke.taper * np.linspace(-1.0, 1.0, end - start)[shown] ** 2
            found.append((stroke, points[start:end][shown], stroke.width * turned * taper))
    return found


def _shown(stroke: Stroke, facing: Array) -> NDArray[np.intp]:
    """The points of the longest run about the one that faces the viewer most."""
    around = np.arange(len(facing))
    if stroke.closed:
        around = np.roll(around, -int(facing.argmin()))
    towards = facing[around] > 0
    if towards.all() or not towards.any():
        return around[towards]
    best = int(facing[around].argmax())
    hidden = np.flatnonzero(~towards)
    place = int(np.searchsorted(hidden, best))
    first = int(hidden[place - 1]) + 1 if place else 0
    last = int(hidden[place]) if place < len(hidden) else len(around)
    return around[first:last]


@dataclass(frozen=True)
class Hem:
    """A line round a limb's `disc`, moved by `inset` (metres) up along its frame."""

    disc: Blob
    role: str
    inset: float = 0.011


class Hems:
    """The hems of a body, as pairs of a part's name and the hem."""

    def __init__(self, hems: Sequence[tuple[str, Hem]]) -> None:
        self._hems = hems
        self._rig = Rig([(hem.disc,) for _, hem in hems]) if hems else None

    def strokes(self, posed: Posed) -> Iterator[Stroke]:
        if self._rig is None:
            return
        middles, axes = self._rig.place(posed)
        for (part, hem), (blob,) in zip(self._hems, self._rig.hulls, strict=True):
            across, up, aside = axes[blob].T
            up = up / np.linalg.norm(up)
            cos, sin = np.cos(_ROUND)[:, None], np.sin(_ROUND)[:, None]
            out = cos * across / (across @ across) + sin * aside / (aside @ aside)
            yield Stroke(
                part,
                middles[blob] + up * hem.inset + cos * across + sin * aside,
                out / np.linalg.norm(out, axis=1, keepdims=True),
                _HEM_WIDTH,
                hem.role,
                taper=0.0,
                closed=True,
            )
