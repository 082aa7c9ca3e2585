"""The display is kept awake by a thread that follows the last wish, whatever the system does."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from coach.desktop.keep_awake import NO_WAY, KeepAwake
from coach.ui.clock import Clock

PATIENCE = 5.0


class Desktop:
    """Keeps awake as it is told; `entered` and `left` count, `hang` blocks what is under way."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.left = 0
        self.problem = ""
        self.entering_fails: type[Exception] | None = None
        self.leaving_fails: type[Exception] | None = None
        self.answers = Event()
        self.answers.set()
        self.asked, self.held, self.let_go = Event(), Event(), Event()

    @contextmanager
    def awake(self, reason: str) -> Iterator[str]:
        self.asked.set()
        assert self.answers.wait(PATIENCE)
        if self.entering_fails:
            raise self.entering_fails("no")
        self.reasons.append(reason)
        yield self.problem
        self.left += 1
        self.let_go.set()
        if self.leaving_fails:
            raise self.leaving_fails("no")


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def keep(desktop: Desktop) -> Iterator[KeepAwake]:
    keep_awake = KeepAwake(desktop.awake)
    yield keep_awake
    desktop.answers.set()
    keep_awake.release()
    for thread in threads():
        thread.join(PATIENCE)
    assert not threads()


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "keep-awake"]


def until(holds: Callable[[], bool]) -> None:
    """Look again and again, a few milliseconds apart."""
    pause = Event()
    clock = Clock()
    begun = clock.monotonic()
    while not holds():
        assert clock.monotonic() - begun < PATIENCE
        pause.wait(0.002)


def test_it_holds_until_released(keep: KeepAwake, desktop: Desktop) -> None:
    keep.hold("a session")
    until(lambda: keep.held)
    assert desktop.reasons == ["a session"]
    keep.release()
    until(lambda: not threads())
    assert not keep.held
    assert desktop.left == 1


def test_at_rest_there_is_no_thread(keep: KeepAwake) -> None:
    keep.release()
    keep.close()
    assert not threads()


def test_holding_twice_is_holding_once(keep: KeepAwake, desktop: Desktop) -> None:
    keep.hold("a session")
    until(lambda: keep.held)
    keep.hold("a session")
    assert len(threads()) == 1
    keep.release()
    until(lambda: not threads())
    assert len(desktop.reasons) == desktop.left == 1


def test_a_system_that_does_not_answer_holds_nobody_up(keep: KeepAwake, desktop: Desktop) -> None:
    desktop.answers.clear()
    begun = Clock().monotonic()
    keep.hold("a session")
    keep.release()
    keep.hold("a session")
    assert desktop.asked.wait(PATIENCE)
    keep.release()
    keep.close()
    assert Clock().monotonic() - begun < 1.0
    assert all(thread.daemon for thread in threads())


@pytest.mark.parametrize("wishes", ["hr", "hrh", "hrhr", "hrhrh"])
def test_the_last_of_quick_wishes_counts(keep: KeepAwake, desktop: Desktop, wishes: str) -> None:
    desktop.answers.clear()
    for wish in wishes:
        if wish == "h":
            keep.hold("a session")
        else:
            keep.release()
    desktop.answers.set()
    if wishes[-1] == "h":
        until(lambda: keep.held)
    else:
        until(lambda: not threads())
        assert not keep.held
        assert desktop.left == len(desktop.reasons)


def test_what_a_system_lacks_is_told_and_not_asked_again(keep: KeepAwake, desktop: Desktop) -> None:
    desktop.problem = "no way"
    keep.hold("a session")
    until(lambda: keep.problem == "no way")
    assert not keep.held
    keep.hold("a session")
    assert desktop.reasons == ["a session"]


@pytest.mark.parametrize("error", [ImportError, OSError, RuntimeError])
def test_an_error_is_a_problem_and_not_raised(
    keep: KeepAwake, desktop: Desktop, error: type[Exception]
) -> None:
    desktop.entering_fails = error
    keep.hold("a session")
    until(lambda: keep.problem == NO_WAY)
    assert not keep.held
    desktop.entering_fails = None
    keep.release()
    until(lambda: not threads())
    keep.hold("the next session")
    until(lambda: keep.held)
    assert keep.problem == ""


def test_one_that_cannot_be_taken_back_can_be_held_again(keep: KeepAwake, desktop: Desktop) -> None:
    desktop.leaving_fails = RuntimeError
    keep.hold("a session")
    until(lambda: keep.held)
    keep.release()
    assert desktop.let_go.wait(PATIENCE)
    keep.hold("a session")
    until(lambda: desktop.reasons == ["a session", "a session"] and keep.held)


def test_without_a_session_bus_it_is_quick_and_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    keep_awake = KeepAwake()
    keep_awake.hold("a session")
    until(lambda: keep_awake.problem == NO_WAY)
    assert not keep_awake.held
    keep_awake.close()
    assert not threads()
