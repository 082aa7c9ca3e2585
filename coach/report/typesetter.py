"""Breaks text into lines and draws it, in whatever script it is written."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from coach.report.sheet import Align, Face, Text, Weight

FAMILIES = ("Inter", "sans-serif")
INK, SOFT_INK = "#111111", "#404040"  # also the soft one is far from grey on paper
LINE_HEIGHT = 1.28  # of the type's size, where the script itself needs no more
_FINE = 20  # type is set so much larger than it stands there, as its sizes are whole numbers
_FIRST_JOINED = "\N{HEBREW ACCENT ETNAHTA}"  # from where on letters may change by their neighbours
_FROM_THE_RIGHT = ("R", "AL")  # letters of Hebrew, Arabic and their kin
_ALIGNED = {
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
}


class Measure(Protocol):
    """Tells how high a paragraph gets; what the layout knows of type."""

    def height(self, text: str, face: Face, width: float, lead: int = 0) -> float: ...


class Typesetter:
    """Sets paragraphs with Qt; one direction each, as its first letters have it."""

    def __init__(self) -> None:
        self._set = lru_cache(maxsize=4096)(_set)

    def height(self, text: str, face: Face, width: float, lead: int = 0) -> float:
        """In points, of a paragraph that is `width` points wide."""
        return self._set(text, face, width, Align.LEADING, lead)[1]

    def draw(self, painter: QPainter, text: Text) -> None:
        """Draw it where it says, on a painter whose unit is a point."""
        laid, _ = self._set(text.text, text.face, text.width, text.align, text.lead)
        painter.save()
        painter.setPen(QColor(SOFT_INK if text.face.soft else INK))
        painter.translate(text.x, text.y)
        painter.scale(1 / _FINE, 1 / _FINE)
        laid.draw(painter, QPointF())
        painter.restore()


def runs_from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    kinds = map(unicodedata.bidirectional, text)
    first = next((kind for kind in kinds if kind in ("L", *_FROM_THE_RIGHT)), "L")
    return first in _FROM_THE_RIGHT


def _set(text: str, face: Face, width: float, align: Align, lead: int) -> tuple[QTextLayout, float]:
    joined = any(letter >= _FIRST_JOINED for letter in text)
    laid = QTextLayout(text, _font(face, joined=joined))
    if align is Align.LEADING:
        align = Align.RIGHT if runs_from_the_right(text) else Align.LEFT
    option = QTextOption(_ALIGNED[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    laid.setTextOption(option)
    formats = list(_apart(text, face)) if joined else []
    if lead:
        formats.append(_lead(lead))
    if formats:
        laid.setFormats(formats)
    laid.beginLayout()
    y, least = 0.0, face.size * LINE_HEIGHT * _FINE
    while (line := laid.createLine()).isValid():
        line.setLineWidth(width * _FINE)
        height = max(line.height(), least)
        line.setPosition(QPointF(0.0, y + (height - line.height()) / 2))
        y += height
    laid.endLayout()
    return laid, y / _FINE


def _font(face: Face, *, joined: bool) -> QFont:
    """Scripts that are not `joined` are set without alternates: what these stand for, such as the
    raised colon in 7:30, gets lost when it is copied from a PDF.
    """
    font = QFont()
    if not joined:
        font.setFeature(QFont.Tag("calt"), 0)
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(face.size * _FINE))
    font.setWeight(QFont.Weight(face.weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _apart(text: str, face: Face) -> Iterator[QTextLayout.FormatRange]:
    """The stretches of a text with joined letters in which none is joined."""
    place = 0
    for joined, letters in groupby(text, lambda letter: letter >= _FIRST_JOINED):
        length = sum(len(letter.encode("utf-16-le")) // 2 for letter in letters)
        if not joined:
            found = QTextLayout.FormatRange()
            plain = QTextCharFormat()
            plain.setFont(_font(face, joined=False))
            found.start, found.length, found.format = place, length, plain
            yield found
        place += length


def _lead(letters: int) -> QTextLayout.FormatRange:
    bold = QTextCharFormat()
    bold.setFontWeight(Weight.SEMI_BOLD)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = 0, letters, bold
    return found
