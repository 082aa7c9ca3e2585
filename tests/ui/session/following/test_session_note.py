"""The person's own note over the figure: all of it is to be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach.storage.limits import LONGEST_NOTE
from coach.ui.session.following.note import Note
from coach.ui.theme import ThemeHub

WIDTH = 560
SHORT = "not past 60 degrees, says Dr. Hall"
LONG = "slowly, and stop at the first pull behind the knee " * 4


@pytest.fixture
def note(qtbot: QtBot, theme_hub: ThemeHub) -> Iterator[Note]:
    """On a narrow stage."""
    stage = QWidget()
    qtbot.addWidget(stage)
    stage.resize(WIDTH, 400)
    made = Note(theme_hub)
    column = QVBoxLayout(stage)
    column.addStretch(1)
    column.addWidget(made)
    with qtbot.waitExposed(stage):
        stage.show()
    yield made
    stage.hide()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("words", [SHORT, LONG[:LONGEST_NOTE]])
def test_it_is_as_high_as_its_words(
    theme_hub: ThemeHub, note: Note, scale: float, words: str
) -> None:
    theme_hub.choose("light", scale)
    note.say(words)
    QApplication.sendPostedEvents()
    assert note.height() == note.heightForWidth(note.width())
    lines = round((note.contentsRect().height()) / note.fontMetrics().lineSpacing())
    assert (lines == 1) == (words == SHORT)
    assert (note.width() < WIDTH / 1.1) == (words == SHORT)


def test_nothing_said_is_nothing_seen(note: Note) -> None:
    note.say("")
    assert not note.isVisible()
    note.say(SHORT)
    assert note.isVisible()
    note.set_aside(on=True)
    assert not note.isVisible()
