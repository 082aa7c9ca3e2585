"""A machine that sleeps in a session, and clocks that are set."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from coach.core.plan import StepKind
from coach.core.player import Player, PlayerState
from coach.core.session import Outcome, SetEnd
from coach.storage.journal import Journal
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.notice import Notice
from coach.ui.session.driving.slept import Look, slept_between

if TYPE_CHECKING:
    from tests.ui.session.conftest import Drive, FakeClock, FakeSpeech

Play = Callable[..., None]
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _holding(player: Player) -> bool:
    return player.step.kind is StepKind.HOLD


@pytest.fixture
def holding(drive: "Drive", play: Play) -> SessionController:
    controller = drive()
    controller.start()
    play(controller, _holding)
    return controller


@pytest.mark.parametrize(
    ("speed", "monotonic", "wall", "due", "slept"),
    [
        (1.0, 1.0, 1.0, 1.0, False),
        (1.0, 1.0, 5.9, 1.0, False),
        (1.0, 1.0, 6.1, 1.0, True),
        (1.0, 1.0, -3600.0, 1.0, False),
        (1.0, 5.9, 5.9, 1.0, False),
        (1.0, 6.1, 6.1, 1.0, True),
        (10.0, 50.0, 5.0, 10.0, False),
        (10.0, 10.0, 6.1, 10.0, True),
    ],
)
def test_it_slept_where_the_wall_clock_got_ahead_or_the_look_came_late(
    speed: float, monotonic: float, wall: float, due: float, slept: bool
) -> None:
    seen = Look(100.0, NINE, 100.0 + due)
    look = Look(100.0 + monotonic, NINE + timedelta(seconds=wall))
    assert slept_between(seen, look, speed) is slept


def test_a_machine_that_slept_finds_the_session_paused_and_says_so(
    holding: SessionController, clock: "FakeClock", speech: "FakeSpeech"
) -> None:
    clock.sleep(3600)
    clock.go(1.0)
    holding.wake()
    assert holding.player.state is PlayerState.PAUSED
    assert holding.notice is Notice.SLEPT
    assert speech.said[-1].startswith("The computer was asleep.")
    assert holding.player.remaining_at(holding.now) == pytest.approx(10.0)
    holding.go_on()
    assert holding.notice is Notice.NONE


def test_a_key_that_comes_before_the_wake_up_finds_it_paused_as_well(
    holding: SessionController, clock: "FakeClock"
) -> None:
    clock.go(3600)
    holding.skip()
    assert holding.player.state is PlayerState.PAUSED
    assert holding.player.step.kind is StepKind.HOLD


def test_it_hurts_and_ending_are_done_also_right_after_a_sleep(
    drive: "Drive", play: Play, clock: "FakeClock", journal: Journal
) -> None:
    for act, outcome in ((SessionController.hurts, None), (SessionController.end, Outcome.ENDED)):
        controller = drive()
        controller.start()
        play(controller, _holding)
        clock.go(4.0)
        controller.wake()
        clock.sleep(3600)
        act(controller)
        session = journal.sessions()[-1]
        assert session.sets[0].done_seconds == pytest.approx(4.0)
        if outcome:
            assert session.outcome is outcome
        else:
            assert session.sets[0].ended is SetEnd.PAIN


def test_a_wake_up_that_is_a_little_late_loses_nothing(
    holding: SessionController, clock: "FakeClock"
) -> None:
    clock.go(4.5)
    holding.wake()
    assert holding.player.state is PlayerState.RUNNING
    assert holding.player.remaining_at(holding.now) == pytest.approx(5.5)


def test_a_wall_clock_that_is_set_back_changes_nothing(
    holding: SessionController, clock: "FakeClock", play: Play, journal: Journal
) -> None:
    began = clock.monotonic()
    clock.sleep(-3600)
    clock.go(1.0)
    holding.wake()
    assert (holding.player.state, holding.notice) == (PlayerState.RUNNING, Notice.NONE)
    assert holding.player.remaining_at(holding.now) == pytest.approx(9.0)
    play(holding, lambda player: not _holding(player))
    assert clock.monotonic() - began == pytest.approx(10.0, abs=0.01)
    play(holding)
    (session,) = journal.sessions()
    assert session.outcome is Outcome.COMPLETED


def test_summer_time_and_travel_change_nothing(
    holding: SessionController, clock: "FakeClock"
) -> None:
    for hours in (1, -8, 0):
        clock.travel(hours)
        clock.go(1.0)
        holding.wake()
        assert (holding.player.state, holding.notice) == (PlayerState.RUNNING, Notice.NONE)


def test_a_pause_may_last_over_a_sleep(holding: SessionController, clock: "FakeClock") -> None:
    holding.pause()
    clock.sleep(3600)
    holding.one_key()
    assert holding.player.state is PlayerState.RUNNING
    assert holding.notice is Notice.NONE
