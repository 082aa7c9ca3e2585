"""The display, from the start of a session to its end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from coach.core.plan import Plan
from coach.core.player import Player, PlayerState
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.staying_awake import LONG_PAUSE_SECONDS

if TYPE_CHECKING:
    from tests.ui.session.conftest import Drive, FakeAwake, FakeClock

Play = Callable[..., None]


@pytest.fixture
def started(drive: "Drive") -> SessionController:
    controller = drive()
    controller.start()
    return controller


def test_it_stays_awake_from_the_start_to_the_end(
    drive: "Drive", play: Play, keep_awake: "FakeAwake"
) -> None:
    controller = drive()
    controller.get_ready()
    assert not keep_awake.held
    controller.start()
    assert keep_awake.held
    play(controller, lambda player: player.step.exercise == "bridge")
    assert keep_awake.held
    play(controller)
    assert controller.player.state is PlayerState.FINISHED
    assert not keep_awake.held


@pytest.mark.parametrize("speed", [1.0, 20.0])
def test_after_five_minutes_of_pause_it_may_sleep_until_it_goes_on(
    drive: "Drive", clock: "FakeClock", keep_awake: "FakeAwake", speed: float
) -> None:
    clock.speed = speed
    started = drive()
    started.start()
    started.pause()
    clock.go(LONG_PAUSE_SECONDS * speed - 1.0)
    started.wake()
    assert keep_awake.held
    assert started.due == pytest.approx(clock.monotonic() + 1.0)
    clock.go(1.0)
    started.wake()
    assert not keep_awake.held
    assert started.due is None
    started.go_on()
    assert keep_awake.held


def test_a_second_pause_has_five_minutes_of_its_own(
    started: SessionController, clock: "FakeClock", keep_awake: "FakeAwake"
) -> None:
    for _ in range(2):
        started.pause()
        clock.go(200.0)
        started.wake()
        assert keep_awake.held
        started.go_on()


def _ends(controller: SessionController) -> None:
    controller.end()


def _interrupts(controller: SessionController) -> None:
    controller.interrupt()


@pytest.mark.parametrize("stops", [_ends, _interrupts])
def test_it_may_sleep_when_the_session_stops(
    started: SessionController,
    keep_awake: "FakeAwake",
    stops: Callable[[SessionController], None],
) -> None:
    stops(started)
    assert not keep_awake.held


def test_a_session_interrupted_in_a_pause_lets_go_too(
    started: SessionController, keep_awake: "FakeAwake"
) -> None:
    started.pause()
    started.interrupt()
    assert not keep_awake.held


def test_a_rep_that_nobody_ends_lets_it_sleep_in_the_end(
    drive: "Drive", play: Play, keep_awake: "FakeAwake", self_paced: Plan
) -> None:
    controller = drive(plan=self_paced)
    controller.start()

    def waits(player: Player) -> bool:
        return player.step.waits

    play(controller, waits)
    assert keep_awake.held
    play(controller)
    assert controller.player.state is PlayerState.PAUSED
    assert not keep_awake.held
