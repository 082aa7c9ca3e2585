"""The button that opens the check-in, as the pages around a session have it."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton

from coach.ui.theme import styled

CHECK_IN = "Check-in"


def check_in_button(pressed: SignalInstance) -> QPushButton:
    button = styled(QPushButton(CHECK_IN), kind="quiet")
    button.setToolTip("When to get help: C")
    button.clicked.connect(pressed)
    return button
