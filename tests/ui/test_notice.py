"""The safety notice: everything that it has to say, and closing it."""

import pytest
from PySide6.QtCore import Qt
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


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_say_that_it_has_been_read(
    qtbot: QtBot, theme_hub: ThemeHub, key: Qt.Key
) -> None:
    notice = made(qtbot, theme_hub, first_time=True)
    with qtbot.waitSignal(notice.closed):
        qtbot.keyClick(notice.button, key)


def test_escape_closes_it_only_when_it_has_been_read_before(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    for first_time in (True, False):
        notice = made(qtbot, theme_hub, first_time=first_time)
        with qtbot.waitExposed(notice):
            notice.show()
        closed: list[bool] = []
        notice.closed.connect(lambda closed=closed: closed.append(True))
        notice.button.setFocus()
        qtbot.keyClick(notice.button, Qt.Key.Key_Escape)
        assert bool(closed) is not first_time


def test_it_stands_in_the_middle_of_a_wide_window(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    notice = made(qtbot, theme_hub, first_time=True)
    notice.resize(1900, 1000)
    with qtbot.waitExposed(notice):
        notice.show()
    sheet = notice.button.parentWidget()
    assert sheet is not None
    left = sheet.mapTo(notice, sheet.rect().topLeft()).x()
    right = notice.width() - left - sheet.width()
    assert abs(left - right) <= 2
