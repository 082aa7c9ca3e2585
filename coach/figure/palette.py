"""What colour each role of a shape has, in light and in dark. No toolkit."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from coach import resources

Palette = Mapping[str, str]
"""Role to colour, "#rrggbb"."""


@lru_cache(maxsize=2)
def palette(dark: bool) -> Palette:
    """The colours of resources/themes/figure-light.toml or figure-dark.toml."""
    name = f"figure-{'dark' if dark else 'light'}.toml"
    colours = tomllib.loads(resources.path("themes", name).read_text(encoding="utf-8"))
    return MappingProxyType(colours)
