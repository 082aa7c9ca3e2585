"""A person's own pictures in place of the figure: where they lie, and how they are painted."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QImageIOHandler,
    QImageReader,
    QPainter,
    QPolygonF,
    QTransform,
)

from coach.figure.output.frame import Bounds, Frame, Photo
from coach.figure.output.palette import Palette
from coach.figure.output.pose_files import NO_FILE, stamp

ROOM = QSizeF(2.3, 1.3)  # metres that a picture gets, about those of the figure with its mat
MISSING = QSize(4, 3)  # the shape of a picture that is not there
_FADES = (0.3, 0.7)  # the phases from which, and up to which, the effort takes the start's place
_CORNER = 0.045  # of the shorter side
_SIDEWAYS = QImageIOHandler.Transformation.TransformationRotate90
_LANDSCAPE = ((0.12, 0.76), (0.36, 0.42), (0.52, 0.62), (0.66, 0.5), (0.88, 0.76))
_SUN = (0.68, 0.32, 0.07)  # of the picture's width and height, the radius of its height


def one(path: Path) -> Frame:
    """One picture, as large as there is room."""
    box = _box(path)
    return Frame(box, (), (), (), photos=(Photo(str(path), box),))


def between(start: Path, effort: Path, phase: float) -> Frame:
    """The pictures of start and effort, one of which fades into the other about half-way.

    Neither shines through to the ground as they do: first the effort comes over the start, which
    then goes.
    """
    if start == effort:
        return one(start)
    boxes = _box(start), _box(effort)
    share = min(max((phase - _FADES[0]) / (_FADES[1] - _FADES[0]), 0.0), 1.0)
    opacities = min(2 - 2 * share, 1.0), min(2 * share, 1.0)
    photos = (
        Photo(str(path), box, round(opacity, 3))
        for path, box, opacity in zip((start, effort), boxes, opacities, strict=True)
        if opacity > 0
    )
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Frame((min(x0), min(y0), max(x1), max(y1)), (), (), (), photos=tuple(photos))


def paint_photo(
    painter: QPainter, photo: Photo, placed: QTransform, palette: Palette, opacity: float = 1.0
) -> None:
    """Paints the picture with round corners; where its file is gone, what says calmly so."""
    target = placed.mapRect(photo_box(photo))
    pixels = painter.deviceTransform().mapRect(target).size().toSize().expandedTo(QSize(1, 1))
    path = Path(photo.path)
    image = _fitted(path, stamp(path), pixels.width(), pixels.height())
    painter.save()
    painter.setOpacity(painter.opacity() * opacity * photo.opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if image is None:
        _paint_missing(painter, target, palette)
    else:
        painter.drawImage(target, image)
    painter.restore()


def photo_box(photo: Photo) -> QRectF:
    """Where the picture lies, in metres."""
    x0, y0, x1, y1 = photo.box
    return QRectF(x0, y0, x1 - x0, y1 - y0)


def _box(path: Path) -> Bounds:
    """Where a picture lies: in the middle of the room there is for it."""
    size = QSizeF(_size(path, stamp(path)) or MISSING)
    size.scale(ROOM, Qt.AspectRatioMode.KeepAspectRatio)
    x, y = size.width() / 2, size.height() / 2
    return -x, -y, x, y


def _reader(path: Path) -> QImageReader:
    # where the format is not named, every plugin is loaded to look at it
    reader = QImageReader(str(path), path.suffix.removeprefix(".").encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader


@lru_cache(maxsize=64)
def _size(path: Path, stamped: tuple[int, int]) -> QSize | None:
    """How large the picture is, upright; None where it cannot be read."""
    if stamped == NO_FILE:
        return None
    reader = _reader(path)
    size = reader.size()
    if size.isEmpty():
        return None
    return size.transposed() if _sideways(reader) else size


def _sideways(reader: QImageReader) -> bool:
    return bool(reader.transformation().value & _SIDEWAYS.value)


@lru_cache(maxsize=4)
def _fitted(path: Path, stamped: tuple[int, int], width: int, height: int) -> QImage | None:
    """The picture with round corners, no larger than it is, for so many pixels; None where it
    cannot be read. `stamped` is when the file was changed.
    """
    size = _size(path, stamped)
    if size is None:
        return None
    reader = _reader(path)
    least = size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if least.width() < size.width():
        reader.setScaledSize(least.transposed() if _sideways(reader) else least)
    read = reader.read()
    if read.isNull():
        return None
    image = QImage(read.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(read))
    radius = _radius(QRectF(image.rect()))
    painter.drawRoundedRect(QRectF(image.rect()), radius, radius)
    painter.end()
    return image


def _radius(box: QRectF) -> float:
    return min(box.width(), box.height()) * _CORNER


def _paint_missing(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A hill and the sun, as on an empty frame."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette["mat"]))
    painter.drawRoundedRect(box, _radius(box), _radius(box))
    painter.setBrush(QColor(palette["mat_edge"]))
    painter.drawPolygon(QPolygonF([_within(box, *point) for point in _LANDSCAPE]))
    x, y, radius = _SUN
    painter.drawEllipse(_within(box, x, y), radius * box.height(), radius * box.height())


def _within(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())
