"""Paints pages with QPainter: as pixels, for print, and their words as outlines."""

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageWriter,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QTransform,
)

from coach.figure.output.framing import frame_of
from coach.figure.output.page import Page, Words
from coach.figure.output.painter import Picture, paint
from coach.figure.output.palette import Palette
from coach.figure.shapes.camera import Array

_HAIRLINE = 0.22  # opacity
_FINE = 16.0  # how much larger words are flattened than they stand there
_DOTS_PER_INCH = 1200  # of the print's own units
_PIXELS_PER_INCH = 96
_POINTS_PER_INCH = 72


def image(page: Page, palette: Palette, arrows: float = 1.0) -> QImage:
    """The page on paper; `arrows` fades what lies over the bodies.

    Raises OSError where there is no memory for so many pixels.
    """
    found = QImage(*page.size, QImage.Format.Format_RGB32)
    if found.isNull():
        raise OSError("there is not enough memory for a picture of this size")
    found.fill(QColor(palette["paper"]))
    painter = QPainter(found)
    paint_page(painter, page, palette, arrows)
    painter.end()
    return found


def png(page: Page, palette: Palette) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image(page, palette))
    return bytes(buffer.data().data())


def pdf(page: Page, palette: Palette, title: str, *, paper: bool) -> bytes:
    """One page of outlines, as large as its pixels are on a screen of 96 to the inch; without
    `paper` it is the printer's own.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Back Coach")
    points = QSizeF(*page.size) * (_POINTS_PER_INCH / _PIXELS_PER_INCH)
    exactly = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", exactly))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(_DOTS_PER_INCH)
    painter = QPainter(writer)
    painter.scale(_DOTS_PER_INCH / _PIXELS_PER_INCH, _DOTS_PER_INCH / _PIXELS_PER_INCH)
    if paper:
        painter.fillRect(QRectF(0, 0, *page.size), QColor(palette["paper"]))
    paint_page(painter, page, palette)
    painter.end()
    return bytes(buffer.data().data())


def paint_page(painter: QPainter, page: Page, palette: Palette, arrows: float = 1.0) -> None:
    """Everything on the page but the paper."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for scene, box in page.placed:
        paint(painter, Picture(frame_of(scene)), QRectF(*box), palette, arrows=arrows)
    ink = QColor(palette["words"])
    for words in page.words:
        painter.fillPath(_outline(words), ink)
    ink.setAlphaF(_HAIRLINE)
    for line in page.hairlines:
        painter.fillRect(QRectF(*line), ink)


def letters(words: Words) -> tuple[Array, ...]:
    """Words as closed rings (n, 2) in pixels, filled odd-even."""
    polygons = _outline(words).toSubpathPolygons(QTransform.fromScale(_FINE, _FINE))
    return tuple(
        np.array([(point.x(), point.y()) for point in polygon.toList()]) / _FINE
        for polygon in polygons
    )


def _outline(words: Words) -> QPainterPath:
    font = QFont()
    font.setFamilies(["Inter", "sans-serif"])
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.Bold if words.bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    path = QPainterPath()
    path.addText(0.0, 0.0, font, words.text)
    scale = words.height / font.pixelSize()
    left = words.x - path.boundingRect().center().x() * scale if words.centred else words.x
    return QTransform(scale, 0, 0, scale, left, words.baseline).map(path)
