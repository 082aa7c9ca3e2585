"""The player under any order and timing of calls, on any plan."""

from collections import defaultdict
from itertools import accumulate

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from coach.core.event import Event, Finished, RepDone, Resumed, SetEnded, StepStarted, WorkLeft
from coach.core.plan import NEXT_SECONDS, Plan, Step, StepKind
from coach.core.player import (
    LEAST_REP_SECONDS,
    RESUME_SECONDS,
    WAIT_SECONDS,
    Player,
    PlayerState,
)
from coach.core.session import SetEnd
from tests.core.any_plan import (
    Call,
    call,
    fewer,
    holds,
    plans,
    quarters,
    rests,
)


class AnyCalls(RuleBasedStateMachine):
    """Calls in any order at any time, each checked against a ledger kept beside the player."""

    @initialize(laid_out=plans)
    def begin(self, laid_out: Plan) -> None:
        self.now = 0.0
        self.ran_until = 0.0
        self.told: list[Event] = []
        self.player, events = Player.of(laid_out).start(0.0)
        assert events == (StepStarted(laid_out.steps[0], at=0.0),)

    def go_to(self, after: float) -> None:
        """Advance, and check that nothing but the steps passed took the time that went by."""
        self.now += after
        before = self.player
        written = repr(before)
        self.player, events = before.advance(self.now)
        assert repr(before) == written
        if before.state is PlayerState.RUNNING:
            lead = before.lead_at(self.ran_until)
            gone_by = max(0.0, self.now - self.ran_until)
            events_of_steps = self.check_lead(events, lead, gone_by)
            self.check_steps_passed(before, max(0.0, gone_by - lead), events_of_steps)
            self.check_moments(before, self.ran_until + lead, events_of_steps)
            self.ran_until = max(self.ran_until, self.now)
            if self.player.state is PlayerState.PAUSED:
                self.ran_until = self.player.at
        else:
            assert (self.player, events) == (before, ())
        self.told += events

    def check_lead(
        self, events: tuple[Event, ...], lead: float, gone_by: float
    ) -> tuple[Event, ...]:
        """The events without that of a lead that is over."""
        if not lead or gone_by < lead:
            assert not any(isinstance(event, Resumed) for event in events)
            return events
        assert events[0] == Resumed(at=self.ran_until + lead)
        return events[1:]

    def check_steps_passed(self, before: Player, ran: float, events: tuple[Event, ...]) -> None:
        steps = before.plan.steps
        passed = range(before.index, self.player.index)
        assert not any(steps[i].waits for i in passed)
        entered = [e.step for e in events if isinstance(e, StepStarted)]
        assert entered == list(steps[before.index + 1 : self.player.index + 1])
        lengths = [before.length if i == before.index else steps[i].seconds for i in passed]
        work = [RepDone(steps[i], s) for i, s in zip(passed, lengths, strict=True)]
        done = [e for e in events if isinstance(e, RepDone)]
        assert done == [event for event in work if event.step.kind.is_work]
        in_step = ran - (sum(lengths) - before.elapsed)
        if self.player.state is PlayerState.PAUSED:
            assert self.player.step.waits
            assert in_step >= WAIT_SECONDS
            assert self.player.at == max(self.now, self.ran_until) - (in_step - WAIT_SECONDS)
            assert self.player.elapsed == 0
        elif self.player.state is PlayerState.FINISHED:
            assert in_step >= 0
        else:
            assert in_step == self.player.elapsed

    @staticmethod
    def check_moments(before: Player, began: float, events: tuple[Event, ...]) -> None:
        """Each step starts at the very end of the one before, however late it is told."""
        moments = [e.at for e in events if isinstance(e, StepStarted | Finished)]
        lengths = [before.length, *(e.step.seconds for e in events if isinstance(e, StepStarted))]
        assert (
            moments == [*accumulate(lengths, initial=began - before.elapsed)][1 : len(moments) + 1]
        )

    def explicit(
        self, name: str, seconds: float = 0.0, hold: float | None = None, reps: int | None = None
    ) -> tuple[Player, tuple[Event, ...]]:
        before = self.player
        written = repr(before)
        self.player, events = call(before, self.now, Call(0.0, name, seconds, hold, reps))
        assert repr(before) == written
        if self.player.state is PlayerState.RUNNING is not before.state:
            self.ran_until = max(self.ran_until, self.now)
        self.told += events
        for event in events:
            if isinstance(event, StepStarted | Finished):
                assert event.at == max(self.now, before.at)
        return before, events

    @rule(after=st.integers(0, 160).map(lambda n: n / 4) | st.just(WAIT_SECONDS))
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
        assert self.player.lead_at(self.now) == 0

    @rule(after=quarters)
    def go_on(self, after: float) -> None:
        self.go_to(after)
        before, events = self.explicit("go_on")
        assert events == ()
        if before.state is PlayerState.PAUSED:
            assert self.player.lead_at(self.now) == RESUME_SECONDS
            assert (self.player.index, self.player.elapsed) == (before.index, before.elapsed)
        else:
            assert self.player == before

    @rule(after=quarters)
    def finish_rep(self, after: float) -> None:
        self.go_to(after)
        running = self.player.state is PlayerState.RUNNING and not self.player.lead_at(self.now)
        before, events = self.explicit("finish_rep")
        if running and before.step.waits and before.elapsed >= LEAST_REP_SECONDS:
            assert events[0] == RepDone(before.step, before.elapsed)
            assert self.player.index == before.index + 1
            assert before.index in self.player.crossed
        else:
            assert (self.player, events) == (before, ())
        self.advance(0.0)

    @rule(after=rests)
    def skip(self, after: float) -> None:
        self.go_to(after)
        before, _ = self.explicit("skip")
        if before.under_way:
            assert self.player.index == before.index + 1
            assert self.player.lead_at(self.now) == 0

    @rule(after=rests)
    def skip_exercise(self, after: float) -> None:
        self.go_to(after)
        before, _ = self.explicit("skip_exercise")
        if before.under_way:
            first = self.player.plan.steps[: self.player.index]
            assert first[-1].exercise_index == before.step.exercise_index
            if self.player.under_way:
                assert self.player.step.exercise_index == before.step.exercise_index + 1

    @rule(after=rests)
    def hurt(self, after: float) -> None:
        self.go_to(after)
        before, events = self.explicit("hurt")
        if before.under_way:
            assert not any(isinstance(event, StepStarted) for event in events)
            assert self.player.state is PlayerState.PAUSED
            assert (self.player.index, self.player.elapsed) == (before.index, 0)
            assert self.player.length == before.step.seconds
            this = {
                step.set_index
                for step in before.plan.steps
                if step.exercise_index == before.step.exercise_index
            }
            assert all(self.player.ended[place] for place in this)
            assert {e.ended for e in events if isinstance(e, SetEnded)} <= {
                SetEnd.PAIN,
                SetEnd.DONE,
            }
        assert self.player.hurt(self.now + 1.0) == (self.player, ())

    @rule(after=rests, hold=holds, reps=fewer)
    def ease(self, after: float, hold: float | None, reps: int | None) -> None:
        self.go_to(after)
        before, _ = self.explicit("ease", 0.0, hold, reps)
        if before.under_way:
            self.check_eased(before, hold, reps)
        else:
            assert self.player == before

    def check_eased(self, before: Player, hold: float | None, reps: int | None) -> None:
        this = before.step.exercise_index
        counted = {self.work_of(before.plan.steps[place]) for place in before.crossed}
        still = {self.work_of(self.player.plan.steps[place]) for place in self.player.crossed}
        assert still == counted
        assert all(self.player.plan.steps[place].kind.is_work for place in self.player.crossed)

        def work(player: Player) -> list[Step]:
            return [step for step in player.plan.steps if step.kind.is_work]

        kept = [
            step
            for step in work(before)
            if step.exercise_index != this
            or reps is None
            or step.rep <= reps
            or self.work_of(step) in counted
        ]
        assert [self.work_of(step) for step in work(self.player)] == [
            self.work_of(step) for step in kept
        ]
        for old, new in zip(kept, work(self.player), strict=True):
            mine = old.exercise_index == this
            assert new.seconds == (hold if mine and hold and old.tempo is None else old.seconds)
            assert new.rep <= new.reps <= old.reps
            assert mine or new == old
        wanted = [step for step in kept if self.reps_ahead(step, before) >= 0]
        if self.player.state is PlayerState.FINISHED:
            assert not wanted
            return
        assert self.player.state is PlayerState.RUNNING
        assert (self.player.elapsed, self.player.lead_at(self.now)) == (0, 0)
        assert self.player.step.kind.is_lead_in
        assert self.player.step.seconds >= NEXT_SECONDS
        assert self.work_of(self.player.step) == self.work_of(wanted[0])

    def reps_ahead(self, step: Step, player: Player) -> int:
        """How many reps `step` lies ahead of the one that the player is in or on the way to."""
        order = [self.work_of(each) for each in player.plan.steps if each.kind.is_work]
        return order.index(self.work_of(step)) - order.index(self.work_of(player.step))

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
            assert events[-1] == Finished(completed=False, at=max(self.now, before.at))

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
        longest = WAIT_SECONDS if player.step.waits else player.length
        assert 0 <= player.elapsed_at(now) <= max(longest, player.length)
        assert 0 <= player.lead_at(now) <= RESUME_SECONDS
        if player.state is PlayerState.FINISHED:
            assert player.remaining_at(now) == player.seconds_left_at(now) == 0
        else:
            assert player.remaining_at(now) == max(0, player.length - player.elapsed_at(now))
            ahead = sum(step.seconds for step in player.plan.steps[player.index + 1 :])
            assert player.seconds_left_at(now) == (
                player.lead_at(now) + player.remaining_at(now) + ahead
            )


def test_any_order_and_timing_of_calls() -> None:
    run_state_machine_as_test(
        AnyCalls, settings=settings(max_examples=120, stateful_step_count=40, deadline=None)
    )
