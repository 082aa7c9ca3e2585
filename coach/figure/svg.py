"""A scene as SVG text: flat filled paths and nothing else. No toolkit."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

import numpy as np

from coach.figure.camera import Array
from coach.figure.palette import Palette, colour
from coach.figure.scene import Scene, Shape


def svg(
    scene: Scene, palette: Palette, size: tuple[int, int], title: str, description: str = ""
) -> str:
    """The whole scene, as large as fits and centred in `size` (width, height), on paper."""
    width, height = size
    x0, y0, x1, y1 = scene.bounds
    scale = min(width / (x1 - x0), height / (y1 - y0))
    shift = np.array([width - scale * (x0 + x1), height + scale * (y0 + y1)]) / 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>" if description else "",
        f'<rect width="{width}" height="{height}" fill="{palette["paper"]}"/>',
        *_paths(scene.all_shapes, palette, np.array([scale, -scale]), shift),
        "</svg>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _paths(
    shapes: tuple[Shape, ...], palette: Palette, scale: Array, shift: Array
) -> Iterator[str]:
    for shape in shapes:
        if not shape.rings:
            continue
        data = "".join(_ring(ring * scale + shift) for ring in shape.rings)
        fill = colour(palette, shape.role, shape.pale)
        opacity = f' fill-opacity="{shape.opacity:.2f}"' if shape.opacity < 1 else ""
        yield f'<path fill="{fill}"{opacity} fill-rule="evenodd" d="{data}"/>'


def _ring(points: Array) -> str:
    pairs = (f"{_number(x)} {_number(y)}" for x, y in points[:-1].tolist())
    return f"M{'L'.join(pairs)}Z"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
