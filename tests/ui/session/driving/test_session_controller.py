"""The controller: time, log and sounds of a session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from coach.core.exercise import Catalog
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player, PlayerState
from coach.core.routine import Routine
from coach.core.session import Outcome, SessionRecord, SetEnd
from coach.core.short_on_time import open_exercises
from coach.storage.journal import Journal
from coach.storage.log_file import LogWriteError
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.notice import Notice
from coach.ui.session.driving.staying_awake import LONG_PAUSE_SECONDS

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


def test_killed_in_a_hold_it_goes_on_at_the_rep_that_the_log_lacks(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal
) -> None:
    killed = drive()
    killed.start()
    play(killed, lambda player: _holding(player) and player.step.rep == 2)
    clock.go(4.0)
    stopped = journal.unfinished(_only(journal).local_date)
    assert stopped is not None
    again = drive(stopped)
    again.start()
    assert (again.player.step.kind, again.player.step.rep) == (StepKind.READY, 2)
    play(again)
    assert [s.done_reps for s in _only(journal).sets] == [2, 2, 3]
    assert _only(journal).outcome is Outcome.COMPLETED


def test_killed_while_it_hurts_the_exercise_that_hurt_is_not_begun_again(
    drive: "Drive", play: Play, journal: Journal
) -> None:
    killed = drive()
    killed.start()
    play(killed, _holding)
    killed.hurts()
    stopped = journal.unfinished(_only(journal).local_date)
    assert stopped is not None
    again = drive(stopped)
    again.start()
    assert again.player.step.exercise == "bridge"


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


def test_it_hurts_is_in_the_log_at_once_and_stops_the_exercise(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal
) -> None:
    controller = drive()
    controller.start()
    play(controller, lambda player: _holding(player) and player.step.rep == 2)
    clock.go(4.0)
    controller.hurts()
    assert controller.player.state is PlayerState.PAUSED
    right, left, bridge = _only(journal).sets
    assert (right.done_reps, right.done_seconds) == pytest.approx((1, 14.0))
    assert [s.ended for s in (right, left, bridge)] == [SetEnd.PAIN, SetEnd.PAIN, SetEnd.STOPPED]


def test_eased_the_rest_is_shorter_and_counts_on(
    drive: "Drive", play: Play, journal: Journal
) -> None:
    controller = drive()
    controller.start()
    play(controller, lambda player: _holding(player) and player.step.rep == 2)
    controller.hurts()
    controller.ease(7.0, None)
    assert controller.player.step.kind is StepKind.READY
    play(controller, _holding)
    assert controller.player.remaining_at(controller.now) == pytest.approx(7.0)
    play(controller)
    right, left, bridge = _only(journal).sets
    assert [s.done_reps for s in (right, left, bridge)] == [2, 2, 3]
    assert [s.done_seconds for s in (right, left)] == pytest.approx([17.0, 14.0])
    assert (right.ended, bridge.ended) == (SetEnd.PAIN, SetEnd.DONE)


def test_a_rep_that_waits_is_done_with_the_one_key(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal, self_paced: Plan
) -> None:
    controller = drive(plan=self_paced)
    controller.start()
    play(controller, lambda player: player.step.waits)
    for seconds in (4.0, 4.5, 3.0):
        clock.go(seconds)
        controller.wake()
        controller.one_key()
    session = _only(journal)
    assert session.outcome is Outcome.COMPLETED
    assert (session.sets[0].done_reps, session.sets[0].done_seconds) == pytest.approx((3, 11.5))


def test_a_rep_that_waited_for_five_minutes_stands_paused_and_says_why(
    drive: "Drive", play: Play, journal: Journal, self_paced: Plan
) -> None:
    controller = drive(plan=self_paced)
    controller.start()
    play(controller, lambda player: player.step.waits)
    play(controller)
    assert controller.player.state is PlayerState.PAUSED
    assert controller.notice is Notice.WAITED
    assert _only(journal).sets[0].done_seconds == 0.0
    controller.one_key()
    assert _notice(controller) is Notice.NONE
    play(controller, lambda player: player.lead_at(controller.now) == 0.0)
    assert controller.player.state is PlayerState.RUNNING


def test_in_the_lead_after_a_pause_the_one_key_pauses_again(
    drive: "Drive", play: Play, clock: "FakeClock", self_paced: Plan
) -> None:
    controller = drive(plan=self_paced)
    controller.start()
    play(controller, lambda player: player.step.waits)
    clock.go(1.0)
    controller.pause()
    controller.one_key()
    assert controller.player.state is PlayerState.RUNNING
    clock.go(1.0)
    controller.one_key()
    assert controller.player.state is PlayerState.PAUSED
    assert controller.player.step.rep == 1


def test_a_short_session_has_what_it_leaves_out_as_skipped_from_its_beginning(
    drive: "Drive", play: Play, routine: Routine, catalog: Catalog, journal: Journal
) -> None:
    short = plan(routine, catalog, only=("bridge",))
    controller = drive(plan=short)
    controller.start()
    assert [s.ended for s in _only(journal).sets] == [SetEnd.SKIPPED] * 2 + [SetEnd.STOPPED]
    play(controller, lambda player: player.step.rep == 2 and player.step.kind.is_work)
    controller.interrupt()
    stopped = journal.unfinished(_only(journal).local_date)
    assert stopped is not None
    again = drive(stopped, plan(routine, catalog, only=open_exercises(stopped.sets)))
    again.start()
    assert {step.exercise for step in again.player.plan.steps} == {"bridge"}
    assert again.player.step.rep == 2
    play(again)
    session = _only(journal)
    assert session.outcome is Outcome.COMPLETED
    assert [s.done_reps for s in session.sets] == [0, 0, 3]
    assert [s.ended for s in session.sets] == [SetEnd.SKIPPED] * 2 + [SetEnd.DONE]


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
