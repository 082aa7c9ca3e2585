"""The stage with the real figure: what it shows, when it moves, and what it leaves out."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coach import resources
from coach.core.appearance import READY_MADE
from coach.core.exercise import Side
from coach.ui.pictures.film import BREATHS, FRAMES
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.projector import Moment
from coach.ui.pictures.studio import studio_command
from coach.ui.pictures.view_chips import BEST_VIEW, HINT
from coach.ui.session.following.stage import Stage
from coach.ui.theme import ThemeHub
from tests.ui.remembering import RememberingStudio

POSE, RIGHT = "hamstring-stretch", Side.RIGHT
START, EFFORT = Moment(POSE, RIGHT, 0.0), Moment(POSE, RIGHT, 1.0)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def illustrations(
    qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Illustrations]:
    poses, exercises = resources.path("poses"), resources.path("exercises")
    cache: Path = tmp_path_factory.mktemp("pictures")
    made = Illustrations(poses, cache, RememberingStudio(studio_command(poses, exercises)))
    made.start()
    made.studio.hold("the tests of this file")
    yield made
    made.close()


@pytest.fixture
def stage(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    theme_hub: ThemeHub,
    illustrations: Illustrations,
) -> Iterator[Stage]:
    """A stage that shows the start; a parameter False: without movement."""
    smooth = getattr(request, "param", True)
    made = Stage(illustrations, theme_hub, smooth=smooth)
    qtbot.addWidget(made)
    made.resize(600, 440)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.want([(POSE, RIGHT)])
    made.show_figure(START)
    qtbot.waitUntil(lambda: made.ready, timeout=30_000)
    yield made
    made.close_down()
    illustrations.set_appearance(READY_MADE[0])
    made.close()


@pytest.fixture
def filmed(qtbot: QtBot, stage: Stage) -> Stage:
    """The stage with all of its frames drawn."""
    qtbot.waitUntil(lambda: built(stage) == FRAMES + BREATHS, timeout=30_000)
    return stage


def built(stage: Stage) -> int:
    take = stage.take
    return stage.reel.built(take) if take else 0


def picture(stage: Stage, moment: Moment, *, returning: bool = False) -> QImage:
    stage.show_figure(moment, returning=returning)
    return stage.grab().toImage()


def drag(stage: Stage, x: int) -> None:
    middle = stage.rect().center()
    QTest.mousePress(stage, LEFT, pos=middle)
    QTest.mouseMove(stage, middle + QPoint(x // 2, 0))
    QTest.mouseMove(stage, middle + QPoint(x, 0))
    QTest.mouseRelease(stage, LEFT, pos=middle + QPoint(x, 0))


def running_timers(root: QObject) -> list[QTimer]:
    return [timer for timer in root.findChildren(QTimer) if timer.isActive()]


def test_the_arrow_shows_on_the_way_out_alone(filmed: Stage) -> None:
    out = picture(filmed, START)
    assert picture(filmed, START, returning=True) != out
    assert picture(filmed, START) == out


def test_a_hold_breathes(filmed: Stage) -> None:
    seen = [picture(filmed, Moment(POSE, RIGHT, 1.0, n / BREATHS)) for n in range(BREATHS + 1)]
    assert all(one != other for one, other in pairwise(seen))


@pytest.mark.parametrize("stage", [False], indirect=True)
def test_with_less_movement_there_are_two_stills_and_no_breath(stage: Stage) -> None:
    start, effort = picture(stage, START), picture(stage, EFFORT)
    # the captions alone say which of the two is meant
    below = effort.height() // 2
    assert start != effort
    assert start.copy(0, 0, start.width(), below) == effort.copy(0, 0, effort.width(), below)
    assert picture(stage, Moment(POSE, RIGHT, 0.4), returning=True) == start
    assert picture(stage, Moment(POSE, RIGHT, 0.6)) == effort
    assert picture(stage, Moment(POSE, RIGHT, 1.0, 0.7)) == effort


@pytest.mark.parametrize("stage", [False], indirect=True)
def test_two_stills_are_turned_together_and_nothing_is_filmed(stage: Stage, qtbot: QtBot) -> None:
    stage.chips.view.hide()
    before = picture(stage, EFFORT)
    drag(stage, 80)
    qtbot.waitUntil(lambda: stage.ready and picture(stage, EFFORT) != before)
    stage.turning.return_to_best()
    qtbot.waitUntil(lambda: picture(stage, EFFORT) == before)
    assert built(stage) == 0


def test_the_other_side_is_seen_as_this_one_was_turned(stage: Stage, qtbot: QtBot) -> None:
    drag(stage, 80)
    view = stage.turning.view
    assert view
    stage.want([(POSE, Side.LEFT)])
    stage.show_figure(Moment(POSE, Side.LEFT, 0.0))
    qtbot.waitUntil(lambda: stage.ready, timeout=30_000)
    mirrored = stage.turning.view
    assert mirrored
    assert mirrored.yaw == pytest.approx((180.0 - view.yaw) % 360.0, abs=0.15)
    assert mirrored.pitch == pytest.approx(view.pitch)


def test_another_exercise_begins_at_its_best_view(stage: Stage) -> None:
    drag(stage, 80)
    stage.show_figure(Moment("bridge", Side.BOTH, 0.0))
    assert not stage.turning.turned
    assert not stage.chips.view.isVisible()


def test_turned_while_paused_it_is_seen_clearly(filmed: Stage, qtbot: QtBot) -> None:
    drag(filmed, 80)
    qtbot.waitUntil(lambda: built(filmed) == FRAMES + BREATHS, timeout=30_000)
    clear = picture(filmed, EFFORT)
    filmed.show_paused(paused=True)
    assert picture(filmed, EFFORT) == clear
    filmed.turning.return_to_best()
    qtbot.waitUntil(lambda: not filmed.turning.held)
    veiled = picture(filmed, EFFORT)
    filmed.show_paused(paused=False)
    assert picture(filmed, EFFORT) != veiled


def test_a_figure_no_longer_meant_goes_at_once(stage: Stage) -> None:
    stage.show_figure(Moment(POSE, Side.LEFT, 0.0))
    assert not stage.ready


def test_turned_it_goes_on_playing_from_there(filmed: Stage, qtbot: QtBot) -> None:
    best = picture(filmed, EFFORT)
    drag(filmed, 80)
    qtbot.waitUntil(lambda: built(filmed) == FRAMES + BREATHS, timeout=30_000)
    turned = picture(filmed, EFFORT)
    assert turned != best
    assert picture(filmed, START) != turned
    assert filmed.turning.view is not None


def test_the_way_back_shows_the_best_view_at_once(filmed: Stage, qtbot: QtBot) -> None:
    best = picture(filmed, EFFORT)
    drag(filmed, 80)
    qtbot.waitUntil(lambda: built(filmed) > 2, timeout=30_000)
    filmed.turning.return_to_best()
    qtbot.waitUntil(lambda: not filmed.turning.held)
    filmed.chips.view.show()
    filmed.chips.view.setText(HINT)
    filmed.chips.view.setEnabled(False)
    assert picture(filmed, EFFORT) == best


def test_the_hint_becomes_the_way_back_and_then_goes(stage: Stage, qtbot: QtBot) -> None:
    chip = stage.chips.view
    assert (chip.text(), chip.isEnabled()) == (HINT, False)
    drag(stage, 80)
    assert (chip.text(), chip.isEnabled()) == (BEST_VIEW, True)
    chip.click()
    qtbot.waitUntil(lambda: not stage.turning.turned)
    assert not chip.isVisible()


def test_another_figure_takes_its_place(
    filmed: Stage, qtbot: QtBot, illustrations: Illustrations
) -> None:
    before = picture(filmed, EFFORT)
    illustrations.set_appearance(READY_MADE[1])
    assert filmed.ready
    qtbot.waitUntil(lambda: built(filmed) > 2, timeout=30_000)
    assert picture(filmed, EFFORT) != before


def test_the_label_says_where_it_is_felt(stage: Stage) -> None:
    stage.set_felt_words("Back of the thigh")
    before = picture(stage, START)
    stage.toggle_felt()
    assert stage.felt.isVisible()
    assert picture(stage, START) != before
    stage.toggle_felt()
    assert picture(stage, START) == before


def test_no_timer_runs_while_nothing_moves(
    filmed: Stage, qtbot: QtBot, illustrations: Illustrations
) -> None:
    # what the test before had in hand may still be drawn
    qtbot.waitUntil(lambda: not running_timers(illustrations.studio), timeout=30_000)
    qtbot.waitUntil(lambda: not running_timers(filmed), timeout=30_000)
    assert not running_timers(illustrations.studio)
