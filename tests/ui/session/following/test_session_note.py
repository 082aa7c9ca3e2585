"""The person's own note over the figure: all of it is to be read."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.storage.limits import LONGEST_NOTE
from coach.ui.session.following.note import Note
from coach.ui.theme import ThemeHub

SHORT = "not past 60 degrees, says Dr. Hall"
LONG = "slowly, and stop at the first pull behind the knee " * 4


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(560, 400)
    column = QVBoxLayout(widget)
    column.addStretch(1)
    return widget


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("words", [SHORT, LONG[:LONGEST_NOTE]])
def test_it_is_as_high_as_its_words(
    qtbot: QtBot, theme_hub: ThemeHub, stage: QWidget, scale: float, words: str
) -> None:
    theme_hub.choose("light", scale)
    note = Note(theme_hub)
    stage.layout().addWidget(note)
    note.say(words)
    with qtbot.waitExposed(stage):
        stage.show()
    assert note.height() == note.heightForWidth(note.width())
    lines = round((note.contentsRect().height()) / note.fontMetrics().lineSpacing())
    assert (lines == 1) == (words == SHORT)
    assert (note.width() < stage.width() / 1.1) == (words == SHORT)


def test_nothing_said_is_nothing_seen(theme_hub: ThemeHub, qtbot: QtBot, stage: QWidget) -> None:
    note = Note(theme_hub)
    stage.layout().addWidget(note)
    with qtbot.waitExposed(stage):
        stage.show()
    note.say("")
    assert not note.isVisible()
    note.say(SHORT)
    assert note.isVisible()
    note.set_aside(on=True)
    assert not note.isVisible()
