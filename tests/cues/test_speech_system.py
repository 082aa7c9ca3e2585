"""Speech by a process of its own that hangs, dies, is late, refuses or talks nonsense."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from coach.cues.cue import LATEST, Line
from coach.cues.speech import talker
from coach.cues.speech.machine import this_machine
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice import Source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.cues.conftest import Computer

ONE: Line = ("One.",)
TWO: Line = ("Two.",)
NAME: Line = ("Bridge.", "Lie on your back.")


def opened(computer: "Computer", qtbot: "QtBot", voice: str | None = None) -> Speech:
    speech = computer.speech()
    with qtbot.waitSignal(speech.changed):
        speech.open(voice)
    return speech


def test_the_systems_voice_comes_first_and_says_a_line_as_one_text(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    speech = opened(computer, qtbot)
    assert speech.voice
    assert (speech.voice.name, speech.voice.source) == ("Ann", Source.SYSTEM)
    with qtbot.waitSignal(speech.began) as began:
        speech.say(NAME)
    assert began.args == [NAME]
    assert computer.said() == ["Bridge. Lie on your back."]


def test_the_chosen_voice_and_the_volume_are_told(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("well")
    speech = computer.speech()
    speech.set_volume(0.3)
    with qtbot.waitSignal(speech.changed):
        speech.open("system:en-GB:Ann")
    speech.set_volume(0.6)
    qtbot.waitUntil(lambda: computer.orders("volume") == 2)
    assert '{"do":"open","voice":"system:en-GB:Ann"}' in computer.log()
    assert '{"do":"volume","volume":0.3}' in computer.log()


def test_what_is_late_already_is_not_said(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("well")
    speech = opened(computer, qtbot)
    speech.say(ONE, late=LATEST)
    with qtbot.waitSignal(speech.began):
        speech.say(TWO, late=LATEST / 2)
    assert computer.said() == ["Two."]


def test_muted_it_says_nothing_and_stops(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("well")
    speech = opened(computer, qtbot)
    speech.muted = True
    speech.say(ONE)
    speech.muted = False
    with qtbot.waitSignal(speech.began):
        speech.say(TWO)
    assert computer.said() == ["Two."]
    assert computer.orders("stop") == 1


def test_what_has_not_begun_in_time_is_told_to_stop_and_dropped(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("late")
    speech = opened(computer, qtbot)
    with qtbot.assertNotEmitted(speech.began):
        speech.say(ONE)
        qtbot.waitUntil(lambda: computer.orders("stop") == 1)
    assert len(computer.processes()) == 1


def test_after_two_lines_too_late_the_process_is_started_anew(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("silent")
    speech = opened(computer, qtbot)
    speech.say(ONE)
    qtbot.waitUntil(lambda: computer.orders("stop") == 1)
    with qtbot.waitSignal(speech.changed):
        speech.say(TWO)
    assert len(computer.processes()) == 2
    assert speech.voice


def test_what_waits_in_the_pipe_of_a_stuck_process_is_never_said(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("deaf", answers_within=0.1)
    speech = opened(computer, qtbot)
    with qtbot.waitSignal(speech.changed):
        speech.say(ONE)
        speech.say(TWO)
    assert len(computer.processes()) == 2
    assert "Two." not in computer.said()


def test_a_process_that_dies_is_started_anew_three_times_then_the_next_source_speaks(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("dies-speaking")
    speech = opened(computer, qtbot)
    for _ in range(4):
        assert speech.voice
        assert speech.voice.source is Source.SYSTEM
        with qtbot.waitSignal(speech.changed):
            speech.say(ONE)
    assert len(computer.processes()) == 4
    assert speech.voice
    assert speech.voice.source is Source.PROMPTS
    speech.prepare([ONE])
    speech.say(ONE)
    assert computer.device.played == ["1"]


@pytest.mark.parametrize("behaviour", ["dies", "refuses", "babbles", "floods", "never-ends-a-line"])
def test_one_that_cannot_open_gives_way_to_the_next_source_at_once(
    computer: "Computer", qtbot: "QtBot", behaviour: str
) -> None:
    computer.talker(behaviour)
    speech = opened(computer, qtbot)
    assert speech.voice
    assert speech.voice.source is Source.PROMPTS
    assert speech.reason == ""


def test_one_that_lists_thousands_of_voices_is_given_the_time_on_a_busy_machine() -> None:
    assert 3 * 4.6 <= this_machine().opens_within < talker.STUCK


def test_one_that_hangs_while_opening_is_ended(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("hangs", opens_within=0.3)
    speech = opened(computer, qtbot)
    assert speech.voice
    assert speech.voice.source is Source.PROMPTS
    assert not [left for left in computer.left() if isinstance(left, int)]


def test_a_missing_program_gives_way_to_the_next_source(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    assert opened(computer, qtbot).voice


@pytest.mark.parametrize("behaviour", ["hangs", "well", "deaf", "silent"])
def test_closing_while_it_opens_leaves_nothing(
    computer: "Computer", qtbot: "QtBot", behaviour: str
) -> None:
    computer.talker(behaviour)
    speech = computer.speech()
    speech.open()
    qtbot.waitUntil(lambda: bool(computer.processes()))
    speech.close()
    assert not computer.left()
    assert speech.voice is None


@pytest.mark.parametrize("behaviour", ["well", "deaf", "silent", "late", "dies-speaking"])
def test_closing_while_it_speaks_leaves_nothing(
    computer: "Computer", qtbot: "QtBot", behaviour: str
) -> None:
    computer.talker(behaviour)
    speech = opened(computer, qtbot)
    speech.say(ONE)
    speech.close()
    assert not computer.left()
    speech.say(TWO)
    speech.hush()
    assert "Two." not in computer.said()


def test_a_well_process_is_told_to_fall_silent_before_it_ends(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    speech = opened(computer, qtbot)
    with qtbot.waitSignal(speech.began):
        speech.say(ONE)
    # until it has answered the ping
    qtbot.waitUntil(lambda: not any(each.isActive() for each in speech.findChildren(QTimer)))
    speech.close()
    assert computer.orders("stop") == 1


def test_it_can_be_opened_again(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("well")
    speech = opened(computer, qtbot)
    speech.close()
    with qtbot.waitSignal(speech.changed):
        speech.open()
    with qtbot.waitSignal(speech.began):
        speech.say(ONE)


def test_the_phrases_that_ship_stand_in_while_the_systems_voice_opens(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("hangs")
    speech = computer.speech(stand_in=True)
    speech.prepare([ONE])
    speech.open()
    with qtbot.waitSignal(speech.began):
        speech.say(ONE)
    assert computer.device.lines[0].sounds
    speech.close()
    assert not computer.left()


def test_the_systems_voice_takes_over_from_its_stand_in(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    speech = computer.speech(stand_in=True)
    speech.prepare([ONE])
    speech.open()
    speech.say(ONE)
    qtbot.waitUntil(lambda: speech.voice is not None)
    assert computer.device.lines[0].sounds, "cut off before there is something else to say"
    with qtbot.waitSignal(speech.began):
        speech.say(TWO)
    assert not computer.device.lines[0].sounds
    assert computer.said() == ["Two."]


def test_they_stand_in_again_while_a_voice_that_was_stuck_is_started_anew(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("dies-speaking-then-hangs")
    speech = computer.speech(stand_in=True)
    speech.prepare([ONE, TWO])
    speech.open()
    qtbot.waitUntil(lambda: speech.voice is not None)
    speech.say(ONE)
    qtbot.waitUntil(lambda: len(computer.processes()) == 2)
    with qtbot.waitSignal(speech.began) as began:
        speech.say(TWO)
    assert began.args == [TWO]
    assert computer.device.lines[-1].sounds
    assert speech.voice, "the system's own voice is still the one that is meant to speak"
    speech.close()
    assert not computer.left()


def test_nobody_stands_in_unless_asked_to(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("hangs")
    speech = computer.speech()
    speech.prepare([ONE])
    speech.open()
    speech.say(ONE)
    assert computer.device.played == []


def test_a_stand_in_without_a_sound_device_is_no_trouble(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    computer.device.there = False
    speech = computer.speech(stand_in=True)
    with qtbot.waitSignal(speech.changed):
        speech.open()
    assert speech.voice
    assert speech.voice.source is Source.SYSTEM
