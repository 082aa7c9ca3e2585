"""When the player is to be looked at next."""

from math import ceil

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.core.playhead import WAIT_SECONDS

FRAME_SECONDS = 1 / 30
FRAMES_OF_BREATH = 8  # that a breath waits from one look to the next, as it is slow
_GRAIN = 1e-6


def whole_seconds(remaining: float) -> int:
    """The number that a countdown shows: 30 at the start of 30 s, 1 in the last second."""
    return max(0, ceil(remaining - _GRAIN))


def next_wake(player: Player, now: float, frame: float, *, smooth: bool) -> float | None:
    """The moment, in the time of `now`, from which something else is to be seen or done.

    `frame` seconds on while the figure moves (and may, by `smooth`), a few of them while it only
    breathes, else at the next whole second of the step, or of the lead before its rest, or at its
    end. A step that waits for the person ends by itself only when it has waited for too long.
    None while nothing happens by itself.
    """
    if player.state is not PlayerState.RUNNING:
        return None
    lead = player.lead_at(now)
    if player.step.waits and not lead:
        given_up = now + WAIT_SECONDS - player.elapsed_at(now)
        return min(given_up, now + frame) if smooth else given_up
    remaining = lead or player.remaining_at(now)
    second = now + remaining - max(0, whole_seconds(remaining) - 1)
    if smooth and player.step.kind is StepKind.HOLD and not lead:
        soon = now + FRAMES_OF_BREATH * frame
        return soon if soon + frame < second else second
    if smooth and _moves(player, now, second):
        return min(second, now + frame)
    return second


def _moves(player: Player, now: float, until: float) -> bool:
    reps = player.step.kind is StepKind.REP and not player.lead_at(now)
    return reps or player.shown_at(now) != player.shown_at(until)
