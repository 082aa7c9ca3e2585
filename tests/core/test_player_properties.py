"""The player under any order and timing of calls, on any plan.

Times are multiples of a quarter second, which floats add exactly: so totals must be equal, not
merely near.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from coach.core.event import Event, Finished, RepDone, SetEnded, StepStarted, WorkLeft
from coach.core.exercise import Catalog, Dose, Position, Sidedness, SideOrder, Tempo
from coach.core.movement import Shown
from coach.core.plan import Plan, Step, StepKind, plan
from coach.core.player import Player, PlayerState, Transition
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd
from tests.core.conftest import an_exercise

MANY = settings(max_examples=200, deadline=None)

quarters = st.integers(1, 48).map(lambda n: n / 4)
rests = st.integers(0, 24).map(lambda n: n / 4)
tempos = st.builds(Tempo, quarters, rests, quarters)
doses = st.builds(
    Dose,
    reps=st.integers(1, 3),
    hold=quarters,
    tempo=st.none() | tempos,
    rest=rests,
    sets=st.integers(1, 2),
    set_rest=rests,
    order=st.sampled_from(SideOrder),
)


def made(parts: Sequence[tuple[Position, Sidedness, Dose]]) -> Plan:
    exercises = tuple(an_exercise(f"exercise-{place}", *part) for place, part in enumerate(parts))
    entries = tuple(Entry(exercise.id, exercise.dose) for exercise in exercises)
    return plan(Routine("own", "Own", entries), Catalog(exercises))


plans = st.lists(
    st.tuples(st.sampled_from(Position), st.sampled_from(Sidedness), doses),
    min_size=1,
    max_size=3,
).map(made)


class Call(NamedTuple):
    """Something done `after` seconds from the call before; below 0 the clock ran backwards."""

    after: float
    name: str
    seconds: float


calls = st.builds(
    Call,
    after=st.integers(-20, 200).map(lambda n: n / 4),
    name=st.sampled_from(
        ["advance", "pause", "go_on", "skip", "skip_exercise", "hurts", "back", "lengthen", "end"]
    ),
    seconds=st.sampled_from([-5.0, 5.0]),
)


def call(player: Player, now: float, name: str, seconds: float) -> Transition:
    if name == "lengthen":
        return player.lengthen(now, seconds)
    if name == "hurts":
        return player.skip_exercise(now, SetEnd.PAIN)
    plain = {
        "advance": player.advance,
        "pause": player.pause,
        "go_on": player.go_on,
        "skip": player.skip,
        "skip_exercise": player.skip_exercise,
        "back": player.back,
        "end": player.end,
    }
    return plain[name](now)


@MANY
@given(plans)
def test_a_plan_that_nobody_touches_takes_the_sum_of_its_steps(laid_out: Plan) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    total = sum(step.seconds for step in laid_out.steps)
    assert player.seconds_left_at(0.0) == total == laid_out.seconds
    assert player.advance(total - 0.25)[0].state is PlayerState.RUNNING
    over, events = player.advance(total)
    assert over.state is PlayerState.FINISHED
    assert [e.step for e in events if isinstance(e, StepStarted)] == list(laid_out.steps[1:])
    assert all(record.is_full and record.ended is SetEnd.DONE for record in over.done)
    assert [s.done_seconds for s in over.done] == [s.prescribed_seconds for s in over.done]


@MANY
@given(plans, st.lists(st.tuples(rests, quarters), max_size=12), st.floats(0, 1e6))
def test_pauses_cost_nothing(
    laid_out: Plan, pauses: list[tuple[float, float]], begin: float
) -> None:
    """However often and long it was paused, it runs exactly as long as the plan."""
    now = float(round(begin))
    player, _ = Player.of(laid_out).start(now)
    ran = 0.0
    for run, pause in pauses:
        now, ran = now + run, ran + run
        player, _ = player.pause(now)
        now += pause
        player, _ = player.go_on(now)
    left = max(0.0, laid_out.seconds - ran)
    assert player.seconds_left_at(now) == left
    assert player.advance(now + left)[0].state is PlayerState.FINISHED
    if left:
        assert player.advance(now + left - 0.25)[0].state is PlayerState.RUNNING


@MANY
@given(plans, st.lists(calls, max_size=15), st.data())
def test_extra_calls_in_between_change_nothing(
    laid_out: Plan, made_calls: list[Call], data: st.DataObject
) -> None:
    """Late, early and repeated ticks: the same player comes out, and the same events."""
    seldom, told_seldom = Player.of(laid_out).start(0.0)
    often, told_often = seldom, told_seldom
    now = 0.0
    for after, name, seconds in made_calls:
        ticks = st.lists(st.integers(-4, max(0, int(after * 4))), max_size=4)
        for tick in data.draw(ticks):
            often, events = often.advance(now + tick / 4)
            told_often += events
        now += after
        often, events = call(often, now, name, seconds)
        told_often += events
        seldom, events = call(seldom, now, name, seconds)
        told_seldom += events
    if seldom.state is PlayerState.FINISHED:
        often = replace(often, at=seldom.at)  # when the end was noticed may differ
    assert often == seldom
    assert told_often == told_seldom


@MANY
@given(plans, st.lists(st.floats(0.0, 30.0), max_size=60))
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
    for after, name, seconds in made_calls:
        if name != "end":
            now += abs(after)
            player, _ = call(player, now, name, seconds)
    logged = player.advance(now + last)[0].done
    resumed = Player.of(laid_out, logged)
    assert resumed.done == logged
    begun, events = resumed.start(0.0)
    over, more = begun.advance(1e6)
    assert over.state is PlayerState.FINISHED
    for before, after_all in zip(logged, over.done, strict=True):
        if before.ended is SetEnd.STOPPED:
            assert after_all.is_full
            assert after_all.ended is SetEnd.DONE
        else:
            assert after_all.ended in (before.ended, SetEnd.DONE)
        assert after_all.done_reps >= before.done_reps
    repeated = [e.step for e in events + more if isinstance(e, RepDone)]
    open_sets = {i for i, s in enumerate(logged) if s.ended is SetEnd.STOPPED}
    if repeated:
        first = repeated[0]
        assert first.set_index in open_sets
        assert first.rep_of_side == logged[first.set_index].done_reps + 1


@MANY
@given(plans)
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
@given(plans, st.floats(0.0, 500.0))
def test_the_figure_moves_within_its_range(laid_out: Plan, moment: float) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    player, _ = player.advance(moment)
    shown = player.shown_at(moment)
    assert 0.0 <= shown.phase <= 1.0
    assert player.phase_at(moment) == shown.phase
    if player.state is PlayerState.RUNNING and player.step.kind is StepKind.HOLD:
        held = Shown(player.step.exercise, player.step.side, 1.0, breath=shown.breath)
        assert shown == held
    assert 0.0 <= shown.breath <= 1.0


class AnyCalls(RuleBasedStateMachine):
    """Calls in any order at any time, each checked against a ledger kept beside the player."""

    @initialize(laid_out=plans)
    def begin(self, laid_out: Plan) -> None:
        self.now = 0.0
        self.ran_until = 0.0
        self.told: list[Event] = []
        self.player, events = Player.of(laid_out).start(0.0)
        assert events == (StepStarted(laid_out.steps[0]),)

    def go_to(self, after: float) -> None:
        """Advance, and check that nothing but the steps passed took the time that went by."""
        self.now += after
        before = self.player
        written = repr(before)
        self.player, events = before.advance(self.now)
        assert repr(before) == written
        gone_by = 0.0
        if before.state is PlayerState.RUNNING:
            gone_by = max(0.0, self.now - self.ran_until)
            self.ran_until = max(self.ran_until, self.now)
        self.check_steps_passed(before, gone_by, events)
        self.told += events

    def check_steps_passed(self, before: Player, gone_by: float, events: tuple[Event, ...]) -> None:
        steps = before.plan.steps
        passed = range(before.index, self.player.index)
        entered = [e.step for e in events if isinstance(e, StepStarted)]
        assert entered == list(steps[before.index + 1 : self.player.index + 1])
        lengths = [before.length if i == before.index else steps[i].seconds for i in passed]
        work = [RepDone(steps[i], s) for i, s in zip(passed, lengths, strict=True)]
        done = [e for e in events if isinstance(e, RepDone)]
        assert done == [event for event in work if event.step.kind.is_work]
        if self.player.state is PlayerState.FINISHED:
            assert gone_by >= sum(lengths) - before.elapsed or not passed
        else:
            assert gone_by == sum(lengths) - before.elapsed + self.player.elapsed

    def explicit(self, name: str, seconds: float = 0.0) -> tuple[Player, tuple[Event, ...]]:
        before = self.player
        written = repr(before)
        self.player, events = call(before, self.now, name, seconds)
        assert repr(before) == written
        self.told += events
        return before, events

    @rule(after=st.integers(0, 160).map(lambda n: n / 4))
    def advance(self, after: float) -> None:
        self.go_to(after)
        again, events = self.player.advance(self.now)
        assert (again, events) == (self.player, ())

    @rule(before=st.integers(1, 80).map(lambda n: n / 4))
    def the_clock_runs_backwards(self, before: float) -> None:
        was = self.player
        self.go_to(-before)
        assert self.player == was

    @rule(after=rests)
    def pause(self, after: float) -> None:
        self.go_to(after)
        before, events = self.explicit("pause")
        assert events == ()
        assert (self.player.index, self.player.elapsed) == (before.index, before.elapsed)

    @rule(after=quarters)
    def go_on(self, after: float) -> None:
        self.go_to(after)
        paused = self.player.state is PlayerState.PAUSED
        if paused:
            self.ran_until = max(self.ran_until, self.now)
        before, events = self.explicit("go_on")
        assert paused or events == ()
        if events:
            assert before.elapsed >= before.length

    @rule(after=rests)
    def skip(self, after: float) -> None:
        self.go_to(after)
        before, _ = self.explicit("skip")
        if before.under_way:
            assert self.player.index == before.index + 1

    @rule(after=rests, hurts=st.booleans())
    def skip_exercise(self, after: float, hurts: bool) -> None:
        self.go_to(after)
        before, _ = self.explicit("hurts" if hurts else "skip_exercise")
        if before.under_way:
            first = self.player.plan.steps[: self.player.index]
            assert first[-1].exercise_index == before.step.exercise_index
            if self.player.under_way:
                assert self.player.step.exercise_index == before.step.exercise_index + 1

    @rule(after=rests)
    def back(self, after: float) -> None:
        self.go_to(after)
        before, _ = self.explicit("back")
        if before.under_way:
            early = before.elapsed < 2
            assert self.player.index == (max(0, before.index - 1) if early else before.index)
            assert self.player.elapsed == 0

    @rule(after=rests, seconds=st.sampled_from([-5.0, 5.0]))
    def lengthen(self, after: float, seconds: float) -> None:
        self.go_to(after)
        before, events = self.explicit("lengthen", seconds)
        if before.under_way and not events and before.step.kind is not StepKind.REP:
            assert self.player.length == max(before.length + seconds, before.elapsed)

    @precondition(lambda self: len(self.told) > 12)
    @rule()
    def end(self) -> None:
        before, events = self.explicit("end")
        assert self.player.state is PlayerState.FINISHED
        if before.state is not PlayerState.FINISHED:
            assert events[-1] == Finished(completed=False)

    @invariant()
    def work_counted_is_work_crossed(self) -> None:
        crossed: set[tuple[int, int, int]] = set()
        seconds: defaultdict[int, float] = defaultdict(float)
        for event in self.told:
            if isinstance(event, RepDone | WorkLeft):
                assert event.step.kind.is_work
                seconds[event.step.set_index] += event.seconds
            if isinstance(event, RepDone):
                crossed.add(self.work_of(event.step))
        for place, record in enumerate(self.player.done):
            assert record.done_reps == sum(one[0] == place for one in crossed)
            assert record.done_reps <= record.prescribed_reps
            assert record.done_seconds == seconds[place]

    @staticmethod
    def work_of(step: Step) -> tuple[int, int, int]:
        return step.set_index, step.set_number, step.rep

    @invariant()
    def each_set_ends_once(self) -> None:
        over: dict[int, SetEnd] = {}
        for event in self.told:
            if isinstance(event, SetEnded):
                again = over.get(event.set_index)
                assert again is None or (again, event.ended) == (SetEnd.SKIPPED, SetEnd.DONE)
                over[event.set_index] = event.ended
        for place, record in enumerate(self.player.done):
            assert record.ended is over.get(place, SetEnd.STOPPED)
            if record.ended is SetEnd.DONE:
                assert record.is_full
            if record.ended in (SetEnd.SKIPPED, SetEnd.STOPPED) and place in over:
                assert not record.is_full
        if self.player.state is PlayerState.FINISHED:
            assert set(over) == set(range(len(self.player.plan.sets)))

    @invariant()
    def it_finishes_once(self) -> None:
        finished = [place for place, e in enumerate(self.told) if isinstance(e, Finished)]
        if self.player.state is PlayerState.FINISHED:
            assert finished == [len(self.told) - 1]
        else:
            assert finished == []

    @invariant()
    def the_time_left_adds_up(self) -> None:
        player, now = self.player, self.now
        assert 0 <= player.elapsed_at(now) <= player.length
        if player.state is PlayerState.FINISHED:
            assert player.remaining_at(now) == player.seconds_left_at(now) == 0
        else:
            assert player.elapsed_at(now) + player.remaining_at(now) == player.length
            ahead = sum(step.seconds for step in player.plan.steps[player.index + 1 :])
            assert player.seconds_left_at(now) == player.remaining_at(now) + ahead


def test_any_order_and_timing_of_calls() -> None:
    run_state_machine_as_test(
        AnyCalls, settings=settings(max_examples=120, stateful_step_count=40, deadline=None)
    )
