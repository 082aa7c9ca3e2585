"""The voices to choose from, and how they are named."""

from typing import TYPE_CHECKING

import pytest

from coach.cues.speech.espeak import ENGLISH, voice_of, voices_in
from coach.cues.speech.sources import in_turn
from coach.cues.speech.voice import PROMPTS, Source, Voice, in_order
from coach.cues.speech.voice_list import VoiceList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.cues.conftest import Computer

TABLE = """Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  de              --/M      German             gmw/de
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  en-us           --/F      us-mbrola-1        mb/mb-us1            (en 8)
 5  xx              --/M      Odd                --help

"""
LISTS = f"print('''{TABLE}''')"


def names(voices: tuple[Voice, ...]) -> list[str]:
    return [voice.name for voice in voices]


def listed(computer: "Computer", qtbot: "QtBot") -> tuple[Voice, ...]:
    """All that was found in the end."""
    voices = VoiceList(machine=computer.machine)
    found: list[tuple[Voice, ...]] = []
    voices.found.connect(found.append)
    voices.look()
    qtbot.waitUntil(lambda: not voices.looking)
    return found[-1]


def test_all_sources_are_asked_and_english_comes_first(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("well")
    computer.espeak(LISTS)
    voices = listed(computer, qtbot)
    assert names(voices) == [
        "Ann",
        "English (Great Britain)",
        PROMPTS.name,
        "Eva",
        "German",
    ]


@pytest.mark.parametrize("behaviour", ["dies", "babbles", "floods", "refuses"])
def test_a_source_that_fails_is_left_out(
    computer: "Computer", qtbot: "QtBot", behaviour: str
) -> None:
    computer.talker(behaviour)
    computer.espeak("sys.exit(1)")
    assert PROMPTS in listed(computer, qtbot)


def test_a_source_that_hangs_is_waited_for_only_so_long(
    computer: "Computer", qtbot: "QtBot"
) -> None:
    computer.talker("hangs", opens_within=0.5)
    computer.espeak("signal.pause()")
    assert listed(computer, qtbot) == (PROMPTS,)


def test_closing_asks_no_further(computer: "Computer", qtbot: "QtBot") -> None:
    computer.talker("hangs")
    computer.espeak("signal.pause()")
    voices = VoiceList(machine=computer.machine)
    voices.look()
    qtbot.waitUntil(lambda: len(computer.processes()) == 2)
    voices.close()
    assert not voices.looking
    assert not computer.left()


def test_a_missing_espeak_and_talker_are_no_trouble(computer: "Computer", qtbot: "QtBot") -> None:
    assert listed(computer, qtbot) == (PROMPTS,)


def test_of_espeaks_voices_those_that_need_other_files_are_left_out() -> None:
    german, english = voices_in(TABLE)
    assert (german.language, german.source) == ("de", Source.ESPEAK)
    assert english.id == "espeak-ng:gmw/en"


def test_an_espeak_voice_is_told_by_its_id() -> None:
    assert voice_of("espeak-ng:gmw/de").id == "espeak-ng:gmw/de"
    assert voice_of("espeak-ng:gmw/de").language == "de"
    assert voice_of(None) == voice_of("system:x:y") == voice_of("espeak-ng:--help") == ENGLISH
    assert voice_of("espeak-ng:../../etc/passwd") == ENGLISH


def test_the_source_of_the_chosen_voice_is_tried_first() -> None:
    assert in_turn("system:en-GB:Ann") == list(Source)
    assert in_turn("prompts")[0] is Source.PROMPTS
    assert in_turn("something:else") == in_turn(None) == list(Source)


def test_voices_stand_by_language_then_source_then_name() -> None:
    def voice(name: str, language: str, source: Source) -> Voice:
        return Voice(f"{source}:{language}:{name}", name, language, source)

    ann = voice("Ann", "en_GB", Source.SYSTEM)
    bob = voice("Bob", "en-us", Source.ESPEAK)
    enno = voice("Enno", "eng", Source.SYSTEM)
    assert in_order((enno, bob, PROMPTS, ann)) == (ann, bob, PROMPTS, enno)
