"""The card that says what comes next."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach.ui.session.following.face import StepFace
from coach.ui.session.following.next_card import NextCard
from coach.ui.theme import ThemeHub

FACE = StepFace("1 of 2", "Bridge", "", "", (), "", "Same again, left leg", "8 s to switch", True)


@pytest.fixture
def card(qtbot: QtBot, theme_hub: ThemeHub) -> NextCard:
    made = NextCard()
    qtbot.addWidget(made)
    made.resize(380, 80)
    with qtbot.waitExposed(made):
        made.show()
    return made


def note_is_beside(card: NextCard) -> bool:
    QApplication.processEvents()
    at = {label.text(): label.geometry() for label in card.findChildren(QLabel)}
    return bool(at[FACE.next_note].left() > at[FACE.next_title].left())


def test_the_time_stands_beside_the_words_where_there_is_room(card: NextCard) -> None:
    card.show_step(FACE)
    assert note_is_beside(card)
    card.show_step(replace(FACE, next_title="Bridge"))
    card.show_step(FACE)
    assert note_is_beside(card)
    card.resize(260, 80)
    assert not note_is_beside(card)


def test_it_is_as_high_whatever_comes_next(card: NextCard) -> None:
    faces = (FACE, replace(FACE, next_note=""), replace(FACE, next_title="Posterior pelvic tilt"))
    heights = set()
    for width in (380, 260):
        card.resize(width, 80)
        for face in faces:
            card.show_step(face)
            QApplication.processEvents()
            heights.add(card.sizeHint().expandedTo(card.minimumSize()).height())
    assert max(heights) - min(heights) <= 3
