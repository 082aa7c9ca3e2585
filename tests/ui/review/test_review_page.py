"""The review over the window: what it says, the keys, and the way back from everything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coach.core.day_mark import DayMark
from coach.core.exercise import Catalog
from coach.core.review import Obstacle, days_of
from coach.core.session import SessionRecord
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.review import words as review_words
from coach.ui.review.cards import NOT_MARKED
from coach.ui.review.obstacle_choice import CHOSEN
from coach.ui.review.page import ReviewPage
from coach.ui.review.week_in_review import WeekInReview
from coach.ui.review.words import LEFT, OBSTACLES, UNDO_WHERE
from coach.ui.routine_model import RoutineModel
from tests.core.weeks_done import WEEK, a_session, full_weeks, week_before
from tests.ui.review.conftest import Open

Show = Callable[[WeekInReview], ReviewPage]


@pytest.fixture
def full(routine_model: RoutineModel, catalog: Catalog) -> list[SessionRecord]:
    return full_weeks(routine_model.routine, catalog, 3)


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page: QWidget, text: str) -> QPushButton:
    (found,) = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def offered(page: QWidget) -> set[str]:
    choices = set(OBSTACLES.values())
    visible = [b for b in page.findChildren(QPushButton) if b.isVisible()]
    return {b.text() for b in visible if b.accessibleName() not in choices}


def chosen(page: QWidget) -> list[str]:
    return [b.accessibleName() for b in page.findChildren(QPushButton) if b.isChecked()]


def focused(page: QWidget) -> str:
    found = page.window().focusWidget()
    return found.accessibleName() or found.text() if isinstance(found, QPushButton) else ""


def press(page: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def test_all_of_it_is_on_one_screen(opened: Open, shown: Show, full: list[SessionRecord]) -> None:
    page = shown(opened(full))
    [area] = page.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert "You did 7 of 7 planned days." in said(page)
    assert "Pain 2 before, 2 after. The week before: 2 and 2." in said(page)
    assert any(line.startswith("A little more of Lower trunk rotation") for line in said(page))
    assert any(line.startswith("Ask your clinician first") for line in said(page))
    assert offered(page) == {"I have asked: do this", "Leave it", "Done"}


def test_the_chart_comes_by_itself_and_tab_reaches_everything(
    qtbot: QtBot, opened: Open, shown: Show, full: list[SessionRecord]
) -> None:
    page = shown(opened(full))
    qtbot.waitUntil(lambda: page.chart.chart is not None)
    chart = page.chart.chart
    assert chart
    reached = []
    for _ in range(10):
        press(page, Qt.Key.Key_Tab)
        reached.append(focused(page))
    assert reached[4:] == [
        "Nothing",
        "I have asked: do this",
        "Leave it",
        "",  # the chart
        "Done",
        "Pain",
    ]
    assert len(chart.marks) == 3
    assert "Week from 16 Nov: 7 of 7 planned days, 100 %, goal reached." in (
        chart.accessibleDescription()
    )


def test_keys_answer_and_arrows_go_from_one_to_the_next(
    opened: Open, shown: Show, journal: Journal, full: list[SessionRecord]
) -> None:
    page = shown(opened(full))
    assert focused(page) == "Pain"
    press(page, Qt.Key.Key_2)
    assert chosen(page) == ["No time"]
    assert focused(page) == "No time"
    assert button(page, f"{CHOSEN}   No time").isChecked()
    press(page, Qt.Key.Key_Right)
    assert (focused(page), chosen(page)) == ("I was ill", ["No time"])
    press(page, Qt.Key.Key_Return)
    assert chosen(page) == ["I was ill"]
    press(page, Qt.Key.Key_Up)
    press(page, Qt.Key.Key_Left)
    press(page, Qt.Key.Key_Left)
    assert focused(page) == "Nothing"
    press(page, Qt.Key.Key_Space)
    assert journal.reviews()[WEEK].obstacle is Obstacle.NOTHING


def test_pressed_once_more_an_answer_stays(opened: Open, shown: Show) -> None:
    page = shown(opened())
    for _ in range(2):
        press(page, Qt.Key.Key_5)
    assert chosen(page) == ["I forgot"]


def test_taking_says_what_was_changed_and_where_to_undo_it(
    opened: Open, shown: Show, routine_model: RoutineModel, full: list[SessionRecord]
) -> None:
    before = routine_model.book
    page = shown(opened(full))
    button(page, "I have asked: do this").click()
    told = "Lower trunk rotation is now: 21 times instead of 20."
    assert f"{told} {UNDO_WHERE}" in said(page)
    assert offered(page) == {"Undo", "Done"}
    assert focused(page) == "Done"
    button(page, "Undo").click()
    assert routine_model.book == before
    assert focused(page) == "I have asked: do this"
    assert "Leave it" in offered(page)


def test_leaving_it_says_so_and_does_not_bind(
    opened: Open, shown: Show, full: list[SessionRecord]
) -> None:
    page = shown(opened(full))
    button(page, "Leave it").click()
    assert LEFT in said(page)
    assert (focused(page), offered(page)) == ("Done", {"I have asked: do this", "Done"})


def test_keep_going_is_one_click(
    qtbot: QtBot, opened: Open, shown: Show, journal: Journal, full: list[SessionRecord]
) -> None:
    page = shown(opened(full[:-1]))
    assert offered(page) == {"Keep going", "Done"}
    with qtbot.waitSignal(page.left, timeout=0):
        button(page, "Keep going").click()
    assert journal.reviews()[WEEK].taken


@pytest.mark.parametrize("with_a_key", [True, False])
def test_leaving_at_any_time_keeps_what_was_answered(
    qtbot: QtBot, opened: Open, shown: Show, journal: Journal, with_a_key: bool
) -> None:
    page = shown(opened())
    press(page, Qt.Key.Key_4)
    with qtbot.waitSignal(page.left, timeout=0):
        press(page, Qt.Key.Key_Escape) if with_a_key else button(page, "Done").click()
    assert journal.reviews()[WEEK].obstacle is Obstacle.AWAY


def test_missed_days_are_marked_with_one_click(
    opened: Open, shown: Show, journal: Journal, routine_model: RoutineModel, catalog: Catalog
) -> None:
    days = (week_before(1), *days_of(WEEK)[2:])
    page = shown(opened([a_session(routine_model.routine, catalog, day) for day in days]))
    press(page, Qt.Key.Key_3)
    mark = button(page, "Mark 2 missed days as ill")
    mark.setFocus()
    mark.click()
    assert "Monday and Tuesday marked as ill: they do not count." in said(page)
    assert "You did 5 of 5 planned days. 2 days do not count." in said(page)
    assert focused(page) == "Undo marking the days"
    button(page, "Undo").click()
    assert "You did 5 of 7 planned days." in said(page)
    assert journal.marks() == {}
    press(page, Qt.Key.Key_6)
    assert not any(text.startswith("Mark ") for text in offered(page))


def test_where_the_log_cannot_be_written_it_says_so(
    opened: Open,
    shown: Show,
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    routine_model: RoutineModel,
    catalog: Catalog,
) -> None:
    page = shown(opened([a_session(routine_model.routine, catalog, week_before(1))]))
    press(page, Qt.Key.Key_3)

    def fail(*_: object) -> None:
        raise LogWriteError("full")

    monkeypatch.setattr(journal.corrections, "mark", fail)
    button(page, "Mark 7 missed days as ill").click()
    assert NOT_MARKED in said(page)
    assert DayMark.ILL not in journal.marks().values()
    assert review_words.KEPT in said(page)
    with monkeypatch.context() as full:
        full.setattr(journal, "review", fail)
        press(page, Qt.Key.Key_4)
        assert review_words.NOT_KEPT in said(page)
    press(page, Qt.Key.Key_3)
    assert review_words.KEPT in said(page)


def test_every_control_says_what_it_is_about(
    opened: Open, shown: Show, full: list[SessionRecord]
) -> None:
    page = shown(opened(full))
    assert page.accessibleName() == "Your week in review, 16 Nov to 22 Nov"
    for each in page.findChildren(QPushButton):
        if each.isVisible() and each.text() != "Done":
            assert each.accessibleDescription(), each.text()


def test_nothing_is_shown_as_a_window_of_its_own(
    opened: Open, shown: Show, full: list[SessionRecord]
) -> None:
    page = shown(opened(full))
    assert page.isActiveWindow()
