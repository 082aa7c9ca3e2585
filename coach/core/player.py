"""The player: where a session stands, as a value that moves only when it is told the time.

Every transition takes `now`, monotonic seconds, and returns the new player with the events that
happened up to then, in order. A late call crosses every boundary that it has passed; one that is
repeated, or whose `now` lies before the last, finds no time gone by. So nothing depends on how
often, how evenly or how late the player is called.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import inf
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from coach.core.event import Event, Finished, RepDone, SetEnded, StepStarted, WorkLeft
from coach.core.exercise import Side
from coach.core.movement import Shown, shown
from coach.core.plan import FIRST_READY_SECONDS, Plan, Step, StepKind
from coach.core.session import SetEnd, SetRecord

BACK_SECONDS = 2.0


class PlayerState(StrEnum):
    """WAITING has not begun; FINISHED has come to the end or was ended."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


Transition: TypeAlias = "tuple[Player, tuple[Event, ...]]"


class Player(Struct, frozen=True):
    """Where a session stands.

    `index` is the current step's place in the plan, and the plan's length once all are passed.
    `length` are the seconds of that step with what was added to it, `elapsed` those spent in it
    up to `at`, the last `now` at which the player ran. `crossed` holds the places of the work
    steps done; `worked` the seconds of work and `ended` the end of each set.

    Before it has begun a player answers only to start() and end(), once finished to nothing: then
    the other transitions return it unchanged, without events.
    """

    plan: Plan
    index: int
    length: float
    crossed: frozenset[int]
    worked: tuple[float, ...]
    ended: tuple[SetEnd | None, ...]
    state: PlayerState = PlayerState.WAITING
    elapsed: float = 0.0
    at: float = -inf

    @staticmethod
    def of(plan: Plan, done: Sequence[SetRecord] = ()) -> "Player":
        """A player that waits at the start of the plan.

        With `done`, the sets as logged by an interrupted session of the same plan, it waits at
        the first rep not done, with a step to get ready before it; the counts go on.
        Raises ValueError if `done` are not the sets of this plan.
        """
        done = done or plan.sets
        if not Player.fits(plan, done):
            raise ValueError("the sets done do not belong to this plan")
        index = _first_not_done(plan, done)
        if any(step.kind.is_work for step in plan.steps[:index]):
            plan = _with_ready(plan, index)
        else:
            index = 0
        return Player(
            plan=plan,
            index=index,
            length=plan.steps[min(index, len(plan.steps) - 1)].seconds if plan.steps else 0.0,
            crossed=frozenset(
                place
                for place, step in enumerate(plan.steps)
                if step.kind.is_work and step.rep_of_side <= done[step.set_index].done_reps
            ),
            worked=tuple(record.done_seconds for record in done),
            ended=tuple(None if s.ended is SetEnd.STOPPED else s.ended for s in done),
        )

    @property
    def under_way(self) -> bool:
        """Whether it runs or pauses."""
        return self.state in (PlayerState.RUNNING, PlayerState.PAUSED)

    @staticmethod
    def fits(plan: Plan, done: Sequence[SetRecord]) -> bool:
        """Whether `done` are the sets of this plan, so that `of` can go on with them."""
        return [_prescription(s) for s in done] == [_prescription(s) for s in plan.sets]

    @property
    def step(self) -> Step:
        """The current step; the last one when finished. Raises IndexError for an empty plan."""
        return self.plan.steps[min(self.index, len(self.plan.steps) - 1)]

    @property
    def done(self) -> tuple[SetRecord, ...]:
        """The sets with what is done so far, without the step in progress."""
        reps = [0] * len(self.plan.sets)
        for place in self.crossed:
            reps[self.plan.steps[place].set_index] += 1
        return tuple(
            replace(
                record,
                done_reps=reps[place],
                done_seconds=self.worked[place],
                ended=self.ended[place] or SetEnd.STOPPED,
            )
            for place, record in enumerate(self.plan.sets)
        )

    def next_work(self) -> Step | None:
        """The first rep of the next side or exercise; None in the last."""
        reached = max((s.set_index for s in self.plan.steps[: self.index + 1]), default=-1)
        coming = self.plan.steps[self.index :]
        return next((s for s in coming if s.kind.is_work and s.set_index > reached), None)

    def elapsed_at(self, now: float) -> float:
        """Seconds spent in the current step, never more than its length."""
        if self.state is not PlayerState.RUNNING:
            return self.elapsed
        return min(self.length, self.elapsed + max(0.0, now - self.at))

    def remaining_at(self, now: float) -> float:
        """Seconds left of the current step; 0 when finished."""
        if self.state is PlayerState.FINISHED:
            return 0.0
        return self.length - self.elapsed_at(now)

    def seconds_left_at(self, now: float) -> float:
        """Seconds left of the whole plan; 0 when finished."""
        if self.state is PlayerState.FINISHED:
            return 0.0
        return self.remaining_at(now) + sum(s.seconds for s in self.plan.steps[self.index + 1 :])

    def shown_at(self, now: float) -> Shown:
        """What the figure shows: after a hold it still comes back on the side just held."""
        if self.index == len(self.plan.steps):
            return Shown(self.step.exercise, self.step.side, 0.0)
        return shown(self.plan, self.index, self.elapsed_at(now), self.length)

    def phase_at(self, now: float) -> float:
        """How far the figure is into the effort, 0 to 1; it belongs to the side of shown_at()."""
        return self.shown_at(now).phase

    def start(self, now: float) -> Transition:
        """Begin; sets that the log knows to be full but not ended are ended first."""
        if self.state is not PlayerState.WAITING:
            return self, ()
        full = [place for place, record in enumerate(self.done) if record.is_full]
        player, events = _close(self, full, SetEnd.DONE)
        player = replace(player, state=PlayerState.RUNNING, at=now)
        player, started = _enter(player, player.index)
        return player, events + started

    def advance(self, now: float) -> Transition:
        """Let the time pass up to `now`."""
        if self.state is not PlayerState.RUNNING:
            return self, ()
        player = self
        if now > self.at:
            player = replace(self, elapsed=self.elapsed + (now - self.at), at=now)
        events: tuple[Event, ...] = ()
        while player.state is PlayerState.RUNNING and player.elapsed >= player.length:
            player, crossed = _cross(player)
            events += crossed
        return player, events

    def pause(self, now: float) -> Transition:
        """Stand still until go_on(); the time in between does not count."""
        player, events = self.advance(now)
        if player.state is not PlayerState.RUNNING:
            return player, events
        return replace(player, state=PlayerState.PAUSED), events

    def go_on(self, now: float) -> Transition:
        """Run again after a pause."""
        if self.state is not PlayerState.PAUSED:
            return self.advance(now)
        running = replace(self, state=PlayerState.RUNNING, at=max(now, self.at))
        return running.advance(now)

    def skip(self, now: float) -> Transition:
        """On to the next step; running or paused stays so."""
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        player, left = _leave(player)
        player, ended = _pass(player)
        player, entered = _enter(player, player.index + 1)
        return player, events + left + ended + entered

    def skip_exercise(self, now: float, ended: SetEnd = SetEnd.SKIPPED) -> Transition:
        """On to the next exercise; the sets of this one that are not over end as `ended`."""
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        this = player.step.exercise_index
        steps = player.plan.steps
        player, left = _leave(player)
        sets = sorted({step.set_index for step in steps if step.exercise_index == this})
        player, closed = _close(player, sets, ended)
        target = sum(1 for step in steps if step.exercise_index <= this)
        player, entered = _enter(player, target)
        return player, events + left + closed + entered

    def back(self, now: float) -> Transition:
        """To the start of this step; within its first 2 s to the start of the one before."""
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        step_before = max(0, player.index - 1)
        target = step_before if player.elapsed < BACK_SECONDS else player.index
        player, left = _leave(player)
        player, entered = _enter(player, target)
        return player, events + left + entered

    def lengthen(self, now: float, seconds: float) -> Transition:
        """Add `seconds` to this step, or take them off if negative.

        Not more are taken off than are left. A rep at a tempo keeps its length.
        """
        player, events = self.advance(now)
        if not player.under_way or player.step.kind is StepKind.REP:
            return player, events
        length = max(player.length + seconds, player.elapsed)
        player, crossed = replace(player, length=length).advance(now)
        return player, events + crossed

    def end(self, now: float) -> Transition:
        """End the session here; the sets that are not over end as stopped."""
        player, events = self.advance(now)
        if player.state is PlayerState.FINISHED:
            return player, events
        player, left = _leave(player)
        player, closed = _close(player, range(len(player.plan.sets)), SetEnd.STOPPED)
        player, finished = _finish(player, completed=False)
        return player, events + left + closed + finished


def _cross(player: Player) -> Transition:
    """Past the end of the current step; what has elapsed beyond it counts for the next."""
    step, length = player.step, player.length
    beyond = player.elapsed - length
    events: tuple[Event, ...] = ()
    if step.kind.is_work:
        player = replace(_with_work(player, length), crossed=player.crossed | {player.index})
        events = (RepDone(step, length),)
    player, ended = _pass(player)
    player, entered = _enter(player, player.index + 1, elapsed=beyond)
    return player, events + ended + entered


def _leave(player: Player) -> Transition:
    """Out of the current step before its end."""
    if player.elapsed <= 0 or not player.step.kind.is_work:
        return player, ()
    event = WorkLeft(player.step, player.elapsed)
    return _with_work(player, player.elapsed), (event,)


def _with_work(player: Player, seconds: float) -> Player:
    worked = list(player.worked)
    worked[player.step.set_index] += seconds
    return replace(player, worked=tuple(worked))


def _pass(player: Player) -> Transition:
    """The set of the current step ends if no work of it lies ahead."""
    step = player.step
    ahead = player.plan.steps[player.index + 1 :]
    if not step.kind.is_work or any(s.set_index == step.set_index for s in ahead):
        return player, ()
    return _close(player, [step.set_index], SetEnd.SKIPPED)


def _close(player: Player, sets: Sequence[int], otherwise: SetEnd) -> Transition:
    """End these sets, as done if all their reps are and as `otherwise` if not."""
    events: list[Event] = []
    ended = list(player.ended)
    done = player.done
    for place in sets:
        full = done[place].is_full
        filled_late = full and ended[place] is SetEnd.SKIPPED
        if ended[place] is None or filled_late:
            end = SetEnd.DONE if full else otherwise
            ended[place] = end
            events.append(SetEnded(place, end))
    return replace(player, ended=tuple(ended)), tuple(events)


def _enter(player: Player, index: int, elapsed: float = 0.0) -> Transition:
    if index == len(player.plan.steps):
        return _finish(replace(player, index=index, elapsed=player.length), completed=True)
    length = player.plan.steps[index].seconds
    player = replace(player, index=index, length=length, elapsed=elapsed)
    return player, (StepStarted(player.step),)


def _finish(player: Player, completed: bool) -> Transition:
    return replace(player, state=PlayerState.FINISHED), (Finished(completed),)


def _prescription(record: SetRecord) -> tuple[str, Side, int]:
    return record.exercise, record.side, record.prescribed_reps


def _first_not_done(plan: Plan, done: Sequence[SetRecord]) -> int:
    """The first rep that the log lacks in a set not ended; the length of the plan if none."""
    for place, step in enumerate(plan.steps):
        record = done[step.set_index]
        open_still = record.ended is SetEnd.STOPPED
        if step.kind.is_work and open_still and step.rep_of_side > record.done_reps:
            return place
    return len(plan.steps)


def _with_ready(plan: Plan, index: int) -> Plan:
    """The plan with a step before step `index` to lie down again; the same plan at its end."""
    if index == len(plan.steps):
        return plan
    ready = replace(plan.steps[index], kind=StepKind.READY, seconds=FIRST_READY_SECONDS)
    return replace(plan, steps=(*plan.steps[:index], ready, *plan.steps[index:]))
