"""The player by example: what each call does, and what it tells."""

import pytest
from msgspec.structs import replace

from coach.core.event import Event, Finished, RepDone, Resumed, SetEnded, StepStarted, WorkLeft
from coach.core.exercise import Catalog, Dose, Side, SideOrder, Tempo
from coach.core.plan import Plan, Step, StepKind, plan
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd, SetRecord

HOLDS = Dose(reps=2, hold=10.0, rest=4.0)
REPS = Dose(reps=3, tempo=Tempo(2.0, 1.0, 2.0))


@pytest.fixture
def short(sheet_catalog: Catalog) -> Plan:
    """Ready 15, hold 10, relax 4, hold 10, change side 8, the same left; next 8, three reps of 5.

    The steps' places: 0 ready, 1 to 3 right, 4 change side, 5 to 7 left, 8 next, 9 to 11 reps.
    They begin at 0, 15, 25, 29, 39, 47, 57, 61, 71, 79, 84 and 89 s and are over after 94 s.
    """
    entries = (Entry("hamstring-stretch", HOLDS), Entry("bridge", REPS))
    return plan(Routine("own", "Own", entries), sheet_catalog)


@pytest.fixture
def begun(short: Plan) -> Player:
    """Running from moment 100 on."""
    return Player.of(short).start(100.0)[0]


def at(player: Player, now: float) -> Player:
    return player.advance(now)[0]


def started(events: tuple[Event, ...]) -> list[Step]:
    return [event.step for event in events if isinstance(event, StepStarted)]


def counts(player: Player) -> list[tuple[int, float, str]]:
    return [(s.done_reps, s.done_seconds, s.ended) for s in player.done]


def ended(events: tuple[Event, ...]) -> list[tuple[int, str]]:
    return [(e.set_index, e.ended) for e in events if isinstance(e, SetEnded)]


def test_it_waits_at_the_first_step(short: Plan) -> None:
    player = Player.of(short)
    assert player.state is PlayerState.WAITING
    assert player.step is short.steps[0]
    assert player.elapsed_at(1e6) == 0
    assert player.remaining_at(1e6) == 15
    assert player.seconds_left_at(1e6) == 94
    assert player.done == short.sets


def test_starting_tells_of_the_first_step(short: Plan) -> None:
    player, events = Player.of(short).start(100.0)
    assert player.state is PlayerState.RUNNING
    assert events == (StepStarted(short.steps[0], at=100),)
    assert player.elapsed_at(103.5) == 3.5
    assert player.remaining_at(103.5) == 11.5
    assert player.seconds_left_at(103.5) == 90.5


def test_it_starts_once(begun: Player) -> None:
    assert begun.start(105.0) == (begun, ())
    assert at(begun, 100.0).elapsed_at(105.0) == 5.0


def test_before_a_boundary_nothing_happens(begun: Player) -> None:
    player, events = begun.advance(114.9)
    assert events == ()
    assert player.step.kind is StepKind.READY
    assert player.elapsed == pytest.approx(14.9)


def test_a_boundary_belongs_to_the_step_after_it(begun: Player) -> None:
    player, events = begun.advance(115.0)
    assert events == (StepStarted(begun.plan.steps[1], at=115),)
    assert (player.index, player.elapsed) == (1, 0)
    assert player.advance(115.0) == (player, ())


def test_a_late_call_tells_of_everything_in_order(begun: Player) -> None:
    player, events = begun.advance(146.0)
    steps = begun.plan.steps
    assert events == (
        StepStarted(steps[1], at=115),
        RepDone(steps[1], 10),
        StepStarted(steps[2], at=125),
        StepStarted(steps[3], at=129),
        RepDone(steps[3], 10),
        SetEnded(0, SetEnd.DONE),
        StepStarted(steps[4], at=139),
    )
    assert (player.index, player.elapsed) == (4, 7)
    assert counts(player)[0] == (2, 20, "done")


def test_the_time_shown_never_passes_the_end_of_a_step(begun: Player) -> None:
    assert begun.elapsed_at(1000.0) == 15
    assert begun.remaining_at(1000.0) == 0
    assert begun.seconds_left_at(1000.0) == 79


def test_the_whole_plan_runs_to_its_end(begun: Player) -> None:
    early, before = begun.advance(193.75)
    assert early.state is PlayerState.RUNNING
    player, events = early.advance(194.0)
    assert player.state is PlayerState.FINISHED
    assert events == (
        RepDone(begun.plan.steps[11], 5),
        SetEnded(2, SetEnd.DONE),
        Finished(completed=True, at=194),
    )
    assert ended(before + events) == [(0, "done"), (1, "done"), (2, "done")]
    assert counts(player) == [(2, 20, "done"), (2, 20, "done"), (3, 15, "done")]


def test_when_finished_it_shows_the_end_and_answers_to_nothing(begun: Player) -> None:
    player = at(begun, 1000.0)
    assert player.step is begun.plan.steps[-1]
    assert (player.elapsed_at(2000.0), player.remaining_at(2000.0)) == (5, 0)
    assert player.seconds_left_at(2000.0) == 0
    assert player.next_work() is None
    assert player.phase_at(2000.0) == 0
    for call in (player.start, player.advance, player.pause, player.go_on, player.skip):
        assert call(2000.0) == (player, ())
    for call in (player.back, player.skip_exercise, player.end):
        assert call(2000.0) == (player, ())
    assert player.lengthen(2000.0, 5.0) == (player, ())


def test_before_it_has_begun_it_only_starts_or_ends(short: Plan) -> None:
    player = Player.of(short)
    for call in (player.advance, player.pause, player.go_on, player.skip, player.back):
        assert call(2000.0) == (player, ())
    assert player.skip_exercise(2000.0) == (player, ())
    assert player.lengthen(2000.0, 5.0) == (player, ())
    over, events = player.end(2000.0)
    assert over.state is PlayerState.FINISHED
    assert events[-1] == Finished(completed=False, at=2000)


def test_a_pause_stops_the_time(begun: Player) -> None:
    paused, events = begun.pause(105.0)
    assert events == ()
    assert paused.state is PlayerState.PAUSED
    assert paused.elapsed_at(500.0) == 5
    assert paused.advance(500.0) == (paused, ())
    assert paused.pause(500.0) == (paused, ())
    running, events = paused.go_on(500.0)
    assert events == ()
    assert running.elapsed_at(503.0) == 5
    assert running.elapsed_at(506.0) == 8
    assert running.go_on(509.0) == running.advance(509.0)
    assert running.advance(513.0)[1] == (
        Resumed(at=503),
        StepStarted(begun.plan.steps[1], at=513),
    )


def test_a_late_pause_first_tells_what_happened(begun: Player) -> None:
    paused, events = begun.pause(116.0)
    assert events == (StepStarted(begun.plan.steps[1], at=115),)
    assert (paused.index, paused.elapsed) == (1, 1)


def test_a_pause_after_the_end_finds_it_finished(begun: Player) -> None:
    player, events = begun.pause(1000.0)
    assert player.state is PlayerState.FINISHED
    assert events[-1] == Finished(completed=True, at=194)


def test_a_clock_that_runs_backwards_does_no_harm(begun: Player) -> None:
    player = at(begun, 120.0)
    assert player.advance(110.0) == (player, ())
    assert player.elapsed_at(110.0) == 5
    assert at(at(player, 110.0), 121.0).elapsed == 6
    paused = player.pause(90.0)[0]
    assert paused.elapsed == 5
    assert at(paused.go_on(90.0)[0], 124.0).elapsed == 6


def test_skipping_goes_to_the_next_step(begun: Player) -> None:
    player, events = begun.skip(103.0)
    assert events == (StepStarted(begun.plan.steps[1], at=103),)
    assert (player.index, player.elapsed, player.state) == (1, 0, PlayerState.RUNNING)
    assert at(player, 104.0).elapsed == 1


def test_work_that_is_skipped_keeps_its_seconds_but_is_no_rep(begun: Player) -> None:
    player, events = begun.skip(118.0)
    steps = begun.plan.steps
    assert events == (
        StepStarted(steps[1], at=115),
        WorkLeft(steps[1], 3),
        StepStarted(steps[2], at=118),
    )
    assert counts(player)[0] == (0, 3, "stopped")


def test_work_left_as_it_starts_is_not_told(begun: Player) -> None:
    player, events = at(begun, 115.0).skip(115.0)
    assert events == (StepStarted(begun.plan.steps[2], at=115),)
    assert counts(player)[0] == (0, 0, "stopped")


def test_a_set_with_a_rep_skipped_ends_as_skipped(begun: Player) -> None:
    player = begun.skip(118.0)[0]
    player, events = player.advance(132.0)
    assert ended(events) == [(0, "skipped")]
    assert counts(player)[0] == (1, 13, "skipped")


def test_skipping_the_last_rep_ends_the_set(begun: Player) -> None:
    player, events = at(begun, 130.0).skip(130.0)
    steps = begun.plan.steps
    assert events == (
        WorkLeft(steps[3], 1),
        SetEnded(0, SetEnd.SKIPPED),
        StepStarted(steps[4], at=130),
    )
    assert player.index == 4


def test_skipping_the_last_step_completes(begun: Player) -> None:
    player, events = at(begun, 190.0).skip(190.0)
    assert ended(events) == [(2, "skipped")]
    assert events[-1] == Finished(completed=True, at=190)
    assert player.state is PlayerState.FINISHED
    assert player.elapsed_at(190.0) == player.length


def test_skipping_while_paused_stays_paused(begun: Player) -> None:
    player, events = begun.pause(105.0)[0].skip(200.0)
    assert events == (StepStarted(begun.plan.steps[1], at=200),)
    assert (player.index, player.elapsed, player.state) == (1, 0, PlayerState.PAUSED)
    assert player.go_on(300.0)[0].elapsed_at(305.0) == 2


def test_skipping_an_exercise_ends_all_its_sets(begun: Player) -> None:
    player, events = begun.skip_exercise(118.0)
    steps = begun.plan.steps
    assert events == (
        StepStarted(steps[1], at=115),
        WorkLeft(steps[1], 3),
        SetEnded(0, SetEnd.SKIPPED),
        SetEnded(1, SetEnd.SKIPPED),
        StepStarted(steps[8], at=118),
    )
    assert player.index == 8


def test_what_is_done_stays_done_when_the_rest_hurts(begun: Player) -> None:
    player, events = begun.hurt(150.0)
    assert ended(events) == [(0, "done"), (1, "pain")]
    assert counts(player) == [(2, 20, "done"), (0, 3, "pain"), (0, 0, "stopped")]


def test_skipping_the_last_exercise_completes(begun: Player) -> None:
    player, events = begun.skip_exercise(185.0)
    assert events[-2:] == (SetEnded(2, SetEnd.SKIPPED), Finished(completed=True, at=185))
    assert counts(player)[2] == (1, 6, "skipped")


def test_back_goes_to_the_start_of_the_step(begun: Player) -> None:
    player, events = begun.back(117.0)
    steps = begun.plan.steps
    assert events == (
        StepStarted(steps[1], at=115),
        WorkLeft(steps[1], 2),
        StepStarted(steps[1], at=117),
    )
    assert (player.index, player.elapsed) == (1, 0)


def test_back_twice_goes_to_the_step_before(begun: Player) -> None:
    player = begun.back(118.0)[0]
    player, events = player.back(118.5)
    steps = begun.plan.steps
    assert events == (WorkLeft(steps[1], 0.5), StepStarted(steps[0], at=118.5))
    assert player.index == 0


def test_back_within_two_seconds_goes_to_the_step_before(begun: Player) -> None:
    assert begun.back(116.75)[0].index == 0
    assert begun.back(117.0)[0].index == 1
    assert begun.back(126.0)[0].index == 1


def test_back_at_the_very_start_stays(begun: Player) -> None:
    player, events = begun.back(101.0)
    assert events == (StepStarted(begun.plan.steps[0], at=101),)
    assert (player.index, player.elapsed) == (0, 0)


def test_a_rep_done_again_counts_once_but_its_seconds_count(begun: Player) -> None:
    player = at(begun, 125.0).back(125.0)[0]
    assert player.index == 1
    player, events = player.advance(135.0)
    steps = begun.plan.steps
    assert events == (RepDone(steps[1], 10), StepStarted(steps[2], at=135))
    assert counts(player)[0] == (1, 20, "stopped")


def test_a_set_done_again_does_not_end_again(begun: Player) -> None:
    player = at(begun, 139.0).back(139.0)[0]
    assert player.index == 3
    player, events = player.advance(149.0)
    assert ended(events) == []
    assert counts(player)[0] == (2, 30, "done")


def test_going_back_to_what_was_skipped_makes_the_set_done(begun: Player) -> None:
    player = at(begun, 130.0).skip(130.0)[0].back(130.0)[0]
    assert player.index == 3
    player, events = player.advance(140.0)
    assert ended(events) == [(0, "done")]
    assert counts(player)[0] == (2, 21, "done")


def test_a_set_ended_for_pain_stays_so(begun: Player) -> None:
    player = begun.hurt(129.0)[0].go_on(129.0)[0].skip_exercise(129.0)[0]
    for _ in range(6):
        player = player.back(129.0)[0]
    assert player.index == 2
    player, events = player.advance(143.0)
    assert (player.done[0].done_reps, player.done[0].ended) == (2, "pain")
    assert ended(events) == []


def test_five_seconds_more(begun: Player) -> None:
    player, events = begun.lengthen(105.0, 5.0)
    assert events == ()
    assert (player.length, player.remaining_at(105.0)) == (20, 15)
    assert player.seconds_left_at(105.0) == 94
    assert at(player, 119.0).index == 0
    assert at(player, 120.0).index == 1
    assert at(player, 120.0).length == 10


def test_a_longer_hold_counts_all_its_seconds(begun: Player) -> None:
    player = begun.lengthen(116.0, 5.0)[0]
    player, events = player.advance(130.0)
    assert events[0] == RepDone(begun.plan.steps[1], 15)
    assert counts(player)[0] == (1, 15, "stopped")


def test_no_more_is_taken_off_than_is_left(begun: Player) -> None:
    player, events = begun.lengthen(112.0, -5.0)
    assert events == (StepStarted(begun.plan.steps[1], at=112),)
    assert (player.index, player.elapsed) == (1, 0)


def test_five_seconds_less(begun: Player) -> None:
    player, events = begun.lengthen(102.0, -5.0)
    assert events == ()
    assert player.remaining_at(102.0) == 8


def test_a_step_shortened_while_paused_ends_when_it_goes_on(begun: Player) -> None:
    paused, events = begun.pause(112.0)[0].lengthen(300.0, -5.0)
    assert events == ()
    assert (paused.index, paused.remaining_at(300.0)) == (0, 0)
    running, events = paused.go_on(400.0)[0].advance(404.0)
    assert events == (Resumed(at=403), StepStarted(begun.plan.steps[1], at=403))
    assert running.elapsed_at(404.0) == 1


def test_a_rep_at_a_tempo_keeps_its_length(begun: Player) -> None:
    player, events = at(begun, 180.0).lengthen(180.0, 5.0)
    assert player.step.kind is StepKind.REP
    assert (player.length, events) == (5, ())


def test_ending_early_keeps_what_was_done(begun: Player) -> None:
    player, events = begun.end(150.0)
    steps = begun.plan.steps
    assert events[-4:] == (
        WorkLeft(steps[5], 3),
        SetEnded(1, SetEnd.STOPPED),
        SetEnded(2, SetEnd.STOPPED),
        Finished(completed=False, at=150),
    )
    assert player.state is PlayerState.FINISHED
    assert counts(player) == [(2, 20, "done"), (0, 3, "stopped"), (0, 0, "stopped")]
    assert player.step is steps[5]


def test_ending_after_the_end_changes_nothing(begun: Player) -> None:
    _, events = begun.end(1000.0)
    finished = [event for event in events if isinstance(event, Finished)]
    assert finished == [Finished(completed=True, at=194)]


def test_what_comes_next_is_the_next_side_or_exercise(begun: Player) -> None:
    steps = begun.plan.steps
    assert begun.next_work() is steps[5]
    assert at(begun, 130.0).next_work() is steps[5]
    assert at(begun, 140.0).next_work() is steps[9]
    assert at(begun, 175.0).next_work() is None


def test_when_sides_alternate_the_next_exercise_comes_next(sheet_plan: Plan) -> None:
    begun = Player.of(sheet_plan).start(0.0)[0]
    first_left = begun.plan.steps[2]
    assert begun.next_work() is first_left
    third = at(begun, 24.0)
    assert (third.step.side, third.step.rep) == (Side.RIGHT, 2)
    following = third.next_work()
    assert following is not None
    assert following.exercise == "single-knee-to-chest"


def test_alternating_sets_end_each_with_its_last_rep(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, tempo=Tempo(2, 0, 2), order=SideOrder.ALTERNATING)
    entry = Entry("lower-trunk-rotation", dose)
    made = plan(Routine("own", "Own", (entry,)), sheet_catalog)
    _, events = Player.of(made).start(0.0)[0].advance(100.0)
    told = [e for e in events if not isinstance(e, StepStarted)]
    assert told == [
        RepDone(made.steps[1], 4),
        RepDone(made.steps[2], 4),
        RepDone(made.steps[3], 4),
        SetEnded(0, SetEnd.DONE),
        RepDone(made.steps[4], 4),
        SetEnded(1, SetEnd.DONE),
        Finished(completed=True, at=31),
    ]


def test_an_empty_plan_is_over_as_it_starts(sheet_catalog: Catalog) -> None:
    player = Player.of(plan(Routine("own", "Own", ()), sheet_catalog))
    assert player.done == ()
    assert player.next_work() is None
    assert player.remaining_at(0.0) == player.seconds_left_at(0.0) == 0
    with pytest.raises(IndexError):
        _ = player.step
    over, events = player.start(0.0)
    assert over.state is PlayerState.FINISHED
    assert events == (Finished(completed=True, at=0),)


def logged(made: Plan, *done: tuple[int, float, SetEnd]) -> tuple[SetRecord, ...]:
    return tuple(
        replace(record, done_reps=reps, done_seconds=seconds, ended=end)
        for record, (reps, seconds, end) in zip(made.sets, done, strict=True)
    )


def test_an_interrupted_session_goes_on_with_the_first_rep_not_done(short: Plan) -> None:
    nothing = (0, 0.0, SetEnd.STOPPED)
    player = Player.of(short, logged(short, (1, 14.5, SetEnd.STOPPED), nothing, nothing))
    assert player.state is PlayerState.WAITING
    assert (player.step.kind, player.length) == (StepKind.READY, 15)
    assert counts(player) == [(1, 14.5, "stopped"), (0, 0, "stopped"), (0, 0, "stopped")]
    player, events = player.start(0.0)
    assert started(events) == [player.step]
    player, events = player.advance(15.0)
    assert started(events) == [short.steps[3]]
    player, events = player.advance(25.0)
    assert ended(events) == [(0, "done")]
    assert counts(player)[0] == (2, 24.5, "done")


def test_sets_that_were_ended_are_not_taken_up_again(short: Plan) -> None:
    done = logged(short, (1, 10.0, SetEnd.SKIPPED), (0, 2.0, SetEnd.PAIN), (1, 5.0, SetEnd.STOPPED))
    player, events = Player.of(short, done).start(0.0)
    assert (player.step.kind, player.step.exercise, player.step.rep) == ("ready", "bridge", 2)
    assert ended(events) == []
    player, events = player.advance(100.0)
    assert ended(events) == [(2, "done")]
    assert counts(player) == [(1, 10, "skipped"), (0, 2, "pain"), (3, 15, "done")]


def test_a_session_with_nothing_done_begins_at_the_beginning(short: Plan) -> None:
    player = Player.of(short, short.sets)
    assert player == Player.of(short)


def test_a_full_set_whose_end_was_not_logged_ends_on_going_on(short: Plan) -> None:
    nothing = (0, 0.0, SetEnd.STOPPED)
    done = logged(short, (2, 20.0, SetEnd.STOPPED), nothing, nothing)
    player, events = Player.of(short, done).start(0.0)
    assert ended(events) == [(0, "done")]
    assert (player.step.kind, player.step.side) == (StepKind.READY, Side.LEFT)


def test_a_session_with_all_done_only_has_to_finish(short: Plan) -> None:
    full = SetEnd.DONE
    done = logged(short, (2, 20.0, full), (2, 20.0, full), (3, 15.0, SetEnd.STOPPED))
    player = Player.of(short, done)
    assert player.state is PlayerState.WAITING
    assert player.step is short.steps[-1]
    assert player.phase_at(0.0) == 0
    player, events = player.start(0.0)
    assert events == (SetEnded(2, SetEnd.DONE), Finished(completed=True, at=0))
    assert player.elapsed_at(9.0) == player.length == short.steps[-1].seconds


def test_sets_of_another_plan_are_refused(short: Plan) -> None:
    with pytest.raises(ValueError, match="do not belong"):
        Player.of(short, short.sets[1:])
    with pytest.raises(ValueError, match="do not belong"):
        Player.of(short, (replace(short.sets[0], prescribed_reps=5), *short.sets[1:]))


def test_going_on_keeps_the_plan_itself_as_it_was(short: Plan) -> None:
    nothing = (0, 0.0, SetEnd.STOPPED)
    player = Player.of(short, logged(short, (1, 10.0, SetEnd.STOPPED), nothing, nothing))
    assert len(player.plan.steps) == len(short.steps) + 1
    assert len(short.steps) == 12
    assert player.seconds_left_at(0.0) == 15 + 94 - 29


def test_a_log_fits_only_the_plan_that_it_was_made_with(
    short: Plan, sheet_catalog: Catalog
) -> None:
    other = plan(Routine("own", "Own", (Entry("bridge", REPS),)), sheet_catalog)
    assert Player.fits(short, short.sets)
    assert not Player.fits(other, short.sets)
