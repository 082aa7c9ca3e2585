"""When the player is to be looked at next."""

from math import ceil

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState

FRAME_SECONDS = 1 / 30
FRAMES_OF_BREATH = 8  # that a breath waits from one look to the next, as it is slow
_GRAIN = 1e-6


def whole_seconds(remaining: float) -> int:
    """The number that a countdown shows: 30 at the start of 30 s, 1 in the last second."""
    return max(0, ceil(remaining - _GRAIN))


def next_wake(player: Player, now: float, frame: float, *, smooth: bool) -> float | None:
    """The moment, in the time of `now`, from which something else is to be seen or done.

    `frame` seconds on while the figure moves (and may, by `smooth`), a few of them while it only
    breathes, else at the next whole second of the step or at its end. None while nothing happens
    by itself.
    """
    if player.state is not PlayerState.RUNNING:
        return None
    remaining = player.remaining_at(now)
    second = now + remaining - max(0, whole_seconds(remaining) - 1)
    if smooth and player.step.kind is StepKind.HOLD:
        soon = now + FRAMES_OF_BREATH * frame
        return soon if soon + frame < second else second
    if smooth and _moves(player, now, second):
        return min(second, now + frame)
    return second


def _moves(player: Player, now: float, until: float) -> bool:
    return player.step.kind is StepKind.REP or player.shown_at(now) != player.shown_at(until)
