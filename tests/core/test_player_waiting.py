"""Getting ready after a pause, and reps that wait for the person to say that they are done."""

import pytest

from coach.core.event import Finished, RepDone, Resumed, SetEnded, StepStarted, WorkLeft
from coach.core.exercise import Catalog, Dose, Tempo
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import LEAST_REP_SECONDS, WAIT_SECONDS, Player, PlayerState
from coach.core.routine import Entry, Routine
from coach.core.session import SetEnd

HOLDS = Dose(reps=2, hold=10.0, rest=4.0)
OWN_PACE = Dose(reps=3, tempo=Tempo(2.0, 1.0, 2.0), self_paced=True)


@pytest.fixture
def short(sheet_catalog: Catalog) -> Plan:
    """Ready 15, hold 10, relax 4, hold 10; next 8, three reps of about 5 that wait."""
    entries = (Entry("pelvic-tilt", HOLDS), Entry("bridge", OWN_PACE))
    return plan(Routine("own", "Own", entries), sheet_catalog)


@pytest.fixture
def begun(short: Plan) -> Player:
    """Running from moment 100 on."""
    return Player.of(short).start(100.0)[0]


@pytest.fixture
def waiting(begun: Player) -> Player:
    """At the start of the first rep that waits, at 147."""
    return begun.advance(147.0)[0]


@pytest.fixture
def led(begun: Player) -> Player:
    """Paused 7 s into the first hold, and going on at 200: the hold's last 3 s begin at 203."""
    return begun.pause(122.0)[0].go_on(200.0)[0]


def test_going_on_leads_into_the_rest_of_the_hold(led: Player) -> None:
    assert led.state is PlayerState.RUNNING
    assert (led.lead_at(200.0), led.lead_at(201.0), led.lead_at(203.0)) == (3, 2, 0)
    assert led.remaining_at(200.0) == led.remaining_at(203.0) == 3
    assert led.remaining_at(204.0) == 2
    player, events = led.advance(202.75)
    assert (events, player.elapsed) == ((), 7)
    player, events = player.advance(203.0)
    assert (events, player.elapsed) == ((Resumed(at=203),), 7)
    player, events = player.advance(206.0)
    assert events == (RepDone(led.step, 10), StepStarted(led.plan.steps[2], at=206))


def test_the_time_left_counts_the_lead(led: Player) -> None:
    assert led.seconds_left_at(200.0) == 3 + 3 + 4 + 10 + 8 + 15
    assert led.seconds_left_at(202.0) == 1 + 3 + 4 + 10 + 8 + 15


def test_a_late_call_crosses_the_lead_too(led: Player) -> None:
    _, events = led.advance(211.0)
    assert events == (
        Resumed(at=203),
        RepDone(led.plan.steps[1], 10),
        StepStarted(led.plan.steps[2], at=206),
        StepStarted(led.plan.steps[3], at=210),
    )


def test_a_pause_within_the_lead_leads_again(led: Player) -> None:
    paused, events = led.pause(201.0)
    assert events == ()
    assert (paused.state, paused.lead_at(201.0), paused.elapsed) == (PlayerState.PAUSED, 0, 7)
    again = paused.go_on(300.0)[0]
    assert again.lead_at(300.0) == 3
    assert again.advance(303.0)[1] == (Resumed(at=303),)


def test_going_on_twice_leads_once(led: Player) -> None:
    assert led.go_on(202.0)[0].lead_at(202.0) == 1


@pytest.mark.parametrize(("name", "index"), [("skip", 2), ("back", 1), ("skip_exercise", 4)])
def test_moving_on_or_back_ends_the_lead(led: Player, name: str, index: int) -> None:
    moves = {"skip": led.skip, "back": led.back, "skip_exercise": led.skip_exercise}
    player, events = moves[name](201.0)
    assert (player.index, player.elapsed, player.lead_at(201.0)) == (index, 0, 0)
    assert events[0] == WorkLeft(led.plan.steps[1], 7)
    assert events[-1] == StepStarted(led.plan.steps[index], at=201)
    _, later = player.advance(204.0)
    assert not any(isinstance(event, Resumed) for event in later)


def test_the_hold_can_be_made_longer_while_getting_ready(led: Player) -> None:
    player, events = led.lengthen(201.0, 5.0)
    assert events == ()
    assert (player.lead_at(201.0), player.remaining_at(201.0)) == (2, 8)
    assert player.advance(210.75)[0].index == 1
    assert player.advance(211.0)[0].index == 2


def test_nothing_left_of_a_step_still_ends_behind_the_lead(led: Player) -> None:
    player, events = led.lengthen(201.0, -5.0)
    assert (events, player.index, player.remaining_at(201.0)) == ((), 1, 0)
    _, events = player.advance(203.0)
    assert events[:2] == (Resumed(at=203), RepDone(led.plan.steps[1], 7))


def test_ending_in_the_lead_keeps_what_was_held(led: Player) -> None:
    player, events = led.end(201.0)
    assert events[0] == WorkLeft(led.plan.steps[1], 7)
    assert events[-1] == Finished(completed=False, at=201)
    assert player.lead_at(201.0) == player.seconds_left_at(201.0) == 0


def test_a_lead_comes_before_steps_of_every_kind(begun: Player) -> None:
    for moment in (105.0, 116.0, 126.0, 140.0, 148.0):
        player = begun.pause(moment)[0].go_on(500.0)[0]
        assert player.lead_at(500.0) == 3
        assert player.elapsed_at(503.0) == player.elapsed


def test_a_clock_that_runs_backwards_makes_the_lead_no_longer(led: Player) -> None:
    assert led.lead_at(150.0) == 3
    assert led.advance(150.0) == (led, ())


def test_a_rep_at_ones_own_pace_waits(waiting: Player) -> None:
    assert waiting.step.waits
    later, events = waiting.advance(247.0)
    assert (later.index, events) == (waiting.index, ())
    assert later.elapsed_at(247.0) == 100
    assert later.remaining_at(149.0) == 0
    assert waiting.remaining_at(149.0) == 3


def test_it_is_done_when_the_person_says_so(waiting: Player) -> None:
    steps = waiting.plan.steps
    player, events = waiting.finish_rep(154.0)
    assert events == (RepDone(steps[5], 7), StepStarted(steps[6], at=154))
    assert (player.done[1].done_reps, player.done[1].done_seconds) == (1, 7)
    player, events = player.finish_rep(156.0)
    assert events == (RepDone(steps[6], 2), StepStarted(steps[7], at=156))
    player, events = player.finish_rep(160.0)
    assert events == (
        RepDone(steps[7], 4),
        SetEnded(1, SetEnd.DONE),
        Finished(completed=True, at=160),
    )


def test_a_key_that_bounces_is_no_rep(waiting: Player) -> None:
    player = waiting.finish_rep(154.0)[0]
    assert player.finish_rep(154.0) == (player, ())
    assert player.finish_rep(154.25)[1] == ()
    assert len(player.finish_rep(154.0 + LEAST_REP_SECONDS)[1]) == 2


def test_only_a_rep_that_waits_can_be_said_to_be_done(begun: Player) -> None:
    for moment in (105.0, 120.0, 127.0, 140.0):
        assert begun.finish_rep(moment) == begun.advance(moment)


def test_paused_or_getting_ready_a_rep_is_not_done(waiting: Player) -> None:
    paused = waiting.pause(150.0)[0]
    assert paused.finish_rep(151.0) == (paused, ())
    led = paused.go_on(152.0)[0]
    assert led.finish_rep(154.0)[1] == ()
    _, events = led.finish_rep(156.0)
    assert events[:2] == (Resumed(at=155), RepDone(waiting.step, 4))


def test_after_five_minutes_alone_it_pauses_and_counts_none_of_them(waiting: Player) -> None:
    steps = waiting.plan.steps
    still = waiting.advance(147.0 + WAIT_SECONDS - 0.25)[0]
    assert still.state is PlayerState.RUNNING
    alone, events = still.advance(900.0)
    assert events == ()
    assert (alone.state, alone.index, alone.elapsed) == (PlayerState.PAUSED, waiting.index, 0)
    assert alone == waiting.advance(500.0)[0]
    assert alone.done[1].done_seconds == 0
    assert waiting.elapsed_at(900.0) == WAIT_SECONDS
    back = alone.go_on(1000.0)[0]
    _, events = back.finish_rep(1009.0)
    assert events == (Resumed(1003.0), RepDone(steps[5], 6), StepStarted(steps[6], at=1009))


def test_a_wait_of_five_minutes_is_found_by_a_late_call(begun: Player) -> None:
    alone, events = begun.advance(10_000.0)
    assert events[-1] == StepStarted(begun.plan.steps[5], at=147)
    assert (alone.state, alone.elapsed) == (PlayerState.PAUSED, 0)


def test_going_on_after_a_wait_that_nobody_had_noticed_goes_on(waiting: Player) -> None:
    noticed = waiting.advance(900.0)[0].go_on(900.0)
    assert waiting.go_on(900.0) == noticed
    assert noticed[0].lead_at(900.0) == 3


def test_a_rep_that_waits_can_be_skipped_and_done_again(waiting: Player) -> None:
    steps = waiting.plan.steps
    player, events = waiting.skip(150.0)
    assert events == (WorkLeft(steps[5], 3), StepStarted(steps[6], at=150))
    player = player.back(151.0)[0]
    assert player.step is steps[5]
    player = player.finish_rep(155.0)[0]
    assert (player.done[1].done_reps, player.done[1].done_seconds) == (1, 3 + 1 + 4)


def test_a_rep_that_waits_keeps_its_length(waiting: Player) -> None:
    assert waiting.step.kind is StepKind.REP
    assert waiting.lengthen(148.0, 5.0)[0].length == 5
