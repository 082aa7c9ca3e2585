"""The process that speaks: what it does with orders, and that it always ends."""

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from coach.cues.speech.helper import Helper, talker_command
from coach.cues.speech.messages import (
    Answer,
    Began,
    ListVoices,
    Open,
    Opened,
    Ping,
    Pong,
    Refused,
    Say,
    SetVolume,
    Stop,
    Voices,
)
from coach.cues.speech.system_engine import EngineUnavailable, SystemEngine
from coach.cues.speech.talker import Talker
from coach.cues.speech.voice import Source, Voice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ANN = Voice("system:en-GB:Ann", "Ann", "en-GB", Source.SYSTEM)
HOLDS_THE_INTERPRETER = """
import ctypes
from coach.cues.speech import talker
talker.STUCK = 0.1
talker.SystemEngine.made = lambda name: ctypes.PyDLL(None).pause()
talker.main()
"""


class FakeEngine(SystemEngine):
    """Begins and ends when a test says so."""

    def __init__(self) -> None:
        QObject.__init__(self)
        self.quiet = True
        self.done: list[str] = []

    @property
    def is_silent(self) -> bool:
        return self.quiet

    def open(self, voice_id: str | None) -> None:
        self.opened.emit(ANN)

    def voices(self) -> tuple[Voice, ...]:
        return (ANN,)

    def say(self, text: str) -> None:
        self.done.append(text)

    def stop(self) -> None:
        self.done.append("stop")

    def set_volume(self, volume: float) -> None:
        self.done.append(f"volume {volume}")

    def begin(self) -> None:
        self.quiet = False
        self.speaking.emit()

    def end(self) -> None:
        self.quiet = True
        self.silent.emit()


class Scene:
    def __init__(self) -> None:
        self.engine = FakeEngine()
        self.answers: list[Answer] = []
        self.talker = Talker(lambda: self.engine, self.answers.append)
        self.talker.act([Open()])


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_it_opens_lists_and_sets_the_volume(scene: Scene) -> None:
    scene.talker.act([SetVolume(0.5), ListVoices()])
    assert scene.answers == [Opened(ANN), Voices((ANN,))]
    assert scene.engine.done == ["volume 0.5"]


def test_it_tells_that_a_text_is_heard(scene: Scene) -> None:
    scene.talker.act([Say(1, "One."), Ping(1)])
    scene.engine.begin()
    assert scene.answers[1:] == [Pong(1), Began(1)]


def test_of_all_that_waited_only_the_last_is_said(scene: Scene) -> None:
    scene.talker.act([Say(1, "One."), Say(2, "Two."), Ping(2)])
    assert scene.engine.done == ["stop", "Two."]


def test_what_was_to_be_said_before_a_stop_is_never_said(scene: Scene) -> None:
    scene.talker.act([Say(1, "One."), Stop(), Ping(1)])
    assert scene.engine.done == ["stop"]
    scene.engine.end()
    assert scene.engine.done == ["stop"]


def test_a_text_waits_for_the_one_before_to_be_silent(scene: Scene) -> None:
    scene.talker.act([Say(1, "One.")])
    scene.engine.begin()
    scene.talker.act([Say(2, "Two.")])
    assert scene.engine.done == ["stop", "One.", "stop"]
    scene.engine.end()
    assert scene.engine.done[-1] == "Two."
    scene.engine.begin()
    assert scene.answers[1:] == [Began(1), Began(2)]


def test_a_stop_while_a_text_waits_for_silence_drops_it(scene: Scene) -> None:
    scene.talker.act([Say(1, "One.")])
    scene.engine.begin()
    scene.talker.act([Say(2, "Two.")])
    scene.talker.act([Stop()])
    scene.engine.end()
    assert "Two." not in scene.engine.done


def test_a_machine_without_voices_is_refused() -> None:
    def missing() -> SystemEngine:
        raise EngineUnavailable("no library")

    answers: list[Answer] = []
    talker = Talker(missing, answers.append)
    talker.act([Open(), Say(1, "One."), Ping(1)])
    assert answers == [Refused("no library"), Pong(1)]


def test_the_true_process_answers_and_ends_with_its_input(qtbot: "QtBot") -> None:
    helper = Helper(talker_command())
    with qtbot.waitSignal(helper.answered) as answered:
        helper.start()
        helper.order(Ping(7))
    assert answered.args == [Pong(7)]
    with qtbot.assertNotEmitted(helper.gone):
        helper.close(in_peace=True)


def test_the_true_process_ends_over_what_is_no_order(qtbot: "QtBot") -> None:
    helper = Helper((sys.executable, "-P", "-m", "coach.cues.speech.talker"))
    with qtbot.waitSignal(helper.gone):
        helper.start()
        helper.order(Began(1))  # type: ignore[arg-type]  # an answer


def test_it_ends_itself_though_the_engine_holds_the_interpreter(qtbot: "QtBot") -> None:
    helper = Helper((sys.executable, "-P", "-c", HOLDS_THE_INTERPRETER))
    with qtbot.waitSignal(helper.gone):
        helper.start()
        helper.order(Open())
