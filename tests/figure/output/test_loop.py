"""When which picture of a loop is shown."""

from itertools import pairwise

import pytest

from coach.core.exercise import Side, Tempo
from coach.figure.output.loop import CALM, Moment, moments

LIFT = Tempo(2.0, 1.0, 2.0)
ROLL = Tempo(2.0, 0.0, 2.0)


def seconds(shown: tuple[Moment, ...]) -> float:
    return sum(moment.milliseconds for moment in shown) / 1000


@pytest.mark.parametrize("frame_ms", [40, 50])
@pytest.mark.parametrize("tempo", [LIFT, ROLL, CALM])
def test_a_round_takes_the_tempo_s_time(tempo: Tempo, frame_ms: int) -> None:
    shown = moments(tempo, (Side.RIGHT,), frame_ms)
    assert seconds(shown) == pytest.approx(tempo.seconds, abs=frame_ms / 500)
    assert {moment.side for moment in shown} == {Side.RIGHT}


def test_a_calm_round_takes_four_seconds() -> None:
    assert CALM.seconds == pytest.approx(4.0)


def test_it_starts_at_the_start_stays_in_the_effort_and_comes_back() -> None:
    shown = moments(LIFT, (Side.RIGHT,), 40)
    phases = [moment.phase for moment in shown]
    top = phases.index(1.0)
    assert phases[0] == 0.0
    assert shown[top].milliseconds == 1040
    assert phases[: top + 1] == sorted(phases[: top + 1])
    assert phases[top:] == sorted(phases[top:], reverse=True)
    assert 0 < phases[-1] < 0.01


def test_the_way_is_eased_at_both_ends() -> None:
    phases = [moment.phase for moment in moments(LIFT, (Side.RIGHT,), 40)]
    steps = [after - before for before, after in pairwise(phases[:51])]
    assert steps[0] < max(steps) / 10
    assert steps[-1] < max(steps) / 10
    assert max(steps) < 0.04


def test_the_arrows_show_the_way_out_and_come_back_at_its_end() -> None:
    shown = moments(LIFT, (Side.RIGHT,), 40)
    arrows = [moment.arrows for moment in shown]
    assert arrows[0] == 1.0
    assert arrows[45] < 0.5
    assert arrows[50] == 0.0
    assert not any(arrows[50:90])
    assert 0.5 < arrows[-1] < 1.0


def test_the_other_side_follows_with_its_own_arrows() -> None:
    shown = moments(ROLL, (Side.RIGHT, Side.LEFT), 40)
    assert seconds(shown) == pytest.approx(8.0)
    right, left = shown[:100], shown[100:]
    assert {moment.side for moment in right} == {Side.RIGHT}
    assert [m._replace(side=Side.RIGHT) for m in left] == list(right)
    assert not any(moment.arrows for moment in right[50:])
