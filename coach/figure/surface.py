"""Where the skin of a part lies, found by rays from within it, on a body that stands upright."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from coach.figure.blobs import Hull
from coach.figure.camera import Array
from coach.figure.outlines import Rig
from coach.figure.skeleton import (
    HIP,
    LOWER_CHEST,
    LUMBAR,
    SHOULDER,
    THIGH,
    UPPER_CHEST,
    Posed,
    outward,
)

_PLANES = 500  # planes that a hull is bounded by
_GOLDEN = np.pi * (3 - 5**0.5)


class Surface:
    """The outermost of some hulls, which may hang on the trunk and the thighs."""

    def __init__(self, hulls: Sequence[Hull]) -> None:
        rig = Rig(hulls)
        middles, axes = rig.place(standing())
        self._planes = _all_round(_PLANES)
        reach = self._planes @ middles.T + np.linalg.norm(self._planes @ axes, axis=2).T
        self._reach = reach[:, rig.table].max(axis=2)  # of each hull (planes, h)

    def distances(self, start: Array, ways: Array) -> Array:
        """How far (n,) metres it is from `start` (n, 3) to the skin along unit vectors (n, 3).

        Raises ValueError where a ray meets none.
        """
        along = ways @ self._planes.T
        room = self._reach[None] - (start @ self._planes.T)[..., None]
        meets = room / np.where(np.abs(along) < 1e-6, 1e-6, along)[..., None]
        leaves = np.where(along[..., None] > 0, meets, np.inf).min(axis=1)
        enters = np.where(along[..., None] < 0, meets, -np.inf).max(axis=1)
        found = np.where((leaves > enters) & (leaves > 0), leaves, -np.inf).max(axis=1)
        if not np.isfinite(found).all():
            raise ValueError("a ray meets no skin")
        return np.asarray(found)


@lru_cache(maxsize=1)
def standing() -> Posed:
    """Trunk and thighs upright, every frame along the axes of the world."""
    joints = {"pelvis": np.zeros(3)}
    for lower, name, length in (
        ("pelvis", "waist", LUMBAR),
        ("waist", "chest", LOWER_CHEST),
        ("chest", "neck", UPPER_CHEST),
    ):
        joints[name] = joints[lower] + (0.0, length, 0.0)
    frames = dict.fromkeys(("pelvis", "waist", "chest", "neck"), np.eye(3))
    for side in ("left", "right"):
        joints[f"{side}_shoulder"] = joints["neck"] + outward(SHOULDER, side)
        joints[f"{side}_hip"] = outward(HIP, side)
        joints[f"{side}_knee"] = outward(HIP, side) - (0.0, THIGH, 0.0)
        frames[f"{side}_thigh"] = np.eye(3)
    return Posed(joints, frames)


@lru_cache(maxsize=1)
def _all_round(count: int) -> Array:
    """Unit vectors spread evenly over a sphere (count, 3)."""
    steps = np.arange(count) + 0.5
    up, turns = 1 - 2 * steps / count, _GOLDEN * steps
    flat = np.sqrt(1 - up * up)
    return np.column_stack([flat * np.cos(turns), up, flat * np.sin(turns)])
