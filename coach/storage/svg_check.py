"""Makes of somebody's SVG one that holds shapes and colours and nothing else.

What is drawn is what was written anew here, never the file itself.
"""

import re
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from coach.storage.picture_headers import BadPicture

MOST_BYTES = 2 * 1024 * 1024
MOST_ELEMENTS = 2000
MOST_NUMBERS = 120_000
MOST_LAYERS = 40  # each needs a picture of its own to be drawn
MOST_SHADED = 200
DEEPEST = 24
SMALLEST, LARGEST = 1e-3, 1e6

NOT_SVG = "The SVG is damaged, or is not written in UTF-8."
_TOO_MUCH = "The SVG holds too much to be drawn here; save it as PNG."
_OUTSIDE = "The SVG points to something outside itself; save it as PNG."
_NO_SIZE = "The SVG does not say how large it is; save it as PNG."

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_PASSED_OVER = ("metadata", "title", "desc")
_GRADIENTS = ("linearGradient", "radialGradient")
_ELEMENTS = (
    *("svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *(*_GRADIENTS, "stop"),
)
_GEOMETRY = frozenset(
    {
        *("cx", "cy", "d", "fx", "fy", "gradientTransform", "height", "offset", "points", "r"),
        *("rx", "ry", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2"),
    }
)
_PAINT = frozenset(
    {
        *("color", "display", "fill", "fill-opacity", "fill-rule", "opacity", "stop-color"),
        *("stop-opacity", "stroke", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-opacity", "stroke-width", "visibility"),
    }
)
_OTHER = frozenset({"id", "gradientUnits", "preserveAspectRatio", "spreadMethod"})
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_OWN_URL = re.compile(r"url\(\s*(['\"]?)#[\w.-]+\1\s*\)")
_POINTS_OUT = re.compile(r"url\s*\(|[\\@]|(?:https?|ftp|file|data|javascript)\s*:", re.IGNORECASE)


class Drawing(Struct, frozen=True):
    """An SVG written anew, and its size in px (1/96 of an inch)."""

    data: bytes
    width: float
    height: float


def looks_like_svg(data: bytes) -> bool:
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE")) and b"<svg" in data[:65536]


def drawing(data: bytes) -> Drawing:
    """The shapes of an SVG. Raises BadPicture where it asks for anything more than these."""
    if len(data) > MOST_BYTES:
        raise BadPicture(_TOO_MUCH)
    writer = _Writer()
    parser = expat.ParserCreate("UTF-8", " ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    try:
        parser.Parse(data.removeprefix(b"\xef\xbb\xbf"), True)
    except (expat.ExpatError, ValueError) as error:
        raise BadPicture(NOT_SVG) from error
    return writer.drawing()


def _refuse_doctype(*_: object) -> None:
    raise BadPicture("SVG with a DOCTYPE or entities cannot be used; save it as plain SVG or PNG.")


def _refuse_instruction(*_: object) -> None:
    raise BadPicture(_OUTSIDE)


class _Writer:
    """Writes what is allowed as it is read; what other programs note for themselves is left out."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._size: tuple[float, float] | None = None
        self._depth = self._elements = self._numbers = self._layers = self._shaded = 0
        self._passing_from = 0  # the depth of what is being passed over

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            raise BadPicture(_TOO_MUCH)
        space, _, local = name.rpartition(" ")
        if self._passing_from:
            return
        if self._depth == 1 and local != "svg":
            raise BadPicture(NOT_SVG)
        if space not in ("", _SVG) or local in _PASSED_OVER:
            self._passing_from = self._depth
            return
        if local not in _ELEMENTS or (local == "svg" and self._depth > 1):
            raise BadPicture(f"SVG with “{local:.30}” in it cannot be used; save it as PNG.")
        kept = self._kept(local, attributes)
        if self._depth == 1:
            self._size = _size(kept)
            kept["xmlns"] = _SVG
            kept.setdefault("viewBox", "0 0 {:g} {:g}".format(*self._size))
        written = "".join(f" {key}={quoteattr(value)}" for key, value in sorted(kept.items()))
        self._lines.append(f"<{local}{written}>")

    def end(self, name: str) -> None:
        if not self._passing_from:
            self._lines.append(f"</{name.rpartition(' ')[2]}>")
        elif self._passing_from == self._depth:
            self._passing_from = 0
        self._depth -= 1

    def drawing(self) -> Drawing:
        if not self._size:
            raise BadPicture(_NO_SIZE)
        return Drawing("".join(self._lines).encode(), *self._size)

    def _kept(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for full, value in attributes.items():
            space, _, name = full.rpartition(" ")
            if name.lower().startswith("on") and not space:
                raise BadPicture("SVG with a script in it cannot be used; save it as PNG.")
            if name == "href" and space in ("", _XLINK):
                if not re.fullmatch(r"#[\w.-]+", value):
                    raise BadPicture(_OUTSIDE)
                if element in _GRADIENTS:
                    kept["href"] = value
            elif space:
                continue
            elif name == "style":
                kept |= _declarations(value)
            elif name in _GEOMETRY or name in _PAINT or name in _OTHER:
                kept.setdefault(name, value)
        for name, value in kept.items():
            self._check(name, value)
        return kept

    def _check(self, name: str, value: str) -> None:
        if _POINTS_OUT.search(_OWN_URL.sub("", value)):
            raise BadPicture(_OUTSIDE)
        numbers = _NUMBER.findall(value) if name in _GEOMETRY or name == "stroke-width" else ()
        self._numbers += len(numbers)
        self._layers += name == "opacity" and value.strip() not in ("1", "1.0", "100%")
        self._shaded += "url(" in value
        if (
            self._numbers > MOST_NUMBERS
            or self._layers > MOST_LAYERS
            or self._shaded > MOST_SHADED
            or any(abs(float(number)) > LARGEST for number in numbers)
        ):
            raise BadPicture(_TOO_MUCH)


def _declarations(style: str) -> dict[str, str]:
    """The paint that a `style` gives; what points outside is refused whatever it is for."""
    pairs = (part.partition(":") for part in style.split(";"))
    given = {name.strip(): value.strip() for name, _, value in pairs}
    if any(_POINTS_OUT.search(_OWN_URL.sub("", value)) for value in given.values()):
        raise BadPicture(_OUTSIDE)
    return {name: value for name, value in given.items() if name in _PAINT}


def _size(kept: dict[str, str]) -> tuple[float, float]:
    """As `width` and `height` say, or the box that is looked at."""
    said = [_LENGTH.fullmatch(kept.get(name, "")) for name in ("width", "height")]
    if said[0] and said[1]:
        width, height = (float(match[1]) * _UNITS[match[2]] for match in said if match)
    else:
        box = [float(number) for number in _NUMBER.findall(kept.get("viewBox", ""))]
        if len(box) != 4:
            raise BadPicture(_NO_SIZE)
        width, height = box[2:]
    if not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        raise BadPicture(_NO_SIZE)
    return width, height
