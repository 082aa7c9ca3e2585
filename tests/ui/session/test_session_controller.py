"""The controller: time, log and sounds of a session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.core.session import Outcome, SessionRecord, SetEnd
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.session.controller import SessionController
from coach.ui.session.notice import Notice
from coach.ui.session.staying_awake import LONG_PAUSE_SECONDS

if TYPE_CHECKING:
    from tests.ui.session.conftest import Device, Drive, FakeClock, FakeSpeech

Play = Callable[..., None]


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD


def _notice(controller: SessionController) -> Notice:
    return controller.notice


def _only(journal: Journal) -> SessionRecord:
    (session,) = journal.sessions()
    return session


def test_a_whole_session_is_in_the_log_as_it_was_done(
    drive: "Drive", play: Play, journal: Journal
) -> None:
    controller = drive()
    controller.start(pain=3)
    play(controller)
    session = _only(journal)
    assert session.outcome is Outcome.COMPLETED
    assert session.pain_before == 3
    assert not session.trial
    assert [(s.exercise, s.side.value, s.done_reps, s.ended) for s in session.sets] == [
        ("hamstring-stretch", "right", 2, SetEnd.DONE),
        ("hamstring-stretch", "left", 2, SetEnd.DONE),
        ("bridge", "both", 3, SetEnd.DONE),
    ]
    assert [s.done_seconds for s in session.sets] == pytest.approx([20.0, 20.0, 15.0])


def test_its_sounds_follow_the_plan(drive: "Drive", play: Play, device: "Device") -> None:
    controller = drive()
    controller.start()
    play(controller)
    ticks = ["last-seconds"] * 3
    hold = ["hold-start", "half-way", *ticks, "hold-end"]
    assert [sound for sound in device.played if sound != "tick"] == [
        *("silence", "ready", *ticks),
        *(*hold, *hold, "change-side", *ticks),
        *(*hold, *hold, "ready", *ticks),
        *("rep", "rep", "rep", "done"),
    ]


def test_the_log_has_each_rep_at_once(drive: "Drive", play: Play, journal: Journal) -> None:
    controller = drive()
    controller.start()
    play(controller, lambda player: player.step.kind is StepKind.RELAX)
    session = _only(journal)
    assert session.ended_at is None
    assert (session.sets[0].done_reps, session.sets[0].done_seconds) == pytest.approx((1, 10.0))


def test_starting_twice_starts_one_session(drive: "Drive", journal: Journal) -> None:
    controller = drive()
    controller.start()
    controller.start()
    assert len(journal.sessions()) == 1


def test_at_another_speed_the_session_is_a_trial(
    drive: "Drive", journal: Journal, clock: "FakeClock"
) -> None:
    clock.speed = 10.0
    drive().start()
    assert _only(journal).trial


def test_the_night_belongs_to_the_day_before(
    drive: "Drive", clock: "FakeClock", journal: Journal
) -> None:
    clock.sleep(18 * 3600)
    drive().start()
    assert _only(journal).local_date.isoformat() == "2026-03-02"


def test_pausing_stops_the_timer_and_the_countdown(
    drive: "Drive", play: Play, clock: "FakeClock"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    clock.go(0.4)
    controller.one_key()
    assert controller.due == pytest.approx(clock.monotonic() + LONG_PAUSE_SECONDS)
    left = controller.player.remaining_at(controller.now)
    clock.go(600)
    controller.one_key()
    assert controller.player.remaining_at(controller.now) == pytest.approx(left)
    assert controller.player.state is PlayerState.RUNNING


def test_a_machine_that_slept_finds_the_session_paused(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    clock.sleep(3600)
    clock.go(1.0)
    controller.wake()
    assert controller.player.state is PlayerState.PAUSED
    assert controller.notice is Notice.SLEPT
    assert controller.player.remaining_at(controller.now) == pytest.approx(10.0)
    controller.go_on()
    assert _notice(controller) is Notice.NONE
    play(controller)
    assert _only(journal).sets[0].done_seconds == pytest.approx(20.0)


def test_so_does_one_whose_monotonic_clock_ran_on(
    drive: "Drive", play: Play, clock: "FakeClock"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    clock.go(3600)
    controller.skip()
    assert controller.player.state is PlayerState.PAUSED
    assert controller.player.step.kind is StepKind.HOLD


def test_a_wake_up_that_is_a_little_late_loses_nothing(
    drive: "Drive", play: Play, clock: "FakeClock"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    clock.go(4.5)
    controller.wake()
    assert controller.player.state is PlayerState.RUNNING
    assert controller.player.remaining_at(controller.now) == pytest.approx(5.5)


def test_ending_keeps_what_is_done_with_the_seconds_of_the_hold_in_hand(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal
) -> None:
    controller = drive()
    controller.start()
    play(controller, lambda player: _holding(player) and player.step.rep == 2)
    clock.go(4.0)
    controller.end()
    session = _only(journal)
    assert session.outcome is Outcome.ENDED
    assert session.ended_at is not None
    first = session.sets[0]
    assert (first.done_reps, first.done_seconds) == pytest.approx((1, 14.0))
    assert {s.ended for s in session.sets} == {SetEnd.STOPPED}


def test_an_interrupted_session_is_gone_on_with_at_the_rep_where_it_stopped(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal
) -> None:
    controller = drive()
    controller.start(pain=5)
    play(controller, lambda player: _holding(player) and player.step.rep == 2)
    clock.go(4.0)
    controller.interrupt()
    assert controller.due is None
    stopped = journal.unfinished(_only(journal).local_date)
    assert stopped is not None
    assert stopped.sets[0].done_seconds == pytest.approx(14.0)
    again = drive(stopped)
    again.start()
    assert again.player.step.kind is StepKind.READY
    assert again.player.step.rep == 2
    play(again)
    session = _only(journal)
    assert session.id == stopped.id
    assert session.outcome is Outcome.COMPLETED
    assert session.pain_before == 5
    assert [s.done_reps for s in session.sets] == [2, 2, 3]


def test_a_full_disk_does_not_stop_the_session_and_all_is_written_later(
    drive: "Drive", play: Play, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise LogWriteError("disk is full")

    controller = drive()
    with monkeypatch.context() as disk:
        for name in ("begin", "record", "rate", "finish"):
            disk.setattr(journal, name, full)
        controller.start(pain=2)
        assert controller.notice is Notice.UNSAVED
        play(controller, lambda player: player.step.exercise == "bridge")
        assert controller.player.state is PlayerState.RUNNING
    assert journal.sessions() == ()
    controller.retry()
    assert _notice(controller) is Notice.NONE
    play(controller)
    session = _only(journal)
    assert session.pain_before == 2
    assert session.started_at.isoformat() == "2026-03-02T09:00:00+00:00"
    assert [s.done_reps for s in session.sets] == [2, 2, 3]
    assert session.outcome is Outcome.COMPLETED


def test_five_seconds_more_and_less(drive: "Drive", play: Play) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    controller.lengthen(5.0)
    assert controller.player.remaining_at(controller.now) == pytest.approx(15.0)
    controller.lengthen(-5.0)
    assert controller.player.remaining_at(controller.now) == pytest.approx(10.0)


def test_skipping_the_exercise_logs_its_sets_as_skipped(
    drive: "Drive", play: Play, journal: Journal
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    controller.skip_exercise()
    assert controller.player.step.exercise == "bridge"
    assert [s.ended for s in _only(journal).sets][:2] == [SetEnd.SKIPPED] * 2


def test_pain_afterwards_is_kept(drive: "Drive", play: Play, journal: Journal) -> None:
    controller = drive()
    controller.start()
    play(controller)
    controller.rate("after", 1)
    assert _only(journal).pain_after == 1


def test_the_timer_sleeps_until_the_next_word_or_the_next_second(
    drive: "Drive", play: Play, clock: "FakeClock", speech: "FakeSpeech"
) -> None:
    controller = drive()
    controller.start()
    play(controller, _holding)
    assert controller.due == pytest.approx(clock.monotonic() + 0.5)
    clock.go(0.5)
    controller.wake()
    assert speech.said[-1] == "Hold."
    assert controller.due == pytest.approx(clock.monotonic() + 0.5)
