"""A session run through with the clock put to every moment at which something is due."""

from collections.abc import Iterator, Sequence
from math import inf, nextafter

from coach.core.plan import Plan
from coach.core.player import Player, PlayerState
from coach.cues.cue import Cue
from coach.cues.score import Score

# What somebody takes for a rep at their own pace, where a test says nothing else.
OWN_PACE = 4.0


def cues_of(
    score: Score, plan: Plan, own_pace: Sequence[float] = ()
) -> Iterator[tuple[float, Cue]]:
    """Every cue from the start to the end, and when it was told.

    The reps that wait are done after the seconds of `own_pace` in turn.
    """
    started, _ = Player.of(plan).start(0.0)
    return cues_between(score, Player.of(plan), started, 0.0, own_pace)


def cues_between(
    score: Score, before: Player, player: Player, now: float, own_pace: Sequence[float] = ()
) -> Iterator[tuple[float, Cue]]:
    """The same from the moment on in which `before` has become `player`, left to itself."""
    paces, due = iter(own_pace), now
    while True:
        yield from ((now, cue) for cue in score.between(before, player, now))
        if player.state is PlayerState.FINISHED:
            return
        if not player.step.waits:
            due = now + player.remaining_at(now)
        elif player.index != before.index:
            due = now + next(paces, OWN_PACE)
        cue_at = score.next_after(player, now)
        soonest = due if cue_at is None else min(cue_at, due)
        # A step whose end rounding leaves a hair ahead is over with the next moment there is.
        before, now = player, max(soonest, nextafter(now, inf))
        finishes = player.step.waits and now >= due
        player, _ = player.finish_rep(now) if finishes else player.advance(now)
