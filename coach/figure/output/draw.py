"""Draws exercises into files, for the command line, hand-outs and the handbook."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.core.appearance import Appearance
from coach.core.exercise import Side, Tempo
from coach.figure.drawing.scene import Bounds, Look, Scene, best_view, bounds, build
from coach.figure.output import page, sheet
from coach.figure.output.loop import CALM, Moment, moments
from coach.figure.output.page import Page, Size
from coach.figure.output.palette import Palette, palette
from coach.figure.output.svg import svg
from coach.figure.pose.movement import Motion, View

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

SMALLEST, LARGEST = 16, 8192  # pixels
LARGEST_LOOP = 1280  # pixels; there are up to 200 pictures in it
STILL_ENDINGS = (".svg", ".png", ".pdf")
LOOP_ENDINGS = (".webp", ".gif")
SHEET_FILE = "contact-sheet.png"
_CELL = (480, 300)
_SINGLE = (900, 560)
_OF_ARROWS = ("arrow", "halo")
_DIGITS = 4  # of a phase, by which the same picture serves on the way out and back

Tell = Callable[[int, int], None]
"""Called with how many pictures of how many are drawn."""


class DrawError(ValueError):
    """A picture that cannot be drawn as asked; the message is one line for the person."""


@dataclass(frozen=True)
class Wanted:
    """What is to be drawn, and how; without a view, from where it is seen best."""

    motion: Motion
    name: str
    side: Side = Side.RIGHT
    size: Size = _SINGLE
    dark: bool = False
    view: View | None = None
    appearance: Appearance = field(default_factory=Appearance)
    ghost: bool = False
    arrows: bool = True

    @property
    def seen_from(self) -> View:
        return self.view or best_view(self.motion, self.side)

    @property
    def palette(self) -> Palette:
        return palette(self.dark, self.appearance)


class Drawn(NamedTuple):
    """An exercise for the contact sheet."""

    id: str
    name: str
    motion: Motion


def draw_file(wanted: Wanted, path: Path, phase: float = 1.0) -> None:
    """Writes one moment as .svg, .png or .pdf: phase 0 is the start, 1 the effort.

    Raises DrawError for another ending, a phase or size out of bounds, or a file that cannot be
    written; then what stood there stays. Needs no display; .png and .pdf need a QGuiApplication
    only on some platforms.
    """
    _check(wanted.size, LARGEST, path, STILL_ENDINGS)
    if not 0.0 <= phase <= 1.0:
        raise DrawError(f"phase {phase:g} is not between 0 (start) and 1 (effort)")
    drawn = page.single(_scene(wanted, phase, wanted.size), wanted.size)
    words = f"{wanted.name}, {wanted.side} side, {round(phase * 100)} % of the movement"
    _put(path, _data(drawn, wanted, path.suffix.lower(), words))


def draw_panels(wanted: Wanted, path: Path) -> None:
    """Writes start and effort side by side as .svg, .png or .pdf, the start pale in the effort.

    Raises DrawError as `draw_file` does. Needs a QGuiApplication, for the captions.
    """
    _check(wanted.size, LARGEST, path, STILL_ENDINGS)
    box, _ = page.panel_boxes(wanted.size)
    size = (box.width, box.height)
    start = _scene(replace(wanted, arrows=False), 0.0, size)
    effort = _scene(replace(wanted, ghost=True), 1.0, size)
    words = f"{wanted.name}, {wanted.side} side, start and effort"
    drawn = page.panels(start, effort, wanted.size)
    _put(path, _data(drawn, wanted, path.suffix.lower(), words))


def draw_loop(
    wanted: Wanted,
    path: Path,
    tempo: Tempo | None = None,
    *,
    each_way: bool = False,
    tell: Tell | None = None,
) -> None:
    """Writes the movement as a .webp or .gif that repeats for ever, at the tempo or a calm one;
    `each_way` lets the other side follow.

    Raises DrawError as `draw_file` does.
    """
    from coach.figure.output.animated import FRAME_MS, encode

    _check(wanted.size, LARGEST_LOOP, path, LOOP_ENDINGS)
    ending = path.suffix.lower()
    sides = (wanted.side, wanted.side.other) if each_way else (wanted.side,)
    shown = moments(tempo or CALM, sides, FRAME_MS[ending])
    looks = [_look_of(moment, wanted) for moment in shown]
    distinct = list(dict.fromkeys(looks))
    images = _images(wanted, sides, distinct, tell)
    places = [distinct.index(look) for look in looks]
    _put(path, encode(images, places, [moment.milliseconds for moment in shown], ending))


def _look_of(moment: Moment, wanted: Wanted) -> Moment:
    """The moment whatever its time, so that what looks the same is drawn once."""
    arrows = round(moment.arrows, 2) if wanted.arrows else 0.0
    return Moment(round(moment.phase, _DIGITS), moment.side, arrows, 0)


def _images(
    wanted: Wanted, sides: Sequence[Side], looks: Sequence[Moment], tell: Tell | None
) -> Iterator["QImage"]:
    framed = _framed(wanted, sides)
    scenes: dict[tuple[Side, float], Scene] = {}
    for number, (phase, side, arrows, _) in enumerate(looks, start=1):
        if (side, phase) not in scenes:
            shown = replace(wanted, side=side, view=wanted.seen_from)
            scenes[side, phase] = _scene(shown, phase, wanted.size, framed)
        drawn = page.single(scenes[side, phase], wanted.size)
        yield sheet.image(drawn, wanted.palette, arrows)
        if tell:
            tell(number, len(looks))


def contact_sheet(
    exercises: Sequence[Drawn],
    folder: Path,
    *,
    dark: bool = False,
    appearance: Appearance | None = None,
) -> tuple[Path, ...]:
    """One picture of each exercise at its effort, and a sheet of all at start and effort.

    Returns the files written, the sheet last. Raises DrawError as `draw_file` does. Needs a
    QGuiApplication, for the names.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DrawError(f'"{folder}" cannot be made: {error.strerror or error}') from error
    written, rows = [], []
    for number, (exercise, name, motion) in enumerate(exercises, start=1):
        wanted = Wanted(motion, name, dark=dark, appearance=appearance or Appearance())
        path = folder / f"{exercise}.png"
        draw_file(wanted, path)
        written.append(path)
        scenes = tuple(_scene(wanted, phase, _CELL) for phase in (0.0, 1.0))
        rows.append(page.Row(f"{number}  {name}", scenes))
    path = folder / SHEET_FILE
    _put(path, sheet.png(page.sheet(rows, _CELL), palette(dark, appearance or Appearance())))
    return (*written, path)


def _check(size: Size, largest: int, path: Path, endings: Sequence[str]) -> None:
    if path.suffix.lower() not in endings:
        *others, last = endings
        raise DrawError(f'"{path.name}" must end in {", ".join(others)} or {last}')
    if not all(SMALLEST <= pixels <= largest for pixels in size):
        asked = f"{size[0]}x{size[1]}"
        raise DrawError(f"size {asked} is not between {SMALLEST} and {largest} pixels")


def _scene(
    wanted: Wanted, phase: float, size: tuple[float, float], framed: Bounds | None = None
) -> Scene:
    """One moment, with lines for a picture of this size in pixels."""
    view = wanted.seen_from
    framed = framed or bounds(wanted.motion, wanted.side, view)
    x0, y0, x1, y1 = framed
    look = Look(
        px_per_metre=min(size[0] / (x1 - x0), size[1] / (y1 - y0)),
        appearance=wanted.appearance,
        arrows=float(wanted.arrows),
        ghost=wanted.ghost,
    )
    scene = replace(build(wanted.motion, phase, wanted.side, view, look), bounds=framed)
    return scene if wanted.arrows else _without_arrows(scene)


def _without_arrows(scene: Scene) -> Scene:
    """Not in the lens either."""
    return replace(scene, shapes=tuple(s for s in scene.shapes if s.role not in _OF_ARROWS))


def _framed(wanted: Wanted, sides: Sequence[Side]) -> Bounds:
    """What holds the movement of every side."""
    each = [bounds(wanted.motion, side, wanted.seen_from) for side in sides]
    x0, y0, x1, y1 = zip(*each, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _data(drawn: Page, wanted: Wanted, ending: str, words: str) -> bytes:
    if ending == ".png":
        return sheet.png(drawn, wanted.palette)
    if ending == ".pdf":
        return sheet.pdf(drawn, wanted.palette, wanted.name, paper=wanted.dark)
    letters = [sheet.letters(line) for line in drawn.words]
    return svg(drawn, wanted.palette, wanted.name, words, letters).encode("utf-8")


def _put(path: Path, data: bytes) -> None:
    """Writes a whole file or none: beside its place first, then over what stands there."""
    place = Path(os.path.realpath(path))
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        try:
            beside.write_bytes(data)
            os.replace(beside, place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DrawError(f'"{path}" cannot be written: {error.strerror or error}') from error
