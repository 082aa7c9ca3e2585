"""Which source speaks, and speech by rendered lines: espeak-ng and the phrases that ship."""

import signal
import tempfile
import wave
from ast import literal_eval
from typing import TYPE_CHECKING

import msgspec
import pytest

from coach.cues.cue import Line
from coach.cues.effect import TAIL
from coach.cues.speech.espeak import ENGLISH
from coach.cues.speech.prompts import NO_VOICE
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice import Source

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.cues.conftest import Computer

ONE: Line = ("One.",)
TWO: Line = ("Two.",)
NAME: Line = ("Get ready.", "Half-way.")
HANGS = "signal.pause()"
FAILS = "sys.exit(2)"
DIES = f"os.kill(os.getpid(), {int(signal.SIGKILL)})"


def opened(computer: "Computer", qtbot: "QtBot", voice: str | None = None) -> Speech:
    speech = computer.speech()
    with qtbot.waitSignal(speech.changed):
        speech.open(voice)
    return speech


def source(speech: Speech) -> Source | None:
    return speech.voice.source if speech.voice else None


def arguments(computer: "Computer") -> list[list[str]]:
    """What espeak-ng was called with, its probe left out."""
    return [literal_eval(line) for line in computer.log() if line.startswith("[")][1:]


def test_without_the_systems_voices_espeak_speaks(computer: "Computer", qtbot: "QtBot") -> None:
    computer.espeak()
    speech = opened(computer, qtbot)
    assert speech.voice == ENGLISH
    speech.prepare([NAME])
    qtbot.waitUntil(lambda: len(computer.device.lines) == 1)
    with qtbot.waitSignal(speech.began) as began:
        speech.say(NAME)
    assert began.args == [NAME]
    assert len(computer.device.played) == 1


def test_espeak_gets_the_text_as_one_cleaned_argument(computer: "Computer", qtbot: "QtBot") -> None:
    computer.espeak()
    speech = opened(computer, qtbot, "espeak-ng:gmw/en-GB-scotland")
    speech.prepare([("--help; $(reboot)\x07", "[[x]]")])
    qtbot.waitUntil(lambda: len(computer.device.lines) == 1)
    (call,) = arguments(computer)
    assert call[:2] == ["-v", "gmw/en-GB-scotland"]
    assert call[-2:] == ["--", "help; (reboot) x"]


@pytest.mark.parametrize("behaviour", [FAILS, DIES, HANGS, "pass"])
def test_an_espeak_that_fails_its_probe_gives_way_to_the_phrases_that_ship(
    computer: "Computer", qtbot: "QtBot", behaviour: str
) -> None:
    computer.espeak(behaviour, renders_within=0.2)
    speech = opened(computer, qtbot)
    assert source(speech) is Source.PROMPTS
    assert speech.reason == ""


def test_a_line_that_espeak_was_not_done_with_is_dropped(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.espeak()
    speech = opened(computer, qtbot)
    with qtbot.assertNotEmitted(speech.began):
        speech.prepare([ONE])
        speech.say(ONE)
    assert computer.device.played == []


@pytest.mark.parametrize("behaviour", ["", HANGS])
def test_closing_leaves_no_espeak_and_no_file(
    computer: "Computer", qtbot: "QtBot", behaviour: str
) -> None:
    computer.espeak(f"if 'One.' not in sys.argv:\n    signal.pause()\n{behaviour}")
    speech = computer.speech()
    speech.open()
    qtbot.waitUntil(lambda: bool(computer.processes()))
    assert list(computer.temporary.iterdir())
    speech.close()
    assert not computer.left()


def test_the_phrases_that_ship_speak_where_nothing_else_does(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    speech = opened(computer, qtbot)
    assert source(speech) is Source.PROMPTS
    speech.prepare([NAME, TWO])
    with qtbot.waitSignal(speech.began) as began:
        speech.say(NAME)
    assert began.args == [NAME]


def test_the_chosen_source_is_taken_though_others_would_speak(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    computer.espeak()
    assert source(opened(computer, qtbot, "prompts")) is Source.PROMPTS
    assert source(opened(computer, qtbot, "espeak-ng:gmw/en-US")) is Source.ESPEAK
    assert source(opened(computer, qtbot, "gone:voice")) is Source.SYSTEM


def test_a_chosen_source_that_fails_gives_way_in_the_usual_order(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    assert source(opened(computer, qtbot, "espeak-ng:gmw/en-US")) is Source.SYSTEM


def test_what_was_prepared_before_a_source_opened_is_ready_after(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    speech = computer.speech()
    speech.prepare([ONE])
    with qtbot.waitSignal(speech.changed):
        speech.open()
    speech.say(ONE)
    assert computer.device.played == ["1"]


def test_it_takes_over_from_what_is_being_said(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE, TWO])
    speech.say(ONE)
    speech.say(TWO)
    assert [effect.sounds for effect in computer.device.lines] == [False, True]
    speech.hush()
    assert not computer.device.lines[1].sounds


def test_what_is_not_ready_leaves_alone_what_is_being_said(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE])
    speech.say(ONE)
    speech.say(TWO)
    assert computer.device.lines[0].sounds


def test_an_effect_that_has_not_loaded_is_not_played(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE])
    computer.device.loads = False
    with qtbot.assertNotEmitted(speech.began):
        speech.say(ONE)
    assert computer.device.played == []


def test_the_volume_is_that_of_every_line(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE])
    speech.set_volume(0.4)
    speech.prepare([ONE, TWO])
    assert [effect.volume for effect in computer.device.lines] == [0.4, 0.4]


def test_muted_it_falls_silent_and_stays_so(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE, TWO])
    speech.say(ONE)
    speech.muted = True
    speech.say(TWO)
    assert computer.device.played == ["1"]
    assert not computer.device.lines[0].sounds


def test_no_sound_device_is_said_in_one_line(computer: "Computer", qtbot: "QtBot") -> None:
    computer.espeak()
    computer.device.there = False
    speech = opened(computer, qtbot)
    speech.prepare([ONE])
    speech.say(ONE)
    assert speech.voice is None
    assert speech.reason == "This machine has no sound device at the moment."


def test_without_room_for_its_files_it_says_so(
    computer: "Computer", qtbot: "QtBot", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(computer.temporary / "missing"))
    computer.espeak()
    speech = opened(computer, qtbot)
    assert speech.voice is None
    assert speech.reason == "The voice has no room for its files: No such file or directory."


def test_without_any_source_it_says_what_to_install(
    computer: "Computer", qtbot: "QtBot", tmp_path: "Path"
) -> None:
    computer.machine = msgspec.structs.replace(computer.machine, prompts=tmp_path)
    speech = opened(computer, qtbot)
    assert speech.voice is None
    assert speech.reason == NO_VOICE
    assert "speech-dispatcher" in speech.reason


def test_a_device_that_comes_gives_the_voice_back(computer: "Computer", qtbot: "QtBot") -> None:
    computer.device.there = False
    speech = opened(computer, qtbot)
    computer.device.there = True
    speech.prepare([ONE])
    with qtbot.waitSignal(speech.changed):
        computer.outputs[-1].changed.emit()
    speech.say(ONE)
    assert computer.device.played == ["1"]


def test_a_device_that_goes_takes_the_voice_with_it(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE])
    computer.device.there = False
    with qtbot.waitSignal(speech.changed):
        computer.outputs[-1].changed.emit()
    assert speech.voice is None
    assert speech.reason


def test_another_device_gets_all_lines_anew(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([ONE, TWO])
    computer.outputs[-1].changed.emit()
    assert len(computer.device.lines) == 4
    speech.say(TWO)
    assert computer.device.lines[-1].sounds


def test_a_closed_one_does_not_care_for_devices(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.close()
    computer.outputs[-1].changed.emit()
    assert len(computer.outputs) == 1
    assert not computer.left()


def test_the_phrases_of_a_line_follow_each_other_in_one_file(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    """What is no phrase of those that ship, and no name, is left out."""
    speech = opened(computer, qtbot)
    speech.prepare([("Rest.",), ("Half-way.",), ("Rest.", "As my doctor says.", "Half-way.")])
    first, second, both = (seconds(effect.file) for effect in computer.device.lines)
    assert both == pytest.approx(first + second + 0.12, abs=0.001)


def test_nothing_is_said_of_numbers_that_do_not_ship(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([("61.",)])
    speech.say(("61.",))
    assert computer.device.played == []


def test_an_exercise_of_ones_own_is_told_as_that(computer: "Computer", qtbot: "QtBot") -> None:
    speech = opened(computer, qtbot)
    speech.prepare([("Wall squat.",)])
    speech.say(("Wall squat.",))
    assert len(computer.device.played) == 1


def seconds(file: "Path") -> float:
    """Of what is heard, without the tail that every line has."""
    with wave.open(str(file), "rb") as sound:
        frames = sound.readframes(sound.getnframes())
        tail = round(TAIL * sound.getframerate()) * sound.getsampwidth()
        assert not any(frames[-tail:])
        return sound.getnframes() / sound.getframerate() - TAIL
