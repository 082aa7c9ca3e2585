"""A number in a pill: all of it is to be read."""

import pytest
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
