"""The display stays awake while somebody exercises in front of it."""

from typing import Protocol

from coach.core.player import PlayerState

REASON = "An exercise session is under way"
LONG_PAUSE_SECONDS = 300.0


class KeepsAwake(Protocol):
    """As coach.desktop.keep_awake.KeepAwake: neither waits, and neither raises."""

    def hold(self, reason: str) -> None: ...

    def release(self) -> None: ...


class StayingAwake:
    """Holds the display awake from the start of a session to its end, but for long pauses."""

    def __init__(self, keep_awake: KeepsAwake, speed: float) -> None:
        """`speed` is how many seconds of session time pass in a real one."""
        self._keep_awake = keep_awake
        self._speed = speed
        self._paused_at: float | None = None
        self._held = False

    def follow(self, state: PlayerState, now: float) -> float | None:
        """Do what `state` asks for at `now`; returns when to ask again though nothing happens."""
        if state is not PlayerState.PAUSED:
            self._paused_at = None
            self._hold(state is PlayerState.RUNNING)
            return None
        if self._paused_at is None:
            self._paused_at = now
        until = self._paused_at + LONG_PAUSE_SECONDS * self._speed
        self._hold(now < until)
        return until if now < until else None

    def release(self) -> None:
        self._hold(False)

    def _hold(self, awake: bool) -> None:
        if awake == self._held:
            return
        self._held = awake
        if awake:
            self._keep_awake.hold(REASON)
        else:
            self._keep_awake.release()
