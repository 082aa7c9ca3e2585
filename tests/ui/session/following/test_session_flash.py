"""The flash: how often, how long, where, in which colour, and what it costs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coach.core.plan import StepKind
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.session.following.face import Tone
from coach.ui.session.following.flash import APART_MS, STEP_MS, STRENGTHS, Flash
from coach.ui.session.following.stage import Stage
from coach.ui.session.page import SessionPage
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

if TYPE_CHECKING:
    from tests.ui.session.conftest import Open

CORNER, EDGE = QPoint(300, 200), QPoint(300, 3)


def _strengths(flash: Flash) -> list[float]:
    """What a flash shows from its beginning on, step by step, until its timer rests."""
    seen = [flash.strength]
    while _timer(flash).isActive():
        flash.go_on()
        seen.append(flash.strength)
    return seen


def _timer(flash: QObject) -> QTimer:
    (timer,) = flash.findChildren(QTimer)
    return timer


def test_it_lights_up_once_softly_and_rests_without_a_timer(qapp: object) -> None:
    flash = Flash()
    assert (flash.strength, _timer(flash).isActive()) == (0.0, False)
    assert flash.begin()
    seen = _strengths(flash)
    lit = [strength for strength in seen if strength]
    assert lit == list(STRENGTHS)
    assert 0.3 <= len(lit) * STEP_MS / 1000 <= 0.4
    assert seen[-1] == 0.0
    brightest = lit.index(max(lit))
    assert lit[brightest:] == sorted(lit[brightest:], reverse=True)


def test_it_lights_up_at_most_twice_a_second(qapp: object) -> None:
    flash = Flash()
    begun = []
    for step in range(1000 // STEP_MS):
        if flash.begin():
            begun.append(step * STEP_MS)
        flash.go_on()
    assert APART_MS >= 500
    assert begun == [0, 500]


def test_it_tells_only_of_what_looks_different(qapp: object) -> None:
    flash = Flash()
    told: list[float] = []
    flash.changed.connect(lambda: told.append(flash.strength))
    flash.begin()
    flash.begin()
    _strengths(flash)
    assert told == [*STRENGTHS, 0.0]


@pytest.fixture
def stage(qtbot: QtBot, theme_hub: ThemeHub, blank_illustrations: Illustrations) -> Stage:
    made = Stage(blank_illustrations, theme_hub)
    qtbot.addWidget(made)
    made.resize(600, 440)
    made.instruction.hide()
    made.chips.hide()
    return made


def _colour(stage: Stage, place: QPoint) -> QColor:
    return stage.grab().toImage().pixelColor(place)


def _far(one: QColor, other: QColor) -> int:
    """How far apart two colours are in the channel that differs most."""
    channels = [(each.red(), each.green(), each.blue()) for each in (one, other)]
    return max(abs(a - b) for a, b in zip(*channels, strict=True))


@pytest.mark.parametrize("tone", list(Tone))
def test_all_of_the_stage_lights_up_in_the_colour_of_what_begins(
    stage: Stage, theme_hub: ThemeHub, tone: Tone
) -> None:
    dark = _colour(stage, CORNER)
    stage.light_up(tone)
    lit, meant = _colour(stage, CORNER), theme_hub.colour(tone.value)
    assert _far(lit, meant) < _far(dark, meant)
    assert _far(_colour(stage, EDGE), meant) < _far(dark, meant)
    assert _far(lit, dark) < 110


def test_with_less_movement_its_edge_alone_changes(stage: Stage, theme_hub: ThemeHub) -> None:
    theme_hub.choose("light", 1.0, less_movement=True)
    middle, edge = _colour(stage, CORNER), _colour(stage, EDGE)
    stage.light_up(Tone.EFFORT)
    assert _colour(stage, CORNER) == middle
    assert _colour(stage, EDGE) != edge


def test_another_within_half_a_second_changes_nothing(stage: Stage) -> None:
    stage.light_up(Tone.EFFORT)
    first = _colour(stage, CORNER)
    stage.light_up(Tone.REST)
    assert _colour(stage, CORNER) == first


def test_one_flash_costs_no_more_than_a_few_frames(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitExposed(stage):
        stage.show()
    counter = PaintCounter(stage)
    (flash,) = stage.findChildren(Flash)
    stage.light_up(Tone.EFFORT)
    qtbot.waitUntil(lambda: not _timer(flash).isActive())
    assert 1 <= counter.frames <= len(STRENGTHS) + 1


class PaintCounter(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.frames = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.frames += event.type() is QEvent.Type.Paint
        return False


def test_what_lies_behind_a_question_is_not_lit(open_page: "Open") -> None:
    page = open_page()
    page.following.stage.put_out()
    dark = page.following.grab().toImage()
    page.following.stage.light_up(Tone.EFFORT)
    assert page.following.grab().toImage() != dark
    assert page.following.picture().toImage() == dark


def _flashes(page: SessionPage, play: Callable[..., None]) -> list[bool]:
    """Whether the stage is lit as each hold begins."""
    seen: list[bool] = []
    (flash,) = page.following.stage.findChildren(Flash)
    for number in (1, 2):
        flash.stop()
        play(
            page.controller,
            lambda player, number=number: (
                player.step.kind is StepKind.HOLD and player.step.rep == number
            ),
        )
        seen.append(flash.strength > 0)
    return seen


@pytest.mark.parametrize("wanted", [True, False])
def test_a_session_lights_up_where_that_is_set(
    open_page: "Open", settings_model: SettingsModel, play: Callable[..., None], wanted: bool
) -> None:
    settings_model.change(flash=wanted, ask_pain=False)
    assert _flashes(open_page(), play) == [wanted, wanted]
