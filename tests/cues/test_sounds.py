"""The sound files, and their playback without a sound device."""

import os
import subprocess
import sys
import wave
from array import array
from pathlib import Path

import pytest

import make_sounds
from coach import resources
from coach.cues.effect import TAIL
from coach.cues.outputs import Outputs
from coach.cues.sound import Sound
from coach.cues.sounds import Sounds, SoundsUnavailable

FOLDER = resources.path("sounds")
FULL = 32_768


class Plugs(Outputs):
    """Tells of a device only when a test does; none is plugged in where `device` is empty."""

    def __init__(self, device: str = "speakers") -> None:
        super().__init__()
        self.device = device
        self.watched = False

    def watch(self) -> None:
        self.watched = True

    def now(self, device: str) -> None:
        self.device = device
        self.changed.emit()


class Heard:
    """Stands in for the sound device."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.volumes: dict[str, float] = {}
        self.stopped: list[str] = []

    def voice(self, path: Path) -> "_Effect":
        return _Effect(self, path.stem)


class _Effect:
    def __init__(self, heard: Heard, name: str) -> None:
        self._heard = heard
        self._name = name

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def play(self) -> None:
        self._heard.played.append(self._name)

    def stop(self) -> None:
        self._heard.stopped.append(self._name)

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        self._heard.volumes[self._name] = volume


def _samples(name: str, folder: Path = FOLDER) -> "array[int]":
    """Without the silence at its end."""
    with wave.open(str(folder / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 44_100)
        samples = array("h", file.readframes(file.getnframes()))
    tail = round(TAIL * 44_100)
    assert not any(samples[-tail:])
    return samples[:-tail]


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_short_and_no_louder_than_minus_6_db(sound: Sound) -> None:
    samples = _samples(sound.value)
    assert 0.05 < len(samples) / 44_100 < 2.5
    loudest = make_sounds.SOFTER.get(sound.value, 0.5)
    assert max(map(abs, samples)) / FULL == pytest.approx(loudest, abs=0.01)


def test_what_sounds_beside_words_is_soft_and_short_or_low() -> None:
    ticks, stops = (Sound.TICK, Sound.LAST_SECONDS), (Sound.STOPPED, Sound.GOING_ON)
    assert all(len(_samples(sound.value)) / 44_100 < 0.15 for sound in ticks)
    assert all(make_sounds.SOFTER[sound.value] <= 0.3 for sound in (*ticks, *stops))
    notes = (note for sound in stops for note in make_sounds.SOUNDS[sound.value])
    assert all(note.pitch < 300 for note in notes)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_begins_and_ends_without_a_click(sound: Sound) -> None:
    samples = _samples(sound.value)
    assert abs(samples[0]) < 40
    assert max(map(abs, samples[-200:])) < 120


def test_no_two_sounds_are_the_same() -> None:
    files = {(FOLDER / f"{sound.value}.wav").read_bytes() for sound in Sound}
    assert len(files) == len(Sound)


def test_the_files_are_what_the_recipe_makes(tmp_path: Path) -> None:
    """Up to one step of rounding, as the sine's last digit differs between systems."""
    make_sounds.write_all(tmp_path)
    assert {f.name for f in tmp_path.iterdir()} == {f.name for f in FOLDER.glob("*.wav")}
    for sound in Sound:
        made, shipped = _samples(sound.value, tmp_path), _samples(sound.value)
        assert len(made) == len(shipped)
        assert max(abs(a - b) for a, b in zip(made, shipped, strict=True)) <= 1


def test_opening_wakes_the_device_with_silence_before_the_first_sound() -> None:
    heard = Heard()
    sounds = Sounds(FOLDER, volume=0.3, make=heard.voice)
    sounds.open()
    sounds.play(Sound.HOLD_START)
    assert heard.played == ["silence", "hold-start"]
    assert heard.volumes["hold-start"] == 0.3


def test_muted_sounds_are_not_played() -> None:
    heard = Heard()
    sounds = Sounds(FOLDER, make=heard.voice)
    sounds.open()
    sounds.muted = True
    sounds.play(Sound.REP)
    assert heard.played == ["silence"]


def test_closed_sounds_stop_and_stay_silent() -> None:
    heard = Heard()
    sounds = Sounds(FOLDER, make=heard.voice)
    sounds.open()
    sounds.close()
    sounds.play(Sound.DONE)
    assert heard.played == ["silence"]
    assert set(heard.stopped) == {sound.value for sound in Sound}


def test_a_machine_that_cannot_play_stays_silent_and_says_why() -> None:
    def broken(path: Path) -> _Effect:
        raise SoundsUnavailable("libpulse is missing")

    sounds = Sounds(FOLDER, make=broken)
    sounds.open()
    sounds.play(Sound.DONE)
    assert sounds.reason == "libpulse is missing"


class Following:
    """Sounds that follow the devices plugged in, and what they tell of them."""

    def __init__(self, device: str = "speakers") -> None:
        self.heard = Heard()
        self.plugs = Plugs(device)
        self.told: list[str] = []
        self.sounds = Sounds(FOLDER, volume=0.4, make=self._effect, outputs=self.plugs)
        self.sounds.lost.connect(lambda: self.told.append("lost"))
        self.sounds.found.connect(lambda: self.told.append("found"))

    def _effect(self, path: Path) -> _Effect:
        if not self.plugs.device:
            raise SoundsUnavailable("no device")
        return self.heard.voice(path)


def test_with_the_last_device_gone_it_is_silent_says_why_and_tells_once() -> None:
    session = Following()
    session.sounds.open()
    session.plugs.now("")
    session.plugs.now("")
    session.sounds.play(Sound.REP)
    assert session.told == ["lost"]
    assert session.sounds.reason == "no device"
    assert "rep" not in session.heard.played


def test_with_a_device_back_it_plays_on_and_nothing_of_what_was_missed() -> None:
    session = Following()
    session.sounds.open()
    session.plugs.now("")
    session.sounds.play(Sound.HOLD_START)
    session.plugs.now("headphones")
    assert session.told == ["lost", "found"]
    assert session.sounds.reason == ""
    session.sounds.play(Sound.HOLD_END)
    assert session.heard.played == ["silence", "silence", "hold-end"]
    assert session.heard.volumes["hold-end"] == 0.4


def test_other_devices_are_followed_without_a_word_and_with_no_voice_kept() -> None:
    """Also where the one in use stays: what is kept over a change makes Qt spin."""
    session = Following()
    session.sounds.open()
    session.plugs.now("headphones")
    session.sounds.play(Sound.REP)
    assert session.told == []
    assert session.heard.played == ["silence", "silence", "rep"]
    assert set(session.heard.stopped) == {sound.value for sound in Sound}


def test_a_device_may_come_when_there_was_none_from_the_start() -> None:
    session = Following(device="")
    session.sounds.open()
    assert session.sounds.reason == "no device"
    session.plugs.now("speakers")
    assert session.told == ["found"]


def test_closed_sounds_follow_no_device() -> None:
    session = Following()
    assert not session.plugs.watched
    session.sounds.open()
    session.sounds.close()
    session.plugs.now("headphones")
    session.plugs.now("")
    assert session.told == []
    assert session.heard.played == ["silence"]


def test_a_machine_without_a_sound_server_is_not_told_of_on_the_terminal(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from coach.cues.outputs import Outputs; app = QCoreApplication([]);"
        "from coach.cues.sounds import Sounds; o = Outputs();"
        f"s = Sounds(Path({str(FOLDER)!r}), outputs=o); s.open(); print(s.reason)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PULSE_SERVER": str(tmp_path / "none")},
        cwd=FOLDER.parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    assert "sound" in done.stdout
