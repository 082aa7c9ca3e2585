"""The stage with the real figure: what it leaves out, and when."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.exercise import Side
from coach.core.movement import Shown
from coach.figure.figures import Figures
from coach.ui.session.reel import Reel
from coach.ui.session.stage import Stage
from coach.ui.theme import ThemeHub


@pytest.fixture
def stage(qtbot: QtBot, theme_hub: ThemeHub) -> Iterator[Stage]:
    reel = Reel(lambda: Figures(resources.path("poses")))
    made = Stage(reel, theme_hub)
    qtbot.addWidget(made)
    made.resize(600, 400)
    reel.want([("bridge", Side.RIGHT)])
    made.show_figure(Shown("bridge", Side.RIGHT, 0.0))
    qtbot.waitUntil(lambda: made.ready, timeout=20_000)
    yield made
    reel.close()


def test_the_arrow_shows_on_the_way_out_alone(stage: Stage) -> None:
    def picture(*, returning: bool) -> QImage:
        stage.show_figure(Shown("bridge", Side.RIGHT, 0.0, returning))
        return stage.grab().toImage()

    out = picture(returning=False)
    assert picture(returning=True) != out
    assert picture(returning=False) == out
