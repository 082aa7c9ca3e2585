"""Paints scenes with QPainter. The only module of this package that knows QtGui."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from coach.figure.camera import Array
from coach.figure.palette import Palette, colour
from coach.figure.scene import Scene, Shape

# An element of a path as QDataStream writes it: type (0 begins a ring, 1 is a line), x, y.
_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])

_NAME_HEIGHT = 44


class Fill(NamedTuple):
    """A shape made ready to paint; it does not keep the shape, which would double its memory."""

    role: str
    opacity: float
    pale: float
    path: QPainterPath


def path_of(rings: tuple[Array, ...]) -> QPainterPath:
    """Closed rings as one path, filled odd-even; read from bytes in one call, as point by point
    takes twenty times as long.
    """
    elements = np.empty(sum(map(len, rings)), _ELEMENT)
    points = np.concatenate(rings)
    elements["type"] = 1
    elements["type"][np.cumsum([0, *(len(ring) for ring in rings[:-1])])] = 0
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    head = len(elements).to_bytes(4, "big")
    tail = (0).to_bytes(4, "big") + Qt.FillRule.OddEvenFill.value.to_bytes(4, "big")
    data = QByteArray(head + elements.tobytes() + tail)
    path = QPainterPath()
    QDataStream(data) >> path  # the stream does not keep its data alive
    return path


def _fills(shapes: tuple[Shape, ...]) -> tuple[Fill, ...]:
    return tuple(Fill(s.role, s.opacity, s.pale, path_of(s.rings)) for s in shapes if s.rings)


class Picture:
    """A scene made ready to paint."""

    def __init__(self, scene: Scene) -> None:
        self.bounds = scene.bounds
        self.background = _fills(scene.background)
        self.shapes = _fills(scene.shapes)
        self.overlay = _fills(scene.overlay)


def placement(picture: Picture, target: QRectF) -> QTransform:
    """From view-plane metres to the middle of `target`, as large as fits."""
    x0, y0, x1, y1 = picture.bounds
    scale = min(target.width() / (x1 - x0), target.height() / (y1 - y0))
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
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(placement(picture, target), True)
    opacity = painter.opacity()
    if background:
        _fill(painter, picture.background, palette, opacity)
    _fill(painter, picture.shapes, palette, opacity)
    if arrows > 0:
        _fill(painter, picture.overlay, palette, opacity * arrows)
    painter.restore()


def _fill(painter: QPainter, fills: tuple[Fill, ...], palette: Palette, opacity: float) -> None:
    for role, share, pale, path in fills:
        painter.setOpacity(opacity * share)
        painter.fillPath(path, QColor(colour(palette, role, pale)))


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


class Row(NamedTuple):
    """One exercise of a contact sheet."""

    name: str
    pictures: tuple[Picture, ...]


def sheet(rows: Sequence[Row], cell: tuple[int, int], palette: Palette) -> QImage:
    """All rows in two columns, each with its name over its pictures side by side."""
    width, height = cell
    across = 2 * max((len(row.pictures) for row in rows), default=1)
    found = QImage(
        across * width,
        (len(rows) + 1) // 2 * (height + _NAME_HEIGHT) + _NAME_HEIGHT // 2,
        QImage.Format.Format_RGB32,
    )
    found.fill(QColor(palette["paper"]))
    painter = QPainter(found)
    font = painter.font()
    font.setFamilies(["Inter", "sans-serif"])
    font.setPixelSize(_NAME_HEIGHT // 2)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(palette["words"]))
    for number, row in enumerate(rows):
        left = number % 2 * across // 2 * width
        top = number // 2 * (height + _NAME_HEIGHT) + _NAME_HEIGHT // 2
        painter.drawText(QPointF(left + 24, top + _NAME_HEIGHT * 0.6), row.name)
        for place, picture in enumerate(row.pictures):
            target = QRectF(left + place * width, top + _NAME_HEIGHT, width, height)
            paint(painter, picture, target.adjusted(16, 0, -16, -12), palette)
    painter.end()
    return found


def save(picture: QImage, path: Path) -> None:
    """Writes a .png. Raises OSError where that does not work."""
    if not picture.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError("the folder is missing or not writable")
