"""The commands about exercises: their pictures, and where the joints are."""

import argparse
import json
import sys

from coach import resources
from coach.cli.headless import headless
from coach.cli.parsing import LOOP_ENDINGS, CommandError
from coach.core.appearance import Appearance
from coach.core.exercise import Catalog, Exercise, Side, Sidedness
from coach.figure.output.draw import (
    DrawError,
    Drawn,
    Wanted,
    contact_sheet,
    draw_file,
    draw_loop,
    draw_panels,
)
from coach.figure.output.figures import Figures
from coach.figure.pose.movement import Motion, View
from coach.figure.pose.pose_file import PoseError
from coach.figure.pose.report import pose_report
from coach.storage.content import read_catalog
from coach.ui.settings.words import READY_MADE_NAMES

STILL_SIZE, PANELS_SIZE, LOOP_SIZE = (900, 560), (1200, 420), (640, 400)


def draw(options: argparse.Namespace) -> None:
    """Write one picture, or those of all exercises. Raises CommandError."""
    catalog = _catalog()
    try:
        if options.all:
            _draw_all(options, catalog)
        elif options.output.suffix.lower() in LOOP_ENDINGS:
            _draw_loop(options, _known(options.exercise, catalog))
        elif options.panels:
            with headless():
                wanted = _wanted(options, _known(options.exercise, catalog), PANELS_SIZE)
                draw_panels(wanted, options.output)
        else:
            wanted = _wanted(options, _known(options.exercise, catalog), STILL_SIZE)
            phase = 1.0 if options.phase is None else options.phase
            draw_file(wanted, options.output, phase)
    except DrawError as error:
        raise CommandError(str(error)) from error


def pose(options: argparse.Namespace) -> None:
    """Print the joints and contacts of one moment. Raises CommandError."""
    exercise = _known(options.exercise, _catalog())
    motion = _motion(_pose_of(exercise, options.way))
    report = pose_report(exercise.id, motion, options.phase, Side(options.side))
    if options.json:
        print(json.dumps(report, indent=2))
        return
    for joint, (x, y, z) in report["joints"].items():
        print(f"{joint:16}{x:8.3f}{y:8.3f}{z:8.3f} m")
    for contact in report["contacts"]:
        print(f"{contact['what']}: off by {contact['off_by'] * 1000:.0f} mm")


def _draw_all(options: argparse.Namespace, catalog: Catalog) -> None:
    appearance = _appearance(options.figure)
    drawn = [Drawn(each.id, each.name, _motion(each.pose)) for each in catalog.exercises]
    with headless():
        dark = options.theme == "dark"
        contact_sheet(drawn, options.output, dark=dark, appearance=appearance)


def _draw_loop(options: argparse.Namespace, exercise: Exercise) -> None:
    each_way = exercise.sidedness is Sidedness.EACH_WAY
    tell = _count if sys.stderr and sys.stderr.isatty() else None
    wanted = _wanted(options, exercise, LOOP_SIZE)
    draw_loop(wanted, options.output, exercise.dose.tempo, each_way=each_way, tell=tell)


def _count(drawn: int, pictures: int) -> None:
    """Tell how far a loop is, on one line of the terminal that is gone at the end."""
    sys.stderr.write(f"\rdrawing {drawn} of {pictures}" if drawn < pictures else "\r\x1b[K")
    sys.stderr.flush()


def _wanted(options: argparse.Namespace, exercise: Exercise, size: tuple[int, int]) -> Wanted:
    return Wanted(
        _motion(_pose_of(exercise, options.way)),
        exercise.name,
        Side(options.side),
        options.size or size,
        options.theme == "dark",
        View(*options.view) if options.view else None,
        _appearance(options.figure),
        bool(options.ghost),
        options.arrows,
    )


def _appearance(who: str | None) -> Appearance:
    """A ready-made figure by its name or number; the first where none is asked for."""
    for number, (name, appearance) in enumerate(READY_MADE_NAMES, start=1):
        if who is None or who.casefold() in (name.casefold(), str(number)):
            return appearance
    names = ", ".join(name for name, _ in READY_MADE_NAMES)
    raise CommandError(f"there is no figure '{who}'; there are {names}, or 1 to {number}")


def _pose_of(exercise: Exercise, way: str | None) -> str:
    if way is None:
        return exercise.pose
    for one in exercise.ways:
        if way.casefold() in (one.name.casefold(), one.pose):
            return one.pose
    if not exercise.ways:
        raise CommandError(f"{exercise.id} is done in one way; leave out --way")
    names = ", ".join(one.name.lower() for one in exercise.ways)
    raise CommandError(f"{exercise.id} is not done in the way '{way}'; there are {names}")


def _catalog() -> Catalog:
    catalog, _ = read_catalog(resources.path("exercises"))
    return catalog


def _known(exercise: str, catalog: Catalog) -> Exercise:
    if exercise not in catalog:
        ids = ", ".join(each.id for each in catalog.exercises)
        raise CommandError(f"there is no exercise '{exercise}'; there are {ids}")
    return catalog[exercise]


def _motion(pose: str) -> Motion:
    figures = Figures(resources.path("poses"), resources.path("exercises"))
    try:
        return figures.motion(pose)
    except PoseError as error:
        raise CommandError(str(error)) from error
