"""One picture dropped, pasted or chosen, looked at beside the window."""

import sys

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from coach.ui.own_exercise.photo_drop import PhotoDrop
from coach.ui.pictures.cleaning import cleaner
from coach.ui.theme import ThemeHub
from tests.ui.own_exercise.conftest import picture

HANGS = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
WAIT_MS = 20_000


@pytest.fixture
def drop(qtbot: QtBot, theme_hub: ThemeHub) -> PhotoDrop:
    made = PhotoDrop("Start", theme_hub, lambda _: None)
    qtbot.addWidget(made)
    return made


def test_a_pasted_picture_goes_the_same_way(qtbot: QtBot, drop: PhotoDrop) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#d9572f"))
    image.setText("Author", "somebody at home")
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(drop.brought, timeout=WAIT_MS) as heard:
        drop.paste()
    data, ending = heard.args
    assert (ending, QImage.fromData(data).size()) == ("png", image.size())
    assert b"somebody" not in data
    drop.stop()


def test_meanwhile_the_window_goes_on_answering(
    qtbot: QtBot, drop: PhotoDrop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleaner, "serving_command", lambda: HANGS)
    with qtbot.assertNotEmitted(drop.refused), qtbot.assertNotEmitted(drop.brought):
        drop.bring(picture("navy"))
        qtbot.wait(1)
        assert drop.reading
        drop.stop()
        assert not drop.reading
        qtbot.wait(1)
    assert drop._cleaning._pool.activeThreadCount() == 0


def test_of_two_in_a_row_the_last_counts(qtbot: QtBot, drop: PhotoDrop) -> None:
    brought: list[bytes] = []
    drop.brought.connect(lambda data, _: brought.append(data))
    drop.bring(picture("navy"))
    drop.bring(picture("gold"))
    qtbot.waitUntil(lambda: bool(brought), timeout=WAIT_MS)
    drop.stop()
    assert brought == [picture("gold")]
