"""The preview: drawing, choosing, saving and printing, and what it says when that fails."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog, Dose
from coach.core.routine import Entry, Routine
from coach.figure.output.frame import Fill, Frame
from coach.figure.output.orders import FrameAnswer, FrameOrder, Order, Refusal
from coach.report.paper import A4, LETTER, Paper
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.studio import Studio
from coach.ui.printing.preview import PrintPreview
from coach.ui.printing.printer import (
    NoPrinterError,
    ask_file,
    ask_printer,
    file_name,
    paper_in,
)
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.switch import Switch
from tests.ui.conftest import StandingClock

EMPTY_PATH = bytes(12)


class PatientStudio(Studio):
    """Draws a frame when it is told to."""

    def __init__(self) -> None:
        super().__init__(())
        self.ordered: list[Order] = []

    def order(self, order: Order, *, urgent: bool = False) -> None:
        self.ordered.append(order)

    def cancel(self, order: Order) -> None:
        if order in self.ordered:
            self.ordered.remove(order)

    def draw(self, count: int = 1000) -> None:
        for order in self.ordered[:count]:
            self.ordered.remove(order)
            fills = (Fill("skin", 1.0, 0.0, EMPTY_PATH),)
            frame = Frame((0.0, 0.0, 2.0, 1.0), (), fills, ())
            self.answered.emit(order, FrameAnswer(msgspec.msgpack.encode(frame)))

    def refuse(self) -> None:
        for order in list(self.ordered):
            self.ordered.remove(order)
            self.answered.emit(order, Refusal("no such pose"))


@pytest.fixture
def studio(qapp: object) -> PatientStudio:
    return PatientStudio()


@pytest.fixture
def illustrations(studio: PatientStudio, tmp_path: Path) -> Iterator[Illustrations]:
    found = Illustrations(tmp_path, tmp_path / "cache", studio)
    found.start()
    yield found
    found.close()


@pytest.fixture
def routine(catalog: Catalog) -> Routine:
    entries = tuple(Entry(each.id, each.dose) for each in catalog.exercises[:3])
    return Routine("sheet", "Back exercises", entries)


@pytest.fixture
def make(
    routine: Routine,
    catalog: Catalog,
    illustrations: Illustrations,
    theme_hub: ThemeHub,
    standing_clock: StandingClock,
    qtbot: QtBot,
) -> Callable[..., PrintPreview]:
    def preview(given: Routine | None = None, **more: Any) -> PrintPreview:
        shown = PrintPreview(
            given or routine,
            catalog,
            illustrations=illustrations,
            theme_hub=theme_hub,
            today=standing_clock.now().date(),
            **more,
        )
        qtbot.addWidget(shown)
        shown.resize(1100, 760)
        shown.show()
        return shown

    return preview


def button(preview: PrintPreview, text: str) -> QPushButton:
    return next(b for b in preview.findChildren(QPushButton) if b.text() == text)


def said(preview: PrintPreview) -> str:
    return " ".join(label.text() for label in preview.findChildren(QLabel) if label.isVisible())


def test_it_tells_how_far_the_pictures_are_and_waits_for_them(
    make: Callable[..., PrintPreview], studio: PatientStudio
) -> None:
    preview = make()
    save = button(preview, "Save as PDF…")
    assert len(studio.ordered) == 6
    assert all(isinstance(order, FrameOrder) for order in studio.ordered)
    studio.draw(2)
    assert "Drawing the pictures: 2 of 6" in said(preview)
    assert not save.isEnabled()
    studio.draw()
    assert "Drawing" not in said(preview)
    assert save.isEnabled()


def test_what_cannot_be_drawn_holds_nothing_up_and_is_not_asked_for_again(
    make: Callable[..., PrintPreview], studio: PatientStudio
) -> None:
    preview = make()
    studio.refuse()
    assert button(preview, "Save as PDF…").isEnabled()
    assert not button(preview, "Draw the pictures").isVisible()
    preview.panel.changed.emit()
    assert not studio.ordered


def test_one_may_go_without_pictures_and_come_back_to_them(
    make: Callable[..., PrintPreview], studio: PatientStudio
) -> None:
    preview = make()
    studio.draw(1)
    button(preview, "Go without pictures").click()
    assert not studio.ordered
    assert button(preview, "Save as PDF…").isEnabled()
    button(preview, "Draw the pictures").click()
    assert len(studio.ordered) == 5
    studio.draw()
    assert not button(preview, "Draw the pictures").isVisible()


def test_closing_has_nothing_drawn_any_more(
    make: Callable[..., PrintPreview], studio: PatientStudio, qtbot: QtBot
) -> None:
    preview = make()
    preview.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(preview.view.hasFocus)
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(preview.view, Qt.Key.Key_Escape)
    assert not studio.ordered


def test_it_saves_a_pdf_for_its_owner_only(
    make: Callable[..., PrintPreview], studio: PatientStudio, tmp_path: Path
) -> None:
    path = tmp_path / "hand-out.pdf"
    preview = make(ask_file=lambda parent, title: path)
    studio.draw()
    button(preview, "Save as PDF…").click()
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert "Lower trunk rotation" in document.getAllText(0).text()
    assert path.stat().st_mode & 0o077 == 0
    assert "Saved as hand-out.pdf." in said(preview)


def test_a_full_disk_is_told_calmly_and_leaves_the_old_file(
    make: Callable[..., PrintPreview],
    studio: PatientStudio,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "hand-out.pdf"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    preview = make(ask_file=lambda parent, title: path)
    studio.draw()
    monkeypatch.setattr(os, "fsync", full)
    button(preview, "Save as PDF…").click()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.glob("*.pdf*")) == [path]
    assert "could not be saved: No space left on device" in said(preview)
    assert button(preview, "Save as PDF…").isEnabled()


def test_thinking_better_of_it_does_nothing(
    make: Callable[..., PrintPreview], studio: PatientStudio
) -> None:
    preview = make(ask_file=lambda *_: None, ask_printer=lambda *_: None)
    studio.draw()
    before = said(preview)
    button(preview, "Save as PDF…").click()
    button(preview, "Print…").click()
    assert said(preview) == before


def test_without_a_printer_it_says_what_to_do_instead(
    make: Callable[..., PrintPreview], studio: PatientStudio
) -> None:
    def none(*_: object) -> QPrinter | None:
        raise NoPrinterError("No printer is set up on this computer.")

    preview = make(ask_printer=none)
    studio.draw()
    button(preview, "Print…").click()
    assert "No printer is set up on this computer. Save it as a PDF instead" in said(preview)


def to_file(path: Path, paper: Paper) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(paper.id)
    return printer


def test_it_prints_on_the_paper_that_is_in_the_printer(
    make: Callable[..., PrintPreview], studio: PatientStudio, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    preview = make(ask_printer=lambda *_: to_file(path, LETTER))
    assert preview.panel.paper is A4
    studio.draw()
    button(preview, "Print…").click()
    document = QPdfDocument()
    document.load(str(path))
    assert document.pagePointSize(0).toSize().height() == 792
    assert "Single knee to chest" in document.getAllText(0).text()
    assert "On its way to the printer." in said(preview)


def test_only_the_pages_asked_for_are_printed(
    make: Callable[..., PrintPreview], studio: PatientStudio, tmp_path: Path, catalog: Catalog
) -> None:
    entries = tuple(Entry(each.id, each.dose) for each in catalog.exercises)
    path = tmp_path / "printed.pdf"
    printer = to_file(path, A4)
    printer.setFromTo(2, 3)
    preview = make(Routine("sheet", "Ten", entries), ask_printer=lambda *_: printer)
    studio.draw()
    button(preview, "Print…").click()
    document = QPdfDocument()
    document.load(str(path))
    assert document.pageCount() == 2
    assert "Page 2 of 3" in " ".join(document.getAllText(0).text().split())


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(
    make: Callable[..., PrintPreview], studio: PatientStudio, tmp_path: Path
) -> None:
    preview = make(ask_printer=lambda *_: to_file(tmp_path / "no" / "such" / "x.pdf", A4))
    studio.draw()
    button(preview, "Print…").click()
    assert "The printer does not take anything" in said(preview)


def test_another_paper_is_taken_as_the_usual_one(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "x.pdf", LETTER)
    assert paper_in(printer, A4) is LETTER
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert paper_in(printer, A4) is A4


def test_any_routine_and_any_of_its_exercises_can_be_chosen(
    make: Callable[..., PrintPreview], studio: PatientStudio, routine: Routine
) -> None:
    other = replace(routine, id="other", name="In the evening")
    preview = make(routines=(routine, other))
    (choice,) = preview.panel.findChildren(Choice)
    names = [choice.itemText(place) for place in range(choice.count())]
    assert names[:3] == ["Back exercises", "In the evening", "Lower trunk rotation"]
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    assert preview.panel.subject.name == "Lower trunk rotation"
    assert len(studio.ordered) == 2


def test_an_exercise_asked_for_comes_first_also_from_outside_the_routine(
    make: Callable[..., PrintPreview],
) -> None:
    preview = make(exercise="bridge")
    assert preview.panel.subject.name == "Bridge"
    assert "Page 1 of 1" in said(preview)


def test_switches_and_paper_change_the_pages(
    make: Callable[..., PrintPreview], studio: PatientStudio, qtbot: QtBot
) -> None:
    preview = make()
    switches = {s.accessibleName(): s for s in preview.findChildren(Switch)}
    for name, words in (
        ("Grid to tick", "Tick what you have done"),
        ("Cautions", "After a hip replacement"),
        ("Name and date", "Date"),
    ):
        assert words in preview.view.accessibleDescription()
        switches[name].click()
        assert words not in preview.view.accessibleDescription()
    button(preview, "Letter").click()
    assert preview.panel.paper is LETTER


def test_pages_are_as_wide_as_the_view_or_whole(make: Callable[..., PrintPreview]) -> None:
    preview = make()
    wide = preview.view.page_width
    button(preview, "Whole page").click()
    assert preview.view.page_width < wide
    whole = preview.view.page_width * A4.height / A4.width
    assert whole <= preview.view.viewport().height()
    button(preview, "Fit width").click()
    assert preview.view.page_width == wide


def test_scrolling_tells_the_page(
    make: Callable[..., PrintPreview], catalog: Catalog, qtbot: QtBot
) -> None:
    entries = tuple(Entry(each.id, each.dose) for each in catalog.exercises)
    preview = make(Routine("sheet", "Ten", entries))
    assert "Page 1 of 3" in said(preview)
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert "Page 3 of 3" in said(preview)


def test_an_empty_routine_has_nothing_to_print(make: Callable[..., PrintPreview]) -> None:
    preview = make(Routine("empty", "Empty", (Entry("bridge", Dose(1), on=False),)))
    assert "Nothing to print" in said(preview)
    assert not button(preview, "Save as PDF…").isEnabled()


def test_a_system_without_printers_is_told_so(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    with pytest.raises(NoPrinterError, match="No printer"):
        ask_printer(QWidget(), A4, "Back exercises", 3)


def test_a_file_is_asked_for_at_home_where_there_is_no_folder_of_documents(
    qapp: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def save(_: QWidget, title: str, suggested: str, kinds: str) -> tuple[str, str]:
        return suggested, kinds

    nowhere = staticmethod(lambda _: str(tmp_path / "Documents"))
    monkeypatch.setattr(QStandardPaths, "writableLocation", nowhere)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    assert ask_file(QWidget(), "Report") == Path.home() / "Report.pdf"


def test_a_title_becomes_the_name_of_a_file() -> None:
    assert file_name('Back: "mornings" / evenings') == "Back mornings evenings"
    assert file_name("...") == "Hand-out"
    assert file_name("Ασκήσεις") == "Ασκήσεις"


def test_whoever_previews_needs_no_arrays() -> None:
    heavy = ("numpy", "shapely", "PIL")
    asked = (
        f"import sys, coach.ui.printing.preview; print([m for m in {heavy} if m in sys.modules])"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    command = [sys.executable, "-c", asked]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
