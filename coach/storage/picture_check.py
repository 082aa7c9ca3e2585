"""Whether somebody's picture may be opened at all, judged by its bytes and never by its name."""

from coach.storage.picture_headers import DAMAGED, UNKNOWN, BadPicture, Header, Kind, header
from coach.storage.svg_check import drawing, looks_like_svg

__all__ = [
    "LONGEST_SIDE",
    "MOST_BYTES",
    "MOST_PIXELS",
    "BadPicture",
    "Header",
    "Kind",
    "checked",
    "looked_at",
]

MOST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600  # of a picture that has been made clean, in pixels
MOST_HELD = 64 * 1024 * 1024  # while it is decoded, its file twice among it
MOST_TIMES_LONGER = 20  # one side than the other

EMPTY = "The file is empty."
TOO_MANY_BYTES = f"The picture is larger than {MOST_BYTES // 1024**2} MB."
TOO_MANY_PIXELS = f"The picture has more than {MOST_PIXELS // 10**6} million pixels."
TOO_MUCH_HELD = "The picture takes too much memory; save it smaller, or as a plain JPEG."
TOO_NARROW = "The picture is far longer than wide, or wider than high."


def checked(data: bytes) -> Kind:
    """What the picture is. Raises BadPicture for what must not be opened."""
    return looked_at(data).kind


def looked_at(data: bytes) -> Header:
    """What the picture says of itself, without decoding it. Raises BadPicture."""
    if not data:
        raise BadPicture(EMPTY)
    if len(data) > MOST_BYTES:
        raise BadPicture(TOO_MANY_BYTES)
    found = header(data) or _svg_header(data)
    if not found:
        raise BadPicture(UNKNOWN)
    if not found.width or not found.height:
        raise BadPicture(DAMAGED)
    if found.width * found.height > MOST_PIXELS:
        raise BadPicture(TOO_MANY_PIXELS)
    if found.held and found.held + 2 * len(data) > MOST_HELD:
        raise BadPicture(TOO_MUCH_HELD)
    sides = sorted((found.width, found.height))
    if sides[1] > MOST_TIMES_LONGER * sides[0]:
        raise BadPicture(TOO_NARROW)
    return found


def _svg_header(data: bytes) -> Header | None:
    if not looks_like_svg(data):
        return None
    drawn = drawing(data)
    width, height = (max(1, round(side)) for side in (drawn.width, drawn.height))
    return Header(Kind.SVG, width, height, bare=False)
