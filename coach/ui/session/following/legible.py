"""How large things are shown to be read from the mat; lengths in pixels unless they say mm."""

from collections.abc import Callable, Sequence
from math import hypot

from msgspec import Struct

# Letters are read with ease from as far as 150 times the height of their capitals.
DISTANCE_MM = 3000.0
LEAST_CAPITAL_MM = DISTANCE_MM / 150
# What a screen measures that does not tell it, or tells nonsense: 13.3 inch across.
ASSUMED_MM = 13.3 * 25.4
SMALLEST_MM, LARGEST_MM = 100.0, 3000.0

# Of the bundled typeface, in parts of its size.
CAPITAL = 0.7273
DESCENT = 0.24
LINE = 1.08

MARGIN = 0.035  # of the height, as all that follows
ROOMY = 0.11  # capitals that fill a large screen well
MIDDLE, LEAST_MIDDLE = 0.44, 0.2  # what word and side leave to the number, below it to the least
GAP = 0.025
NUMBER = 0.46  # of the width
_SHRINK = 0.96
_GRAIN = 0.01

Advance = Callable[[str], float]  # how wide a text is, in parts of the type's size


class Box(Struct, frozen=True):
    """A place on the screen."""

    left: float
    top: float
    width: float
    height: float


class FloorLayout(Struct, frozen=True):
    """Where each thing goes, `size` of the type of word and side, `digits` of the number's."""

    size: float
    digits: float
    word: Box
    side: Box
    number: Box
    figure: Box

    @property
    def middle(self) -> Box:
        """The room of figure and number together."""
        right = self.number.left + self.number.width
        return Box(self.figure.left, self.figure.top, right - self.figure.left, self.figure.height)


def pixels_per_mm(pixels: tuple[float, float], millimetres: tuple[float, float]) -> float:
    """Of a screen of so many pixels and, as it says itself, millimetres."""
    across = hypot(*millimetres)
    credible = SMALLEST_MM <= across <= LARGEST_MM and min(millimetres) > 0
    return hypot(*pixels) / (across if credible else ASSUMED_MM)


def least_size(per_mm: float) -> float:
    """The size of type whose capitals can be read from the mat, at so many pixels a millimetre."""
    return LEAST_CAPITAL_MM * per_mm / CAPITAL


def wrapped(text: str, width: float, advance: Advance) -> tuple[str, ...]:
    """The lines of a text, each no wider than `width` in parts of the size unless it is a word."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and advance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def text_height(size: float, lines: int, below: float = DESCENT) -> float:
    """From the top of the capitals of the first line to what goes `below` the last; 0 of digits."""
    return size * (CAPITAL + below + LINE * (lines - 1)) if lines else 0.0


def fitted(text: str, box: Box, most: float, advance: Advance, below: float = DESCENT) -> float:
    """The largest size, `most` at the most, at which the wrapped text lies within the box."""
    size = most
    while size > 1.0:
        lines = wrapped(text, box.width / size, advance)
        wide = max(map(advance, lines), default=0.0) * size
        if _within(wide, box.width) and _within(text_height(size, len(lines), below), box.height):
            return size
        size *= _SHRINK
    return 1.0


def _within(length: float, room: float) -> bool:
    return length <= room + _GRAIN


def floor_layout(
    area: tuple[float, float],
    least: float,
    scale: float,
    words: Sequence[str],
    sides: Sequence[str],
    advance: Advance,
) -> FloorLayout:
    """Word above, side below, between them the figure and the number.

    `least` is the size to be read from the mat; type is smaller only where the area has no room
    for it. `scale` is the person's text size. `words` and `sides` are all that can come, so that
    nothing moves from step to step.
    """
    width, height = area
    margin, gap = MARGIN * height, GAP * height
    inner = width - 2 * margin
    size, above, below = _type(area, least, scale, (words, sides), advance)
    word = Box(margin, margin, inner, above)
    side = Box(margin, height - margin - below, inner, below)
    top, foot = margin + above + gap, height - margin - below - gap
    pair = max(advance(2 * digit) for digit in "0123456789")
    digits = min((foot - top) / CAPITAL, NUMBER * inner / pair)
    wide = digits * pair
    return FloorLayout(
        size=size,
        digits=digits,
        word=word,
        side=side,
        number=Box(width - margin - wide, top, wide, foot - top),
        figure=Box(margin, top, inner - wide - 2 * gap, foot - top),
    )


def _type(
    area: tuple[float, float],
    least: float,
    scale: float,
    texts: tuple[Sequence[str], Sequence[str]],
    advance: Advance,
) -> tuple[float, float, float]:
    """The largest size that suits, and how high word and side are in it at most.

    Above the least size no text is broken into lines; below it, only what else would not fit.
    """
    width, height = area
    inner = width - 2 * MARGIN * height
    parts = [part for text in (*texts[0], *texts[1]) for part in text.split()]
    unbroken = max(map(advance, parts), default=0.0)
    size = max(least, ROOMY * height / CAPITAL) * scale
    while True:
        lines = [_most_lines(each, inner / size, advance) for each in texts]
        above, below = (text_height(size, count) for count in lines)
        middle = (1 - 2 * MARGIN - 2 * GAP) * height - above - below
        if size <= least:
            suits = middle >= LEAST_MIDDLE * height
        else:
            suits = middle >= MIDDLE * height and max(lines) <= 1
        if (suits and unbroken * size <= inner) or size <= 1.0:
            return size, above, below
        size = least if size > least >= size * _SHRINK else size * _SHRINK


def _most_lines(texts: Sequence[str], width: float, advance: Advance) -> int:
    return max((len(wrapped(text, width, advance)) for text in texts), default=0)
