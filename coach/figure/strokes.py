"""Fine lines on the surface of the body, and the hems' among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from coach.figure.blobs import Blob
from coach.figure.camera import Array, Camera
from coach.figure.outlines import Rig
from coach.figure.skeleton import Posed

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

    def seen(self, camera: Camera) -> tuple[Array, Array]:
        """What `camera` sees of it: points (m, 2) in the view plane, m 0 if nothing, and how wide
        it is at each (m,); it thins out where the surface turns away.
        """
        facing = self.outward @ camera.rotation[2]
        if facing.max() <= 0:
            return np.empty((0, 2)), np.empty(0)
        shift = -int(facing.argmin()) if self.closed else 0
        facing = np.roll(facing, shift)
        hidden = np.flatnonzero(facing <= 0)
        best = int(facing.argmax())
        first = int(hidden[hidden < best].max(initial=-1)) + 1
        last = int(hidden[hidden > best].min(initial=len(facing)))
        if last - first < 2:
            return np.empty((0, 2)), np.empty(0)
        points = np.roll(self.points, shift, axis=0)[first:last]
        along = np.linspace(-1.0, 1.0, len(facing))
        shape = np.clip(facing / _TURNED, 0.0, 1.0) * (1.0 - self.taper * along**2)
        return camera.project(points)[0], self.width * shape[first:last]


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
