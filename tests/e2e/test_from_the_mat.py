"""What somebody on the mat does and what befalls them, in the real window: heard, shown, logged."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry
from coach.core.voice import VoiceLevel
from coach.ui.session.following.following import Following
from tests.e2e.conftest import Desk, OpenDesk
from tests.e2e.test_clumsy_sessions import keep_only
from tests.e2e.test_follow_along import begin
from tests.e2e.test_whole_session import exported

LEAD = 3.0
KEY = Qt.Key


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """The program, with the routine cut to one hold on each side and a few reps."""
    made = open_desk()
    keep_only(made, "single-knee-to-chest", "gluteal-squeeze")
    return made


def player(desk: Desk) -> Player:
    return desk.session.controller.player


def to_first_hold(desk: Desk, seconds_into: float = 12.0) -> None:
    """Begin, and let the lead-in and so much of the first hold go by."""
    begin(desk, VoiceLevel.FULL)
    desk.follow(player(desk).step.seconds + seconds_into)
    assert player(desk).step.kind is StepKind.HOLD
    desk.heard.forget()


def entry(desk: Desk, exercise: str) -> Entry:
    entries = desk.coach.routine_model.routine.entries
    return next(each for each in entries if each.exercise == exercise)


def sets_of(tmp_path: Path) -> list[tuple[str, str, int, str]]:
    [session] = exported(tmp_path)
    return [_short(done) for done in session["sets"]]


def _short(done: dict[str, Any]) -> tuple[str, str, int, str]:
    return done["exercise"], done["side"], done["done_reps"], done["ended"]


def click_on_the_stage(desk: Desk) -> None:
    stage = desk.session.following.stage
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=stage.rect().center())
    desk.settle()


def test_a_pause_keeps_the_hold_and_goes_on_after_a_lead(desk: Desk) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_Space)
    assert desk.heard.phrases[0] == "Paused."
    assert desk.heard.sounds == ["stopped"]
    desk.clock.passed += 100
    desk.press(KEY.Key_Space)
    assert desk.heard.phrases[-2:] == ["Get ready.", "Eighteen to go."]
    gone_on = desk.clock.monotonic()
    desk.heard.forget()
    desk.follow(LEAD)
    assert player(desk).remaining_at(desk.clock.monotonic()) == pytest.approx(18.0, abs=0.01)
    assert desk.heard.sounds == ["hold-start"]
    assert desk.heard.sounded[0].at == pytest.approx(gone_on + LEAD, abs=0.01)
    desk.follow(18.0 + 0.2)
    assert desk.heard.sounds == [
        *("hold-start", "half-way", "last-seconds", "last-seconds", "last-seconds", "hold-end"),
    ]
    assert desk.heard.phrases == ["Half-way.", "Three.", "Two.", "One."]


@pytest.mark.parametrize(
    "key", [KEY.Key_Space, KEY.Key_PageDown, KEY.Key_MediaPlay, KEY.Key_Return]
)
def test_one_key_pauses_and_goes_on(desk: Desk, key: Qt.Key) -> None:
    to_first_hold(desk)
    desk.press(key)
    assert player(desk).state is PlayerState.PAUSED
    desk.press(key)
    assert player(desk).state is PlayerState.RUNNING


def test_a_click_on_the_stage_is_the_one_key(desk: Desk) -> None:
    to_first_hold(desk)
    click_on_the_stage(desk)
    assert player(desk).state is PlayerState.PAUSED
    click_on_the_stage(desk)
    assert player(desk).state is PlayerState.RUNNING


def test_reps_at_ones_own_pace_wait_for_the_key(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    keep_only(desk, "bridge")
    model = desk.coach.routine_model
    place = model.routine.entries.index(entry(desk, "bridge"))
    model.ease(place, replace(model.routine.entries[place].dose, reps=3, self_paced=True))
    begin(desk, VoiceLevel.FULL)
    desk.follow(player(desk).step.seconds)
    for seconds in (4.0, 9.0, 20.0):
        assert player(desk).step.waits
        desk.follow(seconds)
        desk.press(KEY.Key_PageDown)
    assert player(desk).state is PlayerState.FINISHED
    assert "Press the key after each one." in desk.heard.phrases
    assert [word for word in desk.heard.phrases if word in ("One.", "Two.", "Last one.")] == [
        *("One.", "Two.", "Last one."),
    ]
    [session] = exported(tmp_path)
    assert session["sets"][0]["done_seconds"] == pytest.approx(33.0, abs=0.1)
    assert session["sets"][0]["done_reps"] == 3


def test_it_hurts_and_a_shorter_hold_for_today(desk: Desk, tmp_path: Path) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_P)
    assert desk.heard.phrases[:1] == ["All right, we stop."]
    assert player(desk).state is PlayerState.PAUSED
    desk.press(KEY.Key_1)
    assert player(desk).state is PlayerState.RUNNING
    assert {s.seconds for s in player(desk).plan.steps if s.kind is StepKind.HOLD} == {20.0, 5.0}
    desk.follow()
    assert sets_of(tmp_path)[0] == ("single-knee-to-chest", "right", 3, "pain")
    assert entry(desk, "single-knee-to-chest").dose.hold == 30.0


def test_it_hurts_and_fewer_reps_from_now_on(desk: Desk, tmp_path: Path) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_P)
    desk.click("From now on")
    desk.press(KEY.Key_2)
    assert player(desk).state is PlayerState.RUNNING
    assert entry(desk, "single-knee-to-chest").dose.reps == 2
    desk.follow()
    assert [done[2:] for done in sets_of(tmp_path)[:2]] == [(2, "pain"), (2, "pain")]


def test_it_hurts_and_skip(desk: Desk, tmp_path: Path) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_P)
    desk.press(KEY.Key_3)
    assert player(desk).step.exercise == "gluteal-squeeze"
    desk.follow()
    assert [done[3] for done in sets_of(tmp_path)] == ["pain", "pain", "done"]


def test_it_hurts_and_end(desk: Desk, tmp_path: Path) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_P)
    desk.press(KEY.Key_4)
    assert player(desk).state is PlayerState.FINISHED
    desk.click("Done")
    [session] = exported(tmp_path)
    assert session["outcome"] == "ended"
    assert [done["ended"] for done in session["sets"]] == ["pain", "pain", "stopped"]


def test_a_yes_in_the_check_in_ends_the_session(desk: Desk, tmp_path: Path) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_C)
    assert player(desk).state is PlayerState.PAUSED
    desk.press(KEY.Key_Y)
    assert player(desk).state is PlayerState.FINISHED
    desk.click("Close")
    assert not desk.window.covered
    [session] = exported(tmp_path)
    assert session["outcome"] == "ended"
    assert session["sets"][0]["done_seconds"] == pytest.approx(12.0, abs=0.1)


def test_no_to_every_question_comes_back_to_the_session(desk: Desk) -> None:
    to_first_hold(desk)
    left = player(desk).remaining_at(desk.clock.monotonic())
    desk.press(KEY.Key_C)
    for _ in range(20):
        desk.press(KEY.Key_N)
    assert player(desk).state is PlayerState.PAUSED
    desk.press(KEY.Key_Space)
    desk.follow(LEAD)
    assert player(desk).remaining_at(desk.clock.monotonic()) == pytest.approx(left, abs=0.01)


def test_short_on_time_leads_and_logs_what_it_picks(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    desk.click("5 minutes")
    begin(desk, VoiceLevel.BRIEF)
    plan = player(desk).plan
    assert plan.seconds <= 300
    done = {step.exercise for step in plan.steps}
    desk.follow()
    desk.click("Done")
    [session] = exported(tmp_path)
    assert len(session["sets"]) == 16  # the day's plan stays the whole routine
    for each in session["sets"]:
        assert each["ended"] == ("done" if each["exercise"] in done else "skipped")
        assert bool(each["done_reps"]) == (each["exercise"] in done)

    again = open_desk(clock=desk.clock)
    again.click("5 minutes")
    again.click("Start session")
    again.press(KEY.Key_Return)
    assert done.isdisjoint(step.exercise for step in player(again).plan.steps)


def test_a_killed_short_session_goes_on_with_what_it_had(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    desk = open_desk()
    desk.click("10 minutes")
    begin(desk, VoiceLevel.BRIEF)
    picked = {step.exercise for step in player(desk).plan.steps}
    desk.follow(120.0)
    again = open_desk(clock=desk.clock)
    again.click("Go on where you stopped")
    assert {step.exercise for step in player(again).plan.steps} == picked
    again.follow()
    [session] = exported(tmp_path)
    assert session["outcome"] == "completed"
    assert {each["exercise"] for each in session["sets"] if each["ended"] == "done"} == picked


def test_a_machine_that_slept_pauses_and_says_so(desk: Desk) -> None:
    to_first_hold(desk)
    desk.clock.passed += 3600
    desk.session.controller.wake()
    desk.settle()
    assert player(desk).state is PlayerState.PAUSED
    assert "The computer was asleep." in desk.heard.phrases
    assert player(desk).remaining_at(desk.clock.monotonic()) == pytest.approx(18.0, abs=0.5)


def test_without_a_sound_device_the_session_goes_on(desk: Desk, tmp_path: Path) -> None:
    desk.heard.no_device = "This machine has no sound device at the moment."
    begin(desk, VoiceLevel.OFF)
    desk.follow()
    assert not desk.heard.sounds
    assert desk.heard.flashed
    assert {done[3] for done in sets_of(tmp_path)} == {"done"}


def test_the_floor_view_shows_number_word_and_side_alone(desk: Desk) -> None:
    to_first_hold(desk)
    following: Following = desk.session.following
    desk.press(KEY.Key_F)
    assert following.floor_view
    floor = following.stage.floor
    assert floor.isVisible()
    assert (floor.number.text, floor.word.text, floor.side.text) == ("18", "Hold", "Right leg")
    assert not any(
        part.isVisible() for part in (following.head, following.controls, following.count)
    )
    desk.press(KEY.Key_Escape)
    assert not following.floor_view
    assert player(desk).state is PlayerState.RUNNING


def test_mute_silences_voice_and_sounds_and_not_the_flash(desk: Desk) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_M)
    desk.follow(60.0)
    assert not desk.heard.said
    assert not desk.heard.sounds
    assert desk.heard.flashed
    desk.press(KEY.Key_M)
    desk.follow(60.0)
    assert desk.heard.said
    assert desk.heard.sounds


def test_a_session_ended_by_key_is_told(desk: Desk) -> None:
    to_first_hold(desk)
    desk.press(KEY.Key_Escape)
    desk.click("End session")
    assert desk.heard.phrases[-2:] == ["We end here.", "What you did is kept."]
