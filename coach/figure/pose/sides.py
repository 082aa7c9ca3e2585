"""Left and right exchanged, in names and in a movement; without numpy."""

from msgspec.structs import replace

from coach.core.exercise import Side
from coach.figure.pose.movement import Arrow, Glow, Motion
from coach.figure.pose.pose import Arm, Foot, Hand, Knee, Leg, Pose, Trunk

_ON_TRUNK = ("belly", "low_back", "chest")
_SIDEWAYS = (
    "roll",
    "lumbar_side",
    "trunk_rotation",
    "thoracic_side",
    "neck_side",
    "neck_rotation",
)


def swap_sides(name: str) -> str:
    """The name or sentence with left and right exchanged."""
    return name.replace("left", "\0").replace("right", "left").replace("\0", "right")


def exchanged(motion: Motion) -> Motion:
    """The movement's mirror image: what the right side did, the left does, seen in the mirror."""
    return replace(
        motion,
        start=_pose(motion.start),
        effort=_pose(motion.effort),
        view=motion.view.for_side(Side.LEFT),
        glow=tuple(Glow(g.muscle, swap_sides(g.side)) for g in motion.glow),
        arrows=tuple(map(_arrow, motion.arrows)),
        rests=tuple((swap_sides(part), swap_sides(on)) for part, on in motion.rests),
    )


def _pose(pose: Pose) -> Pose:
    return Pose(
        _trunk(pose.trunk),
        _leg(pose.left_leg),
        _leg(pose.right_leg),
        _arm(pose.left_arm),
        _arm(pose.right_arm),
    )


def _trunk(trunk: Trunk) -> Trunk:
    turned = {name: -getattr(trunk, name) + 0.0 for name in _SIDEWAYS}
    return replace(trunk, at=_across(trunk.at), **turned)


def _leg(leg: Leg) -> Leg:
    return replace(leg, foot=leg.foot and _foot(leg.foot), knee=leg.knee and _knee(leg.knee))


def _knee(knee: Knee) -> Knee:
    return replace(knee, at=_across(knee.at))


def _foot(foot: Foot) -> Foot:
    return replace(foot, on=swap_sides(foot.on), at=_across(foot.at), knee=_across(foot.knee))


def _arm(arm: Arm) -> Arm:
    return replace(arm, hand=arm.hand and _hand(arm.hand))


def _hand(hand: Hand) -> Hand:
    # on the trunk `at` is measured outwards, which is the same on either side
    at = hand.at if hand.on in _ON_TRUNK else _across(hand.at)
    return replace(hand, on=swap_sides(hand.on), at=at, elbow=_across(hand.elbow))


def _arrow(arrow: Arrow) -> Arrow:
    return replace(
        arrow,
        joint=swap_sides(arrow.joint),
        about=swap_sides(arrow.about),
        offset=_across(arrow.offset),
        points=tuple(map(_across, arrow.points)),
    )


def _across(place: tuple[float, ...]) -> tuple[float, ...]:
    """A place whose last number is z, on the other side."""
    return (*place[:-1], -place[-1] + 0.0)
