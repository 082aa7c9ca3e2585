"""Turns a few numbers of a pose until its joints are where they are wanted: damped least squares.

The numbers that may be turned are dials. Each stays as near as it can to what it is, and within the
range that is healthy, or as far outside it as it is already.
"""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from coach.figure.pose.pose import Pose
from coach.figure.pose.ranges import RANGES

Vec = NDArray[np.float64]
Wanted = Callable[[Pose], Vec]

_ROUNDS = 8
_LONGEST = 0.5  # of a dial's own measure, turned in one round
_FURTHER = 0.02  # the same, where that was too little to feel it
_ENOUGH = 1e-6  # metres squared: a round that makes it better by less is the last
_DAMPED = 1e-3  # metres squared: keeps a turn small that would change little
_NUDGE = 1e-3  # of a dial's own measure, to feel what it does
_STAY = 6e-4  # metres squared that turning a dial by its measure costs, so that it stays if it can
_SLIPPERY = 0.12  # the same for a place that the picture shows foreshortened
_DEGREES, _METRES, _SHARE = 57.3, 1.0, 0.5  # a dial's own measure, by what it is in
_DECIMALS = {_DEGREES: 1, _METRES: 3, _SHARE: 3}


class Dial(Struct, frozen=True):
    """One number of a pose: a field of a part ("right_leg", "hip_flexion"), or of the part's
    contact ("foot"), or the number `index` of a field that has several. `weight` says how much
    less than others it likes to be turned; the part `also` has the same number.
    """

    part: str
    name: str
    contact: str = ""
    index: int = -1
    weight: float = 1.0
    also: str = ""

    @property
    def measure(self) -> float:
        if self.name in ("along", "belly"):
            return _SHARE
        return _DEGREES if self.index < 0 else _METRES

    def read(self, pose: Pose) -> float:
        value = getattr(self._owner(pose), self.name)
        return float(value if self.index < 0 else value[self.index])

    def turned(self, pose: Pose, value: float) -> Pose:
        """The pose with this number."""
        if self.also:
            pose = replace(self, part=self.also, also="").turned(pose, value)
        owner, found = self._owner(pose), value + 0.0
        changed = replace(owner, **{self.name: self._among(owner, found)})
        if self.contact:
            changed = replace(getattr(pose, self.part), **{self.contact: changed})
        return replace(pose, **{self.part: changed})

    def rounded(self, value: float) -> float:
        """The number as a person would write it."""
        return round(value, _DECIMALS[self.measure])

    def limits(self, now: float) -> tuple[float, float]:
        """The least and the most that it may be turned to."""
        if self.name == "along":
            return min(now, 0.02), max(now, 0.98)
        healthy = None if self.contact else RANGES.get(self.name)
        if healthy is None:
            return -np.inf, np.inf
        return min(now, healthy.low), max(now, healthy.high)

    def _among(self, owner: Struct, value: float) -> float | tuple[float, ...]:
        if self.index < 0:
            return value
        numbers = list(getattr(owner, self.name))
        numbers[self.index] = value
        return tuple(numbers)

    def _owner(self, pose: Pose) -> Struct:
        part = getattr(pose, self.part)
        owner: Struct = getattr(part, self.contact) if self.contact else part
        return owner


def fitted(pose: Pose, dials: Sequence[Dial], wanted: Wanted, near: Pose | None = None) -> Pose:
    """The pose with its dials turned until `wanted`, some distances in metres, is as near to 0 as
    it gets. It is looked for from `near` on, by default from the pose itself.
    """
    if not dials:
        return pose
    measures = np.array([dial.measure for dial in dials])
    weights = np.array([dial.weight for dial in dials])
    first = np.array([dial.read(pose) for dial in dials])
    limits = np.array([dial.limits(now) for dial, now in zip(dials, first, strict=True)])
    low, high = ((limits[:, end] - first) / measures for end in (0, 1))

    def posed(steps: Vec) -> Pose:
        return _set(pose, dials, first + steps * measures)

    steps = np.zeros(len(dials))
    if near:
        steps = (np.array([dial.read(near) for dial in dials]) - first) / measures
    off, feel = wanted(posed(steps)), np.full(len(dials), _NUDGE)
    for _ in range(_ROUNDS):
        slopes = np.column_stack(
            [(wanted(near_by) - off) / by for near_by, by in _nudged(posed, steps, feel)]
        )
        keep = weights * weights * _costs(dials, slopes)
        longer = _step(slopes, off, keep, steps, low, high)
        before, cost = steps, float(off @ off)
        steps, off = _eased(posed, wanted, steps, longer, off, keep)
        if steps is before:
            if abs(feel[0]) > _NUDGE:
                break
            # what is felt that way only, as an arm at full stretch, was not
            feel = np.copysign(_FURTHER, longer)
        elif cost - float(off @ off) < _ENOUGH:
            break
    for dial, value in zip(dials, (first + steps * measures).tolist(), strict=True):
        pose = dial.turned(pose, dial.rounded(value))
    return pose


def _set(pose: Pose, dials: Sequence[Dial], values: Vec) -> Pose:
    for dial, value in zip(dials, values.tolist(), strict=True):
        pose = dial.turned(pose, value)
    return pose


def _nudged(posed: Callable[[Vec], Pose], steps: Vec, feel: Vec) -> list[tuple[Pose, float]]:
    return [(posed(steps + row), float(by)) for row, by in zip(np.diag(feel), feel, strict=True)]


def _costs(dials: Sequence[Dial], slopes: Vec) -> Vec:
    """What turning each dial costs: places cost more the less of their way is seen."""
    seen = np.minimum(np.linalg.norm(slopes[:2], axis=0), 1.0)
    place = np.array([dial.measure == _METRES and dial.name == "at" for dial in dials])
    return np.where(place, _STAY + _SLIPPERY * (1.0 - seen**2) ** 2, _STAY)


def _step(slopes: Vec, off: Vec, keep: Vec, steps: Vec, low: Vec, high: Vec) -> Vec:
    """The next turn of all dials; what would leave its range is left at its end."""
    free = np.ones(len(steps), dtype=bool)
    for _ in range(len(steps)):
        used = slopes * free
        normal = used.T @ used + np.diag(keep + _DAMPED)
        found = np.where(free, np.linalg.solve(normal, -(used.T @ off + keep * steps)), 0.0)
        found *= min(1.0, _LONGEST / max(float(np.abs(found).max()), 1e-9))
        outside = free & ((steps + found < low - 1e-9) | (steps + found > high + 1e-9))
        ends = np.clip(steps + found, low, high) - steps
        stuck = outside & (np.abs(ends) < 1e-6)
        if not stuck.any():
            return ends
        free &= ~stuck
    return np.zeros(len(steps))


def _eased(
    posed: Callable[[Vec], Pose], wanted: Wanted, steps: Vec, longer: Vec, off: Vec, keep: Vec
) -> tuple[Vec, Vec]:
    """As much of the turn as makes it better, and how far off it is then."""
    cost = float(off @ off + keep @ (steps * steps))
    for share in (1.0, 0.5, 0.2):
        there = steps + share * longer
        reached = wanted(posed(there))
        if float(reached @ reached + keep @ (there * there)) < cost:
            return there, reached
    return steps, off
