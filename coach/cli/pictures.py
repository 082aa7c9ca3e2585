"""The commands about exercises: their pictures, and where the joints are."""

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager

from coach import resources
from coach.cli.parsing import CommandError
from coach.core.exercise import Side
from coach.figure.draw import DrawError, Drawn, contact_sheet, draw_file
from coach.figure.motion import Motion, read_motion
from coach.figure.pose_file import PoseError
from coach.figure.report import pose_report
from coach.storage.content import read_catalog


def draw(options: argparse.Namespace) -> None:
    """Write one picture, or those of all exercises. Raises CommandError."""
    names = _exercise_names()
    try:
        if options.all:
            drawn = [Drawn(each, name, _motion(each)) for each, name in names.items()]
            with _headless():
                contact_sheet(drawn, options.output, options.theme)
            return
        exercise = _known(options.exercise, names)
        draw_file(
            _motion(exercise),
            names[exercise],
            options.phase,
            Side(options.side),
            options.size,
            options.theme,
            options.output,
        )
    except DrawError as error:
        raise CommandError(str(error)) from error


def pose(options: argparse.Namespace) -> None:
    """Print the joints and contacts of one moment. Raises CommandError."""
    exercise = _known(options.exercise, _exercise_names())
    report = pose_report(exercise, _motion(exercise), options.phase, Side(options.side))
    if options.json:
        print(json.dumps(report, indent=2))
        return
    for joint, (x, y, z) in report["joints"].items():
        print(f"{joint:16}{x:8.3f}{y:8.3f}{z:8.3f} m")
    for contact in report["contacts"]:
        print(f"{contact['what']}: off by {contact['off_by'] * 1000:.0f} mm")


def _exercise_names() -> dict[str, str]:
    """Exercise ids with their names, in the order of the sheet."""
    catalog, _ = read_catalog(resources.path("exercises"))
    return {exercise.id: exercise.name for exercise in catalog.exercises}


def _known(exercise: str, names: dict[str, str]) -> str:
    if exercise not in names:
        raise CommandError(f"there is no exercise '{exercise}'; there are {', '.join(names)}")
    return exercise


def _motion(exercise: str) -> Motion:
    try:
        return read_motion(resources.path("poses", f"{exercise}.toml"))
    except PoseError as error:
        raise CommandError(str(error)) from error


@contextmanager
def _headless() -> Iterator[None]:
    """Qt without a screen, for what has words in it."""
    from PySide6.QtGui import QGuiApplication

    from coach.ui.theme import load_fonts

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    load_fonts()
    yield
    application.shutdown()
