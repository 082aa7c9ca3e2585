"""One of a few, or of many, as a pill that opens a list."""

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import MOST_SEEN, Choice


@pytest.fixture
def choice(qtbot: QtBot, theme_hub: ThemeHub) -> Choice:
    """A hundred voices."""
    made = Choice("Voice", [(f"Voice {number}", number) for number in range(100)], theme_hub)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_long_list_scrolls_instead_of_filling_the_screen(choice: Choice) -> None:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    fills_the_screen = choice.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, choice)
    assert not fills_the_screen
    assert choice.maxVisibleItems() == MOST_SEEN


def test_its_rows_are_as_generous_as_the_text_is_large(choice: Choice, theme_hub: ThemeHub) -> None:
    before = choice.view().sizeHintForRow(0)
    assert before >= 1.6 * choice.fontMetrics().height()
    theme_hub.choose("light", 1.5)
    assert choice.view().sizeHintForRow(0) > before


def test_what_cannot_be_chosen_from_looks_so(choice: Choice) -> None:
    open_to_all = choice.grab().toImage()
    choice.setEnabled(False)
    assert choice.grab().toImage() != open_to_all


def test_with_more_contrast_it_has_an_edge_and_is_not_filled_where_it_is_disabled(
    choice: Choice, theme_hub: ThemeHub
) -> None:
    choice.clearFocus()
    theme_hub.choose("light", 1.0, more_contrast=True)
    for enabled, edge, fill in ((True, "accent", "accent_soft"), (False, "track", "surface")):
        choice.setEnabled(enabled)
        shown = choice.grab().toImage()
        assert shown.pixelColor(choice.width() // 2, 1) == theme_hub.colour(edge)
        assert shown.pixelColor(choice.width() // 2, 5) == theme_hub.colour(fill)
