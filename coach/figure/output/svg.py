"""A page as SVG text: flat filled paths and nothing else. No toolkit."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

import numpy as np

from coach.figure.output.page import Page, Placed
from coach.figure.output.palette import Palette, colour
from coach.figure.shapes.camera import Array

_HAIRLINE = 0.22  # opacity


def svg(
    page: Page,
    palette: Palette,
    title: str,
    description: str = "",
    letters: Sequence[Sequence[Array]] = (),
) -> str:
    """The whole page on paper; `letters` are the outlines of its words, each as rings (n, 2)."""
    width, height = page.size
    ink = palette["words"]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>" if description else "",
        f'<rect width="{width}" height="{height}" fill="{palette["paper"]}"/>',
        *(line for placed in page.placed for line in _paths(placed, palette)),
        *(f'<path fill="{ink}" fill-rule="evenodd" d="{_data(rings)}"/>' for rings in letters),
        *(
            f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}"'
            f' height="{_number(box.height)}" fill="{ink}" fill-opacity="{_HAIRLINE}"/>'
            for box in page.hairlines
        ),
        "</svg>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _paths(placed: Placed, palette: Palette) -> Iterator[str]:
    scene, box = placed
    x0, y0, x1, y1 = scene.bounds
    scale = min(box.width / (x1 - x0), box.height / (y1 - y0))
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    flip = np.array([scale, -scale])
    shift = middle - np.array([x0 + x1, y0 + y1]) / 2 * flip
    for shape in scene.all_shapes:
        if not shape.rings:
            continue
        data = _data(ring * flip + shift for ring in shape.rings)
        fill = colour(palette, shape.role, shape.pale)
        opacity = f' fill-opacity="{shape.opacity:.2f}"' if shape.opacity < 1 else ""
        yield f'<path fill="{fill}"{opacity} fill-rule="nonzero" d="{data}"/>'


def _data(rings: Iterable[Array]) -> str:
    return "".join(_ring(ring) for ring in rings)


def _ring(points: Array) -> str:
    pairs = (f"{_number(x)} {_number(y)}" for x, y in points[:-1].tolist())
    return f"M{'L'.join(pairs)}Z"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
