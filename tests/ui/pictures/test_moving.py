"""A picture in large: still, turned and played."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.appearance import READY_MADE
from coach.core.exercise import Side
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.pictures.projector import ENOUGH
from coach.ui.pictures.studio import Studio, studio_command
from coach.ui.theme import ThemeHub
from tests.ui.pictures.conftest import Sketches

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def moving(qtbot: QtBot, illustrations: Illustrations, theme_hub: ThemeHub) -> Iterator[Moving]:
    widget = Moving("bridge", illustrations=illustrations, theme_hub=theme_hub)
    yield shown(widget, qtbot)
    widget.close()


def shown(widget: Moving, qtbot: QtBot) -> Moving:
    qtbot.addWidget(widget)
    widget.resize(400, 260)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def drag(widget: QWidget, x: int, *, let_go: bool = True) -> None:
    middle = widget.rect().center()
    QTest.mousePress(widget, LEFT, pos=middle)
    QTest.mouseMove(widget, middle + QPoint(x // 2, 0))
    QTest.mouseMove(widget, middle + QPoint(x, 0))
    if let_go:
        QTest.mouseRelease(widget, LEFT, pos=middle + QPoint(x, 0))


def test_it_moves_once_enough_is_drawn(moving: Moving, studio: Sketches, qtbot: QtBot) -> None:
    with qtbot.waitSignal(moving.playing_changed):
        moving.play()
    assert moving.playing
    studio.draw(ENOUGH // 2)
    assert not moving.moves
    studio.draw(ENOUGH)
    assert moving.moves
    moving.stop()
    assert not moving.moves
    assert not moving.playing


def test_what_cannot_be_drawn_stops_by_itself(
    moving: Moving, studio: Sketches, qtbot: QtBot
) -> None:
    moving.show_exercise("broken", Side.RIGHT)
    moving.play()
    with qtbot.waitSignal(moving.playing_changed):
        studio.draw()
    assert not moving.playing


def test_while_it_is_dragged_one_quick_frame_is_asked_for_at_a_time(
    moving: Moving, studio: Sketches
) -> None:
    drag(moving, 60, let_go=False)
    assert len(studio.orders) == 1
    studio.draw(1)
    QTest.mouseMove(moving, moving.rect().center() + QPoint(80, 0))
    QTest.mouseMove(moving, moving.rect().center() + QPoint(100, 0))
    assert len(studio.orders) == 1
    studio.draw(2)
    last = studio.seen[-1]
    assert last.quick
    assert last.view == moving.turning.view
    assert not studio.orders


def test_let_go_it_is_drawn_in_full(moving: Moving, studio: Sketches) -> None:
    drag(moving, 60)
    studio.draw()
    assert not studio.seen[-1].quick
    assert studio.seen[-1].view == moving.turning.view
    assert studio.seen[-1].phase == 1.0


def test_turned_while_it_plays_it_goes_on_from_there(moving: Moving, studio: Sketches) -> None:
    moving.play()
    studio.draw()
    drag(moving, 60)
    studio.draw()
    assert moving.moves
    turned = [order for order in studio.seen if order.view == moving.turning.view]
    assert len({order.phase for order in turned if not order.quick}) > ENOUGH


def test_back_at_the_best_view_the_still_serves_again(
    moving: Moving, studio: Sketches, theme_hub: ThemeHub
) -> None:
    theme_hub.choose("light", 1.0, less_movement=True)
    moving.setFocus()
    before = moving.grab().toImage()
    drag(moving, 60)
    studio.draw()
    assert moving.grab().toImage() != before
    QTest.keyClick(moving, Qt.Key.Key_Home)
    assert not moving.turning.turned
    assert moving.grab().toImage() == before


def test_another_exercise_is_seen_from_its_best_view(moving: Moving, studio: Sketches) -> None:
    drag(moving, 60)
    studio.draw()
    moving.show_exercise("clamshell", Side.LEFT)
    assert not moving.turning.turned


def test_another_appearance_is_drawn_at_once_where_it_is_turned(
    moving: Moving, studio: Sketches, illustrations: Illustrations
) -> None:
    drag(moving, 60)
    studio.draw()
    illustrations.set_appearance(READY_MADE[3])
    studio.draw()
    assert studio.seen[-1].appearance == READY_MADE[3]


def test_the_label_is_shown_on_demand(moving: Moving, studio: Sketches) -> None:
    moving.set_felt_words("Buttocks")
    before = moving.grab().toImage()
    moving.set_felt_shown(True)
    studio.draw()
    assert moving.grab().toImage() != before
    moving.set_felt_shown(False)
    assert moving.grab().toImage() == before


def test_hidden_it_lets_go_of_the_studio(moving: Moving, studio: Sketches) -> None:
    moving.play()
    studio.draw(3)
    moving.hide()
    assert not studio.holders
    assert not moving.playing


def test_the_studio_may_die_while_it_plays(
    qtbot: QtBot, theme_hub: ThemeHub, tmp_path: Path
) -> None:
    poses = resources.path("poses")
    studio = Studio(studio_command(poses, resources.path("exercises")))
    illustrations = Illustrations(poses, tmp_path, studio)
    illustrations.start()
    widget = shown(Moving("bridge", illustrations=illustrations, theme_hub=theme_hub), qtbot)
    widget.play()
    qtbot.waitUntil(lambda: widget.moves, timeout=30_000)
    (process,) = studio.findChildren(QProcess)
    process.kill()
    drag(widget, 60)
    qtbot.waitUntil(lambda: process not in studio.findChildren(QProcess), timeout=20_000)
    view = widget.turning.view
    qtbot.waitUntil(lambda: widget.picture_view == view, timeout=30_000)
    assert widget.moves
    widget.close()
    illustrations.close()
    assert not studio.findChildren(QProcess) or not studio.working
