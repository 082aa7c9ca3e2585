"""The week is reviewed once: from Today, through the log, to the routine and back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coach.core.review import Obstacle, SuggestionKind
from tests.e2e.conftest import Desk, OpenDesk

WEEK = date(2026, 11, 9)


def is_offered(desk: Desk) -> bool:
    found = desk.window.findChildren(QPushButton)
    return any(button.isVisible() and button.text() == "Look" for button in found)


def test_answered_taken_undone_and_not_asked_again(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.coach.make_up_history()
    coach, before = desk.coach, desk.coach.routine_model.routine
    desk.click("Look")
    desk.press(Qt.Key.Key_2)
    desk.click("Do this")
    assert len(coach.routine_model.routine.active) < len(before.active)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.covered
    assert not is_offered(desk)
    kept = coach.journal.reviews()[WEEK]
    assert (kept.obstacle, kept.suggestion) == (Obstacle.TIME, SuggestionKind.SHORTER)
    assert kept.taken
    desk.window.open("Routine")
    desk.click("Undo")
    assert coach.routine_model.routine == before
    assert not coach.journal.reviews()[WEEK].taken

    again = open_desk()
    assert not is_offered(again)
    assert again.coach.journal.reviews()[WEEK].obstacle is Obstacle.TIME
