"""What the studio is asked for and what it answers; without numpy.

Both ways each message is its length in four bytes, the highest first, and then msgpack.
"""

from typing import TypeAlias

import msgspec
from msgspec import Struct

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.output.frame import Angle

LENGTH_BYTES = 4


class StillOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="still"):
    """One still picture; `width` and `height` in device pixels, `view` None for the best."""

    pose: str
    phase: float
    side: Side
    width: int
    height: int
    dark: bool
    appearance: Appearance = Appearance()
    ghost: bool = False
    view: Angle | None = None


class FrameOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="frame"):
    """One moment to be painted by whoever asks, `view` None for the best.

    A `quick` one is drawn with fewer points, for while the picture is being turned. `ghost` lays
    the start, pale, under it; `arrows` is their opacity, None lets them fade as the movement ends.
    """

    pose: str
    side: Side
    phase: float
    breath: float = 0.0
    view: Angle | None = None
    appearance: Appearance = Appearance()
    px_per_metre: float = 450.0
    quick: bool = False
    ghost: bool = False
    arrows: float | None = None


class StillAnswer(Struct, frozen=True, tag="still"):
    """The picture as a PNG file."""

    png: bytes


class FrameAnswer(Struct, frozen=True, tag="frame"):
    """A Frame, still packed: most are kept so until they are shown."""

    frame: bytes


class Refusal(Struct, frozen=True, tag="refusal"):
    """Why there is no picture, in one sentence."""

    problem: str


Order: TypeAlias = StillOrder | FrameOrder
Answer: TypeAlias = StillAnswer | FrameAnswer | Refusal


def packed(message: Order | Answer) -> bytes:
    """The message with its length before it."""
    content = msgspec.msgpack.encode(message)
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def read_order(content: bytes) -> Order:
    """Raises msgspec.DecodeError."""
    order: Order = msgspec.msgpack.decode(content, type=Order)
    return order


def read_answer(content: bytes) -> Answer:
    """Raises msgspec.DecodeError."""
    answer: Answer = msgspec.msgpack.decode(content, type=Answer)
    return answer
