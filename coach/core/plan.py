"""A plan: a routine laid out in time, one step after the other."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Exercise, Side, SideOrder, Tempo
from coach.core.routine import Routine
from coach.core.session import SetRecord

FIRST_READY_SECONDS = 15.0
CHANGE_POSITION_SECONDS = 15.0
NEXT_SECONDS = 8.0
CHANGE_SIDE_SECONDS = 8.0


class StepKind(StrEnum):
    """What a step asks for; HOLD and REP are work, the others lead to the next of them."""

    READY = "ready"
    CHANGE_POSITION = "change-position"
    NEXT = "next"
    CHANGE_SIDE = "change-side"
    HOLD = "hold"
    REP = "rep"
    RELAX = "relax"
    SET_REST = "set-rest"

    @property
    def is_work(self) -> bool:
        return self in (StepKind.HOLD, StepKind.REP)


class Step(Struct, frozen=True):
    """One stretch of the plan.

    A step that is no work says with `exercise`, `side`, `rep` and `set_number` which rep it leads
    to. `exercise_index` is the place among the exercises laid out, from 0; `rep` counts from 1 to
    `reps` within the side and set, `set_number` from 1 to `sets`. `tempo` is there for a REP and
    the steps that lead to one. `set_index` is the place of the side's record in `Plan.sets`.
    """

    kind: StepKind
    seconds: float
    exercise: str
    exercise_index: int
    side: Side
    rep: int
    reps: int
    set_number: int
    sets: int
    tempo: Tempo | None
    set_index: int

    @property
    def rep_of_side(self) -> int:
        """The rep counted over all the sets of its side, from 1."""
        return (self.set_number - 1) * self.reps + self.rep


class Plan(Struct, frozen=True):
    """The steps of a routine in order, and what they prescribe.

    `sets` holds one record for each exercise and side, in the order in which the steps first come
    to them, with nothing done yet.
    """

    routine: Routine
    steps: tuple[Step, ...]
    sets: tuple[SetRecord, ...]

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)

    @property
    def exercise_count(self) -> int:
        return len({step.exercise_index for step in self.steps})


def plan(routine: Routine, catalog: Catalog) -> Plan:
    """Lay a routine out in time.

    Entries that are off, unknown to the catalog, or whose dose holds no work are left out.
    """
    steps: list[Step] = []
    sets: list[SetRecord] = []
    before: Exercise | None = None
    for index, (exercise, dose) in enumerate(_laid_out(routine, catalog)):
        work = tuple(_work(exercise, dose, index, len(sets)))
        steps.append(_lead_in(before, exercise, work[0]))
        steps.extend(_with_breaks(work, dose))
        sets.extend(_prescribed(exercise, dose))
        before = exercise
    return Plan(routine=routine, steps=tuple(steps), sets=tuple(sets))


def _laid_out(routine: Routine, catalog: Catalog) -> Iterator[tuple[Exercise, Dose]]:
    for entry in routine.active:
        dose = entry.dose
        if entry.exercise in catalog and dose.reps > 0 and dose.sets > 0 and dose.rep_seconds > 0:
            yield catalog[entry.exercise], dose


def _prescribed(exercise: Exercise, dose: Dose) -> Iterator[SetRecord]:
    reps = dose.reps * dose.sets
    for side in exercise.sides(dose.order):
        yield SetRecord(
            exercise=exercise.id,
            side=side,
            prescribed_reps=reps,
            prescribed_seconds=reps * dose.rep_seconds,
        )


def _work(exercise: Exercise, dose: Dose, index: int, first_set: int) -> Iterator[Step]:
    """The reps of an exercise in the order in which they are done, without breaks."""
    for set_number, rep, place in _order_of_work(exercise, dose):
        yield Step(
            kind=StepKind.REP if dose.tempo else StepKind.HOLD,
            seconds=dose.rep_seconds,
            exercise=exercise.id,
            exercise_index=index,
            side=exercise.sides(dose.order)[place],
            rep=rep,
            reps=dose.reps,
            set_number=set_number,
            sets=dose.sets,
            tempo=dose.tempo,
            set_index=first_set + place,
        )


def _order_of_work(exercise: Exercise, dose: Dose) -> Iterator[tuple[int, int, int]]:
    """(set number, rep, place of the side) of each rep; alternating sides stay within a set."""
    places = range(len(exercise.sides(dose.order)))
    numbers = range(1, dose.sets + 1)
    reps = range(1, dose.reps + 1)
    if dose.order is SideOrder.ALTERNATING:
        return ((number, rep, place) for number in numbers for rep in reps for place in places)
    return ((number, rep, place) for place in places for number in numbers for rep in reps)


def _lead_in(before: Exercise | None, exercise: Exercise, first: Step) -> Step:
    if before is None:
        return replace(first, kind=StepKind.READY, seconds=FIRST_READY_SECONDS)
    if before.position.changes_to(exercise.position):
        return replace(first, kind=StepKind.CHANGE_POSITION, seconds=CHANGE_POSITION_SECONDS)
    return replace(first, kind=StepKind.NEXT, seconds=NEXT_SECONDS)


def _with_breaks(work: tuple[Step, ...], dose: Dose) -> Iterator[Step]:
    yield work[0]
    for before, step in pairwise(work):
        kind, seconds = _break(before, step, dose)
        if seconds > 0:
            yield replace(step, kind=kind, seconds=seconds)
        yield step


def _break(before: Step, step: Step, dose: Dose) -> tuple[StepKind, float]:
    """What lies between two reps of one exercise; 0 s where one follows directly.

    Sets without a rest between follow each other like reps.
    """
    if before.set_number < step.set_number and dose.set_rest > 0:
        return StepKind.SET_REST, dose.set_rest
    alternating_reps = dose.order is SideOrder.ALTERNATING and dose.tempo is not None
    if before.side is not step.side and not alternating_reps:
        return StepKind.CHANGE_SIDE, CHANGE_SIDE_SECONDS
    return StepKind.RELAX, 0.0 if dose.tempo else dose.rest
