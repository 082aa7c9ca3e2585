"""The safety notice: everything that it has to say, and closing it."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coach.ui.notice import Notice
from coach.ui.theme import ThemeHub


def made(qtbot: QtBot, hub: ThemeHub, *, first_time: bool) -> Notice:
    notice = Notice(theme_hub=hub, first_time=first_time)
    qtbot.addWidget(notice)
    return notice


@pytest.mark.parametrize(
    "fact",
    [
        "follows the sheet",
        "does not diagnose",
        "ask before you start",
        "midwife or doctor first",
        "Get emergency help now",
        "passing or holding urine or stool",
        "genitals or back passage",
        "in both legs",
        "thin bones or take steroids",
        "See a doctor soon",
        "Fever",
        "Weight loss",
        "history of cancer",
        "at night or when lying down",
        "like a band",
        "Unsteady walking",
        "six weeks",
        "Stop for today",
        "sharp or shooting pain",
        "never hold your breath",
    ],
)
def test_says(qtbot: QtBot, theme_hub: ThemeHub, fact: str) -> None:
    notice = made(qtbot, theme_hub, first_time=True)
    assert fact in " ".join(label.text() for label in notice.findChildren(QLabel))


@pytest.mark.parametrize(("first_time", "word"), [(True, "I have read this"), (False, "Close")])
def test_one_button_closes_it(
    qtbot: QtBot, theme_hub: ThemeHub, first_time: bool, word: str
) -> None:
    notice = made(qtbot, theme_hub, first_time=first_time)
    (button,) = notice.findChildren(QPushButton)
    assert button.text() == word
    with qtbot.waitSignal(notice.closed):
        button.click()
