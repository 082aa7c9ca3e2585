"""What lies where on a drawn page: pictures, words and hairlines, in pixels from the top left."""

from collections.abc import Sequence
from typing import NamedTuple

from coach.figure.drawing.scene import Scene

Size = tuple[int, int]

_NAME_BAND = 44
_CAPTIONS = ("Start", "Effort")
_CAPTION_SHARE = 0.045  # of the page's height
_SMALLEST_CAPTION, _LARGEST_CAPTION = 9.0, 40.0
_HAIRLINE_SHARE = 0.8  # of the page's height


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class Words(NamedTuple):
    """A line of words; `height` is the type's size, `centred` says that `x` is the middle."""

    text: str
    x: float
    baseline: float
    height: float
    centred: bool = False
    bold: bool = False


class Placed(NamedTuple):
    """A scene, as large as fits and centred in its box."""

    scene: Scene
    box: Box


class Row(NamedTuple):
    """One exercise of a contact sheet."""

    name: str
    scenes: tuple[Scene, ...]


class Page(NamedTuple):
    size: Size
    placed: tuple[Placed, ...]
    words: tuple[Words, ...] = ()
    hairlines: tuple[Box, ...] = ()


def single(scene: Scene, size: Size) -> Page:
    """A picture that fills its page."""
    return Page(size, (Placed(scene, Box(0, 0, *size)),))


def panel_boxes(size: Size) -> tuple[Box, Box]:
    """Where start and effort lie on a page of two panels: side by side, over their captions."""
    width, height = size
    tall = max(height - 2.4 * _caption_height(size), 1.0)
    return Box(0, 0, width / 2, tall), Box(width / 2, 0, width / 2, tall)


def panels(start: Scene, effort: Scene, size: Size) -> Page:
    """Start and effort beside each other, each with its caption, a hairline between them."""
    width, height = size
    type_height = _caption_height(size)
    boxes = panel_boxes(size)
    words = tuple(
        Words(text, box.x + box.width / 2, height - type_height, type_height, centred=True)
        for text, box in zip(_CAPTIONS, boxes, strict=True)
    )
    thick, long = max(1.0, round(height / 600)), height * _HAIRLINE_SHARE
    line = Box(round((width - thick) / 2), (height - long) / 2, thick, long)
    return Page(size, (Placed(start, boxes[0]), Placed(effort, boxes[1])), words, (line,))


def sheet(rows: Sequence[Row], cell: Size) -> Page:
    """All rows in two columns, each with its name over its pictures side by side."""
    width, height = cell
    across = max((len(row.scenes) for row in rows), default=1) * width
    placed, words = [], []
    for number, row in enumerate(rows):
        left = number % 2 * across
        top = number // 2 * (height + _NAME_BAND) + _NAME_BAND // 2
        words.append(Words(row.name, left + 24, top + _NAME_BAND * 0.6, _NAME_BAND / 2, bold=True))
        for place, scene in enumerate(row.scenes):
            box = Box(left + place * width + 16, top + _NAME_BAND, width - 32, height - 12)
            placed.append(Placed(scene, box))
    tall = (len(rows) + 1) // 2 * (height + _NAME_BAND) + _NAME_BAND // 2
    return Page((2 * across, tall), tuple(placed), tuple(words))


def _caption_height(size: Size) -> float:
    return min(max(size[1] * _CAPTION_SHARE, _SMALLEST_CAPTION), _LARGEST_CAPTION)
