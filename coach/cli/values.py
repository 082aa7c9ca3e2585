"""What the words of the command line stand for: numbers, sizes, views, days and folders."""

import argparse
from datetime import date
from pathlib import Path

FASTEST = 1000.0
STEEPEST, FURTHEST = 90.0, 360.0  # degrees
SMALLEST_PICTURE, LARGEST_PICTURE = 16, 8192
FIRST_YEAR, LAST_YEAR = 1970, 2199


def phase_of(text: str) -> float:
    return _number(text, 0.0, 1.0)


def view_of(text: str) -> tuple[float, float]:
    yaw, comma, pitch = text.partition(",")
    if not comma:
        raise argparse.ArgumentTypeError(f"'{text}' is not a view such as -16,14")
    return _number(yaw, -FURTHEST, FURTHEST), _number(pitch, -STEEPEST, STEEPEST)


def speed_of(text: str) -> float:
    return _number(text, 1.0, FASTEST)


def _number(text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from {least:g} to {most:g}")
    return number


def size_of(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 900x560")
    size = int(width), int(height)
    if not all(SMALLEST_PICTURE <= pixels <= LARGEST_PICTURE for pixels in size):
        raise argparse.ArgumentTypeError(
            f"'{text}': a side has {SMALLEST_PICTURE} to {LARGEST_PICTURE} pixels"
        )
    return size


def date_of(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2026-11-22") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"'{text}' is not from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def directory_of(text: str) -> Path:
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # the home of somebody unknown
        path = Path(text)
    if not text or (path.exists() and not path.is_dir()):
        raise argparse.ArgumentTypeError(f"'{text}' is not a directory")
    return path
