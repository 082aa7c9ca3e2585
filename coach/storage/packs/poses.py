"""How the figure moves, as it stands in a pack: checked here by its form alone.

What the words in it mean, and whether a body can do it, only the figure knows, which is never
imported here; it refuses by itself what it cannot draw.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

from coach.core.toml_tables import overlaid
from coach.storage.checking import shown
from coach.storage.packs.layout import MOST_POSES_DEEP, PackError

BASE = "from"
LIMBS = ("trunk", "right_leg", "left_leg", "right_arm", "left_arm")
TABLES = (BASE, *LIMBS, "effort", "view", "glow", "arrows", "rests", "props", "inset")
_LARGEST_NUMBER = 1000
_MOST_ITEMS = 200
_MOST_VALUES = 4000
_MOST_ARROWS = 10
_DEEPEST = 5
_WORD = re.compile(r"[A-Za-z0-9_ -]{0,40}")


def check_motion(entry: str, tables: Mapping[str, Any], bases: Collection[str]) -> None:
    """The tables of a pose file, or of an exercise's `[motion]`. Raises PackError.

    `bases` are the poses that it may be built on.
    """
    for name in tables:
        if name not in TABLES:
            raise PackError(entry, f"{name}: is not known; allowed here: {', '.join(TABLES)}")
    base = tables.get(BASE)
    if BASE in tables and (not isinstance(base, str) or base not in bases):
        raise PackError(entry, f"{BASE}: there is no pose {shown(base)}")
    arrows = tables.get("arrows")
    if isinstance(arrows, list) and len(arrows) > _MOST_ARROWS:
        raise PackError(entry, f"arrows: more than {_MOST_ARROWS} of them")
    left = _MOST_VALUES
    waiting: list[tuple[int, str, object]] = [(1, *item) for item in tables.items()]
    while waiting:
        depth, field, value = waiting.pop()
        left -= 1
        if left < 0:
            raise PackError(entry, f"holds more than {_MOST_VALUES} values")
        if depth > _DEEPEST:
            raise PackError(entry, f"{field}: is nested more than {_DEEPEST} deep")
        waiting += [(depth + 1, *item) for item in _within(entry, field, value)]


def _within(entry: str, field: str, value: object) -> list[tuple[str, object]]:
    """What a table or a list holds; nothing where the value is one, and sound."""
    if isinstance(value, dict):
        for name in value:
            if not _WORD.fullmatch(name):
                raise PackError(entry, f"{field}: {shown(name)} is not known")
        return [(f"{field}.{name}", inner) for name, inner in value.items()]
    if isinstance(value, list):
        if len(value) > _MOST_ITEMS:
            raise PackError(entry, f"{field}: more than {_MOST_ITEMS} items")
        return [(f"{field}[{place}]", inner) for place, inner in enumerate(value, start=1)]
    _check_value(entry, field, value)
    return []


def _check_value(entry: str, field: str, value: object) -> None:
    if isinstance(value, str):
        if not _WORD.fullmatch(value):
            raise PackError(entry, f"{field}: {shown(value)} is not known")
    elif not isinstance(value, bool | int | float):
        raise PackError(entry, f"{field}: {shown(value)} is no number, word or table")
    # written so that NaN, which compares false with everything, is refused
    elif not -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER:
        most = _LARGEST_NUMBER
        raise PackError(entry, f"{field}: {shown(value)} is not from -{most} to {most}")


def check_chains(poses: Mapping[str, Mapping[str, Any]], folder: str) -> None:
    """Raises PackError for a pose of the pack that is built on itself, or on too many."""
    for name in poses:
        base: object = name
        for _ in range(MOST_POSES_DEEP + 1):
            if base not in poses:
                break
            base = poses[str(base)].get(BASE)
        else:
            entry = f"{folder}/{name}.toml"
            raise PackError(entry, f"{BASE}: builds on too many poses, or on itself")


def flat(tables: Mapping[str, Any], poses: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The tables with those of `poses` that they are built on laid under them."""
    above = dict(tables)
    base = above.get(BASE)
    if base not in poses:
        return above
    del above[BASE]
    return overlaid(flat(poses[str(base)], poses), above)
