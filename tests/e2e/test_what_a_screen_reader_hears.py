"""What a screen reader hears: every control has a name, a role and a place in the tab order."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coach.core.check_in import Concern
from coach.ui.check_in.words import WORDINGS
from coach.ui.today.page import TodayPage
from tests.e2e.conftest import Desk, OpenDesk

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ListItem,
    QAccessible.Role.Link,
    QAccessible.Role.Switch,
}
MOST = 200  # controls on one page
PAGES = ("Today", "Routine", "Progress", "Exercises", "Settings")


def controls(root: QWidget) -> Iterator[QAccessibleInterface]:
    waiting = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        found = waiting.pop()
        if found is None or not found.isValid() or found.state().invisible:
            continue
        if found.role() in CONTROLS:
            yield found
        waiting += [found.child(place) for place in range(found.childCount())]


def name(control: QAccessibleInterface) -> str:
    return control.text(QAccessible.Text.Name)


def by_tab(desk: Desk) -> set[QWidget | None]:
    """What Tab leads to, once round."""
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)
    first = QApplication.focusWidget()
    reached = {first}
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
        reached.add(QApplication.focusWidget())
    return reached


def check(desk: Desk) -> set[str]:
    """Fails on a control without a name or out of the keyboard's reach; returns all names.

    Of a group of buttons one has its place in the tab order, and arrow keys lead to the others.
    """
    # no interface outlives its widget here, not even where a test fails
    found = [(name(control), control.object()) for control in controls(desk.window)]
    assert not [str(widget) for called, widget in found if not called.strip()]
    reached = by_tab(desk)
    for called, widget in found:
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            group = widget.group() is not None or widget.autoExclusive()
            assert group or widget in reached, called
    return {called for called, _ in found}


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_a_page(open_desk: OpenDesk, page: str) -> None:
    desk = open_desk()
    desk.window.open(page)
    desk.settle()
    heard = check(desk)
    assert set(PAGES) <= heard
    assert page in {
        name(QAccessible.queryAccessibleInterface(widget))
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible() and not isinstance(widget, QAbstractButton)
    }


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced."""
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def focused() -> str:
    """What a screen reader says of what has the focus."""
    widget = QApplication.focusWidget()
    interface = QAccessible.queryAccessibleInterface(widget) if widget else None
    return name(interface) if interface else ""


def test_every_control_of_the_check_in(open_desk: OpenDesk, told: list[str]) -> None:
    desk = open_desk(notice_seen=False)
    assert check(desk) == {"Read all of it", "Begin"}
    assert any("It does not diagnose." in line for line in told)
    desk.click("Begin")
    assert focused() == f"Question 1 of 13. {WORDINGS[Concern.BLADDER_OR_BOWEL].question}"
    assert check(desk) == {"No", "Yes", "Back", "Read all of it"}
    desk.press(Qt.Key.Key_Y)
    assert focused().startswith("Get emergency help now. Call your local emergency number")
    assert check(desk) == {"Back", "Close"}
    desk.press(Qt.Key.Key_Left)
    for _ in Concern:
        desk.press(Qt.Key.Key_N)
    assert "4 to 5: Ease off, and see that it settles by tomorrow." in told[-1]
    assert check(desk) == {"Back", "Read all of it", "Start with Back Coach"}
    desk.click("Read all of it")
    assert all(wording.sign in told[-1] for wording in WORDINGS.values() if wording.to_say)
    assert check(desk) == {"Back"}


def test_every_control_of_a_session(open_desk: OpenDesk, told: list[str]) -> None:
    desk = open_desk()
    assert "Start session" in check(desk)
    desk.click("Start session")
    assert told[-1].startswith("How is your pain right now? From 0, no pain, to 10")
    assert {"Pain 0", "Pain 10", "Check-in", "Not now"} <= check(desk)
    desk.press(Qt.Key.Key_5)
    assert focused().startswith("Ease off today.")
    assert check(desk) == {"Check-in", "Not now", "Start gently"}
    desk.press(Qt.Key.Key_Return)
    assert {"Pause", "Skip", "Back", "It hurts", "End session"} <= check(desk)
    assert {"Check-in", "Floor view", "Sound on"} <= check(desk)
    desk.press(Qt.Key.Key_Space)
    assert told[-1].startswith("Paused, ")
    assert "Go on" in check(desk)
    desk.press(Qt.Key.Key_Space)
    assert told[-1].startswith("Get ready. Then ")
    desk.click("End session")
    assert told[-1] == "End the session?"
    assert check(desk) == {"Keep going", "End session", "Check-in"}
    desk.click("End session")
    assert told[-1].startswith("The session is over.")
    assert "How is your pain now?" in told[-1]
    assert {"Pain 0", "Done", "Check-in"} <= check(desk)
    desk.press(Qt.Key.Key_8)
    assert told[-1].startswith("Stop for today, and rest.")


def test_every_control_where_it_hurts(open_desk: OpenDesk, told: list[str]) -> None:
    desk = open_desk()
    desk.click("Start session")
    desk.press(Qt.Key.Key_8)
    assert focused().startswith("Better not today.")
    assert check(desk) == {"Check-in", "Start gently all the same", "Not today"}
    desk.click("Start gently all the same")
    desk.press(Qt.Key.Key_P)
    assert focused() == "Stopped. Take your time. Stopping was right. It counts as done."
    named = check(desk)
    assert {"Skip this exercise", "End the session", "It is fine, go on as before"} <= named
    assert {"Just for today", "From now on", "Check-in"} <= named
    desk.press(Qt.Key.Key_C)
    assert focused().startswith("Question 1 of 12. ")
    assert check(desk) == {"No", "Yes", "Back to the session", "Read all of it"}


def test_every_control_of_the_floor_view_is_a_key_and_what_is_read_is_named(
    open_desk: OpenDesk,
) -> None:
    desk = open_desk()
    desk.click("Start session")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_F)
    assert check(desk) == set()
    floor = desk.session.following.stage.floor
    assert [part.accessibleName() for part in (floor.word, floor.side)] == [
        "Get ready",
        "To the right",
    ]


def test_every_control_of_the_next_day(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.click("Start session")
    desk.press(Qt.Key.Key_8)
    desk.press(Qt.Key.Key_Return)
    desk.clock.passed += timedelta(days=1).total_seconds()
    desk.window.open("Settings")
    desk.settle()
    desk.window.findChildren(TodayPage)[0].stale()
    desk.window.open("Today")
    desk.settle()
    assert {"Yes", "Not yet", "Not now"} <= check(desk)
    assert "Has it settled?" in desk.button("Not yet").accessibleDescription()
    desk.click("Not yet")
    assert {"Go through the check-in", "All right"} <= check(desk)
