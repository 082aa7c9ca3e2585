"""The command that writes a report for a clinician."""

import argparse
from datetime import date, datetime

from PySide6.QtCore import QLocale

from coach.cli.headless import headless
from coach.cli.own_catalog import own_catalog
from coach.cli.own_data import data_paths
from coach.cli.own_log import own_log
from coach.cli.parsing import CommandError
from coach.core.session import local_date
from coach.report.clinician.layout import lay_out
from coach.report.painter import SheetPainter, pdf
from coach.report.paper import A4, LETTER, usual_paper
from coach.report.typesetter import Typesetter
from coach.storage.atomic import SaveError, write
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from coach.storage.settings import (
    LONGEST_REPORT_NAME,
    LONGEST_REPORT_NOTE,
    Settings,
    SettingsStore,
)
from coach.ui.reporting.clinician import report_of
from coach.ui.reporting.logged import Logged, logged
from coach.ui.reporting.words import kept

PAPERS = {"a4": A4, "letter": LETTER}


def report(options: argparse.Namespace) -> None:
    """Write what was done in some weeks as a PDF. Raises CommandError."""
    first, last = options.first, options.last
    if first and last and first > last:
        raise CommandError(f"--from {first} is after --to {last}")
    paths = data_paths(options)
    store = SettingsStore(paths.settings)
    settings = store.read()
    if store.problems:  # figures by another goal than the person's would be wrong
        raise CommandError("; ".join(map(str, store.problems)))
    today = local_date(datetime.now().astimezone(), settings.day_start)
    found = _logged(paths, settings, today)
    if found is None or found.empty:
        raise CommandError("there is nothing to report yet")
    name = settings.report_name if options.name is None else options.name
    note = settings.report_note if options.note is None else options.note
    wanted = report_of(
        found,
        found.whole_weeks(first, last),
        own_catalog(paths),
        name=kept(name or "", LONGEST_REPORT_NAME) or "",
        note=kept(note or "", LONGEST_REPORT_NOTE) or "",
    )
    paper = PAPERS[options.paper] if options.paper else usual_paper(QLocale())
    with headless():
        data = pdf(lay_out(wanted, paper, Typesetter()), paper, SheetPainter(), wanted.title)
    try:
        write(options.output, data)
    except SaveError as error:
        raise CommandError(str(error)) from error


def _logged(paths: DataPaths, settings: Settings, today: date) -> Logged | None:
    """What is in the log; None where there is none yet."""
    if not paths.log.exists():
        return None
    store = RoutineStore(paths.routines)
    routine = store.read().current
    if store.problems:  # as would be figures by another plan
        raise CommandError("; ".join(map(str, store.problems)))
    with own_log(paths) as journal:
        return logged(journal, routine, settings, today)
