"""The whole program, in its real window, on data of its own and with a clock that is told."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from datetime import datetime, timedelta, timezone
from itertools import count, repeat
from math import ceil, inf
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coach.app.back_coach import BackCoach
from coach.core.player import PlayerState
from coach.desktop.keep_awake import KeepAwake
from coach.storage.paths import DataPaths
from coach.ui.clock import Clock
from coach.ui.session.page import SessionPage
from tests.e2e.heard import Heard

STRIDE = 3.7  # seconds between two looks at the clock: late, and never in step with the plan
AT_ONCE = 40  # wake-ups after which the window is painted, where time is made to fly
STRIDES_AT_ONCE = 5  # the same, where the clock is looked at in strides
START = datetime(2026, 11, 22, 7, 30, tzinfo=timezone(timedelta(hours=1)))


class FakeClock(Clock):
    """Time that passes only when told."""

    def __init__(self, speed: float = 1.0) -> None:
        super().__init__(speed)
        self.passed = 0.0

    def monotonic(self) -> float:
        return 1000.0 + self.passed * self.speed

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed)


class Desk:
    """A person at the running program: sees, hears, clicks, presses keys, lets time pass."""

    def __init__(self, coach: BackCoach, clock: FakeClock, heard: Heard) -> None:
        self.coach = coach
        self.clock = clock
        self.heard = heard
        self.window = coach.window

    @property
    def session(self) -> SessionPage:
        [page] = self.window.findChildren(SessionPage)
        return page

    def button(self, name: str) -> QPushButton:
        """The button that is seen and called so."""
        found = [
            button
            for button in self.window.findChildren(QPushButton)
            if button.isVisible() and name in (button.accessibleName(), button.text())
        ]
        assert len(found) == 1, f"{len(found)} buttons called {name!r}"
        return found[0]

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()

    def wait(self, seconds: float) -> None:
        """Let time pass; the session sees the clock now and then, and at the end."""
        while seconds > 0:
            stride = min(STRIDE, seconds)
            seconds -= stride
            self.clock.passed += stride
            self.session.controller.wake()
            self.settle()

    def follow(self, seconds: float = inf, late: Iterable[float] = repeat(0.0)) -> None:
        """Let time pass as the session's timer would wake it, up to `seconds` while it runs.

        `late` are the seconds by which each wake-up comes too late.
        """
        controller, speed = self.session.controller, self.clock.speed
        until = self.clock.monotonic() + seconds
        for number, lateness in enumerate(late):
            due, now = controller.due, self.clock.monotonic()
            if due is None or due > until or controller.player.state is not PlayerState.RUNNING:
                break
            # a timer counts whole milliseconds
            self.clock.passed += max(0, ceil((due - now) / speed * 1000)) / 1000 + lateness
            controller.wake()
            if number % AT_ONCE == 0:
                self.settle()
        if until < inf:
            self.clock.passed += max(0.0, until - self.clock.monotonic()) / speed
            controller.wake()
        self.settle()

    def play_to_the_end(self) -> None:
        """Let time pass as in `wait`; the window is painted but now and then."""
        controller = self.session.controller
        for number in count():
            if controller.player.state is not PlayerState.RUNNING:
                break
            self.clock.passed += STRIDE
            controller.wake()
            if number % STRIDES_AT_ONCE == 0:
                self.settle()
        self.settle()

    def settle(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def no_keep_awake() -> KeepAwake:
    return KeepAwake(lambda reason: nullcontext(""))


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenDesk]:
    """Starts the program; it can be closed and started again on the same data."""
    open_now: list[BackCoach] = []

    def open_it(
        *, notice_seen: bool = True, speed: float = 1.0, clock: Clock | None = None
    ) -> Desk:
        for coach in open_now:
            _close(coach)
        clock = clock or FakeClock(speed)
        paths = DataPaths(tmp_path / "data")
        heard = Heard(clock)
        coach = BackCoach(qapp, paths, clock, heard.sounds_device(), heard.speech, no_keep_awake)
        open_now[:] = [coach]
        coach.settings_model.change(notice_seen=notice_seen, theme="light")
        coach.open()
        coach.window.activateWindow()
        assert QTest.qWaitForWindowActive(coach.window)
        return Desk(coach, clock, heard)  # type: ignore[arg-type]  # the real-time test never waits

    yield open_it
    for coach in open_now:
        _close(coach)


def _close(coach: BackCoach) -> None:
    while coach.window.covered:
        coach.window.take_off()
    coach.window.close()
    coach.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
