"""The reps as dots: what is still to do is pale, and with more contrast a grey that is seen."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from coach.ui.session.following.face import Dot
from coach.ui.session.following.rep_dots import RepDots
from coach.ui.theme import ThemeHub


def test_an_open_dot_is_seen_with_more_contrast(qtbot: QtBot, theme_hub: ThemeHub) -> None:
    dots = RepDots(theme_hub)
    qtbot.addWidget(dots)
    dots.show_dots((Dot.DONE, Dot.OPEN))
    dots.resize(dots.sizeHint())
    assert second_dot(dots) != theme_hub.colour("track")
    theme_hub.choose("light", 1.0, more_contrast=True)
    assert second_dot(dots) == theme_hub.colour("track")


def second_dot(dots: RepDots) -> QColor:
    return dots.grab().toImage().pixelColor(dots.width() * 3 // 4, dots.height() // 2)
