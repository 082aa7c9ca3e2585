"""What PNG, JPEG and WebP files say of themselves, read without decoding them, and of which parts
they are put together.

Sources: PNG (W3C, third edition), JPEG (ITU-T T.81, annex B), WebP (RFC 9649).
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeAlias

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
    `held`: how many bytes of memory its pixels take while it is decoded, 0 where that is little or
    bounded elsewhere. `by_rows`: it is a PNG of three or four bytes a pixel that can be decoded
    some rows at a time.
    """

    kind: Kind
    width: int
    height: int
    bare: bool
    held: int = 0
    by_rows: bool = False


DAMAGED = "The picture is damaged, or not all of it is there."
MOVING = "Moving pictures cannot be used, only single ones."
UNKNOWN = "Only PNG, JPEG, WebP and SVG pictures can be used."
TOO_MANY_PARTS = "The picture is put together of too many parts."

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
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
_PNG_BESIDE = (b"iCCP", b"eXIf")  # what decoding needs beside it: the colours, and which way up
MOST_BESIDE = 1024 * 1024
_PNG_GRAY, _PNG_PALETTE = 0, 3
PNG_SEE_THROUGH = 6
_PNG_COLOURED = (2, PNG_SEE_THROUGH)
_MOST_CHUNKS, _MOST_SEGMENTS, _MOST_WEBP_CHUNKS = 20_000, 2_000, 1_000
_ENTROPY_END = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # the first of several is filling
_FILLING = re.compile(rb"\xff+")
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive
_OTHER_FRAMES = (0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_PROGRESSIVE = 0xC2
_JPEG_SOI, _JPEG_EOI, _JPEG_SOS, _JPEG_COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_JPEG_TOLD = (0xE1, 0xE2)  # which way up it is, and the colours
_JPEG_BESIDE = ((0xE0, b"JFIF\0"), (0xE1, b"Exif\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_MOST_SCANS = 32  # each is a pass over the whole picture
_WEBP_ALPHA = 0x10


_Read: TypeAlias = tuple[Header, list[tuple[int, int]]]


class Chunk(NamedTuple):
    """A chunk of a PNG that begins at `start`; `length` is that of its body."""

    name: bytes
    start: int
    length: int

    @property
    def body_start(self) -> int:
        return self.start + 8

    @property
    def end(self) -> int:
        return self.body_start + self.length + 4


def header(data: bytes) -> Header | None:
    """What a PNG, JPEG or WebP file says; None for anything else. Raises BadPicture."""
    read = _read(data)
    return read and read[0]


def needed(data: bytes) -> bytes:
    """The file of `header` without what is not needed to decode it. Raises BadPicture.

    Decoders keep and unpack all words that a file holds, which may be a thousand times as much.
    """
    read = _read(data)
    return b"".join(data[start:end] for start, end in read[1]) if read else data


def _read(data: bytes) -> _Read | None:
    """The header, and where what is needed begins and ends."""
    for begins, read in _READERS:
        if begins(data):
            try:
                return read(data)
            except (IndexError, struct.error) as error:
                raise BadPicture(DAMAGED) from error
    return None


def _png(data: bytes) -> _Read:
    last: Chunk | None = None
    seen: set[bytes] = set()
    kept = [(0, len(PNG_SIGNATURE))]
    bare = True
    for count, last in enumerate(png_chunks(data)):
        if count > _MOST_CHUNKS:
            raise BadPicture(TOO_MANY_PARTS)
        if (last.name == b"IHDR") == bool(seen):
            raise BadPicture(DAMAGED)
        if last.name == b"acTL":
            raise BadPicture(MOVING)
        first = last.name not in seen
        seen.add(last.name)
        slight = last.name == b"IDAT" or last.length <= _PNG_ANCILLARY_BYTES
        is_bare = last.name in _PNG_BARE and slight
        bare = bare and is_bare
        beside = last.name in _PNG_BESIDE and first and last.length <= MOST_BESIDE
        if is_bare or beside:
            kept.append((last.start, last.end))
    if last is None or b"IDAT" not in seen or last.name != b"IEND":
        raise BadPicture(DAMAGED)
    place = len(PNG_SIGNATURE) + 8
    width, height, depth, colours, *_, interlaced = struct.unpack_from(">II5B", data, place)
    keyed = b"tRNS" in seen
    by_rows = depth == 8 and colours in _PNG_COLOURED and not interlaced and not keyed
    held = 0 if by_rows else _with_thinned(width * height * _png_bits(depth, colours, keyed) // 8)
    bare = bare and last.end == len(data)
    return Header(Kind.PNG, width, height, bare, held, by_rows), kept


def _png_bits(depth: int, colours: int, keyed: bool) -> int:
    """Of a pixel as it is decoded."""
    if colours == _PNG_PALETTE or (colours == _PNG_GRAY and not keyed):
        return depth if depth in (1, 16) else 8
    return 64 if depth == 16 else 32


def png_chunks(data: bytes) -> Iterator[Chunk]:
    """Up to the end; each is checked against its sum."""
    place, whole = len(PNG_SIGNATURE), memoryview(data)
    while place < len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        chunk = Chunk(name, place, length)
        body_end = chunk.body_start + length
        (told,) = struct.unpack_from(">I", data, body_end)
        if zlib.crc32(whole[chunk.body_start : body_end], zlib.crc32(name)) != told:
            raise BadPicture(DAMAGED)
        yield chunk
        if name == b"IEND":
            return
        place = chunk.end


def _with_thinned(held: int) -> int:
    """With what it is thinned out to, which is held beside it for a moment."""
    return held * 5 // 4


def png_chunk(name: bytes, body: bytes) -> bytes:
    """As it stands in a file."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _jpeg(data: bytes) -> _Read:
    size: tuple[int, int] | None = None
    scans, bare, whole, place, kept = 0, True, 0, 2, [(0, 2)]
    held = components = beside = 0
    for _ in range(_MOST_SEGMENTS):
        start = place
        marker, body, place = _jpeg_segment(data, place)
        if marker in _OTHER_FRAMES or (marker in _FRAMES and size):
            raise BadPicture("This kind of JPEG cannot be used; save it anew, or as PNG.")
        if marker in _FRAMES:
            height, width, components = struct.unpack_from(">HHB", body, 1)
            size = width, height
            whole = _jpeg_whole(width * height, body)
            held = whole if marker == _PROGRESSIVE else 0
            bare = bare and components in (1, 3)
        if marker == _JPEG_SOS:
            scans += 1
            held = whole if body[0] < components else held
        if scans > _MOST_SCANS:
            raise BadPicture("The picture is put together of too many layers.")
        bare = bare and _is_bare_segment(marker, body)
        beside += len(body) * (marker in _JPEG_TOLD)
        if _is_needed_segment(marker, body) and (marker not in _JPEG_TOLD or beside <= MOST_BESIDE):
            kept.append((start, place))
        if marker == _JPEG_EOI:
            break
    else:
        raise BadPicture(TOO_MANY_PARTS)
    if not size or not scans:
        raise BadPicture(DAMAGED)
    return Header(Kind.JPEG, *size, bare and place == len(data), held), kept


def _jpeg_whole(pixels: int, frame: bytes) -> int:
    """What is held of a JPEG that comes in layers: all its coefficients, of two bytes each."""
    sampled = [(byte >> 4, byte & 15) for byte in frame[7::3]]
    if len(sampled) != frame[5] or not all(h and v for h, v in sampled):
        raise BadPicture(DAMAGED)
    across, down = max(h for h, _ in sampled), max(v for _, v in sampled)
    return 2 * pixels * sum(h * v for h, v in sampled) // (across * down)


def _jpeg_segment(data: bytes, place: int) -> tuple[int, bytes, int]:
    """The marker at `place`, what belongs to it, and the place of the next."""
    filling = _FILLING.match(data, place)
    if not filling:
        raise BadPicture(DAMAGED)
    marker, place = data[filling.end()], filling.end() + 1
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


def _is_needed_segment(marker: int, body: bytes) -> bool:
    """Of what applications may add the colours, and which way up it is."""
    if 0xE0 <= marker <= 0xEF:
        return any(marker == kind and body.startswith(begins) for kind, begins in _JPEG_BESIDE)
    return marker != _JPEG_COMMENT


def _webp(data: bytes) -> _Read:
    (told,) = struct.unpack_from("<I", data, 4)
    if told + 8 > len(data):
        raise BadPicture(DAMAGED)
    sizes: list[tuple[int, int]] = []
    bare, bytes_of_one = told + 8 == len(data), 4
    for count, (name, place, length) in enumerate(_webp_chunks(data, told + 8)):
        if count > _MOST_WEBP_CHUNKS:
            raise BadPicture(TOO_MANY_PARTS)
        body = data[place : place + min(length, 10)]
        if name in (b"ANIM", b"ANMF"):
            raise BadPicture(MOVING)
        if name == b"VP8X":
            sizes.append((_three_bytes(body, 4) + 1, _three_bytes(body, 7) + 1))
            bare = bare and body[0] == _WEBP_ALPHA and length == 10
        elif name == b"VP8 ":
            width, height = struct.unpack_from("<HH", body, 6)
            sizes.append((width & 0x3FFF, height & 0x3FFF))
        elif name == b"VP8L":
            (bits,) = struct.unpack_from("<I", body, 1)
            sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
            bytes_of_one = 8  # the decoder holds all of it beside what comes out
        elif name != b"ALPH":
            bare = False
    if not sizes:
        raise BadPicture(DAMAGED)
    width, height = (max(sides) for sides in zip(*sizes, strict=True))
    held = _with_thinned(width * height * bytes_of_one)
    found = Header(Kind.WEBP, width, height, bare, held)
    return found, [(0, len(data))]


def _webp_chunks(data: bytes, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The name of each, where its body begins, and how long that is."""
    place = 12
    while place < end:
        name, length = struct.unpack_from("<4sI", data, place)
        if place + 8 + length > end:
            raise BadPicture(DAMAGED)
        yield name, place + 8, length
        place += 8 + length + length % 2


def _three_bytes(data: bytes, place: int) -> int:
    return data[place] | data[place + 1] << 8 | data[place + 2] << 16


def _begins_as_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], _Read]], ...] = (
    (lambda data: data.startswith(PNG_SIGNATURE), _png),
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    (_begins_as_webp, _webp),
)
