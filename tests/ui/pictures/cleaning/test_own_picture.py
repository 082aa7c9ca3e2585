"""Pictures that somebody brought along, made small and silent."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from coach.storage.picture_check import LONGEST_SIDE, BadPicture, looked_at
from coach.ui.pictures.cleaning.own_picture import (
    DRAWN_AT,
    LONGEST_DRAWING,
    clean_picture,
)

ORIENTATION, GPS, DESCRIPTION = 0x0112, 0x8825, 0x010E
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    b'<rect width="10" height="10" fill="#d9572f"/></svg>'
)


def photo(size: tuple[int, int], form: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    picture = Image.effect_noise(size, 60).convert("RGB")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    picture.save(file, form, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    said = Image.Exif()
    said[ORIENTATION] = orientation
    said[DESCRIPTION] = "at home"
    said.get_ifd(GPS).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    return said


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_where_a_photo_was_taken_is_gone(form: str) -> None:
    data = photo((80, 60), form, exif=exif())
    assert opened(data).getexif().get_ifd(GPS)
    cleaned, ending = clean_picture(data)
    assert not opened(cleaned).getexif()
    assert b"at home" not in cleaned
    assert looked_at(cleaned).bare
    assert ending in ("jpg", "png")


def test_words_in_a_picture_are_gone() -> None:
    cleaned, _ = clean_picture(photo((80, 60), comment=b"at home"))
    assert b"at home" not in cleaned


def test_a_photo_held_sideways_is_upright() -> None:
    """Orientation 6: what is stored has to be turned right; its top left comes to the top right."""
    cleaned, _ = clean_picture(photo((80, 60), exif=exif(6)))
    picture = opened(cleaned).convert("RGB")
    assert picture.size == (60, 80)
    red, green, _ = pixel(picture, 50, 10)
    assert red > 200
    assert green < 60


def test_a_large_sideways_photo_is_upright_and_small() -> None:
    cleaned, ending = clean_picture(photo((2400, 1200), exif=exif(8)))
    assert opened(cleaned).size == (LONGEST_SIDE // 2, LONGEST_SIDE)
    assert ending == "jpg"


def test_what_is_clean_keeps_its_bytes() -> None:
    for form, ending in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")):
        data = photo((80, 60), form)
        assert clean_picture(data) == (data, ending)


@settings(deadline=None, max_examples=30)
@given(
    width=st.integers(1, 2000),
    narrower=st.floats(0.1, 1.0),
    form=st.sampled_from(["JPEG", "PNG", "WEBP"]),
    said=st.integers(1, 8),
)
def test_cleaning_twice_is_cleaning_once(width: int, narrower: float, form: str, said: int) -> None:
    size = width, max(1, round(width * narrower))
    cleaned = clean_picture(photo(size, form, exif=exif(said)))
    assert clean_picture(cleaned[0]) == cleaned
    assert max(opened(cleaned[0]).size) == min(width, LONGEST_SIDE)


def test_see_through_parts_stay_so() -> None:
    file = io.BytesIO()
    picture = Image.new("RGBA", (2000, 1000), (217, 87, 47, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 1000, 1000))
    picture.save(file, "WEBP", lossless=True)
    cleaned, ending = clean_picture(file.getvalue())
    assert ending == "png"
    assert pixel(opened(cleaned), 100, 400)[3] == 0
    assert pixel(opened(cleaned), 1500, 400) == (217, 87, 47, 255)


def test_an_svg_becomes_a_png_as_large_as_is_kept() -> None:
    cleaned, ending = clean_picture(SVG)
    picture = opened(cleaned)
    assert ending == "png"
    assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert pixel(picture, 400, 400) == (217, 87, 47, 255)
    assert pixel(picture, 1200, 400)[3] == 0
    assert clean_picture(cleaned) == (cleaned, ending)


@pytest.mark.parametrize("place", range(len(DRAWN_AT)))
def test_an_svg_that_is_long_in_drawing_is_refused_before_it_is_drawn_large(place: int) -> None:
    moments = [0.0, LONGEST_DRAWING] * place + [0.0, LONGEST_DRAWING * 1.1]
    clock = iter(moments)
    with pytest.raises(BadPicture, match="too long"):
        clean_picture(SVG, lambda: next(clock))
    assert next(clock, None) is None


def test_an_svg_of_lines_that_cross_is_refused() -> None:
    """At its full size it would take minutes."""
    chance = random.Random(1)
    points = " ".join(f"{chance.random() * 20},{chance.random() * 10}" for _ in range(16_000))
    shape = f'<polygon points="{points}" fill-opacity=".5"/></svg>'.encode()
    with pytest.raises(BadPicture, match="too long"):
        clean_picture(SVG.replace(b"</svg>", shape))


def test_colours_are_not_those_of_another_screen() -> None:
    """A photo in a wide colour space looks the same once its profile is gone."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QColor, QColorSpace, QImage, QImageWriter

    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 100, 50))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(file, QByteArray(b"png")).write(image)
    cleaned, _ = clean_picture(bytes(file.data().data()))
    colour = pixel(opened(cleaned).convert("RGB"), 5, 5)
    assert all(abs(was - now) <= 2 for was, now in zip((200, 100, 50), colour, strict=True))


def test_what_only_begins_as_a_picture_is_refused() -> None:
    data = photo((80, 60), "PNG")
    with pytest.raises(BadPicture, match="damaged"):
        clean_picture(data[:60])
