"""How limbs pale with depth, so that the near ones stand out."""

from collections.abc import Mapping, Sequence

import numpy as np

from coach.figure.body.part import Part
from coach.figure.pose.movement import Glow
from coach.figure.shapes.camera import Array

_MOST = 0.30
_DEPTHS = (0.07, 0.24)  # metres behind its fellow at which a limb begins to and fully pales


def smooth(share: Array) -> Array:
    """From 0 to 1 without a kink, the share clipped to it."""
    share = np.clip(share, 0.0, 1.0)
    return share * share * (3 - 2 * share)


def paleness(
    parts: Sequence[Part],
    middles: Sequence[float],
    order: Sequence[int],
    over: Mapping[int, set[int]],
    working: Sequence[Glow],
) -> list[float]:
    """How pale each part is: limbs well behind their fellow, but not the one that works, and none
    that comes to lie over the trunk, which would seem to shine through.

    `middles` are the parts' mean depths, `order` their painting order, and `over` tells which
    parts each lies over.
    """
    depths: dict[str, list[float]] = {}
    for part, depth in zip(parts, middles, strict=True):
        depths.setdefault(part.limb, []).append(depth)
    means = {limb: float(np.mean(values)) for limb, values in depths.items()}
    trunk = next(i for i, part in enumerate(parts) if part.name == "torso")
    later = order[order.index(trunk) + 1 :]
    clear = {parts[part].limb for part in later if trunk in over[part] or part in over[trunk]}
    clear |= {f"{glow.side}_leg" for glow in working}
    start, full = _DEPTHS
    found = []
    for part in parts:
        side, _, limb = part.limb.partition("_")
        fellow = means.get(f"{'right' if side == 'left' else 'left'}_{limb}")
        behind = 0.0 if fellow is None else fellow - means[part.limb]
        share = float(smooth(np.array((behind - start) / (full - start))))
        found.append(0.0 if part.limb in clear else _MOST * share)
    return found
