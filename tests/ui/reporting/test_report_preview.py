"""The preview of the report: which days, whose, and where it goes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.exercise import Catalog
from coach.report.paper import LETTER
from coach.storage.journal import Journal
from coach.storage.settings import SettingsStore
from coach.ui.reporting.logged import Logged, logged
from coach.ui.reporting.preview import ReportPreview
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice
from tests.ui.reporting.conftest import MINE, SETTINGS, TODAY

Make = Callable[..., ReportPreview]


@pytest.fixture
def settings_model(tmp_path: Path) -> SettingsModel:
    return SettingsModel(SettingsStore(tmp_path / "settings.toml"))


@pytest.fixture
def make(
    filled: Logged,
    catalog: Catalog,
    settings_model: SettingsModel,
    theme_hub: ThemeHub,
    qtbot: QtBot,
) -> Make:
    def preview(given: Logged | None = None, **more: Any) -> ReportPreview:
        shown = ReportPreview(
            given or filled,
            catalog,
            settings_model=settings_model,
            theme_hub=theme_hub,
            **more,
        )
        qtbot.addWidget(shown)
        shown.resize(1100, 760)
        shown.show()
        return shown

    return preview


def button(preview: ReportPreview, text: str) -> QPushButton:
    return next(b for b in preview.findChildren(QPushButton) if b.text() == text)


def said(preview: ReportPreview) -> str:
    return " ".join(label.text() for label in preview.findChildren(QLabel) if label.isVisible())


def pages(preview: ReportPreview) -> str:
    return preview.view.accessibleDescription()


def days(preview: ReportPreview) -> Choice:
    return preview.panel.findChildren(Choice)[0]


def test_the_days_asked_for_are_shown_and_others_can_be_chosen(make: Make) -> None:
    preview = make(first=date(2026, 10, 1), last=date(2026, 10, 20))
    assert days(preview).currentText() == "As on the Progress page"
    assert "28 September 2026 to 25 October 2026 · 4 weeks" in pages(preview)
    days(preview).setCurrentIndex(2)
    days(preview).activated.emit(2)
    assert "7 September 2026 to 22 November 2026" not in pages(preview)
    assert "to 22 November 2026 · 12 weeks" in pages(preview)


@pytest.mark.parametrize(
    ("first", "expected"),
    [(date(2026, 10, 26), "4 weeks"), (date(2026, 8, 31), "12 weeks"), (None, "All")],
)
def test_ranges_of_the_page_are_called_as_there(
    first: date | None, expected: str, make: Make
) -> None:
    assert days(make(first=first, last=TODAY)).currentText() == expected


def test_nobody_has_to_say_who_they_are(make: Make, settings_model: SettingsModel) -> None:
    preview = make()
    preview.leave()
    assert settings_model.settings.report_name is None
    assert settings_model.settings.report_note is None


def test_name_and_note_stand_on_the_page_and_are_kept_for_the_next_report(
    make: Make, settings_model: SettingsModel, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    preview = make(ask_file=lambda *_: path)
    QTest.keyClicks(preview.panel.findChildren(QLineEdit)[0], "Ada")
    preview.panel.findChildren(QPlainTextEdit)[0].setPlainText("The left\nside: 王小明, مهم")
    button(preview, "Save as PDF…").click()
    assert "Ada" in pages(preview)
    assert "The left side: 王小明, مهم" in pages(preview)
    assert "Saved as report.pdf." in said(preview)
    assert path.stat().st_mode & 0o077 == 0
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert "Ada" in document.getAllText(0).text()
    assert settings_model.settings.report_name == "Ada"
    again = make()
    assert "The left side" in pages(again)
    assert again.panel.findChildren(QLineEdit)[0].text() == "Ada"
    again.panel.findChildren(QPlainTextEdit)[0].clear()
    again.leave()
    assert settings_model.settings.report_note is None


def test_it_prints_on_the_paper_that_is_in_the_printer(make: Make, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(LETTER.id)
    preview = make(ask_printer=lambda *_: printer)
    button(preview, "Print…").click()
    document = QPdfDocument()
    document.load(str(tmp_path / "printed.pdf"))
    assert document.pagePointSize(0).toSize().height() == 792
    assert "On its way to the printer." in said(preview)


def test_letter_can_be_chosen_and_escape_leaves(make: Make, qtbot: QtBot) -> None:
    preview = make()
    button(preview, "Letter").click()
    assert preview.paper is LETTER
    preview.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(preview.view.hasFocus)
    with qtbot.waitSignal(preview.left):
        QTest.keyClick(preview.view, Qt.Key.Key_Escape)


def test_an_empty_log_has_nothing_to_report_yet(make: Make, journal: Journal) -> None:
    preview = make(logged(journal, MINE, SETTINGS, TODAY))
    assert "There is nothing to report yet." in said(preview)
    assert not button(preview, "Save as PDF…").isEnabled()
    assert not button(preview, "Print…").isEnabled()
    assert preview.report is None
    assert "Page" not in said(preview).replace("Pages", "")


def test_every_field_has_a_name_for_those_who_hear_it(make: Make) -> None:
    preview = make()
    named = {each.accessibleName() for each in preview.findChildren(QLineEdit)}
    named |= {each.accessibleName() for each in preview.findChildren(QPlainTextEdit)}
    assert {"Your name", "A note to your clinician"} <= named
    assert days(preview).accessibleName() == "Days"
    assert preview.panel.findChildren(QPlainTextEdit)[0].tabChangesFocus()


def test_settings_changed_elsewhere_stay(make: Make, settings_model: SettingsModel) -> None:
    preview = make()
    settings_model.change(goal=0.5)
    QTest.keyClicks(preview.panel.findChildren(QLineEdit)[0], "A")
    preview.leave()
    assert settings_model.settings == replace(
        SettingsModel(SettingsStore(Path("none"))).settings, goal=0.5, report_name="A"
    )
