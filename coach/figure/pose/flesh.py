"""How thick the body is: what rests on the mat, what touches, and what the drawing wraps.

Each part is made of chains of balls (a hull runs between neighbours), given as (frame, joint,
offset in the frame, radius in metres), with offsets for the right side. The radii are those of an
adult of average build, 1.70 m tall.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from coach.figure.pose.skeleton import SEGMENTS, Posed, Vec, outward, sign

WRIST_RADIUS = 0.026
# Along a limb segment: (share of its length from the near joint, radius).
LIMB_RADII = {
    "thigh": ((0.0, 0.086), (0.35, 0.082), (0.7, 0.066), (1.0, 0.054)),
    "shank": ((0.0, 0.053), (0.25, 0.057), (0.45, 0.053), (0.75, 0.040), (1.0, 0.035)),
    "upper_arm": ((0.0, 0.056), (0.4, 0.049), (1.0, 0.039)),
    "forearm": ((0.0, 0.039), (0.25, 0.041), (1.0, WRIST_RADIUS)),
    "hand": ((0.0, 0.022), (0.5, 0.018), (1.0, 0.014)),
}
HEEL_RADIUS, BALL_RADIUS, TOE_RADIUS, ANKLE_RADIUS = 0.033, 0.030, 0.019, 0.036
PALM_THICKNESS = 0.018  # from the middle of the hand to the surface of the palm
BELLY_DEPTH = 0.012  # how far the lower belly sinks when drawn in
CUSHION = 0.036  # how thick a cushion is where the head lies on it
_BETWEEN = 6  # samples from one ball of a chain to the next

# (joint, frame, offset, radius); those with a z stand for both sides.
TRUNK_BALLS = {
    "pelvis": (("pelvis", "pelvis", (0.0, -0.02, 0.085), 0.095),),
    "waist": (("waist", "waist", (0.0, 0.0, 0.066), 0.087),),
    "upper_back": (
        ("chest", "chest", (0.008, 0.0, 0.078), 0.102),
        ("neck", "neck", (-0.004, -0.07, 0.09), 0.088),
    ),
    "neck": (("neck", "neck", (0.0, -0.02, 0.0), 0.055), ("neck", "head", (0.0, 0.07, 0.0), 0.050)),
    "head": (
        ("head", "head", (0.012, 0.025, 0.0), 0.088),
        ("head", "head", (-0.025, 0.022, 0.0), 0.088),
        ("head", "head", (0.050, -0.070, 0.0), 0.042),
    ),
}


class Ball(Struct, frozen=True, eq=False):
    """A ball of flesh: where its middle is (3,), and its radius, in metres."""

    at: Vec
    radius: float


def radius_at(segment: str, share: float) -> float:
    """The radius of a limb segment ("left_thigh") at a share of its length from the near joint."""
    radii = LIMB_RADII[segment.split("_", 1)[1]]
    return float(np.interp(share, [s for s, _ in radii], [r for _, r in radii]))


def limb_surface(segment: str, along: float, around: float, posed: Posed) -> tuple[Vec, Vec]:
    """A point on the skin of a limb segment, and the direction out of it there."""
    start, end = (posed.joints[name] for name in SEGMENTS[segment])
    frame, angle = posed.frames[segment], math.radians(around)
    normal = frame[:, 0] * math.cos(angle) + frame[:, 2] * (sign(segment) * math.sin(angle))
    on = start + (end - start) * along
    return on + normal * radius_at(segment, along), normal


def trunk_balls(part: str, posed: Posed) -> tuple[Ball, ...]:
    """The balls of a part of the trunk or the head, both sides."""
    found: list[Ball] = []
    for joint, frame, offset, radius in TRUNK_BALLS[part]:
        at, turned = posed.joints[joint], posed.frames[frame]
        sides = ("right", "left") if offset[2] else ("right",)
        places = (at + turned @ outward(np.array(offset), side) for side in sides)
        found += (Ball(place, radius) for place in places)
    return tuple(found)


def foot_balls(side: str, posed: Posed) -> tuple[Ball, ...]:
    """Heel, ball of the foot and toes."""
    return tuple(
        Ball(posed.joints[f"{side}_{name}"], radius)
        for name, radius in (("heel", HEEL_RADIUS), ("ball", BALL_RADIUS), ("toe", TOE_RADIUS))
    )


def balls(part: str, posed: Posed) -> tuple[Ball, ...]:
    """The balls of any part: of the trunk ("upper_back"), a limb segment ("left_thigh"),
    "left_foot" or "left_heel".
    """
    if part in TRUNK_BALLS:
        return trunk_balls(part, posed)
    side, _, name = part.partition("_")
    if name == "foot":
        return foot_balls(side, posed)
    if name == "heel":
        return foot_balls(side, posed)[:1]
    start, end = (posed.joints[joint] for joint in SEGMENTS[part])
    return tuple(Ball(start + (end - start) * share, r) for share, r in LIMB_RADII[name])


def resting_gap(part: str, on: str, posed: Posed) -> float:
    """The metres between a part's surface and the mat's, the cushion's or another part's; negative
    where they are pressed into each other.
    """
    mine = balls(part, posed)
    if on in ("mat", "cushion"):
        low = min(float(ball.at[1]) - ball.radius for ball in mine)
        return low - (CUSHION if on == "cushion" else 0.0)
    return gap(mine, balls(on, posed))


def filled(part: str, posed: Posed) -> tuple[Vec, Vec]:
    """The balls of a part with more between each two: middles (n, 3) and radii (n,)."""
    return _filled(balls(part, posed))


def gap(ones: tuple[Ball, ...], others: tuple[Ball, ...]) -> float:
    """The metres between two chains of balls, negative where they overlap. Chains are sampled
    between their balls, to about 2 mm.
    """
    return float(_apart([_filled(ones), _filled(others)])[0, 1])


def gaps(parts: Sequence[str], posed: Posed) -> NDArray[np.float64]:
    """The metres between each two of the parts, (n, n), as `gap` measures them."""
    return _apart([_filled(balls(part, posed)) for part in parts])


def _apart(chains: Sequence[tuple[Vec, Vec]]) -> NDArray[np.float64]:
    """The metres between each two sampled chains."""
    starts = np.cumsum([0, *(len(radii) for _, radii in chains[:-1])])
    middles = np.concatenate([at for at, _ in chains])
    radii = np.concatenate([r for _, r in chains])
    squares = (middles * middles).sum(axis=1)
    between = squares[:, None] + squares[None] - 2.0 * middles @ middles.T
    apart = np.sqrt(np.maximum(between, 0.0)) - radii[:, None] - radii[None]
    nearest = np.minimum.reduceat(np.minimum.reduceat(apart, starts, axis=0), starts, axis=1)
    return np.asarray(nearest, dtype=np.float64)


def _filled(chain: tuple[Ball, ...]) -> tuple[Vec, Vec]:
    """A chain's balls with more between each two: middles (n, 3) and radii (n,)."""
    shares = _shares(len(chain))
    return shares @ np.array([b.at for b in chain]), shares @ np.array([b.radius for b in chain])


@lru_cache(maxsize=16)
def _shares(count: int) -> Vec:
    """How much of each of `count` balls is in each sample between them, (n, count)."""
    places = np.arange(count)
    along = np.linspace(0.0, count - 1, (count - 1) * _BETWEEN + 1)
    return np.maximum(0.0, 1.0 - np.abs(along[:, None] - places))
