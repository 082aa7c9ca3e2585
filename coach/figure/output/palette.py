"""What colour each role of a shape has, in light and in dark. No toolkit."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from coach import resources
from coach.core.appearance import Appearance

DEFAULT = Appearance()
Palette = Mapping[str, str]
"""Role to colour, "#rrggbb"."""


@lru_cache(maxsize=16)
def palette(dark: bool, appearance: Appearance = DEFAULT) -> Palette:
    """The plain roles of resources/themes/figure-light.toml or figure-dark.toml, and over them
    those of its tables for this skin, hair and clothes.
    """
    found = _theme(dark)
    colours = {role: value for role, value in found.items() if isinstance(value, str)}
    colours |= found["skin"][appearance.skin]
    colours |= found["hair"][appearance.hair_colour]
    colours |= found["clothes"][appearance.clothes_colour]
    return MappingProxyType(colours)


@lru_cache(maxsize=2)
def _theme(dark: bool) -> dict[str, Any]:
    name = f"figure-{'dark' if dark else 'light'}.toml"
    return tomllib.loads(resources.path("themes", name).read_text(encoding="utf-8"))


def colour(palette: Palette, role: str, pale: float = 0.0) -> str:
    """A role's colour, "#rrggbb", with the share `pale` of haze in it."""
    if pale == 0:
        return palette[role]
    own, haze = (bytes.fromhex(palette[name][1:]) for name in (role, "haze"))
    mixed = bytes(round(a + (b - a) * pale) for a, b in zip(own, haze, strict=True))
    return f"#{mixed.hex()}"
