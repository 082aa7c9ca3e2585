"""A large PNG made small some rows at a time, as Qt would hold all of it at four bytes a pixel."""

import struct
import zlib
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from coach.storage.picture_headers import (
    DAMAGED,
    MOST_BESIDE,
    PNG_SEE_THROUGH,
    PNG_SIGNATURE,
    BadPicture,
    Header,
    png_chunk,
    png_chunks,
)

MOST_PIXELS_WHOLE = 4_000_000
_ROWS_BYTES = 4 * 1024 * 1024  # at a time
_CHUNK = 64 * 1024
_HEAD = 33  # where the first chunk ends
_COLOUR_TYPE = 25  # where it stands in that chunk
_BESIDE = (b"sRGB", b"gAMA", b"cHRM", b"iCCP", b"eXIf")


def made_small(data: bytes, header: Header, size: QSize) -> QImage:
    """The picture of a PNG that is `by_rows`, neither turned nor with its colours converted.

    Raises BadPicture.
    """
    see_through = data[_COLOUR_TYPE] == PNG_SEE_THROUGH
    lines = _Lines(data)
    form = QImage.Format.Format_ARGB32_Premultiplied if see_through else QImage.Format.Format_RGB32
    small = QImage(size, form)
    painter = QPainter(small)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    at_once = max(1, _ROWS_BYTES * size.height() // (header.width * 4 * header.height))
    above, done = b"", 0
    try:
        for top in range(0, size.height(), at_once):
            bottom = min(size.height(), top + at_once)
            rows = header.height * bottom // size.height() - done
            filtered = above + lines.taken(rows * _line(header, see_through))
            strip = _strip(header.width, rows + bool(above), filtered, see_through)
            above, done = b"\0" + _last_row(strip, see_through), done + rows
            new = strip.copy(QRect(0, strip.height() - rows, header.width, rows))
            painter.drawImage(QPoint(0, top), _scaled(new, QSize(size.width(), bottom - top)))
    finally:
        painter.end()
    return small.convertToFormat(QImage.Format.Format_ARGB32) if see_through else small


def beside(data: bytes) -> bytes:
    """The chunks that say how the colours of a PNG are meant, and which way up it is."""
    found: dict[bytes, bytes] = {}
    for each in png_chunks(data):
        if each.name in _BESIDE and each.length <= MOST_BESIDE:
            found.setdefault(each.name, data[each.start : each.end])
    return b"".join(found.values())


def with_beside(png: bytes, chunks: bytes) -> bytes:
    return png[:_HEAD] + chunks + png[_HEAD:]


def _line(header: Header, see_through: bool) -> int:
    """The bytes of a row with what tells how it is filtered."""
    return header.width * (4 if see_through else 3) + 1


def _strip(width: int, height: int, filtered: bytes, see_through: bool) -> QImage:
    """The rows as a picture of their own; the first of them must not need the one above it."""
    head = struct.pack(">2L5B", width, height, 8, 6 if see_through else 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(filtered, 0)), (b"IEND", b""))
    png = PNG_SIGNATURE + b"".join(png_chunk(name, body) for name, body in chunks)
    strip = QImage.fromData(png, "PNG")  # type: ignore[arg-type]
    if strip.size() != QSize(width, height):
        raise BadPicture(DAMAGED)
    return strip


def _last_row(strip: QImage, see_through: bool) -> bytes:
    """As its bytes stand in a PNG."""
    form = QImage.Format.Format_RGBA8888 if see_through else QImage.Format.Format_RGB888
    row = strip.copy(QRect(0, strip.height() - 1, strip.width(), 1)).convertToFormat(form)
    return bytes(row.constBits())[: row.width() * (4 if see_through else 3)]


def _scaled(image: QImage, size: QSize) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


class _Lines:
    """What is packed in a PNG, unpacked as far as it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._pieces = _pieces(data)
        self._engine = zlib.decompressobj()

    def taken(self, count: int) -> bytes:
        """So many bytes more. Raises BadPicture where there are fewer."""
        found = bytearray()
        while len(found) < count:
            piece = self._engine.unconsumed_tail or next(self._pieces, b"")
            if not piece or self._engine.eof:
                raise BadPicture(DAMAGED)
            try:
                found += self._engine.decompress(piece, count - len(found))
            except zlib.error as error:
                raise BadPicture(DAMAGED) from error
        return bytes(found)


def _pieces(data: bytes) -> Iterator[bytes]:
    for each in png_chunks(data):
        if each.name == b"IDAT":
            end = each.body_start + each.length
            for start in range(each.body_start, end, _CHUNK):
                yield data[start : min(end, start + _CHUNK)]
