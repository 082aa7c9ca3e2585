"""What is said to a screen reader, and only to one."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach.ui.announcing import announce


@pytest.mark.parametrize(("listening", "heard"), [(True, ["Set two."]), (False, [])])
def test_a_line_is_said_where_somebody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, listening: bool, heard: list[str]
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: listening)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    label = QLabel()
    qtbot.addWidget(label)
    announce(label, "Set two.")
    assert said == heard
