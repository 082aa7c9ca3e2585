"""What is wrong with a pose that reads well: names that mean nothing, places with too few numbers,
contacts that come and go during a movement.
"""

from collections.abc import Collection, Iterator

from coach.figure.pose.flesh import TRUNK_BALLS
from coach.figure.pose.palms import LEVELS, TRUNK
from coach.figure.pose.pose import Foot, Hand, Leg, Pose
from coach.figure.pose.pose_file import Problem
from coach.figure.pose.skeleton import SEGMENTS

SUPPORTS = ("upper_back", "pelvis", "seat", "feet", "knees")
_HEELS = ("left_heel", "right_heel")
LEGS = tuple(name for name in SEGMENTS if name.endswith(("thigh", "shank")))
PARTS = (*TRUNK_BALLS, *SEGMENTS, *_HEELS)


def unknown(field: str, word: str, allowed: Collection[str]) -> Iterator[Problem]:
    """A problem if the word is not among those allowed."""
    if word not in allowed:
        yield Problem(field, f'"{word}" is not known; allowed here: {", ".join(allowed)}')


def faults(pose: Pose) -> Iterator[Problem]:
    """Names and places of one pose."""
    yield from unknown("trunk.support", pose.trunk.support, SUPPORTS)
    yield from counted("trunk.at", pose.trunk.at, 2)
    for side, leg, arm in (
        ("right", pose.right_leg, pose.right_arm),
        ("left", pose.left_leg, pose.left_arm),
    ):
        yield from _leg_faults(f"{side}_leg", leg)
        if arm.hand is not None:
            yield from _hand_faults(f"{side}_arm.hand", arm.hand)
    legs = (pose.right_leg, pose.left_leg)
    if all(leg.foot and leg.foot.on != "mat" for leg in legs):
        yield Problem("right_leg.foot.on", "one foot must be on the mat, or free, when one is not")
    if pose.trunk.support == "feet" and not any(leg.foot and leg.foot.on == "mat" for leg in legs):
        yield Problem("trunk.support", "feet can carry only where a foot is on the mat")
    if pose.trunk.support == "knees" and not any(leg.knee for leg in legs):
        yield Problem("trunk.support", "knees can carry only where a knee is on the mat")


def _leg_faults(field: str, leg: Leg) -> Iterator[Problem]:
    yield from unknown(f"{field}.heel_on", leg.heel_on, ("", "mat", "seat"))
    if leg.foot is not None:
        yield from _foot_faults(f"{field}.foot", leg.foot)
    if leg.knee is not None:
        yield from unknown(f"{field}.knee.on", leg.knee.on, ("mat",))
        yield from counted(f"{field}.knee.at", leg.knee.at, 2)


def _foot_faults(field: str, foot: Foot) -> Iterator[Problem]:
    own = field.split("_")[0]
    others = (name for name in (*LEGS, *_HEELS) if not name.startswith(own))
    yield from unknown(f"{field}.on", foot.on, ("mat", *others))
    yield from counted(f"{field}.at", foot.at, 3 if foot.on.endswith("heel") else 2)
    yield from counted(f"{field}.knee", foot.knee, 3)


def _hand_faults(field: str, hand: Hand) -> Iterator[Problem]:
    yield from unknown(f"{field}.on", hand.on, (*LEVELS, *TRUNK, "towel", "wall", *LEGS))
    yield from counted(f"{field}.at", hand.at, 3 if hand.on == "towel" else 2)
    yield from counted(f"{field}.elbow", hand.elbow, 3)


def counted(field: str, numbers: tuple[float, ...], count: int) -> Iterator[Problem]:
    """A problem unless there are that many numbers."""
    if len(numbers) != count:
        yield Problem(field, f"must be {count} numbers")


def changes(start: Pose, effort: Pose) -> Iterator[Problem]:
    """Contacts of the effort that are not those of the start: a movement keeps its contacts."""
    for side in ("right", "left"):
        for part, name in (("leg", "foot"), ("leg", "knee"), ("arm", "hand")):
            field = f"{side}_{part}"
            before, after = (getattr(getattr(pose, field), name) for pose in (start, effort))
            if (before is None) != (after is None):
                yield Problem("effort", f"{field}.{name} must be there, or not, as at the start")
            elif before is not None and before.on != after.on:
                yield Problem("effort", f"{field}.{name}.on must be as at the start")
