"""The player: where a session stands, as a value that moves only when it is told the time.

Every transition takes `now`, monotonic seconds, and returns the new player with the events that
happened up to then, in order. A late call crosses every boundary that it has passed; one that is
repeated, or whose `now` lies before the last, finds no time gone by. So nothing depends on how
often, how evenly or how late the player is called.
"""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec.structs import replace

from coach.core.event import Event, Resumed
from coach.core.exercise import Side
from coach.core.moves import (
    close,
    cross,
    enter,
    finish,
    given_up,
    leave,
    moment,
    pass_set,
    sets_of_exercise,
    stand,
)
from coach.core.plan import FIRST_READY_SECONDS, Plan, StepKind
from coach.core.playhead import RESUME_SECONDS, WAIT_SECONDS, PlayerState, Playhead
from coach.core.replan import first_not_done, with_exercise_eased, with_ready
from coach.core.session import SetEnd, SetRecord

__all__ = [
    "BACK_SECONDS",
    "LEAST_REP_SECONDS",
    "RESUME_SECONDS",
    "WAIT_SECONDS",
    "Player",
    "PlayerState",
    "Transition",
]

BACK_SECONDS = 2.0
LEAST_REP_SECONDS = 0.5

Transition: TypeAlias = "tuple[Player, tuple[Event, ...]]"


class Player(Playhead, frozen=True):
    """A playhead that can be moved.

    Before it has begun a player answers only to start() and end(), once finished to nothing: then
    the other transitions return it unchanged, without events.
    """

    @staticmethod
    def of(plan: Plan, done: Sequence[SetRecord] = ()) -> "Player":
        """A player that waits at the start of the plan.

        With `done`, the sets as logged by an interrupted session of the same plan, it waits at
        the first rep not done, with a step to get ready before it; the counts go on. A set that
        has ended is not taken up again, so of an exercise that hurt, and was gone on with eased,
        what was left is left out. Raises ValueError if `done` are not the sets of this plan.
        """
        done = done or plan.sets
        if not Player.fits(plan, done):
            raise ValueError("the sets done do not belong to this plan")
        index = first_not_done(plan, done)
        if any(step.kind.is_work for step in plan.steps[:index]):
            plan = with_ready(plan, index, FIRST_READY_SECONDS)
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

    @staticmethod
    def fits(plan: Plan, done: Sequence[SetRecord]) -> bool:
        """Whether `done` are the sets of this plan, so that `of` can go on with them.

        A plan of only some exercises does not fit where others have reps done: they would be lost.
        """
        laid_out = {step.set_index for step in plan.steps}
        return [_prescription(s) for s in done] == [_prescription(s) for s in plan.sets] and all(
            place in laid_out or not record.done_reps for place, record in enumerate(done)
        )

    def start(self, now: float) -> Transition:
        """Begin; sets that the log knows to be full but not ended are ended first."""
        if self.state is not PlayerState.WAITING:
            return self, ()
        full = [place for place, record in enumerate(self.done) if record.is_full]
        player, events = close(self, full, SetEnd.DONE)
        player = replace(player, state=PlayerState.RUNNING, at=now)
        player, started = enter(player, player.index, now)
        return player, events + started

    def advance(self, now: float) -> Transition:
        """Let the time pass up to `now`.

        A rep that waits for the person stands paused at its start after WAIT_SECONDS, without an
        event: nobody is there, so that time is no work.
        """
        if self.state is not PlayerState.RUNNING:
            return self, ()
        player: Player = self
        events: tuple[Event, ...] = ()
        if now > self.at:
            ran = max(0.0, now - max(self.at, self.resumes))
            player = replace(self, elapsed=self.elapsed + ran, at=now)
            if self.at < self.resumes <= now:
                events = (Resumed(self.resumes),)
        while player.state is PlayerState.RUNNING and player.at >= player.resumes:
            if player.step.waits:
                return given_up(player), events
            if player.elapsed < player.length:
                break
            player, crossed = cross(player)
            events += crossed
        return player, events

    def finish_rep(self, now: float) -> Transition:
        """The rep that waits for the person is done; it took the time that it has really taken.

        Within LEAST_REP_SECONDS of its start nothing happens: a key that bounces is no rep.
        """
        player, events = self.advance(now)
        ready = player.state is PlayerState.RUNNING and not player.lead_at(now)
        if not ready or not player.step.waits or player.elapsed < LEAST_REP_SECONDS:
            return player, events
        player, crossed = cross(replace(player, length=player.elapsed))
        return player, events + crossed

    def pause(self, now: float) -> Transition:
        """Stand still until go_on(); the time in between does not count."""
        player, events = self.advance(now)
        if player.state is not PlayerState.RUNNING:
            return player, events
        return stand(player), events

    def go_on(self, now: float) -> Transition:
        """After a pause: RESUME_SECONDS to get ready, then the rest of the step."""
        player, events = self.advance(now)
        if player.state is not PlayerState.PAUSED:
            return player, events
        at = moment(player, now)
        resumes = at + RESUME_SECONDS
        return replace(player, state=PlayerState.RUNNING, at=at, resumes=resumes), events

    def skip(self, now: float) -> Transition:
        """On to the next step, without the rest of a lead; running or paused stays so."""
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        player, left = leave(player)
        player, ended = pass_set(player)
        player, entered = enter(player, player.index + 1, moment(player, now))
        return player, events + left + ended + entered

    def skip_exercise(self, now: float) -> Transition:
        """On to the next exercise; the sets of this one that are not over end as SKIPPED."""
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        player, left = leave(player)
        player, closed = close(player, sets_of_exercise(player), SetEnd.SKIPPED)
        this = player.step.exercise_index
        target = sum(1 for step in player.plan.steps if step.exercise_index <= this)
        player, entered = enter(player, target, moment(player, now))
        return player, events + left + closed + entered

    def back(self, now: float) -> Transition:
        """To the start of this step; within its first 2 s to the start of the one before."""
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        step_before = max(0, player.index - 1)
        target = step_before if player.elapsed < BACK_SECONDS else player.index
        player, left = leave(player)
        player, entered = enter(player, target, moment(player, now))
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

    def hurt(self, now: float) -> Transition:
        """It hurts: out of the work at once, to stand paused at the start of this step.

        The sets of this exercise that are not over end as PAIN. From here skip_exercise() and
        end() leave it, ease() goes on more gently, and go_on() as before; reps done then still
        count on. No step is told to have started until one does.
        """
        player, events = self.advance(now)
        if not player.under_way:
            return player, events
        player, left = leave(player)
        player, closed = close(player, sets_of_exercise(player), SetEnd.PAIN)
        player = replace(stand(player), length=player.step.seconds, elapsed=0.0, rested=True)
        return player, events + left + closed

    def ease(self, now: float, hold: float | None, reps: int | None) -> Transition:
        """After hurt(), go on with this exercise more gently, from now on and on all its sides.

        Its holds take `hold` seconds, and its reps beyond `reps` a side and set are left out
        unless they are done; None leaves either as it is. The rep in progress is done anew behind
        a step to get ready; where it is left out itself, the next side or exercise follows.
        """
        player, events = self.hurt(now)
        if not player.under_way:
            return player, events
        plan, index, crossed = with_exercise_eased(
            player.plan, player.index, player.crossed, hold, reps
        )
        at = moment(player, now)
        running = replace(player, plan=plan, crossed=crossed, state=PlayerState.RUNNING, at=at)
        player, entered = enter(running, index, at)
        return player, events + entered

    def end(self, now: float) -> Transition:
        """End the session here; the sets that are not over end as stopped."""
        player, events = self.advance(now)
        if player.state is PlayerState.FINISHED:
            return player, events
        player, left = leave(player)
        player, closed = close(player, range(len(player.plan.sets)), SetEnd.STOPPED)
        player, finished = finish(player, moment(player, now), completed=False)
        return player, events + left + closed + finished


def _prescription(record: SetRecord) -> tuple[str, Side, int]:
    return record.exercise, record.side, record.prescribed_reps
