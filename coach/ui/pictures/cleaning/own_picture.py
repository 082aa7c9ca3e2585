"""Somebody's own picture, drawn anew so that nothing of where and when it was taken is left in it.

A large photograph takes some tenths of a second. In the window's process see `cleaner`.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from coach.storage.picture_check import LONGEST_SIDE, BadPicture, Header, Kind, looked_at
from coach.storage.picture_headers import DAMAGED, needed
from coach.storage.svg_check import Drawing, drawing
from coach.ui.pictures.cleaning.large_png import MOST_PIXELS_WHOLE, beside, made_small, with_beside

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

QUALITY = 88
MOST_MEGABYTES = 192  # while it is decoded
DRAWN_AT = (16, 32, 64, 128, 256, 512)  # first, as each is drawn in about a quarter of the next
LONGEST_DRAWING = 0.1  # seconds of work for one of these
TOO_LONG = "The SVG takes too long to be drawn; save it as PNG."
_UNPACKED = 100  # the quality of a PNG that is written the fastest
_SMALLER = 0.5
_THINNED = 1.6  # times the final size, from which it is scaled smoothly
_DOTS_PER_METRE = 3780  # 96 to the inch, and not this machine's


def clean_picture(
    data: bytes, worked: Callable[[], float] = time.process_time
) -> tuple[bytes, str]:
    """The picture upright, at most 1600 px long and without anything beside it, and its ending.

    What is so already keeps its bytes, so cleaning twice is cleaning once. What has see-through
    parts is a PNG, a photograph a JPEG, an SVG becomes a PNG; the ending is "png", "jpg" or
    "webp". `worked` tells of the seconds that the program has worked. Raises BadPicture.
    """
    header = looked_at(data)
    if header.kind is Kind.SVG:
        return _encoded(_drawn(drawing(data), worked), Kind.PNG)
    if header.by_rows and header.width * header.height > MOST_PIXELS_WHOLE:
        image = _decoded_by_rows(data, header)
    else:
        image = _decoded(data, header)
    if header.bare and max(header.width, header.height) <= LONGEST_SIDE:
        return data, header.kind.value
    return _encoded(image, header.kind)


def _decoded(data: bytes, header: Header) -> QImage:
    """Upright and scaled down; colours are those of the screen (sRGB)."""
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    source = QBuffer()
    source.setData(QByteArray(needed(data)))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, QByteArray(_QT_NAMES[header.kind]))
    reader.setAutoTransform(True)
    if reader.size() != QSize(header.width, header.height):
        raise BadPicture(DAMAGED)
    if header.kind is Kind.JPEG:  # which alone is scaled down as it is decoded
        reader.setScaledSize(_scaled(header.width, header.height))
    image = reader.read()
    if image.isNull():
        raise BadPicture(DAMAGED)
    image = _shrunk(image)
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image.setColorSpace(QColorSpace())
    return image


def _decoded_by_rows(data: bytes, header: Header) -> QImage:
    """As `_decoded`, of what is made small first."""
    small = made_small(data, header, _scaled(header.width, header.height))
    whole = with_beside(_written(small, b"png", _UNPACKED), beside(data))
    return _decoded(whole, looked_at(whole))


def _shrunk(image: QImage) -> QImage:
    """Smooth scaling holds three times the whole, so a large one is thinned out first, and of two
    bytes for a shade one is left.
    """
    size = _scaled(image.width(), image.height())
    if image.width() > _THINNED * size.width():
        image = image.scaled(size * _THINNED)
    if image.depth() > 32 or image.format() is QImage.Format.Format_Grayscale16:
        form = (
            QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
        )
        image = image.convertToFormat(form)
    if image.width() > size.width():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return image


_QT_NAMES = {Kind.PNG: b"png", Kind.JPEG: b"jpeg", Kind.WEBP: b"webp"}


def _drawn(drawn: Drawing, worked: Callable[[], float]) -> QImage:
    """Small at first, as drawing cannot be ended: a few hundred crossing lines take minutes."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(drawn.data))
    if not renderer.isValid():
        raise BadPicture(DAMAGED)
    for longest in DRAWN_AT:
        begun = worked()
        _painted(renderer, drawn, longest)
        if worked() - begun > LONGEST_DRAWING:
            raise BadPicture(TOO_LONG)
    return _painted(renderer, drawn, LONGEST_SIDE).convertToFormat(QImage.Format.Format_ARGB32)


def _painted(renderer: "QSvgRenderer", drawn: Drawing, longest: int) -> QImage:
    scale = longest / max(drawn.width, drawn.height)
    size = QSize(
        max(1, round(drawn.width * scale)),
        max(1, round(drawn.height * scale)),
    )
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _scaled(width: int, height: int) -> QSize:
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return QSize(max(1, round(width * scale)), max(1, round(height * scale)))


def _encoded(image: QImage, kind: Kind) -> tuple[bytes, str]:
    """An opaque one that was no JPEG becomes one where that is far smaller."""
    if _see_through(image):
        return _written(image.convertToFormat(QImage.Format.Format_ARGB32), b"png", -1), "png"
    opaque = image.convertToFormat(QImage.Format.Format_RGB32)
    jpeg = _written(opaque, b"jpeg", QUALITY)
    if kind is Kind.JPEG:
        return jpeg, "jpg"
    png = _written(opaque, b"png", -1)
    return (jpeg, "jpg") if len(jpeg) < _SMALLER * len(png) else (png, "png")


def _see_through(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    bits, width, line = bytes(alpha.constBits()), alpha.width(), alpha.bytesPerLine()
    rows = (bits[start : start + width] for start in range(0, len(bits), line))
    return any(row.count(255) < width for row in rows)


def _written(image: QImage, form: bytes, quality: int) -> bytes:
    """The pixels alone: an image of its own has none of the words that came with the file."""
    bare = QImage(
        image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format()
    )
    bare.setDotsPerMeterX(_DOTS_PER_METRE)
    bare.setDotsPerMeterY(_DOTS_PER_METRE)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(target, QByteArray(form))
    writer.setQuality(quality)
    if not writer.write(bare):
        raise BadPicture("The picture could not be made smaller.")
    return bytes(target.data().data())
