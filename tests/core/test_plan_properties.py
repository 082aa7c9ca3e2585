"""What holds for any routine laid out in time, whole or in part, with room to speak or without."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Catalog
from coach.core.plan import Plan, Step, StepKind, plan
from coach.core.session import SetEnd
from tests.core.any_plan import catalogs, plans, routine_of

MANY = settings(max_examples=80, deadline=None)
IDS = ("exercise-0", "exercise-1", "exercise-2")
some = st.sets(st.sampled_from(IDS))
rooms = st.fixed_dictionaries({kind: st.integers(0, 40).map(float) for kind in StepKind})


def work(made: Plan) -> list[Step]:
    return [step for step in made.steps if step.kind.is_work]


@MANY
@given(plans)
def test_every_rep_prescribed_is_a_step_of_its_set(made: Plan) -> None:
    for place, record in enumerate(made.sets):
        mine = [step for step in work(made) if step.set_index == place]
        assert {(step.exercise, step.side) for step in mine} == {(record.exercise, record.side)}
        assert [step.rep_of_side for step in mine] == list(range(1, record.prescribed_reps + 1))
        assert [(s.set_number - 1) * s.reps + s.rep for s in mine] == [
            step.rep_of_side for step in mine
        ]


@MANY
@given(plans)
def test_every_break_leads_to_the_rep_behind_it(made: Plan) -> None:
    assert made.steps[0].kind is StepKind.READY
    assert made.steps[-1].kind.is_work
    for before, after in pairwise(made.steps):
        if not before.kind.is_work:
            assert before == replace(after, kind=before.kind, seconds=before.seconds, waits=False)


@MANY
@given(catalogs, some)
def test_some_exercises_are_laid_out_as_in_the_whole(catalog: Catalog, only: set[str]) -> None:
    made = plan(routine_of(catalog), catalog)
    part = plan(routine_of(catalog), catalog, only=only)
    kept = [step for step in work(made) if step.exercise in only]
    assert [replace(step, exercise_index=0) for step in work(part)] == [
        replace(step, exercise_index=0) for step in kept
    ]
    indexes = [step.exercise_index for step in part.steps]
    assert sorted(set(indexes)) == list(range(part.exercise_count))
    assert indexes == sorted(indexes)
    for before, after in zip(made.sets, part.sets, strict=True):
        left_out = before.exercise not in only
        assert after == (replace(before, ended=SetEnd.SKIPPED) if left_out else before)
    assert part.seconds <= made.seconds


@MANY
@given(catalogs, rooms)
def test_room_lengthens_what_leads_in_and_nothing_else(
    catalog: Catalog, least: dict[StepKind, float]
) -> None:
    made = plan(routine_of(catalog), catalog)
    roomy = plan(routine_of(catalog), catalog, room=lambda step, _: least[step.kind])
    for before, after in zip(made.steps, roomy.steps, strict=True):
        assert after == replace(before, seconds=after.seconds)
        if before.kind.is_lead_in:
            assert after.seconds == max(before.seconds, least[before.kind])
        else:
            assert after.seconds == before.seconds
    assert roomy.sets == made.sets
