"""What the studio is asked for and what it answers, each as one line of JSON; without numpy."""

from msgspec import Struct

from coach.core.exercise import Side


class Order(Struct, frozen=True, forbid_unknown_fields=True):
    """One still picture; `width` and `height` in device pixels."""

    exercise: str
    phase: float
    side: Side
    width: int
    height: int
    dark: bool


class Answer(Struct, frozen=True):
    """The picture as a PNG file (base64 in JSON), or in one sentence why there is none."""

    png: bytes = b""
    problem: str = ""
