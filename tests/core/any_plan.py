"""Any plan, and any call on a player, for tests of what holds for all of them.

Times are multiples of a quarter second, which floats add exactly: so totals must be equal, not
merely near.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from hypothesis import strategies as st

from coach.core.event import Event
from coach.core.exercise import Catalog, Dose, Position, Sidedness, SideOrder, Tempo
from coach.core.plan import Plan, plan
from coach.core.player import (
    WAIT_SECONDS,
    Player,
    PlayerState,
    Transition,
)
from coach.core.routine import Entry, Routine
from tests.core.conftest import an_exercise

quarters = st.integers(1, 48).map(lambda n: n / 4)
rests = st.integers(0, 24).map(lambda n: n / 4)
tempos = st.builds(Tempo, quarters, rests, quarters)


def doses(self_paced: st.SearchStrategy[bool]) -> st.SearchStrategy[Dose]:
    return st.builds(
        Dose,
        reps=st.integers(1, 3),
        hold=quarters,
        tempo=st.none() | tempos,
        rest=rests,
        sets=st.integers(1, 2),
        set_rest=rests,
        order=st.sampled_from(SideOrder),
        self_paced=self_paced,
    )


Part: TypeAlias = tuple[Position, Sidedness, Dose]


def exercises_of(parts: Sequence[Part]) -> Catalog:
    return Catalog(
        tuple(an_exercise(f"exercise-{place}", *part) for place, part in enumerate(parts))
    )


def parts_of(self_paced: st.SearchStrategy[bool]) -> st.SearchStrategy[list[Part]]:
    part = st.tuples(st.sampled_from(Position), st.sampled_from(Sidedness), doses(self_paced))
    return st.lists(part, min_size=1, max_size=3)


def routine_of(catalog: Catalog) -> Routine:
    return Routine("own", "Own", tuple(Entry(e.id, e.dose) for e in catalog.exercises))


def made(parts: Sequence[Part]) -> Plan:
    catalog = exercises_of(parts)
    return plan(routine_of(catalog), catalog)


def plans_of(self_paced: st.SearchStrategy[bool]) -> st.SearchStrategy[Plan]:
    return parts_of(self_paced).map(made)


catalogs = parts_of(st.booleans()).map(exercises_of)
clocked_plans = plans_of(st.just(False))
plans = plans_of(st.booleans())


class Call(NamedTuple):
    """Something done `after` seconds from the call before; below 0 the clock ran backwards."""

    after: float
    name: str
    seconds: float = 0.0
    hold: float | None = None
    reps: int | None = None


NAMES = ("advance", "pause", "go_on", "finish_rep", "skip", "skip_exercise", "hurt", "back", "end")

holds = st.none() | quarters
fewer = st.none() | st.integers(1, 3)
calls = st.builds(
    Call,
    after=st.integers(-20, 200).map(lambda n: n / 4) | st.just(WAIT_SECONDS),
    name=st.sampled_from((*NAMES, "lengthen", "ease")),
    seconds=st.sampled_from([-5.0, 5.0]),
    hold=holds,
    reps=fewer,
)


def call(player: Player, now: float, made_call: Call) -> Transition:
    if made_call.name == "lengthen":
        return player.lengthen(now, made_call.seconds)
    if made_call.name == "ease":
        return player.ease(now, made_call.hold, made_call.reps)
    plain = {
        "advance": player.advance,
        "pause": player.pause,
        "go_on": player.go_on,
        "finish_rep": player.finish_rep,
        "skip": player.skip,
        "skip_exercise": player.skip_exercise,
        "hurt": player.hurt,
        "back": player.back,
        "end": player.end,
    }
    return plain[made_call.name](now)


def run_out(player: Player) -> tuple[Player, list[Event]]:
    """To the end of the plan; each rep that waits for the person takes them a second."""
    told: list[Event] = []
    now = player.at
    while player.state is not PlayerState.FINISHED:
        now += 1.0 if player.step.waits else player.remaining_at(now)
        player, events = player.finish_rep(now)
        told += events
    return player, told
