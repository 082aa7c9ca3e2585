"""What is heard of a session, and when."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from coach.core.plan import Plan, StepKind
from coach.core.player import Player, PlayerState
from coach.core.voice import VoiceLevel
from coach.storage.journal import Journal
from coach.storage.settings import Settings
from coach.ui.session.driving.controller import SessionController

if TYPE_CHECKING:
    from tests.ui.session.conftest import Device, Drive, FakeClock, FakeSpeech

Play = Callable[..., None]


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD


def test_a_hold_is_told_from_its_start_to_its_last_seconds_each_at_its_moment(
    drive: "Drive", play: Play, speech: "FakeSpeech"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    speech.said.clear()
    play(controller, lambda player: not _holding(player))
    assert speech.said == ["Hold.", "Half-way.", "Three.", "Two.", "One."]
    assert max(speech.lates) < 0.002


def test_what_may_be_said_is_made_before_the_start_and_at_each_step(
    drive: "Drive", play: Play, speech: "FakeSpeech"
) -> None:
    controller = drive()
    controller.get_ready()
    assert speech.is_open
    assert any("Hamstring stretch." in line for line in speech.prepared[0])
    controller.start()
    play(controller, _holding)
    orders = len(speech.prepared)
    play(controller, lambda player: player.step.rep == 2)
    assert len(speech.prepared) > orders
    for line in speech.said:
        assert line in {" ".join(made) for lines in speech.prepared for made in lines}


def test_nothing_is_made_anew_while_a_step_runs(
    drive: "Drive", play: Play, clock: "FakeClock", speech: "FakeSpeech"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    orders = len(speech.prepared)
    clock.go(1.0)
    controller.wake()
    assert len(speech.prepared) == orders


def test_a_cue_that_is_too_late_is_dropped_and_never_told_later(
    drive: "Drive", play: Play, clock: "FakeClock", speech: "FakeSpeech", device: "Device"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    speech.said.clear()
    device.played.clear()
    clock.go(4.9)
    controller.wake()
    assert speech.said == []
    clock.go(0.4)  # half-way sounds at 5.0
    controller.wake()
    assert device.played == ["half-way"]
    play(controller, lambda player: not _holding(player))
    assert speech.said == ["Half-way.", "Three.", "Two.", "One."]


def test_no_cue_waits_for_the_disk(
    drive: "Drive",
    play: Play,
    device: "Device",
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[str] = []
    controller = drive()
    controller.start()
    play(controller, _holding)
    monkeypatch.setattr(journal, "record", lambda *_: heard.append(device.played[-1]))
    play(controller, lambda player: not _holding(player))
    assert heard == ["hold-end"]


def test_how_late_is_counted_in_seconds_of_the_world(
    drive: "Drive", play: Play, clock: "FakeClock", device: "Device"
) -> None:
    clock.speed = 10.0
    controller = drive()
    controller.start()
    play(controller, _holding)
    device.played.clear()
    clock.go(5.0 + 2.9)  # half-way sounds at 5.0, 0.29 s of the world ago
    controller.wake()
    assert "half-way" in device.played


@pytest.mark.parametrize(("speed", "said"), [(1.0, True), (1.2, True), (20.0, False)])
def test_a_faster_trial_says_only_what_there_is_time_for(
    drive: "Drive", play: Play, clock: "FakeClock", speech: "FakeSpeech", speed: float, said: bool
) -> None:
    clock.speed = speed
    controller = drive()
    controller.start()
    play(controller, _holding)
    play(controller, lambda player: not _holding(player))
    assert ("Half-way." in speech.said) is said


def test_the_last_words_come_after_the_last_sound(
    drive: "Drive", play: Play, clock: "FakeClock", speech: "FakeSpeech", device: "Device"
) -> None:
    controller = drive()
    controller.start()
    play(controller, lambda player: player.state is PlayerState.FINISHED)
    assert device.played[-1] == "done"
    assert "Well done." not in speech.said[-1]
    play(controller)
    assert speech.said[-1].startswith("Well done.")
    assert controller.due is None


def test_muted_is_silent_at_once_and_until_it_is_taken_back(
    drive: "Drive", play: Play, speech: "FakeSpeech", device: "Device"
) -> None:
    controller = drive()
    controller.start()
    speech.said.clear()
    device.played.clear()
    controller.set_muted(True)
    assert speech.hushed == 1
    play(controller, _holding)
    assert (speech.said, device.played) == ([], [])
    controller.set_muted(False)
    play(controller, lambda player: not _holding(player))
    assert speech.said
    assert device.played


def test_without_sounds_the_voice_still_speaks_and_without_a_voice_sounds_still_sound(
    drive: "Drive", play: Play, speech: "FakeSpeech", device: "Device"
) -> None:
    controller = drive(settings=Settings(sounds=False))
    controller.start()
    play(controller)
    assert "Hold." in speech.said
    assert set(device.played) <= {"silence"}
    speech.said.clear()
    speech.is_open = False
    controller = drive(settings=Settings(voice=VoiceLevel.OFF))
    controller.start()
    play(controller)
    assert "hold-start" in device.played
    assert not speech.is_open
    assert speech.said == []


def test_each_change_flashes(drive: "Drive", play: Play, qtbot: QtBot) -> None:
    controller = drive()
    with qtbot.waitSignal(controller.flashed, timeout=0):
        controller.start()
    flashed: list[Player] = []
    controller.flashed.connect(lambda: flashed.append(controller.player))
    play(controller, _holding)
    assert [player.step.kind for player in flashed] == [StepKind.HOLD]


def _pauses(controller: SessionController) -> None:
    controller.pause()


def _hurts(controller: SessionController) -> None:
    controller.hurts()


def _ends(controller: SessionController) -> None:
    controller.end()


@pytest.mark.parametrize(
    ("does", "first"), [(_pauses, "Paused."), (_hurts, "All right"), (_ends, "We end here.")]
)
def test_what_the_person_does_is_answered_aloud(
    drive: "Drive",
    play: Play,
    speech: "FakeSpeech",
    does: Callable[[SessionController], None],
    first: str,
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    does(controller)
    assert speech.said[-1].startswith(first)


def test_going_on_says_how_long_it_still_takes_and_begins_with_a_sound(
    drive: "Drive",
    play: Play,
    clock: "FakeClock",
    speech: "FakeSpeech",
    device: "Device",
    laid_out: Plan,
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    clock.go(4.0)
    controller.one_key()
    clock.go(20.0)
    controller.one_key()
    assert speech.said[-1] == "Get ready. Six to go."
    device.played.clear()
    play(controller, lambda player: not player.lead_at(controller.now))
    assert device.played == ["hold-start"]
    assert controller.player.remaining_at(controller.now) == pytest.approx(6.0)
