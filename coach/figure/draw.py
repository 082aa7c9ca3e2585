"""Writes pictures of exercises to files, for the command line and the handbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from coach.core.exercise import Side
from coach.figure import painter
from coach.figure.motion import Motion, View
from coach.figure.palette import Palette, palette
from coach.figure.scene import Look, Scene, best_view, bounds, build
from coach.figure.svg import svg

SMALLEST, LARGEST = 16, 8192  # pixels
ENDINGS = (".svg", ".png")
THEMES = ("light", "dark")
SHEET_FILE = "contact-sheet.png"
_CELL = (480, 300)
_SINGLE = (900, 560)


class DrawError(ValueError):
    """A picture that cannot be drawn as asked; the message is one line for the person."""


class Drawn(NamedTuple):
    """An exercise for the contact sheet."""

    id: str
    name: str
    motion: Motion


def draw_file(
    motion: Motion,
    exercise_name: str,
    phase: float,
    side: Side,
    size: tuple[int, int],
    theme: str,
    path: Path,
    view: View | None = None,
) -> None:
    """Writes one moment as .svg or .png, `size` pixels wide and high.

    Raises DrawError for an unknown ending or theme, a phase or size out of bounds, or a file that
    cannot be written. Needs no display; .png needs a QGuiApplication only on some platforms.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise DrawError(f'"{path.name}" must end in {" or ".join(ENDINGS)}')
    if not 0.0 <= phase <= 1.0:
        raise DrawError(f"phase {phase:g} is not between 0 (start) and 1 (effort)")
    colours, scene = _palette(theme), _scene(motion, phase, side, size, view)
    try:
        if ending == ".svg":
            words = f"{exercise_name}, {side} side, {round(phase * 100)} % of the movement"
            path.write_text(svg(scene, colours, size, exercise_name, words), encoding="utf-8")
        else:
            painter.save(painter.image(painter.Picture(scene), *size, colours, paper=True), path)
    except OSError as error:
        raise DrawError(f'"{path}" cannot be written: {error.strerror or error}') from error


def contact_sheet(exercises: Sequence[Drawn], folder: Path, theme: str) -> tuple[Path, ...]:
    """One picture of each exercise at its effort, and a sheet of all at start and effort.

    Returns the files written, the sheet last. Raises DrawError as `draw_file` does. Needs a
    QGuiApplication, for the names.
    """
    colours = _palette(theme)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DrawError(f'"{folder}" cannot be made: {error.strerror or error}') from error
    written = []
    for exercise in exercises:
        path = folder / f"{exercise.id}.png"
        draw_file(exercise.motion, exercise.name, 1.0, Side.RIGHT, _SINGLE, theme, path)
        written.append(path)
    rows = [
        painter.Row(
            f"{number}  {exercise.name}",
            tuple(
                painter.Picture(_scene(exercise.motion, phase, Side.RIGHT, _CELL, None))
                for phase in (0.0, 1.0)
            ),
        )
        for number, exercise in enumerate(exercises, start=1)
    ]
    sheet = folder / SHEET_FILE
    try:
        painter.save(painter.sheet(rows, _CELL, colours), sheet)
    except OSError as error:
        raise DrawError(f'"{sheet}" cannot be written: {error.strerror or error}') from error
    return (*written, sheet)


def _palette(theme: str) -> Palette:
    if theme not in THEMES:
        raise DrawError(f'theme "{theme}" is not known; there are {" and ".join(THEMES)}')
    return palette(theme == "dark")


def _scene(
    motion: Motion, phase: float, side: Side, size: tuple[int, int], view: View | None
) -> Scene:
    width, height = size
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise DrawError(f"size {width}x{height} is not between {SMALLEST} and {LARGEST} pixels")
    x0, y0, x1, y1 = bounds(motion, side, view or best_view(motion, side))
    scale = min(width / (x1 - x0), height / (y1 - y0))
    return build(motion, phase, side, view, Look(px_per_metre=scale, arrows=1.0))
