"""A plan: a routine laid out in time, one step after the other."""

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Exercise, Side, SideOrder, Tempo, Way
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd, SetRecord

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

    @property
    def is_lead_in(self) -> bool:
        """Whether there is time in it to say and do what comes; a RELAX is part of the dose."""
        return not self.is_work and self is not StepKind.RELAX


class Step(Struct, frozen=True):
    """One stretch of the plan.

    A step that is no work says with `exercise`, `side`, `rep` and `set_number` which rep it leads
    to. `exercise_index` is the place among the exercises laid out, from 0, `entry` that in the
    routine, where way and note stand; `rep` counts from 1 to
    `reps` within the side and set, `set_number` from 1 to `sets`. `tempo` is there for a REP and
    the steps that lead to one. `set_index` is the place of the side's record in `Plan.sets`, and
    `rep_of_side` the rep counted over all the sets of that side, from 1.

    A step that `waits`, a self-paced REP, lasts until the person says that it is done; its
    `seconds` are then only an estimate.
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
    rep_of_side: int
    waits: bool = False
    entry: int = 0


class Plan(Struct, frozen=True):
    """The steps of a routine in order, and what they prescribe.

    `sets` holds one record for each exercise and side of the whole routine, in the order in which
    its steps first come to them, with nothing done yet. Those of an exercise that was left out of
    the steps are ended as SKIPPED. `set_entries` are the places in the routine that they belong to.
    """

    routine: Routine
    steps: tuple[Step, ...]
    sets: tuple[SetRecord, ...]
    set_entries: tuple[int, ...]

    @property
    def seconds(self) -> float:
        return sum(step.seconds for step in self.steps)

    def entry(self, step: Step) -> Entry:
        """What the routine says of the exercise that the step belongs to."""
        return self.routine.entries[step.entry]

    def way(self, place: int, catalog: Catalog) -> Way:
        """The way in which the entry at this place in the routine is done."""
        entry = self.routine.entries[place]
        return catalog[entry.exercise].way(entry.way)

    @property
    def exercise_count(self) -> int:
        return len({step.exercise_index for step in self.steps})


def plan(
    routine: Routine,
    catalog: Catalog,
    *,
    only: Collection[str] | None = None,
    room: Callable[[Step, Entry], float] | None = None,
) -> Plan:
    """Lay a routine out in time.

    Entries that are off, unknown to the catalog, or whose dose holds no work are left out. With
    `only`, the steps are those of these exercises alone, while `Plan.sets` stays the whole
    routine's. `room` tells the least seconds that a lead-in to an entry needs for what is said in
    it; it lengthens lead-ins and nothing else.
    """
    steps: list[Step] = []
    sets: list[SetRecord] = []
    set_entries: list[int] = []
    before: Exercise | None = None
    index = 0
    for entry, exercise, dose in _workable(routine, catalog):
        prescribed = tuple(_prescribed(exercise, dose))
        set_entries += [entry] * len(prescribed)
        if only is not None and exercise.id not in only:
            sets.extend(replace(record, ended=SetEnd.SKIPPED) for record in prescribed)
            continue
        work = tuple(_work(exercise, dose, index, len(sets), entry))
        steps.append(_lead_in(before, exercise, work[0]))
        steps.extend(_with_breaks(work, dose))
        sets.extend(prescribed)
        before = exercise
        index += 1
    if room:
        steps = [_with_room(step, routine.entries[step.entry], room) for step in steps]
    return Plan(routine, tuple(steps), tuple(sets), tuple(set_entries))


def _workable(routine: Routine, catalog: Catalog) -> Iterator[tuple[int, Exercise, Dose]]:
    for place, entry in enumerate(routine.entries):
        dose = entry.dose
        works = dose.reps > 0 and dose.sets > 0 and dose.rep_seconds > 0
        if entry.on and works and entry.exercise in catalog:
            yield place, catalog[entry.exercise], dose


def _with_room(step: Step, entry: Entry, room: Callable[[Step, Entry], float]) -> Step:
    if not step.kind.is_lead_in:
        return step
    return replace(step, seconds=max(step.seconds, room(step, entry)))


def _prescribed(exercise: Exercise, dose: Dose) -> Iterator[SetRecord]:
    reps = dose.reps * dose.sets
    for side in exercise.sides(dose.order):
        yield SetRecord(
            exercise=exercise.id,
            side=side,
            prescribed_reps=reps,
            prescribed_seconds=reps * dose.rep_seconds,
        )


def _work(exercise: Exercise, dose: Dose, index: int, first_set: int, entry: int) -> Iterator[Step]:
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
            rep_of_side=(set_number - 1) * dose.reps + rep,
            waits=dose.self_paced and dose.tempo is not None,
            entry=entry,
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
        return leading_to(first, StepKind.READY, FIRST_READY_SECONDS)
    if before.position.changes_to(exercise.position):
        return leading_to(first, StepKind.CHANGE_POSITION, CHANGE_POSITION_SECONDS)
    return leading_to(first, StepKind.NEXT, NEXT_SECONDS)


def leading_to(work: Step, kind: StepKind, seconds: float) -> Step:
    """A step of this kind that leads to `work`."""
    return replace(work, kind=kind, seconds=seconds, waits=False)


def _with_breaks(work: tuple[Step, ...], dose: Dose) -> Iterator[Step]:
    yield work[0]
    for before, step in pairwise(work):
        kind, seconds = _break(before, step, dose)
        if seconds > 0:
            yield leading_to(step, kind, seconds)
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
