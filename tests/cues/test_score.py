"""What is heard when, over whole plans."""

from coach.core.event import Finished, RepDone, StepStarted
from coach.core.exercise import Catalog, Side
from coach.core.plan import Plan, StepKind, plan
from coach.core.player import Player, PlayerState
from coach.core.routine import Entry, Routine
from coach.cues.score import sounds_of
from coach.cues.sounds import Sound


def _plan(catalog: Catalog, *exercises: str) -> Plan:
    entries = tuple(Entry(name, catalog[name].dose) for name in exercises)
    return plan(Routine("r", "Routine", entries), catalog)


def _heard(laid_out: Plan) -> list[tuple[Sound, ...]]:
    """What is heard at each boundary of the plan, in order."""
    player, events = Player.of(laid_out).start(0.0)
    heard = [sounds_of(events)]
    now = 0.0
    while player.state is PlayerState.RUNNING:
        now += player.remaining_at(now)
        player, events = player.advance(now)
        heard.append(sounds_of(events))
    return heard


def test_holds_start_and_end_audibly_and_the_side_changes(catalog: Catalog) -> None:
    one_side = [(Sound.HOLD_START,), (Sound.HOLD_END,)] * 2 + [(Sound.HOLD_START,)]
    assert _heard(_plan(catalog, "hamstring-stretch")) == [
        (Sound.READY,),
        *one_side,
        (Sound.HOLD_END, Sound.CHANGE_SIDE),
        *one_side,
        (Sound.HOLD_END, Sound.DONE),
    ]


def test_each_rep_at_a_tempo_is_heard_as_it_starts(catalog: Catalog) -> None:
    heard = _heard(_plan(catalog, "bridge"))
    assert heard == [(Sound.READY,), *[(Sound.REP,)] * 15, (Sound.DONE,)]


def test_of_many_boundaries_crossed_at_once_only_the_last_is_heard(catalog: Catalog) -> None:
    laid_out = _plan(catalog, "hamstring-stretch")
    player, _ = Player.of(laid_out).start(0.0)
    _, events = player.advance(15 + 30 + 5 + 30 + 1)
    assert sum(isinstance(event, RepDone) for event in events) == 2
    assert sounds_of(events) == (Sound.HOLD_END,)


def test_a_session_that_was_ended_plays_no_fanfare() -> None:
    assert sounds_of((Finished(completed=False, at=0.0),)) == ()


def test_rest_alone_is_silent(catalog: Catalog) -> None:
    steps = _plan(catalog, "hamstring-stretch").steps
    rest = next(step for step in steps if step.kind is StepKind.RELAX)
    assert rest.side is Side.RIGHT
    assert sounds_of((StepStarted(rest, at=0.0),)) == ()
