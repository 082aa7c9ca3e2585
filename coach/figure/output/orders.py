"""What the studio is asked for and what it answers; without numpy.

Both ways each message is msgpack, with its length before it as `processes` has it.
"""

from typing import TypeAlias

import msgspec
from msgspec import Struct

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.output.frame import Angle
from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Pose
from coach.processes import with_length


class StillOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="still"):
    """One still picture of a pose by its name, or of a movement that has none yet; `width` and
    `height` in device pixels, `view` None for the best.
    """

    pose: str | Motion
    phase: float
    side: Side
    width: int
    height: int
    dark: bool
    appearance: Appearance = Appearance()
    ghost: bool = False
    view: Angle | None = None


class FrameOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="frame"):
    """One moment of a pose by its name, or of a movement that has none yet, to be painted by
    whoever asks; `view` None for the best.

    A `quick` one is drawn with fewer points, for while the picture is being turned. `ghost` lays
    the start, pale, under it; `arrows` is their opacity, None lets them fade as the movement ends.
    """

    pose: str | Motion
    side: Side
    phase: float
    breath: float = 0.0
    view: Angle | None = None
    appearance: Appearance = Appearance()
    px_per_metre: float = 450.0
    quick: bool = False
    ghost: bool = False
    arrows: float | None = None


class MotionOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="motion"):
    """The movement of a pose by its name."""

    pose: str


class StudyOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="study"):
    """Where the handles of a movement are at a moment, and what is to be said about it.

    `whole` looks at every moment for what passes through, sinks or jumps: a fifth of a second.
    """

    motion: Motion
    phase: float
    view: Angle
    whole: bool = False


class ReachOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="reach"):
    """A joint of the start, or of the effort, is drawn to (x, y) metres of the view plane; `near`
    is the pose that it has been drawn to so far.
    """

    motion: Motion
    effort: bool
    joint: str
    x: float
    y: float
    view: Angle
    near: Pose | None = None


class HoldOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="hold"):
    """A limb ("right_arm") is to stay `on` something, or on nothing: as `holding.held` has it."""

    motion: Motion
    limb: str
    on: str


class StillAnswer(Struct, frozen=True, tag="still"):
    """The picture as a PNG file."""

    png: bytes


class FrameAnswer(Struct, frozen=True, tag="frame"):
    """A Frame, still packed: most are kept so until they are shown."""

    frame: bytes


class MotionAnswer(Struct, frozen=True, tag="motion"):
    """A movement: the one asked for, or as it has become."""

    motion: Motion


class Handle(Struct, frozen=True, array_like=True):
    """A joint in the view plane, and how far towards the viewer, in metres."""

    joint: str
    x: float
    y: float
    depth: float


class StudyAnswer(Struct, frozen=True, tag="study"):
    """The handles, and what `study.Findings` has."""

    handles: tuple[Handle, ...]
    angles: dict[str, float]
    problems: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    rests: tuple[tuple[str, str], ...] = ()
    hasty: tuple[str, ...] = ()


class Refusal(Struct, frozen=True, tag="refusal"):
    """Why there is none, in one sentence."""

    problem: str


Order: TypeAlias = StillOrder | FrameOrder | MotionOrder | StudyOrder | ReachOrder | HoldOrder
Answer: TypeAlias = StillAnswer | FrameAnswer | MotionAnswer | StudyAnswer | Refusal


def packed(message: Order | Answer) -> bytes:
    """The message with its length before it."""
    return with_length(msgspec.msgpack.encode(message))


def read_order(content: bytes) -> Order:
    """Raises msgspec.DecodeError."""
    order: Order = msgspec.msgpack.decode(content, type=Order)
    return order


def read_answer(content: bytes) -> Answer:
    """Raises msgspec.DecodeError."""
    answer: Answer = msgspec.msgpack.decode(content, type=Answer)
    return answer
