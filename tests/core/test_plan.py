"""A routine laid out in time."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Side, SideOrder, Tempo
from coach.core.plan import Plan, Step, StepKind, plan
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd

READY, NEXT, CHANGE_POSITION = StepKind.READY, StepKind.NEXT, StepKind.CHANGE_POSITION
CHANGE_SIDE, SET_REST, RELAX = StepKind.CHANGE_SIDE, StepKind.SET_REST, StepKind.RELAX
HOLD, REP = StepKind.HOLD, StepKind.REP
RIGHT, LEFT, BOTH = Side.RIGHT, Side.LEFT, Side.BOTH


def routine(*entries: Entry) -> Routine:
    return Routine("own", "Own", entries)


def one(catalog: Catalog, exercise: str, dose: Dose) -> Plan:
    return plan(routine(Entry(exercise, dose)), catalog)


def outline(made: Plan) -> list[tuple[StepKind, float, Side, int]]:
    return [(step.kind, step.seconds, step.side, step.rep) for step in made.steps]


@pytest.mark.parametrize(("kind", "work"), [(kind, kind in (HOLD, REP)) for kind in StepKind])
def test_holds_and_reps_are_work(kind: StepKind, work: bool) -> None:
    assert kind.is_work is work


@pytest.mark.parametrize(
    ("place", "kind", "lead_in", "seconds"),
    [
        (0, READY, 15, 15 + 40 * 4),
        (1, NEXT, 8, 8 + 2 * (3 * 30 + 2 * 5) + 8),
        (2, NEXT, 8, 8 + 2 * (3 * 30 + 2 * 5) + 8),
        (3, NEXT, 8, 8 + 2 * (3 * 30 + 2 * 5) + 8),
        (4, CHANGE_POSITION, 15, 15 + 2 * (3 * 30 + 2 * 5) + 8),
        (5, CHANGE_POSITION, 15, 15 + 15 * 5 + 14 * 3),
        (6, NEXT, 8, 8 + 15 * 5 + 14 * 3),
        (7, NEXT, 8, 8 + 15 * 5 + 14 * 3),
        (8, NEXT, 8, 8 + 15 * 5),
        (9, CHANGE_POSITION, 15, 15 + 2 * 15 * 5 + 8),
    ],
)
def test_each_exercise_of_the_sheet_takes_its_time(
    sheet_plan: Plan, place: int, kind: StepKind, lead_in: float, seconds: float
) -> None:
    steps = [step for step in sheet_plan.steps if step.exercise_index == place]
    assert (steps[0].kind, steps[0].seconds) == (kind, lead_in)
    assert sum(step.seconds for step in steps) == seconds


def test_the_sheet_takes_28_minutes(sheet_plan: Plan) -> None:
    assert sheet_plan.seconds == 1684
    assert sheet_plan.exercise_count == 10


def test_the_sheet_prescribes_a_set_for_each_side(sheet_plan: Plan) -> None:
    prescribed = [
        (s.exercise, s.side, s.prescribed_reps, s.prescribed_seconds) for s in sheet_plan.sets
    ]
    assert prescribed == [
        ("lower-trunk-rotation", RIGHT, 20, 80),
        ("lower-trunk-rotation", LEFT, 20, 80),
        ("single-knee-to-chest", RIGHT, 3, 90),
        ("single-knee-to-chest", LEFT, 3, 90),
        ("hamstring-stretch", RIGHT, 3, 90),
        ("hamstring-stretch", LEFT, 3, 90),
        ("piriformis-stretch", RIGHT, 3, 90),
        ("piriformis-stretch", LEFT, 3, 90),
        ("quadriceps-stretch", RIGHT, 3, 90),
        ("quadriceps-stretch", LEFT, 3, 90),
        ("gluteal-squeeze", BOTH, 15, 75),
        ("pelvic-tilt", BOTH, 15, 75),
        ("abdominal-draw-in", BOTH, 15, 75),
        ("bridge", BOTH, 15, 75),
        ("clamshell", RIGHT, 15, 75),
        ("clamshell", LEFT, 15, 75),
    ]
    assert all((s.done_reps, s.done_seconds, s.ended) == (0, 0, "stopped") for s in sheet_plan.sets)


def test_a_stretch_finishes_one_side_before_the_other(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=30, rest=5)
    assert outline(one(sheet_catalog, "hamstring-stretch", dose)) == [
        (READY, 15, RIGHT, 1),
        (HOLD, 30, RIGHT, 1),
        (RELAX, 5, RIGHT, 2),
        (HOLD, 30, RIGHT, 2),
        (CHANGE_SIDE, 8, LEFT, 1),
        (HOLD, 30, LEFT, 1),
        (RELAX, 5, LEFT, 2),
        (HOLD, 30, LEFT, 2),
    ]


def test_holds_that_alternate_change_sides_instead_of_relaxing(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=30, rest=5, order=SideOrder.ALTERNATING)
    assert outline(one(sheet_catalog, "hamstring-stretch", dose)) == [
        (READY, 15, RIGHT, 1),
        (HOLD, 30, RIGHT, 1),
        (CHANGE_SIDE, 8, LEFT, 1),
        (HOLD, 30, LEFT, 1),
        (CHANGE_SIDE, 8, RIGHT, 2),
        (HOLD, 30, RIGHT, 2),
        (CHANGE_SIDE, 8, LEFT, 2),
        (HOLD, 30, LEFT, 2),
    ]


def test_reps_at_a_tempo_that_alternate_follow_directly(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, tempo=Tempo(2, 0, 2), rest=3, order=SideOrder.ALTERNATING)
    assert outline(one(sheet_catalog, "lower-trunk-rotation", dose)) == [
        (READY, 15, RIGHT, 1),
        (REP, 4, RIGHT, 1),
        (REP, 4, LEFT, 1),
        (REP, 4, RIGHT, 2),
        (REP, 4, LEFT, 2),
    ]


def test_reps_at_a_tempo_have_no_rest_but_a_change_of_side(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, tempo=Tempo(2, 1, 2), rest=3)
    assert outline(one(sheet_catalog, "clamshell", dose)) == [
        (READY, 15, RIGHT, 1),
        (REP, 5, RIGHT, 1),
        (REP, 5, RIGHT, 2),
        (CHANGE_SIDE, 8, LEFT, 1),
        (REP, 5, LEFT, 1),
        (REP, 5, LEFT, 2),
    ]


def test_sets_of_one_side_rest_between_and_count_their_own_reps(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=5, rest=3, sets=2, set_rest=20)
    made = one(sheet_catalog, "clamshell", dose)
    numbered = [(s.kind, s.side, s.set_number, s.rep, s.rep_of_side) for s in made.steps]
    assert numbered[:8] == [
        (READY, RIGHT, 1, 1, 1),
        (HOLD, RIGHT, 1, 1, 1),
        (RELAX, RIGHT, 1, 2, 2),
        (HOLD, RIGHT, 1, 2, 2),
        (SET_REST, RIGHT, 2, 1, 3),
        (HOLD, RIGHT, 2, 1, 3),
        (RELAX, RIGHT, 2, 2, 4),
        (HOLD, RIGHT, 2, 2, 4),
    ]
    assert numbered[8] == (CHANGE_SIDE, LEFT, 1, 1, 1)
    assert made.steps[4].seconds == 20
    assert {(s.reps, s.sets) for s in made.steps} == {(2, 2)}
    assert [(s.prescribed_reps, s.prescribed_seconds) for s in made.sets] == [(4, 20), (4, 20)]


def test_the_shortest_rest_between_sets_is_a_step(sheet_catalog: Catalog) -> None:
    made = one(sheet_catalog, "bridge", Dose(reps=1, hold=5, rest=3, sets=2, set_rest=0.5))
    assert outline(made)[2] == (SET_REST, 0.5, BOTH, 1)


def test_sets_that_alternate_hold_both_sides(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=1, tempo=Tempo(1, 0, 1), sets=2, set_rest=20, order=SideOrder.ALTERNATING)
    made = one(sheet_catalog, "lower-trunk-rotation", dose)
    assert [(s.kind, s.side, s.set_number, s.set_index) for s in made.steps] == [
        (READY, RIGHT, 1, 0),
        (REP, RIGHT, 1, 0),
        (REP, LEFT, 1, 1),
        (SET_REST, RIGHT, 2, 0),
        (REP, RIGHT, 2, 0),
        (REP, LEFT, 2, 1),
    ]


@pytest.mark.parametrize(
    ("order", "sides"),
    [
        (SideOrder.LEFT_THEN_RIGHT, [LEFT, RIGHT]),
        (SideOrder.LEFT_ONLY, [LEFT]),
        (SideOrder.RIGHT_ONLY, [RIGHT]),
    ],
)
def test_the_order_of_sides_is_a_setting(
    sheet_catalog: Catalog, order: SideOrder, sides: list[Side]
) -> None:
    made = one(sheet_catalog, "clamshell", Dose(reps=1, hold=5, order=order))
    assert [step.side for step in made.steps if step.kind.is_work] == sides
    assert [record.side for record in made.sets] == sides


def test_an_exercise_of_both_sides_relaxes_also_when_alternating(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=5, rest=3, order=SideOrder.ALTERNATING)
    made = one(sheet_catalog, "bridge", dose)
    assert [step.kind for step in made.steps] == [READY, HOLD, RELAX, HOLD]


def test_a_break_of_no_length_is_no_step(sheet_catalog: Catalog) -> None:
    made = one(sheet_catalog, "bridge", Dose(reps=2, hold=5, rest=0, sets=2, set_rest=0))
    assert [step.kind for step in made.steps] == [READY, HOLD, HOLD, HOLD, HOLD]


def test_sets_without_a_rest_between_follow_like_reps(sheet_catalog: Catalog) -> None:
    alternating = Dose(reps=1, hold=5, rest=3, sets=2, set_rest=0, order=SideOrder.ALTERNATING)
    made = one(sheet_catalog, "clamshell", alternating)
    assert [step.kind for step in made.steps] == [
        *(READY, HOLD, CHANGE_SIDE, HOLD),
        *(CHANGE_SIDE, HOLD, CHANGE_SIDE, HOLD),
    ]
    made = one(sheet_catalog, "bridge", Dose(reps=1, hold=5, rest=3, sets=2, set_rest=0))
    assert [step.kind for step in made.steps] == [READY, HOLD, RELAX, HOLD]


@pytest.mark.parametrize(
    "left_out",
    [
        Entry("bridge", Dose(reps=3, hold=5), on=False),
        Entry("handstand", Dose(reps=3, hold=5)),
        Entry("bridge", Dose(reps=0, hold=5)),
        Entry("bridge", Dose(reps=3, hold=5, sets=0)),
        Entry("bridge", Dose(reps=3)),
    ],
)
def test_what_holds_no_work_is_left_out(sheet_catalog: Catalog, left_out: Entry) -> None:
    clamshell = Entry("clamshell", Dose(reps=1, hold=5))
    pelvic_tilt = Entry("pelvic-tilt", Dose(reps=1, hold=5))
    made = plan(routine(clamshell, left_out, pelvic_tilt), sheet_catalog)
    assert [(s.exercise, s.exercise_index) for s in made.steps if s.kind.is_work] == [
        ("clamshell", 0),
        ("clamshell", 0),
        ("pelvic-tilt", 1),
    ]
    assert len(made.sets) == 3
    assert plan(routine(left_out), sheet_catalog) == Plan(routine(left_out), (), (), ())


def test_an_empty_plan_takes_no_time(sheet_catalog: Catalog) -> None:
    made = plan(routine(), sheet_catalog)
    assert (made.seconds, made.exercise_count) == (0, 0)


def test_an_exercise_may_come_twice(sheet_catalog: Catalog) -> None:
    bridge = Entry("bridge", Dose(reps=1, hold=5))
    made = plan(routine(bridge, bridge), sheet_catalog)
    assert [(s.kind, s.exercise_index, s.set_index) for s in made.steps] == [
        (READY, 0, 0),
        (HOLD, 0, 0),
        (NEXT, 1, 1),
        (HOLD, 1, 1),
    ]


def test_a_step_that_is_no_work_tells_of_the_rep_it_leads_to(sheet_plan: Plan) -> None:
    for before, after in pairwise(sheet_plan.steps):
        if not before.kind.is_work:
            assert after.kind.is_work
            assert not before.waits
            assert before == replace(after, kind=before.kind, seconds=before.seconds, waits=False)


def test_the_work_adds_up_to_what_is_prescribed(sheet_plan: Plan) -> None:
    for place, record in enumerate(sheet_plan.sets):
        work = [s for s in sheet_plan.steps if s.kind.is_work and s.set_index == place]
        assert {(step.exercise, step.side) for step in work} == {(record.exercise, record.side)}
        assert [step.rep_of_side for step in work] == list(range(1, record.prescribed_reps + 1))
        assert sum(step.seconds for step in work) == record.prescribed_seconds


def test_only_reps_and_what_leads_to_them_have_a_tempo(sheet_plan: Plan) -> None:
    def tempo_belongs(step: Step) -> bool:
        return step.exercise in ("lower-trunk-rotation", "bridge", "clamshell")

    assert all((step.tempo is not None) is tempo_belongs(step) for step in sheet_plan.steps)


def test_only_some_exercises_are_laid_out_in_the_routines_order(
    sheet: Routine, sheet_catalog: Catalog, sheet_plan: Plan
) -> None:
    made = plan(sheet, sheet_catalog, only=("clamshell", "bridge", "hamstring-stretch", "other"))
    assert [(s.kind, s.exercise, s.exercise_index) for s in made.steps if s.kind.is_lead_in] == [
        (READY, "hamstring-stretch", 0),
        (CHANGE_SIDE, "hamstring-stretch", 0),
        (NEXT, "bridge", 1),
        (CHANGE_POSITION, "clamshell", 2),
        (CHANGE_SIDE, "clamshell", 2),
    ]
    assert made.exercise_count == 3
    assert {made.sets[step.set_index].exercise for step in made.steps} == {
        step.exercise for step in made.steps
    }
    assert all(made.sets[step.set_index].side is step.side for step in made.steps)
    assert made.routine == sheet


def test_the_sets_of_a_short_session_are_those_of_the_whole_routine(
    sheet: Routine, sheet_catalog: Catalog, sheet_plan: Plan
) -> None:
    made = plan(sheet, sheet_catalog, only={"bridge"})
    assert [replace(s, ended=SetEnd.STOPPED) for s in made.sets] == list(sheet_plan.sets)
    assert {s.exercise for s in made.sets if s.ended is not SetEnd.SKIPPED} == {"bridge"}
    assert all(s.done_reps == 0 for s in made.sets)


def test_all_or_none_of_the_exercises_can_be_asked_for(
    sheet: Routine, sheet_catalog: Catalog, sheet_plan: Plan
) -> None:
    everything = [exercise.id for exercise in sheet_catalog.exercises]
    assert plan(sheet, sheet_catalog, only=everything) == sheet_plan
    nothing = plan(sheet, sheet_catalog, only=())
    assert (nothing.steps, len(nothing.sets)) == ((), 16)


def test_lead_ins_take_the_time_that_is_needed_to_say_them(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=5, rest=3, sets=2, set_rest=20)
    entries = (Entry("pelvic-tilt", dose), Entry("bridge", dose), Entry("clamshell", dose))
    usual = plan(routine(*entries), sheet_catalog)
    room = {READY: 20.5, CHANGE_POSITION: 12.0, NEXT: 11.0, CHANGE_SIDE: 9.0, SET_REST: 25.0}
    roomy = plan(routine(*entries), sheet_catalog, room=lambda step, _: room[step.kind])
    for step, before in zip(roomy.steps, usual.steps, strict=True):
        assert step == replace(before, seconds=step.seconds)
        assert step.seconds == max(before.seconds, room.get(step.kind, 0.0))
    assert {step.kind for step in roomy.steps} == {*room, HOLD, RELAX}
    assert roomy.sets == usual.sets


def test_room_is_asked_for_each_lead_in_as_it_is_laid_out(
    sheet: Routine, sheet_catalog: Catalog, sheet_plan: Plan
) -> None:
    asked: list[Step] = []

    def room(step: Step, entry: Entry) -> float:
        assert entry.exercise == step.exercise
        asked.append(step)
        return 0.0

    assert plan(sheet, sheet_catalog, room=room) == sheet_plan
    assert asked == [step for step in sheet_plan.steps if step.kind.is_lead_in]


def test_reps_at_ones_own_pace_wait(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, tempo=Tempo(2, 1, 2), self_paced=True)
    made = one(sheet_catalog, "clamshell", dose)
    assert [(s.kind, s.seconds, s.waits) for s in made.steps] == [
        (READY, 15, False),
        (REP, 5, True),
        (REP, 5, True),
        (CHANGE_SIDE, 8, False),
        (REP, 5, True),
        (REP, 5, True),
    ]


def test_a_hold_never_waits(sheet_catalog: Catalog) -> None:
    made = one(sheet_catalog, "clamshell", Dose(reps=2, hold=5, self_paced=True))
    assert not any(step.waits for step in made.steps)


@pytest.mark.parametrize("kind", StepKind)
def test_lead_ins_are_what_is_neither_work_nor_part_of_the_dose(kind: StepKind) -> None:
    assert kind.is_lead_in is (kind in (READY, CHANGE_POSITION, NEXT, CHANGE_SIDE, SET_REST))
