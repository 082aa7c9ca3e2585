"""The figures' colours: every choice has its own, and each can be told from what it lies on.

`contrast` is WCAG 2's ratio of luminances; `difference` is CIE 1976's distance in L*a*b*, in which
2 is just visible side by side and 20 is plain at a glance.
"""

import itertools

import pytest

from coach.core.appearance import (
    READY_MADE,
    Appearance,
    ClothesColour,
    HairColour,
    Skin,
)
from coach.figure.output.palette import Palette, colour, palette

DARK = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
WORN = ("skin", "hair", "shirt", "shorts", "scarf", "trim")
_WHITE = (0.9505, 1.0, 1.089)  # D65


def _linear(hexed: str) -> tuple[float, ...]:
    shares = (byte / 255 for byte in bytes.fromhex(hexed[1:]))
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def _xyz(hexed: str) -> tuple[float, float, float]:
    r, g, b = _linear(hexed)
    return (
        0.4124 * r + 0.3576 * g + 0.1805 * b,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        0.0193 * r + 0.1192 * g + 0.9505 * b,
    )


def contrast(one: str, other: str) -> float:
    low, high = sorted((_xyz(one)[1], _xyz(other)[1]))
    return (high + 0.05) / (low + 0.05)


def _lab(hexed: str) -> tuple[float, float, float]:
    shares = (value / white for value, white in zip(_xyz(hexed), _WHITE, strict=True))
    x, y, z = (s ** (1 / 3) if s > 0.008856 else 7.787 * s + 16 / 116 for s in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str) -> float:
    pairs = zip(_lab(one), _lab(other), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs)) ** 0.5


def every(dark: bool) -> list[Palette]:
    """All skins, hair colours and clothes colours, each with each other."""
    choices = itertools.product(Skin, HairColour, ClothesColour)
    return [
        palette(dark, Appearance(skin=skin, hair_colour=hair, clothes_colour=clothes))
        for skin, hair, clothes in choices
    ]


@DARK
def test_every_appearance_colours_the_same_roles_and_none_by_a_wrong_name(dark: bool) -> None:
    roles = set(palette(dark))
    for colours in (*every(dark), *every(not dark)):
        assert set(colours) == roles
        for value in colours.values():
            assert len(value) == 7
            assert len(_linear(value)) == 3


@DARK
def test_each_choice_of_a_kind_looks_different(dark: bool) -> None:
    kinds = {
        "skin": [Appearance(skin=skin) for skin in Skin],
        "hair": [Appearance(hair_colour=hair) for hair in HairColour],
        "shirt": [Appearance(clothes_colour=clothes) for clothes in ClothesColour],
    }
    for role, appearances in kinds.items():
        colours = [palette(dark, appearance)[role] for appearance in appearances]
        for one, other in itertools.combinations(colours, 2):
            assert difference(one, other) > 9, (role, one, other)


@DARK
def test_the_ready_made_figures_differ_in_skin_and_clothes(dark: bool) -> None:
    worn = [palette(dark, appearance) for appearance in READY_MADE]
    for one, other in itertools.combinations(worn, 2):
        assert difference(one["skin"], other["skin"]) > 9
        assert difference(one["shirt"], other["shirt"]) > 20


@DARK
def test_the_face_and_its_outline_are_readable_on_every_skin(dark: bool) -> None:
    for skin in Skin:
        colours = palette(dark, Appearance(skin=skin))
        assert contrast(colours["face"], colours["skin"]) >= 3
        assert contrast(colours["ink"], colours["skin"]) >= 2.9
        assert contrast(colours["lips"], colours["skin"]) >= 1.8
        assert contrast(colours["skin_line"], colours["skin"]) >= 1.8


@DARK
def test_shaded_rims_and_fine_lines_are_seen_on_their_own_colour(dark: bool) -> None:
    for colours in every(dark):
        for role in WORN:
            assert difference(colours[role], colours[f"{role}_shade"]) > 8, role
        for role in ("hair", "shirt", "shorts", "scarf"):
            assert difference(colours[role], colours[f"{role}_line"]) > 14, role


@DARK
def test_a_body_stands_out_from_the_paper_and_from_the_mat(dark: bool) -> None:
    """By its outline, or where the outline sinks into the paper, by its own colour."""
    for colours in every(dark):
        for ground in ("paper", "mat"):
            by_outline = contrast(colours["ink"], colours[ground])
            for role in WORN:
                for shown in (colours[role], colour(colours, role, 0.3)):
                    assert max(by_outline, contrast(shown, colours[ground])) >= 1.8
                    assert difference(shown, colours[ground]) > 6 or by_outline > 7


@DARK
def test_a_glowing_muscle_is_plain_on_every_skin_and_cloth(dark: bool) -> None:
    for colours in every(dark):
        for role in ("skin", "shirt", "shorts"):
            assert difference(colours["glow"], colours[role]) > 45, (role, colours[role])
            assert difference(colours["glow"], colours[f"{role}_shade"]) > 35, role


@DARK
def test_neighbours_on_the_body_can_be_told_apart(dark: bool) -> None:
    for colours in every(dark):
        for role in ("shirt", "shorts", "scarf"):
            assert difference(colours["skin"], colours[role]) > 18, role
        assert difference(colours["shirt"], colours["shorts"]) > 20
        assert difference(colours["shirt"], colours["scarf"]) > 12
        assert difference(colours["hair"], colours["skin"]) > 12
        assert difference(colours["trim"], colours["shirt"]) > 10


def test_haze_takes_a_colour_part_of_the_way() -> None:
    plain = palette(False)
    assert colour(plain, "skin") == plain["skin"]
    assert colour(plain, "skin", 1.0) == plain["haze"]
    assert (
        0
        < difference(colour(plain, "skin", 0.3), plain["skin"])
        < difference(plain["haze"], plain["skin"])
    )
