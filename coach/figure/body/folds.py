"""Folds: short strokes where cloth or skin bends or is pulled. Pure functions of a posed body.

A fold runs over the surface of a limb or of the trunk from one place to another, each given as the
share of the way along the bone and the angle in degrees round it: 0 in front, 90 on the outer side.
It comes with the bend and is gone when the limb is straight.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from coach.core.appearance import Appearance, Clothes
from coach.figure.body.builds import Girths, girths
from coach.figure.pose.flesh import LIMB_RADII
from coach.figure.pose.skeleton import SEGMENTS, Posed, sign
from coach.figure.shapes.camera import Array
from coach.figure.shapes.strokes import Stroke

FROM = 300.0
"""Pixels per metre from which folds and hems are worth drawing."""
_WIDTH = 0.0060
_LEAST = 0.05  # of a full fold: less is not drawn
_STEPS = np.linspace(0.0, 1.0, 9)

Place = tuple[float, float]


@dataclass(frozen=True)
class _Fold:
    """From `start` towards `end`, which it reaches when fully bent; `bow` bends it along the
    bone.
    """

    start: Place
    end: Place
    bow: float = 0.0


_HIP = (_Fold((0.17, 18), (0.10, 84), 0.03), _Fold((0.27, 16), (0.24, 62), 0.02))
_KNEE_ABOVE = (_Fold((0.955, 172), (0.90, 96), 0.01), _Fold((0.90, 168), (0.82, 118), 0.01))
_KNEE_BELOW = (_Fold((0.05, 172), (0.13, 104), -0.01),)
_ELBOW_ABOVE = (_Fold((0.94, 5), (0.88, 88), 0.01), _Fold((0.86, 8), (0.76, 66), 0.01))
_ELBOW_BELOW = (_Fold((0.07, 5), (0.17, 80), -0.01),)
_BELLY = (_Fold((0.74, 22), (0.90, 82), 0.06), _Fold((0.98, 26), (1.16, 70), 0.06))
_TWIST = (
    _Fold((0.62, 62), (1.70, 18)),
    _Fold((0.70, 22), (1.85, -24)),
    _Fold((0.80, -18), (1.60, -52)),
)
_ACROSS = np.linspace(0.0, 1.0, 9)[:, None]
# Metres in the pelvis's frame: under the right buttock, and between the two.
_SEAT = np.hstack([-0.083 + 0 * _ACROSS, -0.099 + 0.030 * _ACROSS**2, 0.018 + 0.095 * _ACROSS])
_CLEFT = np.hstack([-0.096 + 0.018 * _ACROSS, -0.035 - 0.065 * _ACROSS, 0 * _ACROSS])


def folds(posed: Posed, appearance: Appearance) -> Iterator[Stroke]:
    """Every fold of this moment."""
    clothes, mine = appearance.clothes, girths(appearance)
    for side in ("left", "right"):
        bent = _ramp(hip_bend(posed, side), 45.0, 100.0)
        yield from _on_limb(posed, f"{side}_thigh", _HIP, bent, "shorts_line")
        yield from _on_trunk(posed, mine, side, _BELLY, _ramp(hip_bend(posed, side), 85.0, 115.0))
        yield from _on_knee(posed, side, clothes)
        yield from _on_elbow(posed, side, clothes)
        yield from _under_seat(posed, side, 1.0 - _ramp(hip_bend(posed, side), 20.0, 60.0))
    yield _stroke_on_seat(posed, _CLEFT, (-1.0, -0.2, 0.0), 1.0)
    turned = twist(posed)
    side = "right" if turned > 0 else "left"
    yield from _on_trunk(posed, mine, side, _TWIST, _ramp(abs(turned), 10.0, 32.0))


def hip_bend(posed: Posed, side: str) -> float:
    """The degrees between trunk and thigh, 0 when straight."""
    return _between(posed.frames["pelvis"][:, 1], posed.frames[f"{side}_thigh"][:, 1])


def twist(posed: Posed) -> float:
    """By how many degrees the pelvis is turned against the chest, to the right if positive."""
    pelvis, chest = posed.frames["pelvis"], posed.frames["chest"]
    ahead, out = float(pelvis[:, 0] @ chest[:, 0]), float(pelvis[:, 0] @ chest[:, 2])
    return float(np.degrees(np.arctan2(out, ahead)))


def _under_seat(posed: Posed, side: str, straight: float) -> Iterator[Stroke]:
    """The crease between buttock and thigh, which opens as the hip bends."""
    if straight > _LEAST:
        line = _SEAT * (1.0, 1.0, sign(side))
        yield _stroke_on_seat(posed, line, (-0.75, -0.65, 0.0), straight)


def _stroke_on_seat(
    posed: Posed, line: Array, outward: tuple[float, float, float], share: float
) -> Stroke:
    frame = posed.frames["pelvis"]
    points = posed.joints["pelvis"] + line @ frame.T
    out = np.array([outward] * len(line)) / np.linalg.norm(outward) @ frame.T
    return Stroke("torso", points, out, _WIDTH * share, "shorts_line")


def _on_knee(posed: Posed, side: str, clothes: Clothes) -> Iterator[Stroke]:
    thigh, shank = f"{side}_thigh", f"{side}_shank"
    bent = _ramp(_between(posed.frames[thigh][:, 1], posed.frames[shank][:, 1]), 40.0, 105.0)
    bare = clothes is Clothes.SHORTS
    role = "skin_line" if bare else "shorts_line"
    for flip in (1.0, -1.0):
        above = _KNEE_ABOVE[:1] if bare else _KNEE_ABOVE
        yield from _on_limb(posed, thigh, above, bent * (0.7 if bare else 1.0), role, flip)
        if not bare:
            yield from _on_limb(posed, shank, _KNEE_BELOW, bent, role, flip)


def _on_elbow(posed: Posed, side: str, clothes: Clothes) -> Iterator[Stroke]:
    upper, lower = f"{side}_upper_arm", f"{side}_forearm"
    bent = _ramp(_between(posed.frames[upper][:, 1], posed.frames[lower][:, 1]), 35.0, 100.0)
    bare = clothes is not Clothes.LONG
    role = "skin_line" if bare else "shirt_line"
    for flip in (1.0, -1.0):
        above = _ELBOW_ABOVE[:1] if bare else _ELBOW_ABOVE
        yield from _on_limb(posed, upper, above, bent * (0.6 if bare else 1.0), role, flip)
        if not bare:
            yield from _on_limb(posed, lower, _ELBOW_BELOW, bent, role, flip)


def _on_limb(
    posed: Posed,
    segment: str,
    folds: tuple[_Fold, ...],
    bent: float,
    role: str,
    flip: float = 1.0,
) -> Iterator[Stroke]:
    """Folds on a limb's outer side, or with `flip` -1 on its inner side."""
    if bent < _LEAST:
        return
    start, end = (posed.joints[joint] for joint in SEGMENTS[segment])
    frame = posed.frames[segment] * (1.0, 1.0, flip * sign(segment))
    along, turned = _ways(folds, bent)
    out = np.cos(turned) * frame[:, 0] + np.sin(turned) * frame[:, 2]
    radii = np.interp(along, *np.transpose(LIMB_RADII[segment.split("_", 1)[1]]))
    points = start + (end - start) * along + out * radii
    for line, facing in zip(points, out, strict=True):
        yield Stroke(segment, line, facing, _WIDTH * bent, role)


def _on_trunk(
    posed: Posed, girths: Girths, side: str, folds: tuple[_Fold, ...], bent: float
) -> Iterator[Stroke]:
    """Folds of the shirt between pelvis and waist, and a little above."""
    if bent < _LEAST:
        return
    start, end = posed.joints["pelvis"], posed.joints["waist"]
    frame = posed.frames["waist"] * (1.0, 1.0, sign(side))
    deep, wide = 0.092 + girths.belly, 0.148 + girths.waist
    along, turned = _ways(folds, bent)
    cos, sin = np.cos(turned), np.sin(turned)
    points = start + (end - start) * along
    points = points + cos * deep * frame[:, 0] + sin * wide * frame[:, 2]
    out = cos / deep * frame[:, 0] + sin / wide * frame[:, 2]
    out = out / np.linalg.norm(out, axis=2, keepdims=True)
    for line, facing in zip(points, out, strict=True):
        yield Stroke("torso", line, facing, _WIDTH * bent, "shirt_line")


def _ways(folds: tuple[_Fold, ...], bent: float) -> tuple[Array, Array]:
    """Shares along the bone and angles round it in radians, (folds, n, 1) each."""
    start = np.array([fold.start for fold in folds])[:, None]
    end = np.array([fold.end for fold in folds])[:, None]
    ways = start + (end - start) * _STEPS[:, None] * bent
    bows = np.array([fold.bow for fold in folds])[:, None]
    ways[..., 0] += bows * 4 * _STEPS * (1 - _STEPS) * bent
    return ways[..., :1], np.radians(ways[..., 1:])


def _between(one: Array, other: Array) -> float:
    return float(np.degrees(np.arccos(np.clip(one @ other, -1.0, 1.0))))


def _ramp(value: float, low: float, high: float) -> float:
    """0 at `low`, 1 at `high`, soft at both."""
    share = min(max((value - low) / (high - low), 0.0), 1.0)
    return share * share * (3 - 2 * share)
