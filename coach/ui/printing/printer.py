"""Asks where the pages are to go, and hands them to a printer."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from coach.report.painter import SheetPainter, page_layout
from coach.report.paper import PAPERS, Paper
from coach.report.sheet import Sheet
from coach.ui.widgets.file_asking import LastFolder, ask_where_to_save

_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
FIRST_NAME = "Hand-out"


class NoPrinterError(Exception):
    """There is no printer, or it takes nothing; the message says so in one sentence."""


def ask_file(parent: QWidget, title: str) -> Path | None:
    """Where the PDF is to lie; None where somebody thought better of it."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    suggested = LastFolder(documents).path / f"{file_name(title)}.pdf"
    return ask_where_to_save(parent, "Save as PDF", suggested, "PDF (*.pdf)")


def file_name(title: str) -> str:
    """The title without what no system allows in the name of a file."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", title).split()).strip(" .") or FIRST_NAME


def ask_printer(parent: QWidget, paper: Paper, title: str, pages: int) -> QPrinter | None:
    """The printer of the system's own dialog; None where somebody thought better of it.

    Raises NoPrinterError where the system knows of none.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinterError("No printer is set up on this computer.")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(page_layout(paper))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() else None


def paper_in(printer: QPrinter, usual: Paper) -> Paper:
    """What the hand-out is to be laid out for: the printer's paper, if it is one of ours."""
    chosen = printer.pageLayout().pageSize().id()
    return next((paper for paper in PAPERS if paper.id is chosen), usual)


def print_sheets(
    printer: QPrinter, sheets: Sequence[Sheet], paper: Paper, sheet_painter: SheetPainter
) -> None:
    """Print the pages asked for, as large as they fit. Raises NoPrinterError."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise NoPrinterError("The printer does not take anything at the moment.")
    wide, high = printer.width() / paper.width, printer.height() / paper.height
    scale = min(wide, high)
    painter.scale(scale, scale)
    painter.translate((wide / scale - 1) * paper.width / 2, (high / scale - 1) * paper.height / 2)
    for place, sheet in enumerate(_asked_for(printer, sheets)):
        if place:
            printer.newPage()
        sheet_painter.paint(painter, sheet)
    if not painter.end() or printer.printerState() is QPrinter.PrinterState.Error:
        raise NoPrinterError("The printer has stopped.")


def _asked_for(printer: QPrinter, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    first, last = printer.fromPage(), printer.toPage()
    return sheets[first - 1 : last] if first else sheets
