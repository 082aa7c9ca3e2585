"""A picture ready to be painted, as it travels from the studio to the window; without numpy."""

from typing import TypeAlias

from msgspec import Struct

Bounds: TypeAlias = tuple[float, float, float, float]


class Angle(Struct, frozen=True, array_like=True):
    """Whence a picture is seen, in degrees, as motion.View has it."""

    yaw: float
    pitch: float


class Fill(Struct, frozen=True, array_like=True):
    """One flat fill: a role that the palette colours, with the share `pale` of haze in it.

    `path` is a QPainterPath in view-plane metres, as QDataStream writes it in single precision.
    """

    role: str
    opacity: float
    pale: float
    path: bytes


class FeltAt(Struct, frozen=True, array_like=True):
    """Where on the picture a working muscle is seen, in view-plane metres."""

    muscle: str
    x: float
    y: float


class Photo(Struct, frozen=True, array_like=True):
    """A person's own picture: its file, how opaque it is, and where it lies in view-plane metres
    as x0, y0, x1, y1.
    """

    path: str
    box: Bounds
    opacity: float = 1.0


class Frame(Struct, frozen=True, array_like=True):
    """One moment from one angle, each layer back to front.

    `bounds` are x0, y0, x1, y1 in metres, y up; they hold the whole movement from this angle.
    `view` is where the studio took it from; None for photos, which cannot be turned.
    """

    bounds: Bounds
    background: tuple[Fill, ...]
    shapes: tuple[Fill, ...]
    overlay: tuple[Fill, ...]
    felt: tuple[FeltAt, ...] = ()
    view: Angle | None = None
    photos: tuple[Photo, ...] = ()
