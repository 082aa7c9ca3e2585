"""It hurts: stopping an exercise, and going on with it more gently."""

import pytest
from msgspec.structs import replace

from coach.core.event import Event, Finished, RepDone, Resumed, SetEnded, StepStarted, WorkLeft
from coach.core.exercise import Catalog, Dose, Side, SideOrder, Tempo
from coach.core.plan import Plan, Step, StepKind, plan
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd, exercise_completion, session_completion

READY, HOLD, REP, RELAX = StepKind.READY, StepKind.HOLD, StepKind.REP, StepKind.RELAX
CHANGE_SIDE, NEXT, SET_REST = StepKind.CHANGE_SIDE, StepKind.NEXT, StepKind.SET_REST
RIGHT, LEFT, BOTH = Side.RIGHT, Side.LEFT, Side.BOTH
HOLDS = Dose(reps=4, hold=10.0, rest=4.0)
REPS = Dose(reps=3, tempo=Tempo(2.0, 1.0, 2.0))


@pytest.fixture
def short(sheet_catalog: Catalog) -> Plan:
    """Ready 15, four holds of 10 and rests of 4 right, change side 8, the same left, next 8, reps.

    The right holds begin at 15, 29, 43 and 57, the left side at 67, its holds at 75, 89, 103 and
    117, the next exercise at 127, its reps at 135, 140 and 145; all is over after 150 s.
    """
    entries = (Entry("hamstring-stretch", HOLDS), Entry("bridge", REPS))
    return plan(Routine("own", "Own", entries), sheet_catalog)


@pytest.fixture
def begun(short: Plan) -> Player:
    """Running from moment 100 on."""
    return Player.of(short).start(100.0)[0]


def ahead(player: Player) -> list[tuple[StepKind, Side, int, int, float]]:
    """The current step and those after it in this exercise."""
    here = player.step.exercise_index
    return [
        (s.kind, s.side, s.rep, s.reps, s.seconds)
        for s in player.plan.steps[player.index :]
        if s.exercise_index == here
    ]


def ended(events: tuple[Event, ...]) -> list[tuple[int, str]]:
    return [(e.set_index, e.ended) for e in events if isinstance(e, SetEnded)]


def run_out(player: Player) -> tuple[Player, list[Step]]:
    """The end of the session, and the reps done up to it."""
    over, events = player.advance(1e6)
    return over, [event.step for event in events if isinstance(event, RepDone)]


def test_hurting_leaves_the_work_and_ends_the_exercise_for_pain(begun: Player) -> None:
    steps = begun.plan.steps
    player, events = begun.hurt(132.0)
    assert events == (
        StepStarted(steps[1], at=115),
        RepDone(steps[1], 10),
        StepStarted(steps[2], at=125),
        StepStarted(steps[3], at=129),
        WorkLeft(steps[3], 3),
        SetEnded(0, SetEnd.PAIN),
        SetEnded(1, SetEnd.PAIN),
    )
    assert (player.state, player.index, player.elapsed) == (PlayerState.PAUSED, 3, 0)
    assert [(s.done_reps, s.done_seconds, s.ended) for s in player.done] == [
        (1, 13, "pain"),
        (0, 0, "pain"),
        (0, 0, "stopped"),
    ]


def test_hurting_again_changes_nothing(begun: Player) -> None:
    player = begun.hurt(132.0)[0]
    assert player.hurt(140.0) == (player, ())
    assert player.advance(140.0) == (player, ())


def test_hurting_in_a_pause_or_in_its_lead_counts_what_was_held(begun: Player) -> None:
    paused = begun.pause(132.0)[0]
    for player, now in ((paused, 300.0), (paused.go_on(300.0)[0], 302.0)):
        hurt, events = player.hurt(now)
        assert events[0] == WorkLeft(begun.plan.steps[3], 3)
        assert (hurt.state, hurt.elapsed, hurt.lead_at(now)) == (PlayerState.PAUSED, 0, 0)


def test_hurting_in_a_longer_hold_takes_the_length_back(begun: Player) -> None:
    assert begun.lengthen(116.0, 5.0)[0].hurt(118.0)[0].length == 10


def test_what_was_done_before_it_hurt_stays_done(begun: Player) -> None:
    player, events = begun.hurt(190.0)
    assert ended(events) == [(0, "done"), (1, "pain")]
    assert player.done[0].ended is SetEnd.DONE


def test_it_can_be_gone_on_with_as_it_was(begun: Player) -> None:
    steps = begun.plan.steps
    player = begun.hurt(132.0)[0].go_on(150.0)[0]
    player, events = player.advance(163.0)
    assert events == (Resumed(at=153), RepDone(steps[3], 10), StepStarted(steps[4], at=163))
    over, _ = run_out(player)
    assert [(s.done_reps, s.ended) for s in over.done] == [(4, "pain"), (4, "pain"), (3, "done")]


def test_it_can_be_skipped_or_the_session_ended(begun: Player) -> None:
    hurt = begun.hurt(132.0)[0]
    skipped, events = hurt.skip_exercise(150.0)
    assert events == (StepStarted(begun.plan.steps[16], at=150),)
    assert (skipped.state, skipped.step.exercise) == (PlayerState.PAUSED, "bridge")
    over, events = hurt.end(150.0)
    assert events == (SetEnded(2, SetEnd.STOPPED), Finished(completed=False, at=150))
    assert [s.ended for s in over.done] == [SetEnd.PAIN, SetEnd.PAIN, SetEnd.STOPPED]


def test_easing_shortens_every_hold_still_to_come(begun: Player) -> None:
    player, events = begun.hurt(132.0)[0].ease(150.0, 7.0, None)
    assert ahead(player)[:3] == [
        (READY, RIGHT, 2, 4, 8),
        (HOLD, RIGHT, 2, 4, 7),
        (RELAX, RIGHT, 3, 4, 4),
    ]
    assert {s for kind, *_, s in ahead(player) if kind is HOLD} == {7}
    assert events == (StepStarted(player.step, at=150),)
    assert (player.state, player.lead_at(150.0)) == (PlayerState.RUNNING, 0)
    over, reps = run_out(player)
    assert [(s.done_reps, s.done_seconds, s.ended) for s in over.done] == [
        (4, 10 + 3 + 3 * 7, "pain"),
        (4, 4 * 7, "pain"),
        (3, 15, "done"),
    ]
    assert len(reps) == 3 + 4 + 3


def test_fewer_reps_leave_out_the_rest_of_each_side(begun: Player) -> None:
    player, _ = begun.hurt(132.0)[0].ease(150.0, None, 2)
    assert ahead(player) == [
        (READY, RIGHT, 2, 2, 8),
        (HOLD, RIGHT, 2, 2, 10),
        (CHANGE_SIDE, LEFT, 1, 2, 8),
        (HOLD, LEFT, 1, 2, 10),
        (RELAX, LEFT, 2, 2, 4),
        (HOLD, LEFT, 2, 2, 10),
    ]
    over, _ = run_out(player)
    assert [(s.done_reps, s.ended) for s in over.done] == [(2, "pain"), (2, "pain"), (3, "done")]
    assert over.state is PlayerState.FINISHED


def test_where_enough_reps_are_done_the_other_side_follows(begun: Player) -> None:
    player, events = begun.hurt(160.0)[0].ease(170.0, None, 2)
    assert ahead(player)[:2] == [(CHANGE_SIDE, LEFT, 1, 2, 8), (HOLD, LEFT, 1, 2, 10)]
    assert events == (StepStarted(player.step, at=170),)
    assert player.done[0].done_reps == 3


def test_behind_the_last_side_the_next_exercise_follows(begun: Player) -> None:
    player, events = begun.hurt(220.0)[0].ease(230.0, None, 1)
    assert (player.step.kind, player.step.exercise) == (NEXT, "bridge")
    assert events == (StepStarted(player.step, at=230),)
    assert ahead(player)[1:] == [(REP, BOTH, n, 3, 5) for n in (1, 2, 3)]


def test_with_nothing_left_to_do_the_session_is_over(begun: Player) -> None:
    player, events = begun.hurt(241.0)[0].ease(250.0, None, 1)
    assert player.state is PlayerState.FINISHED
    assert events == (Finished(completed=True, at=250),)
    assert [(s.done_reps, s.ended) for s in player.done][2] == (1, "pain")


def test_nothing_changes_but_the_exercise_that_hurts(begun: Player) -> None:
    player = begun.hurt(132.0)[0].ease(150.0, 7.0, 1)[0]
    assert player.plan.steps[-4:] == begun.plan.steps[-4:]
    assert player.plan.sets == begun.plan.sets


def test_easing_without_a_word_before_counts_as_hurting(begun: Player) -> None:
    assert begun.ease(132.0, 7.0, 2)[0] == begun.hurt(132.0)[0].ease(132.0, 7.0, 2)[0]


def test_easing_nothing_does_the_rep_anew(begun: Player) -> None:
    player = begun.hurt(132.0)[0].ease(150.0, None, None)[0]
    assert ahead(player)[:2] == [(READY, RIGHT, 2, 4, 8), (HOLD, RIGHT, 2, 4, 10)]
    assert player.plan.steps[: player.index] == begun.plan.steps[: player.index]


def test_reps_done_count_on_also_where_they_lie_ahead(begun: Player) -> None:
    player = begun.advance(158.0)[0]
    for _ in range(6):
        player = player.back(158.0)[0]
    assert (player.step.rep, player.done[0].done_reps) == (1, 3)
    player = player.hurt(160.0)[0].ease(170.0, 7.0, 1)[0]
    assert player.done[0].done_reps == 3
    assert [(kind, rep, of) for kind, side, rep, of, _ in ahead(player) if side is RIGHT] == [
        (READY, 1, 3),
        (HOLD, 1, 3),
        (RELAX, 2, 3),
        (HOLD, 2, 3),
        (RELAX, 3, 3),
        (HOLD, 3, 3),
    ]
    assert [(kind, rep, of) for kind, side, rep, of, _ in ahead(player) if side is LEFT] == [
        (CHANGE_SIDE, 1, 1),
        (HOLD, 1, 1),
    ]


def test_a_rep_done_already_and_eased_counts_once(begun: Player) -> None:
    player = begun.advance(128.0)[0].back(128.0)[0].back(128.0)[0]
    assert (player.step.kind, player.step.rep, player.done[0].done_reps) == (HOLD, 1, 1)
    player = player.ease(130.0, 7.0, None)[0]
    assert player.done[0].done_reps == 1
    again = player.advance(130.0 + 8.0 + 7.0)[0]
    assert again.done[0].done_reps == 1


def test_going_back_brings_no_longer_hold_again(begun: Player) -> None:
    player = begun.hurt(132.0)[0].ease(150.0, 7.0, None)[0]
    for _ in range(2):
        player = player.back(150.0)[0]
    assert (player.step.kind, player.step.rep, player.step.seconds) == (HOLD, 1, 7)


def test_hurting_twice_eases_twice(begun: Player) -> None:
    player = begun.hurt(132.0)[0].ease(150.0, 7.0, 3)[0]
    player, events = player.hurt(160.0)
    assert ended(events) == []
    player = player.ease(170.0, 5.0, 2)[0]
    assert ahead(player)[:2] == [(READY, RIGHT, 2, 2, 8), (HOLD, RIGHT, 2, 2, 5)]


def test_hurting_while_getting_ready_takes_the_same_time_to_get_ready(begun: Player) -> None:
    player = begun.hurt(132.0)[0].ease(150.0, 7.0, None)[0]
    again = player.ease(155.0, 5.0, None)[0]
    assert again.index == player.index
    assert len(again.plan.steps) == len(player.plan.steps)


def test_hurting_in_a_rest_gets_ready_for_the_rep_behind_it(begun: Player) -> None:
    player = begun.hurt(127.0)[0].ease(150.0, 7.0, None)[0]
    assert ahead(player)[:2] == [(READY, RIGHT, 2, 4, 8), (HOLD, RIGHT, 2, 4, 7)]


def test_hurting_while_changing_sides_changes_sides_anew(begun: Player) -> None:
    player = begun.hurt(170.0)[0].ease(180.0, 7.0, None)[0]
    assert ahead(player)[:2] == [(CHANGE_SIDE, LEFT, 1, 4, 8), (HOLD, LEFT, 1, 4, 7)]


def test_in_every_set_the_same_reps_are_left_out(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=4, hold=5.0, rest=3.0, sets=2, set_rest=20.0)
    made = plan(Routine("own", "Own", (Entry("bridge", dose),)), sheet_catalog)
    player = Player.of(made).start(0.0)[0].ease(24.0, None, 2)[0]
    assert [(s.kind, s.set_number, s.rep, s.rep_of_side) for s in player.plan.steps] == [
        (READY, 1, 1, 1),
        (HOLD, 1, 1, 1),
        (RELAX, 1, 2, 2),
        (READY, 1, 2, 2),
        (HOLD, 1, 2, 2),
        (SET_REST, 2, 1, 5),
        (HOLD, 2, 1, 5),
        (RELAX, 2, 2, 6),
        (HOLD, 2, 2, 6),
    ]


def test_a_rest_too_short_to_get_ready_in_is_not_enough(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=2, hold=5.0, sets=2, set_rest=2.0)
    made = plan(Routine("own", "Own", (Entry("bridge", dose),)), sheet_catalog)
    player = Player.of(made).start(0.0)[0].ease(26.0, None, None)[0]
    assert made.steps[3].kind is SET_REST
    assert ahead(player)[:2] == [(READY, BOTH, 1, 2, 8), (HOLD, BOTH, 1, 2, 5)]


def test_sides_that_alternate_are_eased_together(sheet_catalog: Catalog) -> None:
    dose = Dose(reps=3, tempo=Tempo(2.0, 0.0, 2.0), order=SideOrder.ALTERNATING)
    made = plan(Routine("own", "Own", (Entry("lower-trunk-rotation", dose),)), sheet_catalog)
    player = Player.of(made).start(0.0)[0].ease(21.0, None, 2)[0]
    assert ahead(player) == [
        (READY, LEFT, 1, 2, 8),
        (REP, LEFT, 1, 2, 4),
        (REP, RIGHT, 2, 2, 4),
        (REP, LEFT, 2, 2, 4),
    ]


def test_reps_that_wait_go_on_waiting(sheet_catalog: Catalog) -> None:
    own_pace = replace(REPS, self_paced=True)
    made = plan(Routine("own", "Own", (Entry("bridge", own_pace),)), sheet_catalog)
    player = Player.of(made).start(0.0)[0].ease(20.0, None, 2)[0]
    assert [(s.kind, s.waits) for s in player.plan.steps[player.index :]] == [
        (READY, False),
        (REP, True),
        (REP, True),
    ]


def test_a_session_eased_and_killed_goes_on_behind_the_exercise(begun: Player, short: Plan) -> None:
    eased = begun.hurt(132.0)[0].ease(150.0, 7.0, 2)[0].advance(168.0)[0]
    logged = eased.done
    assert (logged[0].done_reps, logged[0].ended) == (2, SetEnd.PAIN)
    resumed = Player.of(short, logged)
    assert resumed.done == logged
    assert (resumed.step.kind, resumed.step.exercise) == (READY, "bridge")
    over, reps = run_out(resumed.start(0.0)[0])
    assert {step.exercise for step in reps} == {"bridge"}
    assert over.done[:2] == logged[:2]


def test_an_exercise_that_hurt_never_counts_against_the_person(begun: Player) -> None:
    for player in (begun.hurt(116.0)[0], begun.hurt(116.0)[0].ease(120.0, 7.0, 1)[0]):
        over, _ = run_out(player.skip_exercise(130.0)[0].go_on(130.0)[0])
        assert exercise_completion(over.done[:2]) == 1
        assert session_completion(over.done) == 1


def test_where_it_hurts_the_figure_lies_at_rest(begun: Player) -> None:
    hurt = begun.hurt(132.0)[0]
    assert hurt.shown_at(140.0).phase == 0
    for player in (hurt.ease(150.0, None, 1)[0], hurt.skip_exercise(150.0)[0]):
        assert player.plan.steps[player.index - 1].kind is HOLD
        assert player.shown_at(150.0).phase == 0
    again = hurt.go_on(150.0)[0]
    assert [again.shown_at(150.0 + t).phase for t in (0.0, 1.5, 3.0)] == [0, 0, 1]
    assert 0 < again.shown_at(152.0).phase < 1
    relaxing = again.advance(163.0)[0]
    assert relaxing.shown_at(163.5).returning


@pytest.mark.parametrize("name", ["hurt", "ease"])
def test_before_and_after_the_session_nothing_hurts(begun: Player, short: Plan, name: str) -> None:
    for player in (Player.of(short), begun.end(130.0)[0]):
        calls = {"hurt": player.hurt(200.0), "ease": player.ease(200.0, 5.0, 1)}
        assert calls[name] == (player, ())
