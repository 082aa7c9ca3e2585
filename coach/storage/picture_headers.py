"""What PNG, JPEG and WebP files say of themselves, read without decoding them.

Sources: PNG (W3C, third edition), JPEG (ITU-T T.81, annex B), WebP (RFC 9649).
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct


class BadPicture(Exception):
    """A picture that is not taken; the text is one plain line that says why."""


class Kind(StrEnum):
    """What a picture is by its content; the value is what its file's name ends with."""

    PNG = "png"
    JPEG = "jpg"
    WEBP = "webp"
    SVG = "svg"


class Header(Struct, frozen=True):
    """`width` and `height` are in pixels as stored.

    `bare`: the file holds the picture and nothing beside it that could tell of a person.
    """

    kind: Kind
    width: int
    height: int
    bare: bool


DAMAGED = "The picture is damaged, or not all of it is there."
MOVING = "Moving pictures cannot be used, only single ones."
UNKNOWN = "Only PNG, JPEG, WebP and SVG pictures can be used."

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_BARE = (
    b"IHDR",
    b"PLTE",
    b"tRNS",
    b"sRGB",
    b"gAMA",
    b"cHRM",
    b"pHYs",
    b"sBIT",
    b"IDAT",
    b"IEND",
)
_PNG_ANCILLARY_BYTES = 1024
_ENTROPY_END = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive
_OTHER_FRAMES = (0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_JPEG_SOI, _JPEG_EOI, _JPEG_SOS, _JPEG_COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_MOST_SCANS = 32  # each is a pass over the whole picture
_WEBP_ALPHA = 0x10


def header(data: bytes) -> Header | None:
    """What a PNG, JPEG or WebP file says; None for anything else. Raises BadPicture."""
    for begins, read in _READERS:
        if begins(data):
            try:
                return read(data)
            except (IndexError, struct.error) as error:
                raise BadPicture(DAMAGED) from error
    return None


def _png(data: bytes) -> Header:
    chunks = list(_png_chunks(data))
    names = [name for name, _ in chunks]
    if not names or names[0] != b"IHDR" or b"IDAT" not in names or names[-1] != b"IEND":
        raise BadPicture(DAMAGED)
    if b"acTL" in names:
        raise BadPicture(MOVING)
    width, height = struct.unpack_from(">II", chunks[0][1])
    size = len(_PNG) + sum(12 + len(body) for _, body in chunks)
    bare = size == len(data) and all(
        name in _PNG_BARE and (name == b"IDAT" or len(body) <= _PNG_ANCILLARY_BYTES)
        for name, body in chunks
    )
    return Header(Kind.PNG, width, height, bare)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Up to the end; each is checked against its sum."""
    place = len(_PNG)
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        (told,) = struct.unpack_from(">I", data, place + 8 + length)
        if zlib.crc32(body, zlib.crc32(name)) != told:
            raise BadPicture(DAMAGED)
        yield name, body
        if name == b"IEND":
            return
        place += 12 + length


def _jpeg(data: bytes) -> Header:
    size: tuple[int, int] | None = None
    scans, bare, place = 0, True, 2
    while True:
        marker, body, place = _jpeg_segment(data, place)
        if marker == _JPEG_EOI:
            break
        if marker in _OTHER_FRAMES or (marker in _FRAMES and size):
            raise BadPicture("This kind of JPEG cannot be used; save it anew, or as PNG.")
        if marker in _FRAMES:
            height, width, components = struct.unpack_from(">HHB", body, 1)
            size = width, height
            bare = bare and components in (1, 3)
        scans += marker == _JPEG_SOS
        if scans > _MOST_SCANS:
            raise BadPicture("The picture is put together of too many layers.")
        bare = bare and _is_bare_segment(marker, body)
    if not size or not scans:
        raise BadPicture(DAMAGED)
    return Header(Kind.JPEG, *size, bare and place == len(data))


def _jpeg_segment(data: bytes, place: int) -> tuple[int, bytes, int]:
    """The marker at `place`, what belongs to it, and the place of the next."""
    while data[place] == 0xFF and data[place + 1] == 0xFF:
        place += 1
    if data[place] != 0xFF:
        raise BadPicture(DAMAGED)
    marker, place = data[place + 1], place + 2
    if marker in (_JPEG_SOI, _JPEG_EOI):
        return marker, b"", place
    (length,) = struct.unpack_from(">H", data, place)
    if length < 2 or place + length > len(data):
        raise BadPicture(DAMAGED)
    body, place = data[place + 2 : place + length], place + length
    if marker == _JPEG_SOS:
        end = _ENTROPY_END.search(data, place)
        if not end:
            raise BadPicture(DAMAGED)
        place = end.start()
    return marker, body, place


def _is_bare_segment(marker: int, body: bytes) -> bool:
    """Of what applications may add only how the colours are meant, which fits these lengths."""
    if marker == 0xE0:
        return body[:5] == b"JFIF\0" and len(body) == 14
    if marker == 0xEE:
        return body[:5] == b"Adobe" and len(body) == 12
    return not 0xE1 <= marker <= 0xEF and marker not in (_JPEG_COMMENT, _JPEG_SOI)


def _webp(data: bytes) -> Header:
    (told,) = struct.unpack_from("<I", data, 4)
    if told + 8 > len(data):
        raise BadPicture(DAMAGED)
    sizes: list[tuple[int, int]] = []
    bare = told + 8 == len(data)
    for name, body in _webp_chunks(data[: told + 8]):
        if name in (b"ANIM", b"ANMF"):
            raise BadPicture(MOVING)
        if name == b"VP8X":
            sizes.append((_three_bytes(body, 4) + 1, _three_bytes(body, 7) + 1))
            bare = bare and body[0] == _WEBP_ALPHA and len(body) == 10
        elif name == b"VP8 ":
            width, height = struct.unpack_from("<HH", body, 6)
            sizes.append((width & 0x3FFF, height & 0x3FFF))
        elif name == b"VP8L":
            (bits,) = struct.unpack_from("<I", body, 1)
            sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        elif name != b"ALPH":
            bare = False
    if not sizes:
        raise BadPicture(DAMAGED)
    return Header(Kind.WEBP, max(w for w, _ in sizes), max(h for _, h in sizes), bare)


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place < len(data):
        name, length = struct.unpack_from("<4sI", data, place)
        if place + 8 + length > len(data):
            raise BadPicture(DAMAGED)
        yield name, data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _three_bytes(data: bytes, place: int) -> int:
    return data[place] | data[place + 1] << 8 | data[place + 2] << 16


def _begins_as_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Header]], ...] = (
    (lambda data: data.startswith(_PNG), _png),
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    (_begins_as_webp, _webp),
)
