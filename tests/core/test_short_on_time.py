"""What is picked from a routine when there are only a few minutes."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Side
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry, Routine
from coach.core.session import Outcome, SessionRecord, SetEnd, SetRecord, session_completion
from coach.core.short_on_time import (
    Pick,
    ShortSession,
    last_done,
    open_exercises,
    short_session,
)
from tests.core.conftest import SHEET

TODAY = date(2026, 11, 22)
IDS = tuple(name for name, *_ in SHEET)
MINUTE = 60.0


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def short(
    routine: Routine, catalog: Catalog, seconds: float, done: dict[str, date]
) -> ShortSession:
    def laid_out(exercises: Collection[str]) -> Plan:
        return plan(routine, catalog, only=exercises)

    return short_session(routine, catalog, seconds, done, laid_out)


def picked(made: ShortSession) -> list[str]:
    return [pick.exercise for pick in made.picks]


def a_session(day: date, *sets: SetRecord, trial: bool = False) -> SessionRecord:
    return SessionRecord(
        id=str(day),
        started_at=datetime(2026, 11, 22, 8, tzinfo=UTC),
        ended_at=None,
        local_date=day,
        utc_offset_minutes=0,
        prescription=Routine("own", "Own", ()),
        outcome=Outcome.COMPLETED,
        trial=trial,
        pain_before=None,
        pain_after=None,
        note="",
        sets=sets,
    )


def some_reps(exercise: str, reps: int, side: Side = Side.BOTH) -> SetRecord:
    return SetRecord(exercise, side, 15, 75.0, reps, reps * 5.0)


def test_what_was_done_least_lately_comes_first(sheet: Routine, sheet_catalog: Catalog) -> None:
    done = dict.fromkeys(IDS, days_ago(1)) | {"bridge": days_ago(3), "pelvic-tilt": days_ago(9)}
    made = short(sheet, sheet_catalog, 5 * MINUTE, done)
    assert made.picks == (
        Pick("pelvic-tilt", days_ago(9)),
        Pick("bridge", days_ago(3)),
    )
    assert made.seconds == (15 + 117) + (8 + 75)


def test_never_done_comes_before_all(sheet: Routine, sheet_catalog: Catalog) -> None:
    done = {name: days_ago(9) for name in IDS if name != "clamshell"}
    made = short(sheet, sheet_catalog, 4 * MINUTE, done)
    assert made.picks == (Pick("clamshell", None),)


def test_equals_are_picked_in_the_routines_order(sheet: Routine, sheet_catalog: Catalog) -> None:
    made = short(sheet, sheet_catalog, 10 * MINUTE, {})
    assert picked(made) == [
        "lower-trunk-rotation",
        "single-knee-to-chest",
        "gluteal-squeeze",
        "bridge",
    ]
    assert made.seconds == (15 + 160) + (8 + 208) + (8 + 117) + (8 + 75)


def test_what_does_not_fit_is_passed_over_for_what_does(
    sheet: Routine, sheet_catalog: Catalog
) -> None:
    done = {name: days_ago(1) for name in IDS} | {
        "bridge": days_ago(9),
        "hamstring-stretch": days_ago(8),
        "gluteal-squeeze": days_ago(7),
    }
    made = short(sheet, sheet_catalog, 4 * MINUTE, done)
    assert picked(made) == ["gluteal-squeeze", "bridge"]


def test_where_nothing_fits_there_is_still_the_shortest_of_the_least_lately_done(
    sheet: Routine, sheet_catalog: Catalog
) -> None:
    done = dict.fromkeys(IDS, days_ago(2)) | {"bridge": days_ago(1)}
    made = short(sheet, sheet_catalog, MINUTE, done)
    assert made == ShortSession((Pick("gluteal-squeeze", days_ago(2)),), 15 + 117, over=True)


def test_time_for_everything_is_the_whole_routine(
    sheet: Routine, sheet_catalog: Catalog, sheet_plan: Plan
) -> None:
    made = short(sheet, sheet_catalog, sheet_plan.seconds, {})
    assert (picked(made), made.seconds, made.over) == (list(IDS), sheet_plan.seconds, False)


def test_an_empty_routine_has_nothing_to_pick(sheet_catalog: Catalog) -> None:
    off = Routine("own", "Own", (Entry("bridge", Dose(reps=3, hold=5.0), on=False),))
    assert short(off, sheet_catalog, 5 * MINUTE, {}) == ShortSession((), 0.0)


@settings(max_examples=100, deadline=None)
@given(
    seconds=st.floats(0, 2000),
    ago=st.dictionaries(st.sampled_from(IDS), st.integers(0, 20)),
    on=st.lists(st.booleans(), min_size=10, max_size=10),
)
def test_a_short_session_fits_and_leaves_out_nothing_that_is_more_due(
    sheet: Routine, sheet_catalog: Catalog, seconds: float, ago: dict[str, int], on: list[bool]
) -> None:
    entries = tuple(replace(e, on=o) for e, o in zip(sheet.entries, on, strict=True))
    routine = replace(sheet, entries=entries)
    done = {name: days_ago(days) for name, days in ago.items()}
    made = short(routine, sheet_catalog, seconds, done)
    names = picked(made)
    wanted = [entry.exercise for entry in routine.active]
    assert names == [name for name in wanted if name in names]
    assert made.seconds == plan(routine, sheet_catalog, only=names).seconds
    assert made.over is (made.seconds > seconds)
    assert bool(names) is bool(wanted)
    assert not made.over or len(names) == 1
    assert all(pick.last_done == done.get(pick.exercise) for pick in made.picks)
    order = sorted(wanted, key=lambda name: done.get(name, date.min))
    for place, name in enumerate(order):
        if name not in names and not made.over:
            before = [each for each in order[:place] if each in names]
            assert plan(routine, sheet_catalog, only=[*before, name]).seconds > seconds


@settings(max_examples=60, deadline=None)
@given(
    only=st.sets(st.sampled_from(IDS), min_size=1),
    ran=st.integers(0, 4000).map(lambda n: n / 2),
    skip=st.booleans(),
)
def test_a_short_session_killed_goes_on_as_a_short_session(
    sheet: Routine, sheet_catalog: Catalog, only: set[str], ran: float, skip: bool
) -> None:
    laid_out = plan(sheet, sheet_catalog, only=only)
    player = Player.of(laid_out).start(0.0)[0]
    player = player.advance(ran)[0]
    logged = (player.skip(ran) if skip else player.advance(ran))[0].done
    again = plan(sheet, sheet_catalog, only=open_exercises(logged))
    assert Player.fits(again, logged)
    resumed = Player.of(again, logged)
    assert resumed.done == logged
    assert {step.exercise for step in again.steps} <= only
    over, _ = resumed.start(0.0)[0].advance(1e6)
    assert over.state is PlayerState.FINISHED
    assert {s.exercise for s in over.done if s.done_reps} <= only
    assert {s.exercise for s in over.done if s.ended is SetEnd.STOPPED} == set()


def test_a_short_session_begins_with_the_rest_left_out(
    sheet: Routine, sheet_catalog: Catalog
) -> None:
    player = Player.of(plan(sheet, sheet_catalog, only={"bridge", "clamshell"}))
    assert (player.step.kind, player.step.exercise) == (StepKind.READY, "bridge")
    left_out = {s.exercise for s in player.done if s.ended is SetEnd.SKIPPED}
    assert left_out == set(IDS) - {"bridge", "clamshell"}
    assert open_exercises(player.done) == {"bridge", "clamshell"}


def test_a_short_session_counts_against_the_whole_routine(
    sheet: Routine, sheet_catalog: Catalog
) -> None:
    player = Player.of(plan(sheet, sheet_catalog, only={"bridge", "clamshell"}))
    over, _ = player.start(0.0)[0].advance(1e6)
    assert session_completion(over.done) == pytest.approx(0.2)


def test_an_exercise_with_anything_done_or_left_to_do_is_open() -> None:
    skipped = SetRecord("bridge", Side.BOTH, 15, 75.0, ended=SetEnd.SKIPPED)
    assert open_exercises([skipped]) == frozenset()
    assert open_exercises([replace(skipped, done_reps=1)]) == {"bridge"}
    assert open_exercises([replace(skipped, done_seconds=2.0)]) == {"bridge"}
    for ended in (SetEnd.STOPPED, SetEnd.PAIN, SetEnd.DONE):
        assert open_exercises([replace(skipped, ended=ended)]) == {"bridge"}
    other_side = replace(skipped, ended=SetEnd.STOPPED)
    assert open_exercises([skipped, other_side]) == {"bridge"}


def test_a_plan_of_some_exercises_takes_no_session_with_others_done(
    sheet: Routine, sheet_catalog: Catalog
) -> None:
    whole = Player.of(plan(sheet, sheet_catalog)).start(0.0)[0].advance(100.0)[0]
    assert whole.done[0].done_reps > 0
    only_bridge = plan(sheet, sheet_catalog, only={"bridge"})
    assert not Player.fits(only_bridge, whole.done)
    assert Player.fits(only_bridge, only_bridge.sets)


def test_done_is_any_rep_on_the_last_day_with_one() -> None:
    sessions = [
        a_session(days_ago(2), some_reps("bridge", 1), some_reps("clamshell", 0)),
        a_session(days_ago(5), some_reps("bridge", 15), some_reps("clamshell", 15)),
        a_session(days_ago(1), some_reps("bridge", 0)),
    ]
    assert last_done(sessions) == {"bridge": days_ago(2), "clamshell": days_ago(5)}
    assert last_done(reversed(sessions)) == last_done(sessions)
    assert last_done([]) == {}


def test_one_side_is_enough_and_trials_are_not() -> None:
    left, right = some_reps("clamshell", 0, Side.LEFT), some_reps("clamshell", 1, Side.RIGHT)
    assert last_done([a_session(TODAY, left, right)]) == {"clamshell": TODAY}
    assert last_done([a_session(TODAY, right, trial=True)]) == {}
