"""A sound is stopped in the silence at its end and never comes to its end by itself."""

import wave
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, QUrl
from pytestqt.qtbot import QtBot

from coach.cues.effect import MARGIN, TAIL, TailedEffect, add_tail, seconds_of


class FakeEffect(QObject):
    """As much of a QSoundEffect as is used; `done` is what it was told to do."""

    class Loop(Enum):
        Infinite = -2

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.loops = 1
        self.volume = 1.0
        self.source = QUrl()

    def setSource(self, source: QUrl) -> None:  # noqa: N802 - Qt's name
        self.source = source

    def setLoopCount(self, count: int) -> None:  # noqa: N802 - Qt's name
        self.loops = count

    def setVolume(self, volume: float) -> None:  # noqa: N802 - Qt's name
        self.volume = volume

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def play(self) -> None:
        self.done.append("play")

    def stop(self) -> None:
        self.done.append("stop")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Half a second of sound, and its tail."""
    file = tmp_path / "sound.wav"
    with wave.open(str(file), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes([1, 1]) * 4000)
    add_tail(file)
    return file


@pytest.fixture
def made(file: Path, qapp: object) -> tuple[TailedEffect, FakeEffect]:
    effect = FakeEffect()
    return TailedEffect(effect, file), effect  # type: ignore[arg-type]  # stands in for it


def test_a_tail_is_silence_after_the_sound(file: Path) -> None:
    assert seconds_of(file) == 0.5 + TAIL
    with wave.open(str(file), "rb") as sound:
        assert sound.readframes(4000) == bytes([1, 1]) * 4000
        assert not any(sound.readframes(sound.getnframes()))


def test_it_is_stopped_in_its_tail_and_ends_never_by_itself(
    made: tuple[TailedEffect, FakeEffect], qtbot: QtBot
) -> None:
    tailed, effect = made
    tailed.play()
    (end,) = effect.findChildren(QTimer)
    assert end.interval() == (0.5 + MARGIN) * 1000
    assert end.interval() < seconds_of(Path(effect.source.toLocalFile())) * 1000
    assert effect.loops == FakeEffect.Loop.Infinite.value
    qtbot.waitSignal(end.timeout, timeout=5000).wait()
    assert effect.done == ["stop", "play", "stop"]


def test_played_again_it_begins_anew_and_is_stopped_later(
    made: tuple[TailedEffect, FakeEffect],
) -> None:
    tailed, effect = made
    tailed.play()
    tailed.play()
    assert effect.done == ["stop", "play", "stop", "play"]
    tailed.stop()
    assert not any(timer.isActive() for timer in effect.findChildren(QTimer))


def test_loudness_is_passed_on(made: tuple[TailedEffect, FakeEffect]) -> None:
    tailed, effect = made
    tailed.setVolume(0.3)
    assert (effect.volume, tailed.isLoaded()) == (0.3, True)
