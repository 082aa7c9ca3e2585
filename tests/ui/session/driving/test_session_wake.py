"""The player is looked at when something is to be seen, and else left alone."""

import pytest

from coach.core.plan import Plan, StepKind
from coach.core.player import WAIT_SECONDS, Player
from coach.ui.session.driving.wake import next_wake, whole_seconds

FRAME = 1 / 30


def _at(laid_out: Plan, kind: StepKind, elapsed: float) -> tuple[Player, float]:
    """A player `elapsed` seconds into the first step of that kind, and the moment."""
    index = next(place for place, step in enumerate(laid_out.steps) if step.kind is kind)
    now = sum(step.seconds for step in laid_out.steps[:index]) + elapsed
    player, _ = Player.of(laid_out).start(0.0)
    return player.advance(now)[0], now


@pytest.mark.parametrize(
    ("remaining", "shown"), [(30.0, 30), (29.01, 30), (29.0, 29), (29.0000001, 29), (0.0, 0)]
)
def test_a_countdown_shows_the_second_that_runs(remaining: float, shown: int) -> None:
    assert whole_seconds(remaining) == shown


def test_in_a_hold_it_wakes_a_few_times_a_second_to_breathe(laid_out: Plan) -> None:
    player, now = _at(laid_out, StepKind.HOLD, 3.25)
    woken = [now]
    while woken[-1] < now + 0.75 - 1e-6:
        woken.append(next_wake(player, woken[-1], FRAME, smooth=True) or 0.0)
    assert woken[-1] == pytest.approx(now + 0.75)
    assert 4 <= len(woken) <= 6


def test_with_less_movement_a_hold_wakes_at_the_next_whole_second(laid_out: Plan) -> None:
    player, now = _at(laid_out, StepKind.HOLD, 3.25)
    assert next_wake(player, now, FRAME, smooth=False) == pytest.approx(now + 0.75)


def test_in_the_last_second_it_wakes_at_the_end_of_the_step(laid_out: Plan) -> None:
    player, now = _at(laid_out, StepKind.HOLD, 9.9)
    assert next_wake(player, now, FRAME, smooth=True) == pytest.approx(now + 0.1)


def test_while_the_figure_moves_it_wakes_frame_by_frame(laid_out: Plan) -> None:
    for kind, elapsed in ((StepKind.REP, 0.5), (StepKind.RELAX, 0.1), (StepKind.READY, 14.2)):
        player, now = _at(laid_out, kind, elapsed)
        assert next_wake(player, now, FRAME, smooth=True) == pytest.approx(now + FRAME)


def test_with_reduced_motion_it_wakes_each_second_only(laid_out: Plan) -> None:
    player, now = _at(laid_out, StepKind.REP, 0.5)
    assert next_wake(player, now, FRAME, smooth=False) == pytest.approx(now + 0.5)


def test_while_nothing_moves_nothing_wakes(laid_out: Plan) -> None:
    player, now = _at(laid_out, StepKind.HOLD, 3.0)
    paused, _ = player.pause(now)
    ended, _ = player.end(now)
    for still in (Player.of(laid_out), paused, ended):
        assert next_wake(still, now, FRAME, smooth=True) is None


def test_in_the_lead_after_a_pause_it_wakes_at_its_seconds_and_then_at_those_of_the_step(
    laid_out: Plan,
) -> None:
    player, now = _at(laid_out, StepKind.HOLD, 3.25)
    player, _ = player.pause(now)
    player, _ = player.go_on(now)
    woken = [now]
    while len(woken) < 6:
        woken.append(next_wake(player, woken[-1], FRAME, smooth=False) or 0.0)
    assert [at - now for at in woken] == pytest.approx([0.0, 1.0, 2.0, 3.0, 3.75, 4.75])


def test_the_figure_that_goes_back_into_the_hold_moves_frame_by_frame(laid_out: Plan) -> None:
    player, now = _at(laid_out, StepKind.HOLD, 3.25)
    player, _ = player.pause(now)
    player, _ = player.go_on(now)
    assert next_wake(player, now + 2.5, FRAME, smooth=True) == pytest.approx(now + 2.5 + FRAME)


def test_a_rep_that_waits_wakes_for_its_movement_alone_until_nobody_is_there(
    self_paced: Plan,
) -> None:
    player, now = _at(self_paced, StepKind.REP, 20.0)
    assert player.step.waits
    assert next_wake(player, now, FRAME, smooth=True) == pytest.approx(now + FRAME)
    left = WAIT_SECONDS - 20.0
    assert next_wake(player, now, FRAME, smooth=False) == pytest.approx(now + left)
    assert next_wake(player, now + left - 0.01, FRAME, smooth=True) == pytest.approx(now + left)
