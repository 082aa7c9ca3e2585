"""What a screen reader hears: every control has a name, a role and a place in the tab order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget

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


def check(desk: Desk) -> set[str]:
    """Fails on a control without a name or out of the keyboard's reach; returns all names."""
    found = list(controls(desk.window))
    nameless = [str(control.object()) for control in found if not name(control).strip()]
    assert not nameless
    for control in found:
        widget = control.object()
        if isinstance(widget, QAbstractButton):
            group = widget.group() is not None or widget.autoExclusive()
            assert group or widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value, name(control)
    return {name(control) for control in found}


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


def test_every_control_of_a_session(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert "Start session" in check(desk)
    desk.click("Start session")
    assert {"Pain 0", "Pain 10"} <= check(desk)
    desk.press(Qt.Key.Key_Return)
    assert {"Pause", "Skip", "Back", "End session"} <= check(desk)
    desk.press(Qt.Key.Key_Space)
    assert "Go on" in check(desk)
    desk.click("End session")
    assert "Keep going" in check(desk)
