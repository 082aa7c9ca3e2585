"""The cards of Today: as high as each other in a row, with a note that keeps within its limits."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from coach.ui.routine_model import RoutineModel
from coach.ui.theme import ThemeHub
from coach.ui.today.exercise_card import ExerciseCard
from coach.ui.today.note_label import NoteLabel
from coach.ui.today.page import TodayPage

LONG = (
    "Slowly, not past where it pulls <behind> the knee, and never first thing in the morning. " * 2
)
SHORT = "with the towel"


@pytest.fixture
def cards(
    qtbot: QtBot, page: TodayPage, routine_model: RoutineModel, theme_hub: ThemeHub, scale: float
) -> list[ExerciseCard]:
    theme_hub.choose("light", scale)
    entries = list(routine_model.shown.entries)
    entries[1] = replace(entries[1], note=LONG.strip())
    entries[2] = replace(entries[2], note=SHORT)
    routine_model.change(replace(routine_model.shown, entries=tuple(entries)))
    page.resize(1160, 800)
    with qtbot.waitExposed(page):
        page.show()
    QApplication.processEvents()
    found = page.findChildren(ExerciseCard)
    page.hide()
    return found


def note(card: ExerciseCard) -> NoteLabel:
    (found,) = card.findChildren(NoteLabel)
    return found


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_cards_of_a_row_are_equally_high(cards: list[ExerciseCard]) -> None:
    for top in {card.y() for card in cards}:
        assert len({card.height() for card in cards if card.y() == top}) == 1
    assert len({card.y() for card in cards}) == -(-len(cards) // across(cards))


def across(cards: list[ExerciseCard]) -> int:
    return len({card.x() for card in cards})


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_a_long_note_has_two_lines_and_is_told_whole(cards: list[ExerciseCard]) -> None:
    card, label = cards[1], note(cards[1])
    assert label.text().endswith("…")
    assert LONG.startswith(label.text()[:-1])
    line = label.fontMetrics().lineSpacing()
    assert line < label.heightForWidth(label.width()) < 3 * line
    assert label.height() >= QLabel.heightForWidth(label, label.width()) > line
    assert "&lt;behind&gt; the knee" in card.toolTip()
    assert LONG.strip() in card.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_short_note_stands_as_it_is(cards: list[ExerciseCard]) -> None:
    assert note(cards[2]).text() == SHORT
    assert note(cards[0]).isHidden()


def test_a_note_has_more_letters_where_there_is_more_room(qtbot: QtBot) -> None:
    label = NoteLabel(LONG.strip())
    qtbot.addWidget(label)
    label.resize(200, 60)
    with qtbot.waitExposed(label):
        label.show()
    before = len(label.text())
    label.resize(400, 60)
    assert len(label.text()) > before
    label.resize(2000, 60)
    assert label.text() == LONG.strip()
    label.hide()
