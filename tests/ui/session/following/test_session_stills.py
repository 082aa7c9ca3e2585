"""What two stills show of each step, where they stand, and which of them is meant."""

from PySide6.QtCore import QRectF

from coach.core.exercise import Side
from coach.core.plan import Plan, StepKind
from coach.core.player import Player
from coach.ui.session.following.following import still_shown
from coach.ui.session.following.panels import halves

WIDE, HIGH = (-1.0, -0.3, 1.0, 0.3), (-0.6, -0.6, 0.6, 0.6)


def test_nothing_comes_back_from_the_step_before(laid_out: Plan) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    index = next(n for n, step in enumerate(laid_out.steps) if step.kind is StepKind.CHANGE_SIDE)
    now = sum(step.seconds for step in laid_out.steps[:index]) + 0.1
    player, _ = player.advance(now)
    assert player.shown_at(now).side is Side.RIGHT
    shown = still_shown(player, now)
    assert (shown.side, shown.phase, shown.returning) == (Side.LEFT, 0.0, False)


def test_a_hold_is_the_effort_and_a_rep_goes_there_and_back(laid_out: Plan) -> None:
    player, _ = Player.of(laid_out).start(0.0)
    player, _ = player.advance(20.0)
    assert still_shown(player, 20.0).phase == 1.0
    rep = next(n for n, step in enumerate(laid_out.steps) if step.kind is StepKind.REP)
    now = sum(step.seconds for step in laid_out.steps[:rep]) + 0.1
    player, _ = player.advance(now)
    assert 0.0 < still_shown(player, now).phase < 0.5


def test_the_stills_stand_as_the_figure_is_larger() -> None:
    place = QRectF(0, 0, 600, 400)
    first, second = halves(place, WIDE, 30)
    assert first.bottom() < second.top()
    first, second = halves(place, HIGH, 30)
    assert first.right() < second.left()
    assert all(place.contains(each) for each in (*halves(place, WIDE, 30), first, second))
