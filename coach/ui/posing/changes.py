"""What a person changes in a movement, as functions from one to the next."""

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Muscle
from coach.figure.output.frame import Angle
from coach.figure.pose.movement import Arrow, Glow, Motion, View
from coach.figure.pose.pose import Pose


def with_pose(motion: Motion, pose: Pose, *, effort: bool) -> Motion:
    """With another keyframe. What the effort had as at the start follows the start."""
    if effort:
        return replace(motion, effort=pose)
    return replace(motion, start=pose, effort=_followed(motion.effort, motion.start, pose))


def with_angle(motion: Motion, part: str, path: str, value: float, *, effort: bool) -> Motion:
    """With a number of a part ("right_leg", "knee_flexion") or of its contact ("foot.swivel")."""
    pose = motion.effort if effort else motion.start
    owner = getattr(pose, part)
    contact, _, name = path.rpartition(".")
    if contact:
        changed = replace(owner, **{contact: replace(getattr(owner, contact), **{name: value})})
    else:
        changed = replace(owner, **{name: value})
    return with_pose(motion, replace(pose, **{part: changed}), effort=effort)


def angle_of(pose: Pose, part: str, path: str) -> float:
    """The number that `with_angle` sets."""
    found: object = getattr(pose, part)
    for name in path.split("."):
        found = getattr(found, name)
    assert isinstance(found, int | float)
    return float(found)


def copied(motion: Motion) -> Motion:
    """With the effort as the start."""
    return replace(motion, effort=motion.start)


def started_from(motion: Motion, base: Motion) -> Motion:
    """Begun anew from a base pose, which the effort has too; where it is felt stays."""
    return replace(base, effort=base.start, glow=motion.glow, arrows=())


def with_prop(motion: Motion, prop: str, *, there: bool) -> Motion:
    """With a thing that the picture shows, or without."""
    others = tuple(each for each in motion.props if each != prop)
    return replace(motion, props=(*others, prop) if there else others)


def needed(motion: Motion) -> frozenset[str]:
    """The things that the body rests on or holds, and which so cannot go."""
    pose = motion.start
    touched = {pose.trunk.support, *(rest for _, rest in motion.rests)}
    touched |= {leg.heel_on for leg in (pose.right_leg, pose.left_leg)}
    touched |= {arm.hand.on for arm in (pose.right_arm, pose.left_arm) if arm.hand}
    things = {"chair": {"seat", "backrest"}, "wall": {"wall"}, "towel": {"towel"}}
    return frozenset(thing for thing, surfaces in things.items() if touched & surfaces)


def with_glow(motion: Motion, muscle: Muscle, side: str | None) -> Motion:
    """With a muscle that works on a side ("left", "right", "both"), or that does not."""
    others = tuple(glow for glow in motion.glow if glow.muscle is not muscle)
    return replace(motion, glow=(*others, Glow(muscle, side)) if side else others)


def glowing(motion: Motion, muscle: Muscle) -> str | None:
    """The side on which a muscle works."""
    return next((glow.side for glow in motion.glow if glow.muscle is muscle), None)


def with_arrow(motion: Motion, joint: str) -> Motion:
    """With one arrow, along the way of a joint; "" takes all arrows away."""
    return replace(motion, arrows=(Arrow(joint),) if joint else ())


def arrow_of(motion: Motion) -> str:
    """The joint whose way the first arrow shows."""
    return next((arrow.joint for arrow in motion.arrows if arrow.joint), "")


def with_view(motion: Motion, view: Angle) -> Motion:
    """Seen best from elsewhere."""
    yaw = (view.yaw + 180.0) % 360.0 - 180.0
    return replace(motion, view=View(round(yaw, 1), round(view.pitch, 1)))


def _followed(effort: object, before: object, after: object) -> object:
    """The effort's values, those that were the start's as the start has them now."""
    if effort == before:
        return after
    if not (
        isinstance(effort, Struct) and isinstance(before, Struct) and type(after) is type(effort)
    ):
        return effort
    assert isinstance(after, Struct)
    return replace(
        effort,
        **{
            name: _followed(getattr(effort, name), getattr(before, name), getattr(after, name))
            for name in effort.__struct_fields__
        },
    )
