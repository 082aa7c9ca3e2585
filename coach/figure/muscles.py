"""Where a working or stretched muscle glows: patches of skin on the parts of the body.

A patch is a net of points that lie on the body's surface, whatever its build, age and clothes. Its
rows run down the body, and its columns from the person's left to the right as seen from without.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from coach.core.appearance import Appearance
from coach.core.exercise import Muscle
from coach.figure import legs, trunk
from coach.figure.blobs import SIDES, Blob, Segment
from coach.figure.builds import girths
from coach.figure.camera import Array
from coach.figure.part import Part
from coach.figure.skeleton import LOWER_CHEST, LUMBAR
from coach.figure.surface import Surface, standing

_ROWS, _COLUMNS = 8, 8
_ROUNDED = 2.2  # the power of the superellipse by which a patch comes to its ends
_ENDS = 0.02  # shares of its length left off at both ends, where it would come to a point


@dataclass(frozen=True)
class Patch:
    """A muscle's skin; `side` is the muscle's: "left", "right" or "both" for one in the middle.

    `rows` are points: blobs without any size. `parts` tells which part each row lies on.
    """

    side: str
    rows: tuple[tuple[Blob, ...], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True)
class _Band:
    """A length of skin round a segment: from `first` to `last` along it, and from one angle to
    another about it, in degrees from the front to the person's own side. The angles are taken
    about a line `aside` metres to that side of the segment.
    """

    segment: Segment
    part: Part
    first: float
    last: float
    angles: tuple[float, float]
    aside: float = 0.0


@lru_cache(maxsize=64)
def patches(muscle: Muscle, appearance: Appearance) -> tuple[Patch, ...]:
    """The muscle's patches on both sides of this body."""
    mine, clothes = girths(appearance), appearance.clothes
    body = trunk.torso(mine, clothes)
    if muscle in _MIDDLE:
        return (_patch("both", 1.0, _round_trunk(body, *_MIDDLE[muscle])),)
    found = []
    for side, sign in SIDES:
        thigh = legs.leg(side, sign, mine, clothes)[0]
        found.append(_patch(side, sign, _bands(muscle, side, body, thigh)))
    return tuple(found)


_MIDDLE = {  # upper and lower end in metres above the pelvis, and the angles
    Muscle.ABDOMINALS: (0.19, 0.03, (-60.0, 60.0)),
    Muscle.DEEP_ABDOMINALS: (0.11, 0.015, (-75.0, 75.0)),
    Muscle.LOW_BACK: (0.16, 0.03, (140.0, 220.0)),
}


def _bands(muscle: Muscle, side: str, body: Part, thigh: Part) -> list[_Band]:
    """From top to bottom. Muscles reach round to the side, as they do, so as to show from there."""
    hip = Segment("pelvis", "waist", "pelvis")
    leg = Segment(f"{side}_hip", f"{side}_knee", f"{side}_thigh")
    return {
        Muscle.TRUNK_SIDES: _round_trunk(body, 0.19, 0.05, (45.0, 130.0)),
        Muscle.BUTTOCKS: [
            _Band(hip, body, 0.45, -0.45, (80.0, 174.0), 0.025),
            _Band(leg, thigh, 0.10, 0.22, (80.0, 180.0)),
        ],
        Muscle.HAMSTRINGS: [_Band(leg, thigh, 0.20, 0.90, (90.0, 230.0))],
        Muscle.QUADRICEPS: [_Band(leg, thigh, 0.14, 0.90, (-50.0, 75.0))],
        Muscle.HIP_SIDE: [
            _Band(hip, body, 0.70, 0.0, (45.0, 135.0), 0.03),
            _Band(leg, thigh, 0.04, 0.15, (55.0, 125.0)),
        ],
    }[muscle]


def _round_trunk(body: Part, top: float, bottom: float, angles: tuple[float, float]) -> list[_Band]:
    """From `top` to `bottom`, metres above the pelvis."""
    belly, ribs = Segment("pelvis", "waist", "waist"), Segment("waist", "chest", "chest")
    lower = _Band(belly, body, min(top / LUMBAR, 1.0), bottom / LUMBAR, angles)
    if top <= LUMBAR:
        return [lower]
    first = (top - LUMBAR) / LOWER_CHEST
    return [_Band(ribs, body, first, min(0.12, first / 2), angles), lower]


def _patch(side: str, sign: float, bands: Sequence[_Band]) -> Patch:
    """One patch over several bands, of rows as far apart as there is room."""
    lengths = [abs(band.last - band.first) * _length(band.segment) for band in bands]
    counts = [max(round(_ROWS * length / sum(lengths)), 2) for length in lengths]
    widths = iter(_widths(sum(counts)))
    rows, parts = [], []
    for band, count in zip(bands, counts, strict=True):
        surface = Surface([hull for region in band.part.regions for hull in region.hulls])
        for along in np.linspace(band.first, band.last, count):
            rows.append(_row(band, surface, float(along), next(widths), sign))
            parts.append(band.part.name)
    return Patch(side, tuple(rows), tuple(parts))


def _widths(count: int) -> list[float]:
    """How wide each row is, 0 to 1: a rounded patch."""
    along = np.linspace(-1 + 2 * _ENDS, 1 - 2 * _ENDS, count)
    return [float(width) for width in (1 - np.abs(along) ** _ROUNDED) ** (1 / _ROUNDED)]


def _length(segment: Segment) -> float:
    start, end = (np.array(_at(segment, along)) for along in (0.0, 1.0))
    return float(np.linalg.norm(end - start))


def _at(segment: Segment, along: float) -> Array:
    spot = segment(along, (0.0, 0.0, 0.0))
    joints = standing().joints
    return joints[spot.a] * (1 - along) + joints[spot.b] * along


def _row(
    band: _Band, surface: Surface, along: float, width: float, sign: float
) -> tuple[Blob, ...]:
    first, last = band.angles
    middle, half = (first + last) / 2, (last - first) / 2 * width
    angles = np.radians(np.linspace(middle - half, middle + half, _COLUMNS)) * sign
    ways = np.column_stack([np.cos(angles), np.zeros(_COLUMNS), np.sin(angles)])
    start = _at(band.segment, along) + np.array((0.0, 0.0, band.aside * sign))
    away = surface.distances(np.tile(start, (_COLUMNS, 1)), ways)[:, None] * ways
    found = []
    for (x, y, z), (front, _, _) in zip(away.tolist(), ways.tolist(), strict=True):
        offset = (x, y, z + band.aside * sign)
        give = 2 * max(front, 0.0) if band.part.name == "torso" else 0.0
        found.append(
            band.segment(along, (0.0, 0.0, 0.0), offset, trunk.SINK * give, trunk.BREATH * give)
        )
    return tuple(found if sign > 0 else found[::-1])
