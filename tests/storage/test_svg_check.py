"""SVG that somebody else wrote, and what of it is left to draw."""

import pytest

from coach.storage.picture_check import BadPicture, checked
from coach.storage.svg_check import MOST_ELEMENTS, drawing, looks_like_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, size: str = 'width="40" height="30"', head: str = HEAD) -> bytes:
    return f"{head} {size}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (svg("<script>alert(1)</script>"), "“script”"),
        (svg('<path d="M0 0" onclick="alert(1)"/>'), "a script"),
        (svg('<path d="M0 0" onLoad="alert(1)"/>'), "a script"),
        (svg('<use href="#a"/>'), "outside|“use”"),
        (svg('<image href="https://example.org/a.png"/>'), "“image”"),
        (svg("<foreignObject/>"), "“foreignObject”"),
        (svg('<filter id="f"><feGaussianBlur stdDeviation="900"/></filter>'), "“filter”"),
        (svg("<style>@import 'a.css'</style>"), "“style”"),
        (svg("<text>hello</text>"), "“text”"),
        (svg('<animate attributeName="x"/>'), "“animate”"),
        (svg("<svg/>"), "“svg”"),
        (svg('<g xlink:href="https://example.org"/>'), "outside"),
        (svg('<linearGradient id="a" href="a.svg#b"/>'), "outside"),
        (svg('<path d="M0 0" fill="url(https://example.org/a#b)"/>'), "outside"),
        (svg('<path d="M0 0" style="fill:url(file:///etc/passwd)"/>'), "outside"),
        (svg('<path d="M0 0" style="marker:url(a.svg#b)"/>'), "outside"),
        (svg("<?xml-stylesheet href='a.css'?>"), "outside"),
        (b"<!DOCTYPE svg SYSTEM 'https://example.org/a.dtd'>" + svg(""), "DOCTYPE"),
        (
            b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("&b;"),
            "DOCTYPE",
        ),
        (svg("&undefined;"), "damaged"),
        (svg("<g>"), "damaged"),
        (svg("").replace(b"30", b"\xff"), "damaged"),
        (svg("<g>" * 30 + "</g>" * 30), "too much"),
        (svg("<g/>" * MOST_ELEMENTS), "too much"),
        (svg(f'<path d="M0 0{"L1 1" * 70_000}"/>'), "too much"),
        (svg('<path d="M0 0 L1e300 5"/>'), "too much"),
        (svg('<g opacity=".5"/>' * 50), "too much"),
        (svg('<rect fill="url(#a)"/>' * 300), "too much"),
        (svg("<!--" + "a" * 3_000_000 + "-->"), "too much"),
        (svg("", size='width="90000" height="80000"'), "million pixels"),
        (svg("", size=""), "how large"),
        (svg("", size='width="100%" height="100%"'), "how large"),
        (svg("", size='viewBox="0 0 0 30"'), "how large"),
        (svg("", size='viewBox="0 0 1e-320 1e-320"'), "how large"),
        (svg("", size='width="0.0001" height="0.0001"'), "how large"),
        (svg("", size=f'width="{"0" * 60_000}x" height="1"'), "how large"),
        (b"<?xml version='1.0'?><html><svg/></html>", "damaged"),
    ],
)
def test_what_is_no_plain_drawing_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(BadPicture, match=why) as refused:
        checked(data)
    assert "\n" not in str(refused.value)


def test_shapes_and_colours_are_kept() -> None:
    inside = (
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a"/></defs>'
        '<g transform="translate(1 2)"><path d="M0 0L9 9" fill="url(#b)"/></g>'
    )
    written = drawing(svg(inside)).data.decode()
    assert 'd="M0 0L9 9"' in written
    assert 'fill="url(#b)"' in written
    assert 'href="#a"' in written
    assert 'transform="translate(1 2)"' in written


def test_what_programs_note_for_themselves_is_left_out() -> None:
    inside = (
        "<metadata><rdf xmlns='urn:rdf'>Anna</rdf></metadata><title>Anna</title>"
        "<sodipodi:namedview xmlns:sodipodi='urn:inkscape' export='~/anna'><script/>"
        "</sodipodi:namedview><path d='M0 0L9 9' id='p' class='Anna' data-by='Anna'/>"
    )
    written = drawing(svg(inside)).data
    assert b"M0 0L9 9" in written
    for gone in (b"Anna", b"anna", b"script", b"rdf"):
        assert gone not in written


def test_a_style_gives_its_paint_and_nothing_else() -> None:
    inside = '<path d="M0 0" style="fill: #d9572f; font-family: Anna; stroke-dasharray: 0.001"/>'
    written = drawing(svg(inside)).data
    assert b'fill="#d9572f"' in written
    assert b"Anna" not in written
    assert b"dash" not in written


def test_what_is_written_anew_is_written_anew_the_same() -> None:
    once = drawing(svg('<g style="opacity:.5"><path d="M0 0L9 9"/>&lt;</g>'))
    assert drawing(once.data) == once


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="25.4mm" height="1in"', (96, 96)),
        ('viewBox="0 0 12 7"', (12, 7)),
        ('width="100%" height="100%" viewBox="-5,-5,12,7"', (12, 7)),
    ],
)
def test_the_size_is_the_drawings_or_that_of_what_is_looked_at(
    size: str, expected: tuple[float, float]
) -> None:
    drawn = drawing(svg("", size=size))
    assert (drawn.width, drawn.height) == pytest.approx(expected)


def test_a_byte_order_mark_and_a_comment_may_come_first() -> None:
    data = b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- mine -->" + svg("")
    assert looks_like_svg(data)
    assert drawing(data).width == 40
