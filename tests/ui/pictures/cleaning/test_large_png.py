"""Large PNG, made small some rows at a time, are what they would be as a whole."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from coach.storage.picture_check import LONGEST_SIDE, BadPicture, looked_at
from coach.storage.picture_headers import Header, header, png_chunk, png_chunks
from coach.ui.pictures.cleaning import large_png
from coach.ui.pictures.cleaning.large_png import MOST_PIXELS_WHOLE, made_small
from coach.ui.pictures.cleaning.own_picture import clean_picture

SMOOTH = Image.linear_gradient("L").resize((2600, 1700))


def png(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def noise(mode: str, size: tuple[int, int]) -> Image.Image:
    """It is filtered in every way there is, most of which refer to the row above."""
    chance = random.Random(1)
    return Image.frombytes(mode, size, chance.randbytes(size[0] * size[1] * len(mode)))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@settings(max_examples=20)
@given(width=st.integers(1, 90), height=st.integers(1, 90), at_once=st.integers(1, 4000))
def test_rows_are_those_of_the_whole(mode: str, width: int, height: int, at_once: int) -> None:
    data = png(noise(mode, (width, height)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large_png, "_ROWS_BYTES", at_once)
        small = made_small(data, looked_at_any(data), QSize(width, height))
    whole = QImage.fromData(data)
    if mode == "RGBA":  # of what is all but see-through no more is left than is seen
        premultiplied = QImage.Format.Format_ARGB32_Premultiplied
        small, whole = (image.convertToFormat(premultiplied) for image in (small, whole))
    assert small == whole.convertToFormat(small.format())


def looked_at_any(data: bytes) -> Header:
    """Also of what is far longer than wide."""
    found = header(data)
    assert found
    assert found.by_rows
    return found


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_large_one_is_small_and_silent(mode: str) -> None:
    picture = SMOOTH.convert(mode)
    assert picture.width * picture.height > MOST_PIXELS_WHOLE
    said = Image.Exif()
    said[0x010E] = "at home"
    cleaned, _ = clean_picture(png(picture, exif=said))
    found = Image.open(io.BytesIO(cleaned)).convert("L")
    assert b"at home" not in cleaned
    assert found.size == (LONGEST_SIDE, round(LONGEST_SIDE * 1700 / 2600))
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        seen = found.getpixel((800, round(found.height * share)))
        expected = SMOOTH.getpixel((1300, round(1700 * share)))
        assert isinstance(seen, int)
        assert isinstance(expected, int)
        assert abs(seen - expected) <= 2


def test_a_large_one_keeps_how_its_colours_are_meant() -> None:
    """Twice as bright, as its gamma says."""
    data = png(Image.new("RGB", (2600, 1700), (100, 100, 100)))
    dark, _ = clean_picture(data)
    bright, _ = clean_picture(data[:33] + png_chunk(b"gAMA", (100_000).to_bytes(4)) + data[33:])
    shades = [Image.open(io.BytesIO(each)).convert("L").getpixel((9, 9)) for each in (dark, bright)]
    assert shades == [100, pytest.approx(169, abs=3)]


def test_a_large_one_that_is_cut_off_is_refused() -> None:
    data = png(noise("RGB", (2100, 2000)))
    (first, *_) = (each for each in png_chunks(data) if each.name == b"IDAT")
    for body in (data[first.body_start : first.body_start + 9000], b"no zlib", b""):
        cut = data[: first.start] + png_chunk(b"IDAT", body) + png_chunk(b"IEND", b"")
        assert looked_at(cut).by_rows
        with pytest.raises(BadPicture, match="damaged"):
            clean_picture(cut)


def test_what_is_held_as_a_whole_is_refused_where_it_is_too_large() -> None:
    """Such as what comes in passes, as a web page shows it."""
    data = png(Image.new("RGB", (10, 10)))
    body = bytearray(data[16:29])
    body[:8] = (6000).to_bytes(4) + (5000).to_bytes(4)
    assert looked_at(data[:8] + png_chunk(b"IHDR", bytes(body)) + data[33:]).by_rows
    body[12] = 1
    with pytest.raises(BadPicture, match="too much memory"):
        looked_at(data[:8] + png_chunk(b"IHDR", bytes(body)) + data[33:])
