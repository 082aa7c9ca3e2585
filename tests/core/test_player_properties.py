"""What holds for the player whatever the plan, and however often or late it is called."""

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.event import Finished, RepDone, StepStarted
from coach.core.movement import of_step
from coach.core.plan import Plan, StepKind
from coach.core.player import (
    RESUME_SECONDS,
    Player,
    PlayerState,
)
from coach.core.session import SetEnd
from tests.core.any_plan import Call, call, calls, clocked_plans, plans, quarters, rests, run_out

MANY = settings(max_examples=80, deadline=None)


@MANY
@given(clocked_plans)
def test_a_plan_that_nobody_touches_takes_the_sum_of_its_steps(laid_out: Plan) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    total = sum(step.seconds for step in laid_out.steps)
    assert player.seconds_left_at(0.0) == total == laid_out.seconds
    assert player.advance(total - 0.25)[0].state is PlayerState.RUNNING
    over, events = player.advance(total)
    assert over.state is PlayerState.FINISHED
    assert [e.step for e in events if isinstance(e, StepStarted)] == list(laid_out.steps[1:])
    moments = [*accumulate(step.seconds for step in laid_out.steps)]
    assert [e.at for e in events if isinstance(e, StepStarted | Finished)] == moments
    assert all(record.is_full and record.ended is SetEnd.DONE for record in over.done)
    assert [s.done_seconds for s in over.done] == [s.prescribed_seconds for s in over.done]


@MANY
@given(clocked_plans, st.lists(st.tuples(rests, quarters), max_size=12), st.floats(0, 1e6))
def test_a_pause_costs_itself_and_the_lead_after_it(
    laid_out: Plan, pauses: list[tuple[float, float]], begin: float
) -> None:
    """However often and long it was paused, the steps run exactly as long as the plan."""
    now = float(round(begin))
    player, _ = Player.of(laid_out).start(now)
    ran = lead = 0.0
    for run, pause in pauses:
        now, ran = now + run, ran + max(0.0, run - lead)
        player, _ = player.pause(now)
        now, lead = now + pause, RESUME_SECONDS
        player, _ = player.go_on(now)
    left = laid_out.seconds - ran
    if left <= 0:
        assert player.state is PlayerState.FINISHED
        return
    assert (player.lead_at(now), player.seconds_left_at(now)) == (lead, lead + left)
    assert player.advance(now + lead + left - 0.25)[0].state is PlayerState.RUNNING
    assert player.advance(now + lead + left)[0].state is PlayerState.FINISHED


@MANY
@given(plans, st.lists(calls, max_size=15), st.data())
def test_extra_calls_in_between_change_nothing(
    laid_out: Plan, made_calls: list[Call], data: st.DataObject
) -> None:
    """Late, early and repeated ticks: the same player comes out, and the same events."""
    seldom, told_seldom = Player.of(laid_out).start(0.0)
    often, told_often = seldom, told_seldom
    now = 0.0
    for each in made_calls:
        ticks = st.lists(st.integers(-4, max(0, int(each.after * 4))), max_size=4)
        for tick in data.draw(ticks):
            often, events = often.advance(now + tick / 4)
            told_often += events
        now += each.after
        often, events = call(often, now, each)
        told_often += events
        seldom, events = call(seldom, now, each)
        told_seldom += events
    assert often == seldom
    assert told_often == told_seldom


@MANY
@given(clocked_plans, st.lists(st.floats(0.0, 30.0), max_size=60))
def test_uneven_ticks_leave_no_drift(laid_out: Plan, ticks: list[float]) -> None:
    now = 0.0
    player, _ = Player.of(laid_out).start(0.0)
    for tick in ticks:
        now += tick
        player, _ = player.advance(now)
        expected = max(0.0, laid_out.seconds - now)
        assert abs(player.seconds_left_at(now) - expected) < 1e-9


@MANY
@given(plans, st.lists(calls, max_size=12), st.floats(0.0, 200.0))
def test_an_interrupted_session_loses_only_the_rep_in_progress(
    laid_out: Plan, made_calls: list[Call], last: float
) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    now = 0.0
    for each in made_calls:
        if each.name != "end":
            now += abs(each.after)
            player, _ = call(player, now, each)
    logged = player.advance(now + last)[0].done
    resumed = Player.of(laid_out, logged)
    assert resumed.done == logged
    begun, events = resumed.start(0.0)
    over, more = run_out(begun)
    for before, after_all in zip(logged, over.done, strict=True):
        if before.ended is SetEnd.STOPPED:
            assert after_all.is_full
            assert after_all.ended is SetEnd.DONE
        else:
            assert after_all.ended in (before.ended, SetEnd.DONE)
        assert after_all.done_reps >= before.done_reps
    repeated = [e.step for e in (*events, *more) if isinstance(e, RepDone)]
    open_sets = {i for i, s in enumerate(logged) if s.ended is SetEnd.STOPPED}
    if repeated:
        first = repeated[0]
        assert first.set_index in open_sets
        assert first.rep_of_side == logged[first.set_index].done_reps + 1


@MANY
@given(clocked_plans)
def test_the_figure_never_jumps_where_a_step_ends(laid_out: Plan) -> None:
    """It moves on smoothly on one side, and changes side or exercise only at the start."""
    nearly = 1e-6
    player, _ = Player.of(laid_out).start(0.0)
    now = 0.0
    for step in laid_out.steps[:-1]:
        assert player.step == step
        now += step.seconds
        before = player.shown_at(now - nearly)
        player, _ = player.advance(now)
        after = player.shown_at(now + nearly)
        if (before.exercise, before.side) != (after.exercise, after.side):
            assert max(before.phase, after.phase) < 1e-4
        assert abs(before.phase - after.phase) < 1e-4


@MANY
@given(plans, st.lists(calls, max_size=12), st.floats(0.0, 100.0))
def test_the_figure_moves_within_its_range(
    laid_out: Plan, made_calls: list[Call], last: float
) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    now = 0.0
    for each in made_calls:
        now += each.after
        player, _ = call(player, now, each)
    player, _ = player.advance(now + last)
    shown = player.shown_at(now + last)
    assert 0.0 <= shown.phase <= 1.0
    assert player.phase_at(now + last) == shown.phase
    running = player.state is PlayerState.RUNNING and not player.lead_at(now + last)
    if running and player.step.kind is StepKind.HOLD:
        held = of_step(player.step, 1.0, breath=shown.breath)
        assert shown == held
    assert 0.0 <= shown.breath <= 1.0
