"""By how much a dose is eased."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.ease import eased, fewer_reps, shorter_hold
from coach.core.exercise import Dose, SideOrder, Tempo

TEMPO = Dose(reps=15, tempo=Tempo(2.0, 1.0, 2.0), self_paced=True)


@pytest.mark.parametrize(
    ("hold", "shorter"),
    [
        *((60, 40), (45, 30), (30, 20), (20, 15), (15, 10)),
        *((14, 9), (12, 8), (10, 7), (8, 5), (5, 3), (4, 3), (3, 2), (2.5, 2)),
        *((2, None), (1, None)),
    ],
)
def test_a_hold_is_eased_by_about_a_third(hold: float, shorter: float | None) -> None:
    assert shorter_hold(Dose(reps=3, hold=hold)) == shorter


@given(st.floats(0.5, 600))
def test_a_shorter_hold_is_shorter_but_never_nothing(hold: float) -> None:
    shorter = shorter_hold(Dose(reps=3, hold=hold))
    if shorter is None:
        assert hold <= 2
    else:
        assert 2 <= shorter < hold
        assert shorter % (5 if shorter >= 10 else 1) == 0


def test_a_tempo_has_no_hold_to_shorten() -> None:
    assert shorter_hold(TEMPO) is None


@pytest.mark.parametrize(("reps", "fewer"), [(20, 10), (15, 8), (3, 2), (2, 1), (1, None)])
def test_about_half_of_the_reps_are_left(reps: int, fewer: int | None) -> None:
    assert fewer_reps(Dose(reps=reps, hold=5.0)) == fewer


def test_easing_changes_nothing_else() -> None:
    dose = Dose(reps=3, hold=30.0, rest=5.0, sets=2, order=SideOrder.LEFT_ONLY)
    assert eased(dose, 20.0) == Dose(reps=3, hold=20.0, rest=5.0, sets=2, order=SideOrder.LEFT_ONLY)
    assert eased(dose, reps=2).reps == 2
    assert eased(dose) == dose
    assert eased(TEMPO, None, 8) == Dose(reps=8, tempo=TEMPO.tempo, self_paced=True)
