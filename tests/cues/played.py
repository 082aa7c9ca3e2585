"""A session run through with the clock put to every moment at which something is due."""

from collections.abc import Iterator, Sequence

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
    now, paces = 0.0, iter(own_pace)
    before, (player, _) = Player.of(plan), Player.of(plan).start(now)
    due = now
    while True:
        yield from ((now, cue) for cue in score.between(before, player, now))
        if player.state is PlayerState.FINISHED:
            return
        if player.index != before.index or before.state is PlayerState.WAITING:
            length = next(paces, OWN_PACE) if player.step.waits else player.length
            due = now + length - player.elapsed
        cue_at = score.next_after(player, now)
        before, now = player, due if cue_at is None else min(cue_at, due)
        finishes = player.step.waits and now == due
        player, _ = player.finish_rep(now) if finishes else player.advance(now)
