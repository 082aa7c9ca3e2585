"""A number in a pill: all of it is to be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach.ui.dose_fields import Field
from coach.ui.routine.schedule import TimesStepper, TimeStepper
from coach.ui.theme import ThemeHub
from coach.ui.widgets.stepper import END_WIDTH, Stepper


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_whatever_it_says_fits_between_its_ends(
    qtbot: QtBot, theme_hub: ThemeHub, scale: float
) -> None:
    theme_hub.choose("light", scale)
    field = Field("hold", "Hold", 1, 600, in_seconds=True)
    for stepper in (Stepper(field, theme_hub), TimesStepper(theme_hub), TimeStepper(theme_hub)):
        qtbot.addWidget(stepper)
        stepper.resize(stepper.sizeHint())
        room = stepper.width() - 2 * theme_hub.px(END_WIDTH)
        for value in range(int(stepper.minimum()), int(stepper.maximum()) + 1):
            said = stepper.textFromValue(value)
            assert stepper.fontMetrics().horizontalAdvance(said) <= room, said


HOLD = Field("hold", "Hold", 0.5, 600, 5, in_seconds=True)


@pytest.fixture
def hold(qtbot: QtBot, theme_hub: ThemeHub) -> Stepper:
    stepper = Stepper(HOLD, theme_hub)
    qtbot.addWidget(stepper)
    stepper.show_value(30)
    with qtbot.waitExposed(stepper):
        stepper.show()
    return stepper


def type_over(stepper: Stepper, text: str) -> None:
    stepper.lineEdit().selectAll()
    QTest.keyClicks(stepper.lineEdit(), text)
    QTest.keyClick(stepper.lineEdit(), Qt.Key.Key_Return)


@pytest.mark.parametrize("seconds", [120, 600, 90, 0.5, 7])
def test_enter_on_what_is_shown_changes_nothing(hold: Stepper, seconds: float) -> None:
    hold.show_value(seconds)
    QTest.keyClick(hold.lineEdit(), Qt.Key.Key_Return)
    assert hold.value() == seconds


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("45", 45), ("2 min", 120), ("1:30", 90), ("-5", 30), ("99999", 30), ("0", 30), ("x", 30)],
)
def test_what_is_typed_counts_where_it_can_be(hold: Stepper, typed: str, seconds: float) -> None:
    type_over(hold, typed)
    assert hold.value() == seconds
    assert hold.lineEdit().text() == hold.textFromValue(seconds)


def test_a_click_takes_hold_of_the_whole_number(hold: Stepper) -> None:
    QTest.mouseClick(hold.lineEdit(), Qt.MouseButton.LeftButton)
    assert hold.lineEdit().selectedText() == "30 s"
    QTest.keyClicks(hold.lineEdit(), "45")
    QTest.keyClick(hold.lineEdit(), Qt.Key.Key_Return)
    assert hold.value() == 45


@pytest.mark.parametrize(("typed", "times"), [("3", 3), ("twice", 2), ("7:15", 1), ("2 times", 2)])
def test_times_a_day_as_people_type_them(
    qtbot: QtBot, theme_hub: ThemeHub, typed: str, times: int
) -> None:
    stepper = TimesStepper(theme_hub)
    qtbot.addWidget(stepper)
    type_over(stepper, typed)
    assert stepper.value() == times
