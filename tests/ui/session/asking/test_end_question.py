"""Whether to end: the arrow keys go to what stands there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.ui.session.asking.end_question import EndQuestion
from coach.ui.theme import ThemeHub

Key = Qt.Key


@pytest.fixture
def question(qtbot: QtBot, theme_hub: ThemeHub) -> EndQuestion:
    made = EndQuestion(QPixmap(800, 600), theme_hub)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ([], "Keep going"),
        ([Key.Key_Left], "End session"),
        ([Key.Key_Left, Key.Key_Left], "End session"),
        ([Key.Key_Left, Key.Key_Right], "Keep going"),
        ([Key.Key_Right], "Keep going"),
        ([Key.Key_Down], "Check-in"),
        ([Key.Key_Down, Key.Key_Up], "Keep going"),
        ([Key.Key_Down, Key.Key_Left], "End session"),
        ([Key.Key_Left, Key.Key_Up], "End session"),
    ],
)
def test_arrow_keys_go_to_what_is_seen_there(
    question: EndQuestion, keys: list[Qt.Key], name: str
) -> None:
    for key in keys:
        QTest.keyClick(question.focusWidget(), key)
    focus = question.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == name
