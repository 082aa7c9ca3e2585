"""The phrases that ship: all are there, in time, loud enough, and begin at once."""

import wave
from array import array
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest

import make_prompts
from coach import resources
from coach.core.exercise import Catalog
from coach.cues.speech.prompts import PAUSE, read_index, sayable
from coach.cues.timing import seconds_to_say
from coach.cues.words import all_phrases
from coach.storage.content import read_catalog

if TYPE_CHECKING:
    from pathlib import Path

    from coach.cues.cue import Line

FOLDER = resources.path("prompts")
INDEX = read_index(FOLDER)
FULL = 32_768


def samples(name: str) -> "array[int]":
    with wave.open(str(FOLDER / name), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        return array("h", file.readframes(file.getnframes()))


def test_every_phrase_of_the_shipped_exercises_has_its_file(catalog: Catalog) -> None:
    """Where this fails: python packaging/make_prompts.py."""
    sample, _ = read_catalog(resources.path("packs", "desk-and-standing", "exercises"))
    both = Catalog((*catalog.exercises, *sample.exercises))
    assert set(INDEX) == set(all_phrases(both))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("Wall squat.", "Right arm."), ("Your own exercise.", "Right side.")),
        (
            ("Stand up, without haste.", "Wall squat.", "Stand with your back to the wall."),
            ("Stand up, without haste.", "Your own exercise."),
        ),
        (("Get ready.", "Wall squat."), ("Get ready.", "Your own exercise.")),
        (("Change sides.", "Left arm."), ("Change sides.", "Left side.")),
        (("Bridge.", "Not past 60 degrees."), ("Bridge.",)),
        (("Bridge.", "Left hand on the wall."), ("Bridge.",)),
        (("61.", "Hold."), ("Hold.",)),
    ],
)
def test_of_what_a_person_wrote_as_much_as_can_be_is_said(line: "Line", said: "Line") -> None:
    assert sayable(line, INDEX) == said


def test_every_file_belongs_to_one_phrase() -> None:
    assert sorted(INDEX.values()) == sorted(file.name for file in FOLDER.glob("*.wav"))


def test_all_of_them_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 14_000_000


@pytest.mark.parametrize("phrase", INDEX)
def test_a_phrase_is_heard_at_once_in_time_and_at_one_loudness(phrase: str) -> None:
    content = samples(INDEX[phrase])
    assert 0.2 < len(content) / 16_000 <= seconds_to_say((phrase,)) - PAUSE
    peak = max(map(abs, content))
    assert 0.2 < peak / FULL < 10 ** (-3 / 20)
    silent = sum(1 for _ in takewhile(lambda value: abs(value) < peak / 100, content))
    assert silent / 16_000 <= 0.04
    assert max(map(abs, content[:10])) < FULL / 500
    spoken = [value for value in content if abs(value) > peak / 100]
    loudness = (sum(value**2 for value in spoken) / len(spoken)) ** 0.5 / FULL
    assert loudness == pytest.approx(0.1, rel=0.15)


def test_silence_round_speech_is_cut_off_and_its_ends_fade() -> None:
    speech = array("h", [0] * 8000 + [10_000, -10_000] * 4000 + [0] * 8000)
    cut = make_prompts.trimmed(speech)
    assert len(cut) / 16_000 == pytest.approx(0.5 + 0.07, abs=0.001)
    assert cut[0] == cut[-1] == 0


def test_all_get_the_same_loudness_but_no_peak_beyond_the_limit() -> None:
    even = make_prompts.levelled(array("h", [1000, -1000] * 100))
    assert max(even) / FULL == pytest.approx(0.1, rel=0.01)
    peaky = make_prompts.levelled(array("h", [20_000] + [500, -500] * 1000))
    assert max(peaky) / FULL == pytest.approx(10 ** (-3.5 / 20), rel=0.01)


def test_files_are_named_so_that_one_can_read_them() -> None:
    assert make_prompts.file_name("Half-way.", ()) == "half-way.wav"
    assert make_prompts.file_name("Half way!", ("half-way.wav",)) == "half-way-2.wav"


def test_only_new_phrases_are_rendered_and_old_ones_go(
    tmp_path: "Path", monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []

    def render(phrases: "dict[Path, str]", pace: float) -> None:
        for file, phrase in phrases.items():
            rendered.append(phrase)
            make_prompts.write(file, array("h", [9000, -9000] * 2000))

    monkeypatch.setattr(make_prompts, "render", render)
    make_prompts.make_all(tmp_path, ["Rest.", "Hold."], anew=False)
    make_prompts.make_all(tmp_path, ["Hold.", 'Say "ah".'], anew=False)
    assert rendered == ["Rest.", "Hold.", 'Say "ah".']
    assert read_index(tmp_path) == {"Hold.": "hold.wav", 'Say "ah".': "say-ah.wav"}
    assert sorted(file.name for file in tmp_path.glob("*.wav")) == ["hold.wav", "say-ah.wav"]
