"""Two minutes on Sunday: the week looked at, a session put right, the report for the clinician."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.ui.charts.calendar import DayCalendar
from coach.ui.charts.weekly import WeeklyBars
from coach.ui.log.page import LogPage
from coach.ui.progress.page import ProgressPage
from coach.ui.reporting.preview import ReportPreview
from coach.ui.review.page import ReviewPage
from tests.e2e.conftest import Desk, OpenDesk


def said(desk: Desk) -> str:
    labels = desk.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def on_progress(desk: Desk, qtbot: QtBot) -> ProgressPage:
    desk.window.open("Progress")
    [page] = desk.window.findChildren(ProgressPage)
    qtbot.waitUntil(lambda: page.is_whole and not page._look.isActive(), timeout=20_000)
    desk.settle()
    return page


def test_from_the_page_to_the_sessions_of_a_week_of_a_day_and_to_the_report(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk()
    desk.coach.make_up_history()
    page = on_progress(desk, qtbot)
    week = page._weeks.findChildren(WeeklyBars)[0]
    last = week._pixels(week.marks[-1].place).center().toPoint()
    QTest.mouseClick(week.viewport(), Qt.MouseButton.LeftButton, pos=last)
    [log] = desk.window.findChildren(LogPage)
    assert log.isVisible()
    assert "6 sessions" in said(desk)
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    days = page._days.findChildren(DayCalendar)[0]
    days.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(days, key)
    [log] = desk.window.findChildren(LogPage)
    assert log.isVisible()
    assert "1 session" in said(desk)
    desk.press(Qt.Key.Key_Escape)
    desk.click("Report for my clinician…")
    [preview] = desk.window.findChildren(ReportPreview)
    assert preview.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.covered


def test_a_new_session_deleted_by_hand_leaves_the_page_and_comes_back(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk()
    desk.coach.make_up_history()
    page = on_progress(desk, qtbot)
    assert page._shown is not None
    before = page._shown.progress.credits
    last = max(before)
    session = desk.coach.journal.sums()[-1]
    desk.coach.journal.corrections.delete(session.id, desk.clock.now())
    assert last not in page._shown.progress.credits
    desk = open_desk()
    desk.coach.journal.corrections.undo(desk.clock.now())
    page = on_progress(desk, qtbot)
    assert page._shown is not None
    assert page._shown.progress.credits == before


def test_today_offers_the_week_to_be_reviewed_until_it_was(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk()
    desk.coach.make_up_history()
    desk.window.open("Today")
    desk.settle()
    assert "Your week in review" in said(desk)
    desk.click("Look")
    [review] = desk.window.findChildren(ReviewPage)
    assert review.isVisible()
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert "Your week in review" not in said(desk)
    assert desk.coach.journal.reviews()
