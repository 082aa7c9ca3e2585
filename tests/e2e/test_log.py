"""The log lies over the window, and what is put right in it is seen on Today."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.core.day_mark import DayMark
from coach.ui.log.page import LogPage
from tests.e2e.conftest import START, Desk


def test_the_log_opens_for_a_span_and_is_left_with_escape(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk()
    today = START.date()
    desk.coach.journal.corrections.mark([today], DayMark.ILL, START)
    desk.coach.looking_back.open_log(today - timedelta(days=6), today)
    desk.settle()
    (page,) = desk.window.findChildren(LogPage)
    assert desk.window.covered
    assert [line.day for line in page.list.found] == [today]
    page.undo()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    desk.settle()
    assert not desk.window.covered
    assert desk.coach.journal.marks() == {}
