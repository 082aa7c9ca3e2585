"""What must hold of every movement: the measures that the tests and `coach check` share.

Bones keep their lengths, nothing sinks into the mat, the chair or the wall, what carries the body
stands on something, parts do not pass through each other, and nothing jumps. Contacts are measured
by `motion.solve`, joint ranges by `ranges`.
"""

from collections.abc import Sequence

import numpy as np

from coach.core.exercise import Dose, Side
from coach.core.movement import FALL_SECONDS, RISE_SECONDS
from coach.figure.pose import flesh, furniture
from coach.figure.pose.motion import solve
from coach.figure.pose.movement import Motion
from coach.figure.pose.skeleton import BONES, JOINTS, SEGMENTS, Posed

STRETCHES, SINKS, PRESSES, JUMPS = 0.001, 0.01, 0.03, 0.02  # the most allowed, in metres
PHASES = tuple(float(phase) for phase in np.linspace(0.0, 1.0, 50))
FRAMES_A_SECOND = 30
PARTS = (*flesh.TRUNK_BALLS, *SEGMENTS)

_NEIGHBOURS = (
    ("pelvis", "thigh"),
    ("thigh", "shank"),
    ("shank", "foot"),
    ("upper_back", "upper_arm"),
    ("upper_arm", "forearm"),
    ("forearm", "hand"),
)
# Where flesh gives: a thigh drawn to the chest presses into the belly, a seat into what sits on it.
_SOFT = {("waist", "thigh"): 0.05}
_SAT_ON = ("pelvis", "thigh")


def stretching(moments: Sequence[Posed]) -> dict[tuple[str, str], float]:
    """By how many metres the length of each bone changes over the moments."""
    changes = {}
    for start, end in BONES:
        spans = np.array([posed.joints[end] - posed.joints[start] for posed in moments])
        changes[start, end] = float(np.ptp(np.linalg.norm(spans, axis=1)))
    return changes


def sinking(posed: Posed) -> dict[str, float]:
    """How many metres of each part are below the mat's surface, for those that are."""
    depths = {part: -flesh.resting_gap(part, "mat", posed) for part in PARTS}
    return {part: depth for part, depth in depths.items() if depth > 0}


def bumping(motion: Motion, posed: Posed) -> dict[tuple[str, str], float]:
    """How many metres each part is inside the chair or the wall that is there, for those that
    are.
    """
    depths = {
        (part, prop): furniture.depth(part, prop, posed)
        for prop in furniture.FURNITURE
        if prop in motion.props
        for part in PARTS
    }
    return {pair: depth for pair, depth in depths.items() if depth > 0}


def unsupported(motion: Motion, posed: Posed) -> dict[str, float]:
    """By how many metres what carries the body is off what it stands or sits on: above the floor
    or beside the chair's seat.
    """
    support = motion.start.trunk.support
    if support == "seat":
        return {"pelvis": furniture.beside_seat(posed)}
    if support == "feet":
        feet = (flesh.resting_gap(f"{side}_foot", "mat", posed) for side in ("left", "right"))
        return {"feet": abs(min(feet))}
    if support == "knees":
        knees = (flesh.resting_gap(f"{side}_shank", "mat", posed) for side in ("left", "right"))
        return {"knees": abs(min(knees))}
    return {}


def passing_through(posed: Posed) -> dict[tuple[str, str], float]:
    """How many metres each two parts are inside each other, for those that are; neighbours and
    parts of the trunk, which flesh joins, left out.
    """
    depths = -flesh.gaps(PARTS, posed)
    return {
        (PARTS[i], PARTS[j]): float(depths[i, j])
        for i, j in np.argwhere(np.triu(depths > 0, 1)).tolist()
        if not joined(PARTS[i], PARTS[j])
    }


def give(one: str, other: str) -> float:
    """How many metres two parts, in the order of `PARTS`, may press into each other."""
    return _SOFT.get((_plain(one), _plain(other)), PRESSES)


def bump(part: str) -> float:
    """How many metres a part may press into the chair or the wall."""
    return PRESSES if _plain(part) in _SAT_ON else SINKS


def joined(one: str, other: str) -> bool:
    """Whether one flesh joins two parts, in the order of `PARTS`."""
    if one in flesh.TRUNK_BALLS:
        return other in flesh.TRUNK_BALLS or (_plain(one), _plain(other)) in _NEIGHBOURS
    same_side = one.split("_")[0] == other.split("_")[0]
    return same_side and (_plain(one), _plain(other)) in _NEIGHBOURS


def _plain(part: str) -> str:
    return part.removeprefix("right_").removeprefix("left_")


def jumping(motion: Motion, side: Side, seconds: float) -> dict[str, tuple[float, float]]:
    """How many metres each joint moves at most from a frame to the next, and the phase at which,
    when the way between start and effort takes `seconds` and is eased as the player eases it.
    """
    frames = max(round(seconds * FRAMES_A_SECOND), 1)
    phases = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, frames + 1))
    posed = [solve(motion, float(phase), side) for phase in phases]
    places = np.array([[each.joints[joint] for joint in JOINTS] for each in posed])
    steps = np.linalg.norm(np.diff(places, axis=0), axis=2)
    fastest = steps.argmax(axis=0)
    return {
        joint: (float(steps[at, k]), float(phases[at]))
        for k, (joint, at) in enumerate(zip(JOINTS, fastest.tolist(), strict=True))
    }


def quickest_way(dose: Dose | None) -> float:
    """The seconds of the faster of the two ways between start and effort at the dose's tempo; a
    hold, or an unknown dose, is taken up and left as the player does.
    """
    if dose and dose.tempo:
        return min(dose.tempo.out, dose.tempo.back)
    return min(RISE_SECONDS, FALL_SECONDS)


def moments(motion: Motion, side: Side) -> tuple[Posed, ...]:
    """The body at each of `PHASES`."""
    return tuple(solve(motion, phase, side) for phase in PHASES)
