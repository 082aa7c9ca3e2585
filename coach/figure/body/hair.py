"""Hair styles: a cap on the skull with a hairline, and what stands out from it.

Metres in the head's frame. Whoever lies on the back has the mat 0.113 m behind the middle of the
head, so no style reaches much farther.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from coach.core.appearance import Hair
from coach.figure.body.face import Feature, at_head
from coach.figure.body.hairline import Opening, on_sphere, smooth
from coach.figure.shapes.blobs import Blob, Hull, Vector, ball
from coach.figure.shapes.camera import Array

Path = tuple[tuple[float, float], ...]
"""Directions from the middle of the cap: (azimuth, elevation) in degrees, see `on_sphere`."""

_STRAND = 0.0030
_STRANDS_FROM = 220.0  # pixels per metre
_FULL = 0.40  # radians from the hairline at which curls are full
_MAT = 0.117  # metres behind the head that nothing reaches beyond


@dataclass(frozen=True)
class Style:
    """`cap` lies on the skull where `opening` leaves it; `knot` stands out from it towards `away`;
    `strands` are fine lines on the cap's right half. Within `merge` metres of the foot of the neck
    no line divides the cap from the neck.
    """

    cap: tuple[Hull, ...] = ()
    opening: Opening | None = None
    knot: tuple[Hull, ...] = ()
    away: Vector = (0.0, 1.0, 0.0)
    strands: tuple[Path, ...] = ()
    ears: bool = True
    role: str = "hair"
    merge: float = 0.06


def _cap(middle: Vector, axes: Vector, edge: Path, *full: Blob) -> tuple[Hull, Opening]:
    """The cap, fuller where more blobs stand out from it, and what it leaves free."""
    return (at_head(axes, middle), *full), Opening(middle, axes, edge)


def _over_forehead(axes: Vector, x: float, y: float, z: float) -> tuple[Blob, Blob]:
    """Hair that stands up over the forehead, so that it shows from the feet."""
    return at_head(axes, (x, y, z)), at_head(axes, (x, y, -z))


def _temples(fuller: float) -> tuple[Blob, Blob]:
    """Hair that stands out at the temples, so that the farther one shows from the feet."""
    return _over_forehead(ball(0.023 + fuller), 0.043, 0.064, 0.052)


def _short() -> Style:
    edge = (
        (0, 23), (14, 25), (28, 20), (38, 12), (46, 1), (56, -11), (68, -27), (80, -27),
        (93, -3), (108, -10), (120, -24), (136, -46), (154, -64), (180, -72),
    )  # fmt: skip
    quiff = _over_forehead((0.026, 0.022, 0.026), 0.056, 0.093, 0.020)
    cap, opening = _cap((-0.012, 0.034, 0), (0.104, 0.094, 0.093), edge, *quiff, *_temples(0.002))
    strands = (
        ((20, 45), (22, 62), (40, 78)),
        ((52, 30), (66, 48), (100, 62)),
        ((112, -8), (124, 18), (150, 40)),
    )
    return Style((cap,), opening, strands=strands)


def _cropped() -> Style:
    edge = (
        (0, 28), (22, 28), (35, 20), (44, 9), (54, -3), (64, -12), (73, -28), (84, -26),
        (93, -4), (108, -10), (120, -26), (136, -46), (154, -62), (180, -70),
    )  # fmt: skip
    front = _over_forehead((0.022, 0.020, 0.024), 0.053, 0.083, 0.022)
    cap, opening = _cap((-0.009, 0.028, 0), (0.102, 0.090, 0.0865), edge, *front, *_temples(-0.003))
    return Style((cap,), opening)


def _bob() -> Style:
    edge = (
        (0, 38), (9, 36), (20, 31), (30, 24), (38, 14), (42, 1), (43, -18),
        (46, -31), (58, -38), (75, -39), (100, -38), (140, -38), (180, -38),
    )  # fmt: skip
    opening = Opening((-0.012, -0.010, 0), (0.104, 0.130, 0.098), edge)
    crown = at_head((0.104, 0.094, 0.096), (-0.012, 0.034, 0))
    front = _over_forehead((0.024, 0.022, 0.026), 0.053, 0.091, 0.022)
    ends = at_head((0.076, 0.026, 0.096), (-0.020, -0.042, 0), falls=0.018)
    strands = (
        ((0, 46), (0, 64), (0, 86)),
        ((8, 50), (38, 36), (55, 8), (56, -26)),
        ((16, 64), (60, 48), (78, 10), (78, -30)),
        ((50, 76), (98, 44), (104, 4), (104, -28)),
        ((134, 58), (137, 24), (138, -4), (138, -28)),
    )
    return Style(((crown, ends), (crown, *front)), opening, strands=strands, ears=False)


def _bun() -> Style:
    edge = (
        (0, 27), (20, 27), (34, 19), (45, 4), (56, -9), (70, -25), (83, -22),
        (92, -2), (108, -7), (120, -22), (136, -44), (154, -62), (180, -70),
    )  # fmt: skip
    front = _over_forehead((0.024, 0.022, 0.026), 0.050, 0.091, 0.020)
    cap, opening = _cap((-0.010, 0.030, 0), (0.104, 0.091, 0.0895), edge, *front, *_temples(0.0))
    knot = (at_head((0.042, 0.036, 0.042), (-0.062, 0.128, 0)),)
    tie = (at_head((0.030, 0.018, 0.030), (-0.054, 0.106, 0)),)
    strands = (
        ((14, 44), (40, 64), (110, 74)),
        ((50, 22), (76, 44), (130, 62)),
        ((112, -4), (136, 20), (156, 48)),
    )
    return Style((cap,), opening, (knot, tie), (-0.46, 0.89, 0.0), strands=strands)


def _curly() -> Style:
    edge = _waved(
        (
            (0, 27), (20, 26), (38, 19), (50, 4), (58, -12), (68, -26), (84, -34),
            (106, -46), (128, -58), (150, -66), (180, -68),
        ),
        3.0,
    )  # fmt: skip
    middle, axes = (-0.010, 0.030, 0.0), (0.103, 0.092, 0.083)
    inner, opening = _cap(middle, axes, edge)
    count, turn = 48, np.pi * (3 - np.sqrt(5))
    locks: list[Hull] = []
    for k in range(count):
        y = 1 - 2 * (k + 0.5) / count
        across = np.sqrt(1 - y * y)
        way = np.array([across * np.cos(turn * k), y, across * abs(np.sin(turn * k))])
        if opening.holds(way):
            continue
        full = min(opening.distance(way) / _FULL, 1.0)
        radius = 0.015 + 0.013 * full
        x, y, z = np.array(middle) + way * axes * (0.82 + 0.20 * full)
        x = max(x, x * 0.9, radius - _MAT)
        locks += [(at_head(ball(radius), (x, y, z * sign)),) for sign in (1.0, -1.0)]
    places = ((20, 50), (52, 42), (80, 14), (116, -6), (78, 66), (124, 34), (150, 8), (98, 40))
    strands = tuple(
        ((a - 8, e - 3), (a - 5, e + 5), (a + 1, e + 7), (a + 7, e + 3)) for a, e in places
    )
    return Style((inner, *locks), opening, strands=strands, ears=False)


def _waved(edge: Path, depth: float) -> Path:
    """The line in scallops `depth` degrees deep, down to the temples."""
    found: list[tuple[float, float]] = []
    for (a, e), (later_a, later_e) in pairwise(edge[:5]):
        found += [(a, e), ((a + later_a) / 2, (e + later_e) / 2 + depth)]
    return (*found, *edge[4:])


def _headscarf() -> Style:
    edge = (
        (0, 27), (20, 25), (34, 15), (42, -1), (44, -22), (38, -42), (22, -60), (0, -66),
    )  # fmt: skip
    crown, opening = _cap((-0.004, 0.001, 0), (0.106, 0.118, 0.0885), edge)
    back = at_head((0.104, 0.096, 0.088), (-0.012, 0.031, 0))
    wrap = at_head((0.072, 0.060, 0.074), (-0.020, -0.040, 0))
    under = at_head((0.034, 0.022, 0.034), (0.046, -0.100, 0))
    neck = at_head((0.056, 0.030, 0.060), (-0.022, -0.120, 0))
    strands = (
        ((56, 40), (70, 10), (58, -30)),
        ((80, 46), (96, 6), (84, -40)),
        ((72, -34), (50, -58), (24, -71), (0, -74)),
    )
    cap = ((*crown, back), (back, wrap, under), (wrap, under, neck))
    return Style(cap, opening, strands=strands, ears=False, role="scarf", merge=0.10)


@lru_cache(maxsize=len(Hair))
def style(hair: Hair) -> Style:
    makers = {
        Hair.SHORT: _short,
        Hair.CROPPED: _cropped,
        Hair.BOB: _bob,
        Hair.BUN: _bun,
        Hair.CURLY: _curly,
        Hair.BALD: Style,
        Hair.HEADSCARF: _headscarf,
    }
    return makers[hair]()


def strands(style: Style) -> tuple[Feature, ...]:
    """The fine lines on both halves of a style, on its cap."""
    if style.opening is None:
        return ()
    middle, axes = np.array(style.opening.middle), np.array(style.opening.axes)
    found = []
    for path in style.strands:
        right = smooth(np.array([on_sphere(*point) for point in path]), closed=False)
        for sign in (1.0, -1.0):
            way: Array = right * (1.0, 1.0, sign)
            outward = way / axes
            outward /= np.linalg.norm(outward, axis=1, keepdims=True)
            found.append(
                Feature(f"{style.role}_line", middle + way * axes, outward, _STRAND, _STRANDS_FROM)
            )
    return tuple(found)
