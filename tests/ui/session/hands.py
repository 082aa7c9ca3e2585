"""What a person does at a session's page, and what they see of it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from coach.core.player import Player
from coach.ui.session.page import SessionPage


def press(page: SessionPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)


def button(page: SessionPage, name: str) -> QPushButton:
    """The one button of that name that can be pressed now."""
    (found,) = [
        each
        for each in page.findChildren(QPushButton)
        if name in (each.text(), each.accessibleName()) and each.isVisible() and each.isEnabled()
    ]
    return found


def click(page: SessionPage, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def double_click(target: QWidget) -> None:
    """The second press of a double click, as it reaches a widget."""
    place = QPointF(target.rect().center())
    pressed = Qt.MouseButton.LeftButton
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, pressed),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        where = QPointF(target.mapToGlobal(QPoint(5, 5)))
        event = QMouseEvent(kind, place, where, pressed, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, event)


def texts(page: SessionPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def player(page: SessionPage) -> Player:
    return page.controller.player


def left(page: SessionPage) -> list[bool]:
    """True for each time that it is left from now on."""
    ways: list[bool] = []
    page.left.connect(lambda: ways.append(True))
    return ways


def cut_off(page: QWidget) -> list[str]:
    """The labels that have less room than they need."""
    # type, then the widgets that it is in, then those around them
    for _ in range(3):
        QApplication.processEvents()
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible()
        and (
            label.height() < max(label.heightForWidth(label.width()), 0)
            or label.width() < label.minimumSizeHint().width()
        )
    ]
