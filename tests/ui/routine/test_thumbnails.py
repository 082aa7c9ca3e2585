"""The small pictures of the routine's rows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from coach.core.appearance import READY_MADE
from coach.ui.pictures.illustrations import Drawing, Illustrations
from coach.ui.routine.thumbnails import Thumbnails

SIZE, TWICE = QSize(96, 64), QSize(192, 128)


@pytest.fixture
def thumbnails(blank_illustrations: Illustrations) -> Iterator[Thumbnails]:
    made = Thumbnails(blank_illustrations)
    yield made
    made.deleteLater()


def test_a_picture_is_there_once_it_is_drawn(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        assert thumbnails.picture("bridge", SIZE, dark=False) is None
    picture = thumbnails.picture("bridge", SIZE, dark=False)
    assert picture is not None
    assert picture.size() == SIZE


def test_in_another_size_the_last_one_stands_in(qtbot: QtBot, thumbnails: Thumbnails) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.picture("bridge", SIZE, dark=False)
    meanwhile = thumbnails.picture("bridge", TWICE, dark=False)
    assert meanwhile is not None
    assert meanwhile.size() == SIZE
    assert thumbnails.picture("bridge", TWICE, dark=True) is None
    with qtbot.waitSignal(thumbnails.arrived):
        pass
    picture = thumbnails.picture("bridge", TWICE, dark=False)
    assert picture is not None
    assert picture.size() == TWICE


def test_another_figure_is_asked_for_anew(
    qtbot: QtBot,
    thumbnails: Thumbnails,
    blank_illustrations: Illustrations,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with qtbot.waitSignal(thumbnails.arrived):
        thumbnails.picture("bridge", SIZE, dark=False)
    asked: list[Drawing] = []
    monkeypatch.setattr(blank_illustrations, "request", asked.append)
    with qtbot.waitSignal(thumbnails.arrived):
        blank_illustrations.set_appearance(READY_MADE[4])
    assert thumbnails.picture("bridge", SIZE, dark=False) is None
    assert [drawing.appearance for drawing in asked] == [READY_MADE[4]]
