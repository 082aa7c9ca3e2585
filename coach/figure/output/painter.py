"""Paints frames with QPainter, from their bytes alone: it needs no numpy."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QDataStream, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from coach.figure.output import frame
from coach.figure.output.frame import Bounds, Frame
from coach.figure.output.palette import Palette, colour
from coach.figure.output.photos import paint_photo


class Fill(NamedTuple):
    """A shape made ready to paint; `key` is the same where it would look the same."""

    role: str
    opacity: float
    pale: float
    path: QPainterPath
    bounds: QRectF
    key: int


def path_of(data: bytes) -> QPainterPath:
    """The path of a frame's fill, read in one call: point by point takes twenty times as long."""
    stream = QDataStream(QByteArray(data))
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.SinglePrecision)
    path = QPainterPath()
    stream >> path
    return path


class Picture:
    """A frame made ready to paint; it does not keep the frame, which would double its memory."""

    def __init__(self, frame: Frame, known: dict[int, Fill] | None = None) -> None:
        """What looks the same as a fill in `known`, by its key, is that one; it takes in others."""
        known = {} if known is None else known
        self.bounds = frame.bounds
        self.view = frame.view
        self.felt = frame.felt
        self.photos = frame.photos
        self.background = _fills(frame.background, known)
        self.shapes = _fills(frame.shapes, known)
        self.overlay = _fills(frame.overlay, known)


def _fills(fills: tuple[frame.Fill, ...], known: dict[int, Fill]) -> tuple[Fill, ...]:
    return tuple(_ready(fill, known) for fill in fills)


def _ready(fill: frame.Fill, known: dict[int, Fill]) -> Fill:
    key = hash((fill.role, fill.opacity, fill.pale, fill.path))
    if key not in known:
        path = path_of(fill.path)
        role = intern(fill.role)
        known[key] = Fill(role, fill.opacity, fill.pale, path, path.controlPointRect(), key)
    return known[key]


def scale_of(bounds: Bounds, target: QRectF) -> float:
    """Pixels a metre where `bounds` are as large in `target` as fits."""
    x0, y0, x1, y1 = bounds
    return min(target.width() / (x1 - x0), target.height() / (y1 - y0))


def placement(bounds: Bounds, target: QRectF, most: float | None = None) -> QTransform:
    """From view-plane metres to the middle of `target`, as large as fits; no larger than `most`."""
    x0, y0, x1, y1 = bounds
    scale = scale_of(bounds, target)
    scale = scale if most is None else min(scale, most)
    middle = target.center()
    transform = QTransform()
    transform.translate(middle.x(), middle.y())
    transform.scale(scale, -scale)
    transform.translate(-(x0 + x1) / 2, -(y0 + y1) / 2)
    return transform


def paint(
    painter: QPainter,
    picture: Picture,
    target: QRectF,
    palette: Palette,
    *,
    background: bool = True,
    arrows: float = 1.0,
) -> None:
    """Paints the picture into `target`, whole and centred.

    Without `background` the mat is left out, for whoever keeps it as a pixmap; `arrows` fades what
    lies over the body.
    """
    placed = placement(picture.bounds, target)
    if background:
        paint_fills(painter, picture.background, placed, palette)
    for photo in picture.photos:
        paint_photo(painter, photo, placed, palette)
    paint_fills(painter, picture.shapes, placed, palette)
    paint_fills(painter, picture.overlay, placed, palette, opacity=arrows)


def paint_fills(
    painter: QPainter,
    fills: Sequence[Fill],
    placed: QTransform,
    palette: Palette,
    *,
    opacity: float = 1.0,
    within: Sequence[QRectF] | None = None,
) -> None:
    """Paints the fills, of which those wholly outside the boxes `within` (metres) are left out."""
    if opacity <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(placed, True)
    opacity *= painter.opacity()
    for role, share, pale, path, bounds, _ in fills:
        if within is None or any(map(bounds.intersects, within)):
            painter.setOpacity(opacity * share)
            painter.fillPath(path, _ink(palette[role], palette["haze"], pale))
    painter.restore()


@lru_cache(maxsize=1024)
def _ink(own: str, haze: str, pale: float) -> QColor:
    return QColor(colour({"own": own, "haze": haze}, "own", pale))


def difference(before: Sequence[Fill], after: Sequence[Fill]) -> list[QRectF]:
    """What has to be painted anew where `after` follows `before`: boxes in metres, none of which
    overlap.

    A fill that both have needs no paint unless it has changed places with another of them.
    """
    both = {fill.key for fill in before} & {fill.key for fill in after}
    changed = [fill for fill in (*before, *after) if fill.key not in both]
    left = [fill for fill in before if fill.key in both]
    put = [fill for fill in after if fill.key in both]
    if len(left) != len(put):
        changed += [*left, *put]
    changed += [
        fill for pair in zip(left, put, strict=False) if pair[0].key != pair[1].key for fill in pair
    ]
    return apart([fill.bounds for fill in changed])


def apart(boxes: Iterable[QRectF]) -> list[QRectF]:
    """The boxes, those that overlap taken together."""
    found: list[QRectF] = []
    for box in boxes:
        if any(other.contains(box) for other in found):
            continue
        while near := [other for other in found if other.intersects(box)]:
            for other in near:
                found.remove(other)
                box = box.united(other)
        found.append(box)
    return found


def image(
    picture: Picture,
    width: int,
    height: int,
    palette: Palette,
    ratio: float = 1.0,
    paper: bool = False,
) -> QImage:
    """The picture on paper or on nothing: `width` x `height` points, `ratio` pixels a point."""
    found = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    found.setDevicePixelRatio(ratio)
    found.fill(QColor(palette["paper"]) if paper else Qt.GlobalColor.transparent)
    painter = QPainter(found)
    paint(painter, picture, QRectF(0, 0, width, height), palette)
    painter.end()
    return found
