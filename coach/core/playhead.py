"""The playhead: where a session stands, and what can be asked of it at any moment."""

from enum import StrEnum
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from coach.core.movement import Shown, getting_ready, of_step, shown
from coach.core.plan import Plan, Step, StepKind
from coach.core.session import SetEnd, SetRecord

RESUME_SECONDS = 3.0
WAIT_SECONDS = 300.0


class PlayerState(StrEnum):
    """WAITING has not begun; FINISHED has come to the end or was ended."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Playhead(Struct, frozen=True):
    """Where a session stands.

    `index` is the current step's place in the plan, and the plan's length once all are passed.
    `length` are the seconds of that step with what was added to it, `elapsed` those spent in it
    up to `at`, the last `now` at which the player ran. `crossed` holds the places of the work
    steps done; `worked` the seconds of work and `ended` the end of each set.

    Until the moment `resumes` a lead runs, RESUME_SECONDS to get ready after a pause, in which the
    step stands still. It is `rested` where this step was come to out of the effort, after hurting.
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
    resumes: float = -inf
    rested: bool = False

    @property
    def under_way(self) -> bool:
        """Whether it runs or pauses."""
        return self.state in (PlayerState.RUNNING, PlayerState.PAUSED)

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

    def lead_at(self, now: float) -> float:
        """Seconds left to get ready after a pause; 0 where the step itself runs or pauses."""
        if self.state is not PlayerState.RUNNING:
            return 0.0
        return max(0.0, self.resumes - max(now, self.at))

    def elapsed_at(self, now: float) -> float:
        """Seconds spent in the current step, never more than it can last."""
        if self.state is not PlayerState.RUNNING:
            return self.elapsed
        ran = max(0.0, now - max(self.at, self.resumes))
        return min(WAIT_SECONDS if self.step.waits else self.length, self.elapsed + ran)

    def remaining_at(self, now: float) -> float:
        """Seconds left of the current step, a lead before it not counted; 0 when finished.

        Where the step waits for the person they are the estimate, and 0 beyond it.
        """
        if self.state is PlayerState.FINISHED:
            return 0.0
        return max(0.0, self.length - self.elapsed_at(now))

    def seconds_left_at(self, now: float) -> float:
        """Seconds left of the whole plan, a lead counted; 0 when finished."""
        if self.state is PlayerState.FINISHED:
            return 0.0
        ahead = sum(step.seconds for step in self.plan.steps[self.index + 1 :])
        return self.lead_at(now) + self.remaining_at(now) + ahead

    def shown_at(self, now: float) -> Shown:
        """What the figure shows: after a hold it still comes back on the side just held.

        In a pause it stands still. In the lead before the rest of a hold it lets go and comes
        back into the effort as the lead ends; a hold that has not begun shows the start.
        """
        if self.index == len(self.plan.steps):
            return of_step(self.step, 0.0)
        here = shown(self.plan, self.index, self.elapsed_at(now), self.length, self.rested)
        if self.step.kind is not StepKind.HOLD:
            return here
        lead = self.lead_at(now)
        if lead > 0:
            return getting_ready(here, RESUME_SECONDS - lead if self.elapsed else inf, lead)
        if self.state is PlayerState.PAUSED and not self.elapsed:
            return getting_ready(here, inf, inf)
        return here

    def phase_at(self, now: float) -> float:
        """How far the figure is into the effort, 0 to 1; it belongs to the side of shown_at()."""
        return self.shown_at(now).phase
