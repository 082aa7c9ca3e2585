"""Identifiers: of records, which sort by time, and of the device that writes them."""

import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.storage import atomic

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DRAWN = 10  # bytes
_VARIANT = {f"{n:x}": f"{n & 0x3 | 0x8:x}" for n in range(16)}
_DEVICE = re.compile(r"[0-9a-f]{16}")


def new_id(at: datetime, random: Callable[[int], bytes] = os.urandom) -> str:
    """A version 7 UUID (RFC 9562, section 5.7) for the aware instant `at`: its first 48 bits are
    milliseconds since 1970, the rest is from `random`, which is asked for a number of bytes.
    """
    return new_ids(at, 1, random)[0]


def new_ids(
    at: datetime, count: int, random: Callable[[int], bytes] = os.urandom
) -> tuple[str, ...]:
    """So many of them, for one instant."""
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1)
    if milliseconds < 0:
        raise ValueError(f"{at} lies before 1970")
    instant = f"{milliseconds:012x}"
    head = f"{instant[:8]}-{instant[8:]}-7"
    drawn = random(_DRAWN * count).hex()
    return tuple(
        f"{head}{digits[1:4]}-{_VARIANT[digits[4]]}{digits[5:8]}-{digits[8:]}"
        for place in range(0, len(drawn), 2 * _DRAWN)
        for digits in (drawn[place : place + 2 * _DRAWN],)
    )


def device_id(path: Path) -> str:
    """This device's random name, 16 hexadecimal digits, kept in `path` and made at first use.

    Raises coach.storage.atomic.SaveError where it cannot be kept.
    """
    try:
        kept = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if _DEVICE.fullmatch(kept):
        return kept
    made = os.urandom(8).hex()
    atomic.write(path, f"{made}\n".encode())
    return made
