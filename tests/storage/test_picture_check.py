"""What may be opened as a picture and what must not, by its bytes alone."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from coach.storage.picture_check import MOST_BYTES, BadPicture, Kind, checked, looked_at
from coach.storage.picture_headers import needed


def encoded(form: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    file = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(file, form, **options)
    return file.getvalue()


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width: int, height: int) -> bytes:
    """One that says it is so large, in a few bytes."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b"")


def jpeg_segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg_of(
    width: int,
    height: int,
    marker: int = 0xC0,
    *,
    sampled: int = 0x11,
    scanned: bytes = b"\1\0\2\0\3\0",
) -> bytes:
    """One that says it is so large, in a few bytes; `sampled` is how its brightness is."""
    colours = bytes((1, sampled, 0, 2, 0x11, 0, 3, 0x11, 0))
    frame = jpeg_segment(marker, struct.pack(">BHHB", 8, height, width, 3) + colours)
    scan = jpeg_segment(0xDA, bytes((len(scanned) // 2,)) + scanned + b"\0\x3f\0")
    return b"\xff\xd8" + frame + scan + b"\0\xff\xd9"


def webp_of(width: int, height: int, name: bytes = b"VP8L", beside: bytes = b"") -> bytes:
    body = struct.pack("<BIx", 0x2F, width - 1 | height - 1 << 14)
    if name == b"VP8 ":
        body = struct.pack("<6xHH", width, height)
    chunk = name + struct.pack("<I", len(body)) + body + beside
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def with_png_chunk(data: bytes, chunk: bytes) -> bytes:
    return data[:33] + chunk + data[33:]


def moving(form: str) -> bytes:
    file = io.BytesIO()
    first, second = (Image.new("RGB", (20, 20), colour) for colour in ("red", "blue"))
    first.save(file, form, save_all=True, append_images=[second])
    return file.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0L9 9"/></svg>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (encoded("PNG"), Kind.PNG),
        (encoded("JPEG"), Kind.JPEG),
        (encoded("JPEG", progressive=True), Kind.JPEG),
        (encoded("WEBP"), Kind.WEBP),
        (encoded("WEBP", lossless=True), Kind.WEBP),
        (SVG, Kind.SVG),
    ],
    ids=["png", "jpeg", "progressive", "webp", "lossless", "svg"],
)
def test_the_content_tells_the_kind_and_the_size(data: bytes, kind: Kind) -> None:
    assert checked(data) is kind
    found = looked_at(data)
    assert (found.width, found.height) == (40, 30)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_without_anything_beside_it_is_bare(form: str) -> None:
    assert looked_at(encoded(form)).bare


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = "at home"
    return exif


@pytest.mark.parametrize(
    "data",
    [
        encoded("JPEG", exif=_exif()),
        encoded("JPEG", comment=b"at home"),
        encoded("JPEG", icc_profile=b"at home"),
        encoded("JPEG") + b"at home",
        encoded("WEBP", exif=_exif()),
        encoded("WEBP", icc_profile=b"at home"),
        encoded("WEBP") + b"at home",
        encoded("PNG", exif=_exif()),
        encoded("PNG") + b"at home",
        with_png_chunk(encoded("PNG"), png_chunk(b"tEXt", b"Comment\0at home")),
        with_png_chunk(encoded("PNG"), png_chunk(b"gAMA", b"at home" * 200)),
        SVG,
    ],
)
def test_what_has_more_in_it_than_the_picture_is_not_bare(data: bytes) -> None:
    assert not looked_at(data).bare


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * MOST_BYTES, "larger than 40 MB"),
        (png_of(8200, 5000), "40 million pixels"),
        (png_of(0, 50), "damaged"),
        (png_of(4200, 200), "far longer"),
        (b"GIF89a" + b"\0" * 50, "Only PNG, JPEG, WebP and SVG"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "Only PNG"),
        (b"\x1f\x8b\x08" + b"\0" * 50, "Only PNG"),
        (b"<html><p>hello</p></html>", "Only PNG"),
        (encoded("JPEG")[:-40], "damaged"),
        (encoded("PNG")[:-20], "damaged"),
        (encoded("WEBP")[:-4], "damaged"),
        (encoded("PNG").replace(b"IDAT", b"IDAX"), "damaged"),
        (moving("PNG"), "Moving pictures"),
        (moving("WEBP"), "Moving pictures"),
        (b"\xff\xd8\xff\xc9\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0", "This kind of JPEG"),
        (b"\xff\xd8\xff\xd9", "damaged"),
        (jpeg_of(8000, 4000, 0xC2), "too much memory"),
        (jpeg_of(8000, 4000, scanned=b"\1\0"), "too much memory"),
        (jpeg_of(8000, 5000, 0xC2, sampled=0x22), "too much memory"),
        (jpeg_of(9, 9, sampled=0), "damaged"),
        (webp_of(4000, 3000), "too much memory"),
        (webp_of(6000, 4000, b"VP8 "), "too much memory"),
        (b"\xff\xd8" + jpeg_segment(0xFE, b"") * 5000 + b"\xff\xd9", "too many parts"),
        (b"\xff\xd8" * 5000 + b"\xff\xd9", "too many parts"),
        (with_png_chunk(encoded("PNG"), png_chunk(b"tEXt", b"") * 30_000), "too many parts"),
        (webp_of(9, 9, beside=b"JUNK\0\0\0\0" * 2000), "too many parts"),
        (with_png_chunk(encoded("PNG"), encoded("PNG")[8:33]), "damaged"),
    ],
)
def test_what_must_not_be_opened_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(BadPicture, match=why) as refused:
        checked(data)
    line = str(refused.value)
    assert "\n" not in line
    assert line.endswith(".")


def test_a_jpeg_of_endless_layers_is_refused() -> None:
    data = encoded("JPEG", progressive=True)
    scan = data[data.index(b"\xff\xda") : -2]
    with pytest.raises(BadPicture, match="too many layers"):
        checked(data[:-2] + scan * 40 + data[-2:])


@pytest.mark.parametrize(
    "data",
    [
        jpeg_of(8000, 5000),
        jpeg_of(5000, 4000, 0xC2, sampled=0x22),
        webp_of(3000, 2000),
        webp_of(4000, 3000, b"VP8 "),
    ],
    ids=["jpeg", "progressive", "lossless", "webp"],
)
def test_what_is_large_but_not_too_much_may_be_opened(data: bytes) -> None:
    looked_at(data)


def test_filling_in_a_jpeg_is_passed_over_at_once() -> None:
    """It took half a minute where each of these bytes was begun with anew."""
    whole = jpeg_of(9, 9)
    with pytest.raises(BadPicture, match="damaged"):
        checked(whole[:-2] + b"\xff" * 60_000 + b"\0")
    assert checked(whole[:-2] + b"\xff" * 5_000_000 + b"\xd9") is Kind.JPEG


def test_a_decoder_gets_none_of_the_words() -> None:
    """Each of them may be unpacked to a thousand times its size."""
    words = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"at home"))
    data = encoded("PNG", exif=_exif())
    assert needed(with_png_chunk(data, words * 3) + b"at home") == data
    bare = encoded("PNG")
    assert needed(with_png_chunk(bare, png_chunk(b"eXIf", bytes(2**21)))) == bare
    data = encoded("JPEG", exif=_exif(), icc_profile=b"colours")
    words = jpeg_segment(0xFE, b"at home") + jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0")
    assert needed(data[:2] + words * 3 + data[2:] + b"at home") == data
    endless = jpeg_segment(0xE1, b"Exif\0\0" + bytes(60_000)) * 200
    assert len(needed(data[:2] + endless + data[2:])) < 2 * 2**20


WHOLE = [encoded("PNG"), encoded("JPEG", exif=_exif()), encoded("WEBP", exif=_exif()), SVG]


@given(data=st.sampled_from(WHOLE), cut=st.integers(0, 2000))
def test_a_part_of_a_picture_is_refused_and_never_a_crash(data: bytes, cut: int) -> None:
    part = data[: cut % len(data)]
    with pytest.raises(BadPicture):
        checked(part)


@given(
    data=st.sampled_from(WHOLE),
    changes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_changed_bytes_are_a_picture_or_refused(
    data: bytes, changes: list[tuple[int, int]]
) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(data)] = value
    assert _kind_or_refused(checked, bytes(changed))


def _kind_or_refused(check: Callable[[bytes], Kind], data: bytes) -> bool:
    try:
        return check(data) in Kind
    except BadPicture:
        return True
