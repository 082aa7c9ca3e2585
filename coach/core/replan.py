"""A plan changed for a session that goes on with it: taken up again, or eased."""

from collections.abc import Sequence

from msgspec.structs import replace

from coach.core.plan import NEXT_SECONDS, Plan, Step, StepKind, leading_to
from coach.core.session import SetEnd, SetRecord


def first_not_done(plan: Plan, done: Sequence[SetRecord]) -> int:
    """The first rep that the log lacks in a set not ended; the length of the plan if none."""
    for place, step in enumerate(plan.steps):
        record = done[step.set_index]
        open_still = record.ended is SetEnd.STOPPED
        if step.kind.is_work and open_still and step.rep_of_side > record.done_reps:
            return place
    return len(plan.steps)


def with_ready(plan: Plan, index: int, seconds: float) -> Plan:
    """The plan with a step before the rep at `index` to get ready; the same plan at its end."""
    if index == len(plan.steps):
        return plan
    ready = leading_to(plan.steps[index], StepKind.READY, seconds)
    return replace(plan, steps=(*plan.steps[:index], ready, *plan.steps[index:]))


def with_exercise_eased(
    plan: Plan, index: int, crossed: frozenset[int], hold: float | None, reps: int | None
) -> tuple[Plan, int, frozenset[int]]:
    """The plan with the exercise at `index` eased, where to go on in it, and `crossed` in it.

    All holds of that exercise take `hold` seconds, so that going back does not bring the longer
    ones again. Of each side and set the reps beyond `reps` are left out, save those crossed. It
    goes on at the rep of step `index`, or the next one that is left, behind a lead-in of at least
    NEXT_SECONDS.
    """
    this = plan.steps[index].exercise_index
    counted = {_rep(plan.steps[place]) for place in crossed}

    def stays(step: Step) -> bool:
        return (
            step.exercise_index != this or reps is None or step.rep <= reps or _rep(step) in counted
        )

    places = [place for place, step in enumerate(plan.steps) if stays(step)]
    kept = [plan.steps[place] for place in places]
    last = {(step.set_index, step.set_number): step.rep for step in kept}
    steps = tuple(
        _eased(step, hold, last[step.set_index, step.set_number])
        if step.exercise_index == this
        else step
        for step in kept
    )
    still = frozenset(new for new, old in enumerate(places) if old in crossed)
    here = sum(1 for place in places if place < index)
    return _behind_a_lead_in(replace(plan, steps=steps), here, still)


def _rep(step: Step) -> tuple[int, int]:
    return step.set_index, step.rep_of_side


def _eased(step: Step, hold: float | None, reps: int) -> Step:
    if hold is not None and step.kind is StepKind.HOLD:
        step = replace(step, seconds=hold)
    return replace(step, reps=reps)


def _behind_a_lead_in(
    plan: Plan, index: int, crossed: frozenset[int]
) -> tuple[Plan, int, frozenset[int]]:
    """At the step `index` if it leads in for long enough, else at one put before the next rep."""
    while index < len(plan.steps) and not plan.steps[index].kind.is_work:
        if plan.steps[index].kind.is_lead_in and plan.steps[index].seconds >= NEXT_SECONDS:
            return plan, index, crossed
        index += 1
    shifted = frozenset(place + (place >= index) for place in crossed)
    return with_ready(plan, index, NEXT_SECONDS), index, shifted
