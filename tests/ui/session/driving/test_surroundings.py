"""What a session does when its window, its screen or its sound goes."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coach.core.player import PlayerState
from coach.core.voice import VoiceLevel
from coach.cues.sounds import Sounds
from coach.storage.settings import Settings
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.machine import Machine
from coach.ui.session.driving.notice import Notice
from coach.ui.session.driving.surroundings import Surroundings
from coach.ui.session.following.notice_words import NOTICES

if TYPE_CHECKING:
    from tests.ui.session.conftest import Drive, FakeSpeech

SILENT = Settings(sounds=False, voice=VoiceLevel.OFF)
Happens = Callable[[Machine], None]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def machine(qapp: QApplication, window: QWidget, sounds: Sounds) -> Iterator[Machine]:
    watching = Machine(qapp, window, sounds)
    yield watching
    watching.deleteLater()


@pytest.fixture
def started(drive: "Drive", machine: Machine) -> Callable[[Settings], SessionController]:
    def start(settings: Settings) -> SessionController:
        controller = drive(settings=settings)
        Surroundings(controller, machine, controller)
        controller.start()
        return controller

    return start


def test_a_window_put_away_and_a_screen_that_is_gone_are_told(
    machine: Machine, window: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(machine.hidden, timeout=0):
        window.setWindowState(Qt.WindowState.WindowMinimized)
    with qtbot.assertNotEmitted(machine.hidden):
        window.setWindowState(Qt.WindowState.WindowNoState)
    with qtbot.waitSignal(machine.screen_lost, timeout=0):
        qapp.screenRemoved.emit(window.screen())


def _hide(machine: Machine) -> None:
    machine.hidden.emit()


def _lose_screen(machine: Machine) -> None:
    machine.screen_lost.emit()


@pytest.mark.parametrize(
    ("happens", "carried_on", "paused"),
    [
        (_hide, Notice.HIDDEN, Notice.HIDDEN_PAUSED),
        (_lose_screen, Notice.SCREEN_LOST, Notice.SCREEN_LOST_PAUSED),
    ],
)
def test_out_of_sight_it_goes_on_while_it_can_be_heard_and_else_pauses(
    started: Callable[[Settings], SessionController],
    machine: Machine,
    happens: Happens,
    carried_on: Notice,
    paused: Notice,
) -> None:
    heard = started(Settings(voice=VoiceLevel.OFF))
    happens(machine)
    assert (heard.player.state, heard.notice) == (PlayerState.RUNNING, carried_on)
    heard.set_muted(True)
    happens(machine)
    assert (heard.player.state, heard.notice) == (PlayerState.PAUSED, paused)
    heard.interrupt()
    silent = started(SILENT)
    happens(machine)
    assert (silent.player.state, silent.notice) == (PlayerState.PAUSED, paused)


def test_a_voice_that_is_wanted_but_not_there_is_not_heard(
    started: Callable[[Settings], SessionController], machine: Machine
) -> None:
    controller = started(Settings(sounds=False))
    _hide(machine)
    assert controller.notice is Notice.HIDDEN_PAUSED


def test_who_is_paused_already_is_told_nothing_of_a_window(
    started: Callable[[Settings], SessionController], machine: Machine
) -> None:
    controller = started(Settings())
    controller.pause()
    _hide(machine)
    assert controller.notice is Notice.NONE


def test_the_next_key_takes_the_notice_away(
    started: Callable[[Settings], SessionController], machine: Machine
) -> None:
    controller = started(Settings())
    _hide(machine)
    controller.wake()
    assert controller.notice is Notice.HIDDEN
    controller.skip()
    assert controller.notice is Notice.NONE


def test_without_its_sound_it_pauses_and_says_when_it_is_back(
    started: Callable[[Settings], SessionController], sounds: Sounds, speech: "FakeSpeech"
) -> None:
    controller = started(Settings())
    sounds.lost.emit()
    assert (controller.player.state, controller.notice) == (
        PlayerState.PAUSED,
        Notice.SOUND_LOST,
    )
    sounds.found.emit()
    assert controller.player.state is PlayerState.PAUSED
    assert controller.notice is Notice.SOUND_BACK
    assert speech.said[-1] == "The sound is back."


def test_who_went_on_without_sound_is_not_interrupted_when_it_is_back(
    started: Callable[[Settings], SessionController], sounds: Sounds, speech: "FakeSpeech"
) -> None:
    controller = started(Settings())
    sounds.lost.emit()
    controller.go_on()
    said = list(speech.said)
    sounds.found.emit()
    assert controller.player.state is PlayerState.RUNNING
    assert controller.notice is Notice.SOUND_BACK
    assert speech.said == said


@pytest.mark.parametrize("settings", [SILENT, Settings(muted=True)])
def test_who_follows_by_eye_needs_no_sound(
    started: Callable[[Settings], SessionController], sounds: Sounds, settings: Settings
) -> None:
    controller = started(settings)
    sounds.lost.emit()
    sounds.found.emit()
    assert (controller.player.state, controller.notice) == (PlayerState.RUNNING, Notice.NONE)


def test_there_are_words_for_every_notice() -> None:
    assert set(NOTICES) == set(Notice)
    assert all(line for notice, line in NOTICES.items() if notice is not Notice.NONE)
