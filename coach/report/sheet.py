"""What stands on a page, piece by piece. Lengths are points from the top left, y down."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeVar

from coach.figure.output.orders import FrameOrder


class Weight(IntEnum):
    """Of the shipped typeface."""

    REGULAR = 400
    SEMI_BOLD = 600
    BOLD = 700


class Align(IntEnum):
    """LEADING is where the text itself begins: on the right in Arabic. A name is on the LEFT, by
    its number, in any script.
    """

    LEADING = 0
    CENTRE = 1
    RIGHT = 2
    LEFT = 3


class Face(NamedTuple):
    """How text is set; `soft` is a dark grey for what matters less."""

    size: float
    weight: Weight = Weight.REGULAR
    soft: bool = False


class Text(NamedTuple):
    """A paragraph in a box as wide as it may get and as high as it is; `lead` letters are bold."""

    text: str
    face: Face
    x: float
    y: float
    width: float
    height: float
    align: Align = Align.LEADING
    lead: int = 0


class Picture(NamedTuple):
    """A frame, as large as fits; where it is missing, `name` stands in its place."""

    frame: FrameOrder
    name: str
    x: float
    y: float
    width: float
    height: float


class Outline(NamedTuple):
    """A box with round corners, drawn with a line of `line` points, or filled; `soft` is grey."""

    x: float
    y: float
    width: float
    height: float
    line: float
    radius: float = 0.0
    filled: bool = False
    soft: bool = False


class Polyline(NamedTuple):
    """A line of `line` points' width through `points`, which count from its own top left.

    `dash` are the lengths of strokes and gaps in turn; without it the line is unbroken. `inverse`
    is drawn in white, to be seen on what is black.
    """

    points: tuple[tuple[float, float], ...]
    x: float
    y: float
    width: float
    height: float
    line: float
    dash: tuple[float, ...] = ()
    inverse: bool = False


Mark = Text | Picture | Outline | Polyline
M = TypeVar("M", Text, Picture, Outline, Polyline)


class Piece(NamedTuple):
    """What is never torn apart: its marks, from its own top left, and its height.

    Where it follows another on the page a line is drawn between them, if it is `ruled`.
    """

    height: float
    marks: tuple[Mark, ...]
    ruled: bool = False


class Sheet(NamedTuple):
    """One page."""

    marks: tuple[Mark, ...]


def rule(x: float, y: float, width: float, thick: float, *, soft: bool = False) -> Outline:
    """A level line with its upper edge at `y`."""
    return Outline(x, y, width, thick, 0.0, filled=True, soft=soft)


def moved(mark: M, x: float, y: float) -> M:
    """The same mark so much further right and down."""
    return mark._replace(x=mark.x + x, y=mark.y + y)


def all_moved(marks: Iterable[Mark], x: float, y: float) -> tuple[Mark, ...]:
    return tuple(mark._replace(x=mark.x + x, y=mark.y + y) for mark in marks)


def polyline(
    points: Sequence[tuple[float, float]],
    line: float,
    dash: tuple[float, ...] = (),
    *,
    inverse: bool = False,
) -> Polyline:
    """A line through one point at the least, in the box that holds them all."""
    left, top = (min(each) for each in zip(*points, strict=True))
    right, foot = (max(each) for each in zip(*points, strict=True))
    inside = tuple((x - left, y - top) for x, y in points)
    return Polyline(inside, left, top, right - left, foot - top, line, dash, inverse)
