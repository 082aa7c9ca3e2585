"""Trying a voice: begun, heard, ended, and nothing left behind."""

import pytest

from coach.core.exercise import Catalog
from coach.cues.timing import seconds_to_say
from coach.cues.words import all_phrases
from coach.ui.settings.sample import GIVE_UP_MS, NOT_HEARD, SAMPLE, TICK_MS, Sample
from tests.ui.settings.conftest import DANIEL, PROMPTS, Machine, QuietSpeech


@pytest.fixture
def sample(machine: Machine) -> Sample:
    return Sample(machine.speech, machine)


def speech(machine: Machine) -> QuietSpeech:
    return machine.speeches[-1]


def ticks(sample: Sample, seconds: float) -> None:
    for _ in range(round(seconds * 1000 / TICK_MS)):
        sample._tick.timeout.emit()


def test_it_is_asked_for_until_it_is_heard(sample: Sample, machine: Machine) -> None:
    sample.start("system:daniel", 0.4)
    assert sample.running
    assert speech(machine).calls == [
        ("volume", 0.4),
        ("prepare", SAMPLE),
        ("open", "system:daniel"),
    ]
    speech(machine).answer(DANIEL)
    ticks(sample, 0.6)
    assert speech(machine).calls[3:] == [("say", SAMPLE)] * 3
    speech(machine).began.emit(SAMPLE)
    ticks(sample, 0.6)
    assert speech(machine).calls[6:] == []


def test_it_ends_when_all_is_said(sample: Sample, machine: Machine) -> None:
    sample.start(None, 1.0)
    speech(machine).answer(DANIEL)
    speech(machine).began.emit(SAMPLE)
    ticks(sample, seconds_to_say(SAMPLE))
    assert sample.running
    ticks(sample, seconds_to_say(SAMPLE))
    assert not sample.running
    assert speech(machine).calls[-1] == ("close",)
    assert sample.trouble == ""


def test_without_a_voice_it_says_why(sample: Sample, machine: Machine) -> None:
    sample.start(None, 1.0)
    speech(machine).answer(None, "Install a voice.")
    assert not sample.running
    assert sample.trouble == "Install a voice."


def test_a_voice_that_never_answers_is_given_up(sample: Sample, machine: Machine) -> None:
    sample.start(None, 1.0)
    ticks(sample, GIVE_UP_MS / 1000)
    assert not sample.running
    assert sample.trouble == NOT_HEARD
    assert speech(machine).calls[-1] == ("close",)


def test_another_voice_than_the_chosen_one_is_named(sample: Sample, machine: Machine) -> None:
    sample.start("system:daniel", 1.0)
    speech(machine).answer(PROMPTS)
    speech(machine).began.emit(SAMPLE)
    assert "this is Own voice" in sample.trouble
    ticks(sample, 2 * seconds_to_say(SAMPLE))
    assert "this is Own voice" in sample.trouble


def test_what_is_stopped_says_no_more(sample: Sample, machine: Machine) -> None:
    sample.start(None, 1.0)
    first = speech(machine)
    sample.start(None, 1.0)
    assert first.calls[-1] == ("close",)
    first.answer(None, "too late")
    assert sample.running
    sample.stop()
    assert [each.calls.count(("close",)) for each in machine.speeches] == [1, 1]
    assert not sample._tick.isActive()


def test_the_sample_is_among_what_every_voice_can_say(catalog: Catalog) -> None:
    assert set(SAMPLE) <= set(all_phrases(catalog))
