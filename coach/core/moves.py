"""What every transition of the player is made of: out of a step, past it, into another."""

from collections.abc import Sequence
from math import inf
from typing import TypeAlias, TypeVar

from msgspec.structs import replace

from coach.core.event import Event, Finished, RepDone, SetEnded, StepStarted, WorkLeft
from coach.core.playhead import WAIT_SECONDS, PlayerState, Playhead
from coach.core.session import SetEnd

P = TypeVar("P", bound=Playhead)
Moved: TypeAlias = tuple[P, tuple[Event, ...]]


def cross(head: P) -> Moved[P]:
    """Past the end of the current step; what has elapsed beyond it counts for the next."""
    step, length = head.step, head.length
    beyond = head.elapsed - length
    events: tuple[Event, ...] = ()
    if step.kind.is_work:
        head = replace(_with_work(head, length), crossed=head.crossed | {head.index})
        events = (RepDone(step, length),)
    head, ended = pass_set(head)
    head, entered = enter(head, head.index + 1, head.at - beyond, elapsed=beyond)
    return head, events + ended + entered


def leave(head: P) -> Moved[P]:
    """Out of the current step before its end."""
    if head.elapsed <= 0 or not head.step.kind.is_work:
        return head, ()
    event = WorkLeft(head.step, head.elapsed)
    return _with_work(head, head.elapsed), (event,)


def _with_work(head: P, seconds: float) -> P:
    worked = list(head.worked)
    worked[head.step.set_index] += seconds
    return replace(head, worked=tuple(worked))


def pass_set(head: P) -> Moved[P]:
    """The set of the current step ends if no work of it lies ahead."""
    step = head.step
    ahead = head.plan.steps[head.index + 1 :]
    if not step.kind.is_work or any(s.set_index == step.set_index for s in ahead):
        return head, ()
    return close(head, [step.set_index], SetEnd.SKIPPED)


def close(head: P, sets: Sequence[int], otherwise: SetEnd) -> Moved[P]:
    """End these sets, as done if all their reps are and as `otherwise` if not."""
    events: list[Event] = []
    ended = list(head.ended)
    done = head.done
    for place in sets:
        full = done[place].is_full
        filled_late = full and ended[place] is SetEnd.SKIPPED
        if ended[place] is None or filled_late:
            end = SetEnd.DONE if full else otherwise
            ended[place] = end
            events.append(SetEnded(place, end))
    return replace(head, ended=tuple(ended)), tuple(events)


def enter(head: P, index: int, begins: float, elapsed: float = 0.0) -> Moved[P]:
    """To step `index`, which begins at `begins`, `elapsed` seconds ago."""
    if index == len(head.plan.steps):
        head = replace(head, index=index, elapsed=head.length)
        return finish(head, begins, completed=True)
    length = head.plan.steps[index].seconds
    head = replace(
        head,
        index=index,
        length=length,
        elapsed=elapsed,
        resumes=-inf,
        rested=head.rested and not head.elapsed,
    )
    return head, (StepStarted(head.step, begins),)


def finish(head: P, at: float, completed: bool) -> Moved[P]:
    head = replace(head, state=PlayerState.FINISHED, at=at, resumes=-inf)
    return head, (Finished(completed, at),)


def stand(head: P) -> P:
    """Paused here, without a lead."""
    return replace(head, state=PlayerState.PAUSED, resumes=-inf)


def given_up(head: P) -> P:
    """Paused at the start of the step if nobody has said for too long that it is done."""
    beyond = head.elapsed - WAIT_SECONDS
    if beyond < 0:
        return head
    return replace(stand(head), elapsed=0.0, at=head.at - beyond)


def moment(head: Playhead, now: float) -> float:
    """`now`, but never before what has been already."""
    return max(now, head.at)


def sets_of_exercise(head: Playhead) -> list[int]:
    this = head.step.exercise_index
    return sorted({s.set_index for s in head.plan.steps if s.exercise_index == this})
