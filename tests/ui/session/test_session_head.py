"""The head of a session: the name stays whole, whatever the room."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from coach.ui.session.face import StepFace
from coach.ui.session.head import Head
from coach.ui.theme import ThemeHub

LONG = "Lower trunk rotation"


def _face(name: str) -> StepFace:
    return StepFace(
        place="10 of 10",
        name=name,
        side="To the right",
        instruction="",
        dots=(),
        dots_text="",
        next_title="",
        next_note="",
        can_lengthen=True,
    )


@pytest.fixture
def head(qtbot: QtBot, theme_hub: ThemeHub) -> Head:
    made = Head(theme_hub)
    qtbot.addWidget(made)
    made.show_step(_face(LONG))
    made.show_left("28 min left")
    return made


def _show(head: Head, width: int) -> None:
    head.resize(width, 50)
    head.show()
    QApplication.sendPostedEvents()


def _name(head: Head) -> QLabel:
    (label,) = (each for each in head.findChildren(QLabel) if each.accessibleName() == LONG)
    return label


def _sound(head: Head) -> QPushButton:
    (button,) = (b for b in head.findChildren(QPushButton) if b.accessibleName() == "Sound on")
    return button


def test_with_room_the_name_is_large_and_the_sound_a_word(head: Head) -> None:
    _show(head, 1200)
    name = _name(head)
    assert name.font().pixelSize() == 28
    assert name.fontMetrics().horizontalAdvance(LONG) <= name.width()
    assert _sound(head).text() == "Sound on"


def test_with_little_room_the_name_is_smaller_but_whole(head: Head) -> None:
    _show(head, 690)
    name = _name(head)
    assert name.text() == LONG
    assert name.font().pixelSize() < 28
    assert name.fontMetrics().horizontalAdvance(LONG) <= name.width()
    assert (_sound(head).text(), _sound(head).icon().isNull()) == ("", False)


def test_a_name_that_cannot_fit_is_shortened_and_said_in_full_on_hover(head: Head) -> None:
    _show(head, 460)
    name = _name(head)
    assert name.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert name.toolTip() == LONG


def test_what_was_made_to_fit_unseen_is_laid_out_when_seen(
    qtbot: QtBot, theme_hub: ThemeHub
) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(QLabel("a question first"))
    head = Head(theme_hub)
    pages.addWidget(head)
    pages.resize(690, 60)
    with qtbot.waitExposed(pages):
        pages.show()
    head.show_step(_face("Short"))
    head.show_left("28 min left")
    QApplication.sendPostedEvents()
    head.show_step(_face(LONG))
    pages.setCurrentWidget(head)
    QApplication.sendPostedEvents()
    name = _name(head)
    assert name.text() == LONG
    assert name.fontMetrics().horizontalAdvance(LONG) <= name.width()
