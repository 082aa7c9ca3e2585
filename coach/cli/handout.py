"""The command that writes a routine for paper."""

import argparse
from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QLocale

from coach import resources
from coach.cli.headless import headless
from coach.cli.own_catalog import own_catalog
from coach.cli.own_data import data_paths
from coach.cli.parsing import CommandError
from coach.core.routine import Routine
from coach.core.session import local_date
from coach.figure.output.figures import Figures
from coach.figure.output.frame import Frame
from coach.figure.output.orders import FrameOrder
from coach.figure.output.palette import palette
from coach.figure.output.pose_files import OwnFolders
from coach.figure.pose.pose_file import PoseError
from coach.report.handout.handout import Handout
from coach.report.handout.layout import lay_out
from coach.report.painter import SheetPainter, pdf
from coach.report.paper import A4, LETTER, usual_paper
from coach.report.typesetter import Typesetter
from coach.storage.atomic import SaveError, write
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.storage.settings import SettingsStore
from coach.ui.printing.handout import Choices, handout_of

PAPERS = {"a4": A4, "letter": LETTER}


def handout(options: argparse.Namespace) -> None:
    """Write one of the person's routines as a PDF. Raises CommandError."""
    paths = data_paths(options)
    settings = SettingsStore(paths.settings).read()
    catalog, routine = own_catalog(paths), _routine(paths, options.routine)
    now = datetime.now().astimezone()
    wanted = handout_of(
        routine,
        catalog,
        today=local_date(now, settings.day_start),
        choices=Choices(grid=options.grid),
        appearance=settings.appearance,
        week_start=settings.week_start,
    )
    if not wanted.items:
        raise CommandError(f"there is nothing to do in the routine '{routine.name}'")
    paper = PAPERS[options.paper] if options.paper else usual_paper(QLocale())
    with headless():
        painter = SheetPainter(_frames(wanted, paths), palette(False, settings.appearance))
        data = pdf(lay_out(wanted, paper, Typesetter()), paper, painter, wanted.title)
    try:
        write(options.output, data)
    except SaveError as error:
        raise CommandError(str(error)) from error


def _routine(paths: DataPaths, name: str | None) -> Routine:
    """The routine of this id or name, or today's."""
    store = RoutineStore(paths.routines)
    book = store.read()
    if name is None:
        if store.problems:  # today's may be the one that could not be read
            raise CommandError("; ".join(map(str, store.problems)))
        return book.current
    for routine in book.routines:
        if name.casefold() in (routine.id, routine.name.casefold()):
            return routine
    ids = ", ".join(routine.id for routine in book.routines)
    raise CommandError(f"there is no routine '{name}'; there are {ids}")


def _frames(wanted: Handout, paths: DataPaths) -> dict[FrameOrder, Frame]:
    """What can be drawn; of the rest the hand-out says the name."""
    own = OwnFolders(poses=paths.poses, exercises=paths.exercises, photos=paths.photos)
    figures = Figures(resources.path("poses"), resources.path("exercises"), own)
    found = {}
    for order in wanted.orders:
        with suppress(PoseError):
            found[order] = figures.frame(order)
    return found
