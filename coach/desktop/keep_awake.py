"""Keeps the display awake while somebody exercises in front of it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Condition, Thread
from typing import TypeAlias

CLOSE_SECONDS = 0.3
NO_WAY = "This system offers no way to keep the screen on: it may go dark during a session."

# Keeps the display awake while it is entered, for the reason given; yields what is wrong, or "".
Awake: TypeAlias = Callable[[str], AbstractContextManager[str]]


@contextmanager
def display_awake(reason: str) -> Iterator[str]:
    """Ask the system, by whatever way it has, and take it back at the end.

    It ends with the process too, however that dies: Windows forgets the request of a thread that
    is gone, macOS's `caffeinate` waits for a pipe of ours to break, and on Linux the services of
    the session bus drop what belongs to a connection that is closed.

    May block for seconds where a service does not answer. Raises ImportError, OSError or
    RuntimeError.
    """
    from wakepy import keep

    if sys.platform in ("win32", "darwin"):
        mode = keep.presenting(on_fail="pass")
    else:
        from coach.desktop.session_bus import bus_that_says

        mode = keep.presenting(on_fail="pass", dbus_adapter=bus_that_says(reason))
    with mode:
        yield "" if mode.active else NO_WAY


class KeepAwake:
    """Between `hold` and `release` the display does not sleep, where the system can do that.

    Neither waits: a thread that lives just as long asks the system, and follows the last wish.
    """

    def __init__(self, awake: Awake = display_awake) -> None:
        self._awake = awake
        self._wish = Condition()
        self._reason: str | None = None
        self._thread: Thread | None = None
        self._held = False
        self._problem = ""

    @property
    def held(self) -> bool:
        """Whether the system has agreed; it may take seconds until it does."""
        return self._held

    @property
    def problem(self) -> str:
        """One line that says why the last hold has not worked; empty if it has."""
        return self._problem

    def hold(self, reason: str) -> None:
        """Keep the display awake; `reason` is what some systems show beside the program's name."""
        with self._wish:
            self._reason = reason
            if self._thread is None:
                # a daemon, and what it starts is one too: none of them keeps the process alive
                self._thread = Thread(target=self._follow, name="keep-awake", daemon=True)
                self._thread.start()

    def release(self) -> None:
        """Let the display sleep again as the person has set it."""
        with self._wish:
            self._reason = None
            self._wish.notify_all()

    def close(self) -> None:
        """Release, and wait a moment for the system to hear of it."""
        self.release()
        thread = self._thread
        if thread:
            thread.join(CLOSE_SECONDS)

    def _follow(self) -> None:
        """The thread: hold as long, and as often, as it is wished."""
        while (reason := self._next_wish()) is not None:
            entered = False
            try:
                with self._awake(reason) as problem:
                    entered = True
                    self._problem, self._held = problem, not problem
                    self._wait_for_release()
            except (ImportError, OSError, RuntimeError):
                # one that cannot be taken back properly is none that could not be held
                if not entered:
                    self._problem = NO_WAY
                    self._wait_for_release()
            self._held = False

    def _next_wish(self) -> str | None:
        with self._wish:
            if self._reason is None:
                self._thread = None
            return self._reason

    def _wait_for_release(self) -> None:
        with self._wish:
            self._wish.wait_for(lambda: self._reason is None)
