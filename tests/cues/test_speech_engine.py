"""Qt's speech, by the engine that Qt brings for tests, in the process that speaks."""

import sys
from ctypes.util import find_library
from typing import TYPE_CHECKING

import pytest

from coach.cues.speech.helper import Helper, talker_command
from coach.cues.speech.messages import (
    Answer,
    Began,
    ListVoices,
    Open,
    Opened,
    Order,
    Refused,
    Say,
    SetVolume,
    Voices,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CAN_LOAD = sys.platform != "linux" or find_library("pulse") is not None


def answers(qtbot: "QtBot", count: int, *orders: Order) -> list[Answer]:
    """What comes back; on a machine without Qt's sound library that is one refusal."""
    helper = Helper((*talker_command(), "mock"))
    found: list[Answer] = []
    helper.answered.connect(found.append)
    helper.start()
    helper.order(*orders)
    qtbot.waitUntil(lambda: len(found) >= (count if CAN_LOAD else 1))
    helper.close(in_peace=True)
    return found


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("system:en-US:Mary", "system:en-US:Mary"),
        ("system:fi-FI:Kari", "system:fi-FI:Kari"),
        (None, "system:en-GB:Bob"),
        ("system:gone", "system:en-GB:Bob"),
    ],
)
def test_the_chosen_voice_opens_else_the_systems_own_english_one(
    qtbot: "QtBot", wanted: str | None, got: str
) -> None:
    (answer, *_) = answers(qtbot, 1, Open(wanted))
    match answer:
        case Opened(voice):
            assert voice.id == got
        case _:
            assert isinstance(answer, Refused)
            assert not CAN_LOAD


def test_it_lists_its_voices_and_tells_when_it_speaks(qtbot: "QtBot") -> None:
    found = answers(qtbot, 3, Open(), SetVolume(0.5), ListVoices(), Say(1, "Well done."))
    assert isinstance(found[0], Opened if CAN_LOAD else Refused)
    if CAN_LOAD:
        assert isinstance(found[1], Voices)
        assert {"en-GB", "en-US", "fi-FI"} <= {voice.language for voice in found[1].voices}
        assert found[2] == Began(1)
