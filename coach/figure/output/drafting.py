"""Serves whoever draws a movement: how it stands, and what becomes of it when it is changed."""

import math

from msgspec import structs
from msgspec.structs import replace

from coach.core.exercise import Side
from coach.figure.output.frame import Angle
from coach.figure.output.orders import (
    Answer,
    Handle,
    HoldOrder,
    MotionAnswer,
    MotionOrder,
    Order,
    ReachOrder,
    Refusal,
    StudyAnswer,
    StudyOrder,
)
from coach.figure.pose.holding import LIMBS, held
from coach.figure.pose.motion import solve
from coach.figure.pose.movement import Motion
from coach.figure.pose.reach import HANDLES, reached
from coach.figure.pose.study import examined, unusable
from coach.figure.shapes.camera import Array, Camera

NOWHERE = "the figure cannot be drawn to there"


def unusable_in(order: Order) -> str:
    """Why the movement that comes with an order cannot be posed; "" where it can, or none comes."""
    if isinstance(order, MotionOrder):
        return ""
    given = order.motion if isinstance(order, StudyOrder | ReachOrder | HoldOrder) else order.pose
    return "; ".join(unusable(given)) if isinstance(given, Motion) else ""


def studied(order: StudyOrder) -> StudyAnswer:
    """The handles as seen from the order's angle, and the findings."""
    posed = solve(order.motion, order.phase, Side.RIGHT)
    found = examined(order.motion, posed, whole=order.whole)
    places = (_rotation(order.view) @ posed.joints[joint] for joint in HANDLES)
    handles = tuple(
        Handle(joint, *map(float, place)) for joint, place in zip(HANDLES, places, strict=True)
    )
    return StudyAnswer(handles, **structs.asdict(found))


def drawn(order: ReachOrder) -> Answer:
    """The movement, of which one pose follows the joint."""
    if order.joint not in HANDLES or not all(map(math.isfinite, (order.x, order.y))):
        return Refusal(NOWHERE)
    motion, rotation = order.motion, _rotation(order.view)
    if order.near and unusable(replace(motion, start=order.near, effort=order.near)):
        return Refusal(NOWHERE)
    pose = motion.effort if order.effort else motion.start
    pose = reached(pose, order.joint, (order.x, order.y), rotation, order.near)
    return _usable(replace(motion, **{"effort" if order.effort else "start": pose}))


def kept(order: HoldOrder) -> Answer:
    """The movement with the limb's contact."""
    if order.limb not in LIMBS:
        return Refusal(f'there is no limb "{order.limb}"')
    return _usable(held(order.motion, order.limb, order.on))


def _usable(motion: Motion) -> Answer:
    why = unusable(motion)
    return Refusal("; ".join(why)) if why else MotionAnswer(motion)


def _rotation(view: Angle) -> Array:
    return Camera(view.yaw, view.pitch).rotation
