"""The skin of the head, and a calm face that lies on it. Metres in the head's frame."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from shapely import Geometry

from coach.core.appearance import Age
from coach.figure.pose.skeleton import Posed
from coach.figure.shapes.blobs import Blob, Hull, Vector, ball
from coach.figure.shapes.camera import Array, Camera
from coach.figure.shapes.flats import Rings, clipped
from coach.figure.shapes.outlines import ribbon

DETAIL = 150.0
"""Pixels per metre from which fine lines of the face are drawn."""
_CLOSE = 500.0  # from which the finest are
_SIDES = (-1.0, 1.0)
_TURNED = (0.08, 0.33)  # facings (cosines) between which a line comes out
_PATCH = 0.1  # mean facing from which a patch shows
_SPARE = 0.001  # metres that a feature may reach beyond the free skin
_HAIRLINE_PX = 0.9  # no line of the face is thinner


def at_head(axes: Vector, offset: Vector, falls: float = 0.0) -> Blob:
    return Blob("head", "head", 0.0, "head", axes, offset, falls=falls)


def _pair(axes: Vector, offset: Vector) -> Hull:
    x, y, z = offset
    return tuple(at_head(axes, (x, y, z * sign)) for sign in _SIDES)


_CRANIUM = at_head((0.100, 0.088, 0.078), (-0.008, 0.026, 0))
_BROWS = _pair(ball(0.020), (0.071, 0.018, 0.030))
_CHEEKBONES = _pair((0.028, 0.030, 0.026), (0.057, -0.016, 0.041))
_MUZZLE = at_head((0.022, 0.021, 0.027), (0.069, -0.055, 0))
NOSE: Hull = (
    at_head(ball(0.0065), (0.0865, 0.012, 0)),
    at_head(ball(0.0085), (0.1055, -0.025, 0)),
    *_pair((0.009, 0.0070, 0.0060), (0.091, -0.034, 0.0095)),
)
_LIPS: Hull = (
    at_head((0.008, 0.005, 0.013), (0.0875, -0.0515, 0)),
    at_head((0.008, 0.006, 0.012), (0.0855, -0.0620, 0)),
)


FRONT = (1, 3, 4)
"""Which hulls of the skin are the front of the face, down to the jaw."""


@lru_cache(maxsize=len(Age))
def skin(age: Age) -> tuple[Hull, ...]:
    """Skull, face and jaw; with the years the jaw softens and the cheeks sink."""
    soft = {Age.YOUNG: 0.0, Age.MIDDLE: 0.5, Age.OLDER: 1.0}[age]
    cheeks = _pair((0.028, 0.030, 0.025), (0.050, -0.046 - 0.005 * soft, 0.032 + 0.003 * soft))
    jaw = _pair(ball(0.022 + 0.003 * soft), (0.010, -0.056 - 0.004 * soft, 0.045))
    chin = _pair((0.021, 0.018, 0.016), (0.065, -0.088, 0.011))
    under = at_head(ball(0.018 + 0.004 * soft), (0.040, -0.084, 0))
    jowls = _pair(ball(0.018), (0.042, -0.075 - 0.002 * soft, 0.033 + 0.002 * soft))
    return (
        (_CRANIUM, *_BROWS),
        (*_BROWS, *_CHEEKBONES),
        (_CRANIUM, *_CHEEKBONES, *jaw),
        (*_CHEEKBONES, *cheeks, _MUZZLE),
        (*cheeks, *jaw, *jowls, *chin, under),
        NOSE,
        _LIPS,
    )


@dataclass(frozen=True, eq=False)
class Feature:
    """A line or, without a width, a patch of the face.

    `points` (n, 3) on the skin and `outward` (n, 3) the unit directions in which it faces there;
    drawn where a metre has `finest` pixels or more.
    """

    role: str
    points: Array
    outward: Array
    width: float = 0.0
    finest: float = 0.0
    opacity: float = 1.0

    @cached_property
    def across(self) -> float:
        """How far its middle lies to the right of the nose, in metres."""
        return round(float(self.points[:, 2].mean()), 4)

    @cached_property
    def taper(self) -> Array:
        """Its width at each point as a share of `width`."""
        return np.asarray(1 - 0.55 * np.linspace(-1, 1, len(self.points)) ** 2)

    def outline(self, flat: Array, facing: Array, finest: float) -> Array | None:
        """Its outline (k, 2) if it shows, from its points in the view plane (n, 2) and how squarely
        they face the viewer (n,): lines thin out where the skin turns away, and are nowhere else
        narrower than `finest` metres.
        """
        if not self.width:
            return np.concatenate([flat, flat[:1]]) if facing.mean() > _PATCH else None
        none, full = _TURNED
        if facing.max() <= none:
            return None
        shown = np.minimum(np.maximum((facing - none) / (full - none), 0.0), 1.0)
        return ribbon(flat, max(self.width, finest) * self.taper * shown)


class _Surface:
    """The front of hulls of ellipsoids: where each line along x leaves them, and how they face."""

    def __init__(self, hulls: Iterable[Hull]) -> None:
        count = 6000
        z = np.arange(count) / count
        turn = np.arange(count) * np.pi * (3 - np.sqrt(5))
        across = np.sqrt(1 - z * z)
        self._normals = np.stack([z, across * np.cos(turn), across * np.sin(turn)], axis=1)[60:]
        self._reach = [
            np.max(
                [
                    self._normals @ b.offset + np.linalg.norm(self._normals * b.axes, axis=1)
                    for b in h
                ],
                axis=0,
            )
            for h in hulls
        ]

    def at(self, yz: Array) -> tuple[Array, Array]:
        """The points (n, 3) at `yz` (n, 2) on the front, and their normals (n, 3)."""
        n = self._normals
        best, facing = np.full(len(yz), -1.0), np.zeros((len(yz), 3))
        for reach in self._reach:
            x = (reach[None] - yz @ n[:, 1:].T) / n[None, :, 0]
            nearest = x.argmin(axis=1)
            found = x[np.arange(len(yz)), nearest]
            inside = (found > best) & (n[nearest, 0] > 0.08)
            best[inside], facing[inside] = found[inside], n[nearest[inside]]
        return np.column_stack([best, yz]), facing


def curve(*yz: tuple[float, float]) -> Array:
    """A soft line through a few given points, (n, 2)."""
    given = np.array(yz)
    places = np.linspace(0, 1, len(given))
    fine = np.linspace(0, 1, 6 * len(given))
    fit = [np.polynomial.Polynomial.fit(places, column, len(given) - 1)(fine) for column in given.T]
    return np.stack(fit, axis=1)


def _oval(y: float, z: float, height: float, width: float) -> Array:
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return np.stack([y + height * np.sin(angles), z - width * np.cos(angles)], axis=1)


_EYE, _BROW = 0.006, 0.031  # heights
_EYES_APART = 0.0335  # from the nose to the middle of an eye
_EYEBALL = 0.5  # how far an eye recedes for each metre to the side


@lru_cache(maxsize=len(Age))
def features(age: Age) -> tuple[Feature, ...]:
    """Eyes softly open, brows, mouth, a hint of the nose, and the lines of the years."""
    front = _Surface([hull for hull in skin(age) if hull not in (NOSE, _LIPS)])
    whole = _Surface(skin(age))
    found = [
        _on(front, "face", curve((-0.0520, -0.022), (-0.0578, 0.0), (-0.0520, 0.022)), 0.0042),
        _on(
            whole, "lips", curve((-0.0665, -0.010), (-0.0685, 0.0), (-0.0665, 0.010)), 0.003, DETAIL
        ),
        _on(
            front,
            "skin_line",
            curve((-0.036, -0.009), (-0.0395, 0.0), (-0.036, 0.009)),
            0.003,
            DETAIL,
        ),
    ]
    for sign in _SIDES:
        flip = np.array([1.0, sign])
        found += _eye(front, flip)
        for role, line, width, finest in _lines_of_one_side(age):
            turned = (line * flip)[:: int(sign)]  # counter-clockwise on either side
            found.append(_on(front, role, turned, width, finest))
    return tuple(found)


def _eye(surface: _Surface, flip: Array) -> Iterator[Feature]:
    """Iris and upper lid, on an eyeball that looks a little outwards."""
    iris = _oval(_EYE - 0.0015, _EYES_APART, 0.0072, 0.0062)
    lid = curve((_EYE + 0.0005, 0.0215), (_EYE + 0.0070, 0.0345), (_EYE + 0.0005, 0.0480))
    for line, width, finest in ((iris, 0.0, 0.0), (lid, 0.0040, DETAIL)):
        flat = _on(surface, "face", (line * flip)[:: int(flip[1])], width, finest)
        points = flat.points.copy()
        points[:, 0] -= _EYEBALL * (np.abs(points[:, 2]) - _EYES_APART)
        outward = np.tile((1.0, 0.0, _EYEBALL * flip[1]) / np.hypot(1.0, _EYEBALL), (len(line), 1))
        yield Feature("face", points, outward, width, finest)


def _lines_of_one_side(age: Age) -> Iterator[tuple[str, Array, float, float]]:
    """Role, line (n, 2), width and finest scale of what the right half of the face shows."""
    brow = curve((_BROW - 0.003, 0.0175), (_BROW + 0.003, 0.034), (_BROW - 0.004, 0.053))
    yield "face", brow, 0.0052, 0.0
    if age is Age.YOUNG:
        return
    smile = curve((-0.034, 0.0195), (-0.044, 0.0260), (-0.055, 0.0300))
    yield "skin_line", smile, 0.0026, DETAIL
    corner = curve((_EYE - 0.001, 0.0530), (_EYE - 0.002, 0.0565), (_EYE - 0.004, 0.0600))
    yield "skin_line", corner, 0.0022, _CLOSE
    if age is Age.MIDDLE:
        return
    under = curve((_EYE - 0.011, 0.0240), (_EYE - 0.015, 0.0340), (_EYE - 0.012, 0.0440))
    yield "skin_line", under, 0.0022, _CLOSE
    upper = curve((_EYE + 0.004, 0.0540), (_EYE + 0.006, 0.0570), (_EYE + 0.009, 0.0600))
    yield "skin_line", upper, 0.0022, _CLOSE
    forehead = curve((0.058, 0.006), (0.0585, 0.020), (0.056, 0.036))
    yield "skin_line", forehead, 0.0024, _CLOSE


def _on(
    surface: _Surface, role: str, yz: Array, width: float = 0.0, finest: float = 0.0
) -> Feature:
    points, outward = surface.at(yz)
    return Feature(role, points, outward, width, finest)


def drawn(
    found: Iterable[Feature], posed: Posed, camera: Camera, px_per_metre: float, free: Geometry
) -> Iterator[tuple[str, float, Geometry | Rings]]:
    """Role, opacity and outline of what shows of the features where the skin is `free`."""
    fine = [feature for feature in found if px_per_metre >= feature.finest]
    if not fine:
        return
    turned = posed.frames["head"]
    outward = np.concatenate([feature.outward for feature in fine])
    points = np.concatenate([feature.points for feature in fine])
    facing = outward @ (camera.rotation[2] @ turned)
    flat, _ = camera.project(posed.joints["head"] + points @ turned.T)
    shown, end = [], 0
    for feature in fine:
        span = slice(end, end := end + len(feature.points))
        ring = feature.outline(flat[span], facing[span], _HAIRLINE_PX / px_per_metre)
        if ring is not None:
            shown.append((feature, ring))
    shapes = clipped([ring for _, ring in shown], free, _SPARE)
    for (feature, _), shape in zip(shown, shapes, strict=True):
        yield feature.role, feature.opacity, shape
