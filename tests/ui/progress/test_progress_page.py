"""The Progress page: core's figures, at once, and the charts when they have been imported."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.core.adherence import Progress, progress
from coach.core.exercise import Catalog
from coach.storage import demo
from coach.storage.journal import Journal
from coach.ui.charts.series import Span
from coach.ui.progress.cards import NO_RATING
from coach.ui.progress.chart_card import NO_SESSION
from coach.ui.progress.figure_label import FigureLabel
from coach.ui.progress.page import ProgressPage
from coach.ui.progress.words import figures, week_sentence
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.table import Table
from tests.planned import always
from tests.ui.progress.conftest import TODAY, StandingAt


@pytest.fixture
def filled(journal: Journal, catalog: Catalog, routine_model: RoutineModel) -> Progress:
    demo.fill(journal, catalog, routine_model.routine, TODAY, 0)
    return progress(journal.sessions(), always(routine_model.routine.days), TODAY, 0, 0.8)


def opened(page: ProgressPage, qtbot: QtBot) -> None:
    page.show()
    qtbot.waitUntil(lambda: page.has_charts and not page._look.isActive())


def texts(page: ProgressPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page: ProgressPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text)


def test_the_words_are_there_before_the_charts(page: ProgressPage, filled: Progress) -> None:
    page.show()
    assert not page.has_charts
    assert any(text.startswith(week_sentence(filled)) for text in texts(page))


def test_the_page_can_be_imported_without_pyqtgraph() -> None:
    code = "import sys, coach.ui.progress.page as p; print([m for m in sys.modules if m in 'x'])"
    code = code.replace("m in 'x'", "m in ('pyqtgraph', 'numpy')")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_every_figure_is_cores(page: ProgressPage, filled: Progress) -> None:
    page.show()
    named = {label.accessibleName() for label in page.findChildren(FigureLabel)}
    assert named == {f"{figure.value} {figure.caption}" for figure in figures(filled, 0.8)}
    for label in page.findChildren(FigureLabel):
        assert label.accessibleDescription()
        assert label.toolTip()
        assert label.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_charts_show_cores_weeks_and_days(
    page: ProgressPage, filled: Progress, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    bars = page._weeks._chart
    days = page._days._chart
    assert bars is not None
    assert days is not None
    assert [bar.planned for bar in bars._bars] == [week.planned for week in filled.weeks[-12:]]
    assert [bar.credit for bar in bars._bars] == pytest.approx(
        [week.credit for week in filled.weeks[-12:]]
    )
    assert {day.date: day.credit for day in days._days if day.credit} == pytest.approx(
        {day: credit for day, credit in filled.credits.items() if credit}
    )


@pytest.mark.parametrize(("words", "count"), [("4 weeks", 4), ("1 year", 52), ("All", 13)])
def test_the_range_is_chosen_by_its_button(
    page: ProgressPage, filled: Progress, qtbot: QtBot, words: str, count: int
) -> None:
    opened(page, qtbot)
    button(page, words).click()
    assert page._weeks._chart is not None
    assert len(page._weeks._chart.marks) == count
    assert button(page, words).isChecked()
    assert not button(page, "12 weeks").isChecked()


def test_an_empty_log_says_what_will_be_here(page: ProgressPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert texts(page).count(NO_SESSION) == 3
    assert NO_RATING in texts(page)


def test_a_new_session_and_a_new_goal_show_at_once(
    page: ProgressPage,
    qtbot: QtBot,
    journal: Journal,
    catalog: Catalog,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
) -> None:
    opened(page, qtbot)
    demo.fill(journal, catalog, routine_model.routine, TODAY, 0)
    assert NO_SESSION not in texts(page)
    settings_model.change(goal=0.5)
    assert any("50 %" in text for text in texts(page))


def test_another_theme_reaches_the_charts(
    page: ProgressPage, filled: Progress, qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    opened(page, qtbot)
    charts = [card.chart() for card in page._cards]
    theme_hub.choose("dark", 1.0)
    assert [card.chart() for card in page._cards] == charts
    assert all(chart is not None and chart.theme.dark for chart in charts)


def test_a_narrow_page_has_one_column(page: ProgressPage, filled: Progress, qtbot: QtBot) -> None:
    opened(page, qtbot)
    page.resize(700, 620)
    QApplication.processEvents()
    assert page._pain.x() == page._weeks.x()
    page.resize(1196, 800)
    QApplication.processEvents()
    assert page._pain.x() > page._weeks.x()


def test_the_keyboard_reaches_every_chart(
    page: ProgressPage, filled: Progress, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    page.activateWindow()
    button(page, "4 weeks").setFocus()
    qtbot.waitUntil(button(page, "4 weeks").hasFocus)
    reached = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {card.chart() for card in page._cards} <= reached
    label = page.findChildren(FigureLabel)[0]
    label.setFocus()
    assert label.accessibleDescription() in texts(page)


def test_the_log_is_summed_up_again_only_when_it_has_changed(
    page: ProgressPage,
    filled: Progress,
    journal: Journal,
    settings_model: SettingsModel,
) -> None:
    page.show()
    before = journal.sums()
    button(page, "4 weeks").click()
    settings_model.change(goal=0.6)
    assert journal.sums() is before
    journal.corrections.delete(before[-1].id, StandingAt(TODAY).now())
    assert len(journal.sums()) == len(before) - 1


def test_a_stretch_dragged_over_becomes_the_range_and_goes_again(
    page: ProgressPage, filled: Progress, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    page._days.chosen.emit(Span(date(2026, 10, 7), date(2026, 10, 20)))
    assert page._weeks._chart is not None
    assert [bar.start for bar in page._weeks._chart._bars] == [
        date(2026, 10, 5) + timedelta(weeks=n) for n in range(3)
    ]
    by_hand = button(page, "5 Oct – 25 Oct  ✕")
    assert by_hand.isChecked()
    by_hand.click()
    assert button(page, "12 weeks").isChecked()
    assert len(page._weeks._chart.marks) == 12


def test_what_a_chart_or_a_button_opens_says_for_which_days(
    page: ProgressPage, filled: Progress, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    asked: list[object] = []
    page.log_requested.connect(lambda *days: asked.append(days))
    page.report_requested.connect(lambda *days: asked.append(days))
    for card in (page._weeks, page._days, page._pain):
        chart = card.chart()
        assert chart is not None
        chart.opened.emit(len(chart.marks) - 1)
    button(page, "Sessions").click()
    button(page, "Report for my clinician…").click()
    sunday, monday = TODAY, date(2026, 11, 16)
    saturday = TODAY - timedelta(days=1)
    assert asked == [
        (monday, sunday),
        (sunday, sunday),
        (saturday, saturday),
        (None, None),
        (monday - timedelta(weeks=11), sunday),
    ]


def test_each_chart_has_its_table_behind_it(
    page: ProgressPage, filled: Progress, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    asked: list[object] = []
    page.log_requested.connect(lambda *days: asked.append(days))
    for card in page._cards:
        card._switch.click()
        (table,) = card.findChildren(Table)
        assert table.isVisible()
        assert table.accessibleName().endswith("as a table")
        table.selectRow(0)
        QTest.keyClick(table, Qt.Key.Key_Return)
    week = page._weeks.findChildren(Table)[0].model()
    assert [week.index(0, column).data() for column in (1, 2)] == ["6", "7"]
    assert asked[0] == (date(2026, 11, 16), TODAY)
    button(page, "4 weeks").click()
    assert week.rowCount() == 4
    page._weeks._switch.click()
    chart = page._weeks.chart()
    assert chart is not None
    assert chart.isVisible()
    assert len(chart.marks) == 4


def test_how_pain_has_changed_is_told_with_its_figures(
    page: ProgressPage, filled: Progress, qtbot: QtBot
) -> None:
    page.show()
    verdict = page._pain._verdict
    assert verdict.text() in texts(page)
    assert verdict.text().startswith(("Less: ", "About the same: ", "More: "))
    assert "last seven" in verdict.toolTip()


def test_no_card_is_wider_than_a_small_window_at_large_text(
    page: ProgressPage, filled: Progress, qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("light", 1.5)
    page.resize(783, 620)
    opened(page, qtbot)
    for card in (*page._cards, page._figures, page._header):
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= page.width(), type(card).__name__
    assert page.body.minimumSizeHint().width() <= page.width()
