"""The session's driver: it reads the clock, moves the one player, and passes on what happens."""

from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.core.event import Event, Finished
from coach.core.plan import Plan
from coach.core.player import Player, PlayerState, Transition
from coach.core.session import Outcome, SessionRecord, local_date
from coach.cues.score import sounds_of
from coach.cues.sounds import Sounds
from coach.storage.journal import Journal
from coach.ui.clock import Clock
from coach.ui.session.log import SessionLog
from coach.ui.session.notice import Notice
from coach.ui.session.wake import FRAME_SECONDS, next_wake

SLEPT_SECONDS = 5.0


class SessionController(QObject):
    """Owns the player. `published` carries it, after each change and each time it was woken.

    The timer only wakes it: how late or how often it does so makes no difference.
    """

    published = Signal(object)
    flashed = Signal()

    def __init__(
        self,
        plan: Plan,
        *,
        journal: Journal,
        clock: Clock,
        sounds: Sounds,
        day_start: int,
        going_on: SessionRecord | None = None,
        smooth: bool = True,
        parent: QObject | None = None,
    ) -> None:
        """`going_on` is the interrupted session of this plan; `smooth` lets the figure move."""
        super().__init__(parent)
        self._clock = clock
        self._sounds = sounds
        self._day_start = day_start
        self._smooth = smooth
        self._resumed = going_on is not None
        self._player = Player.of(plan, going_on.sets if going_on else ())
        self._log = SessionLog(journal, going_on.id if going_on else "")
        self._slept = False
        self._seen: tuple[float, datetime] = (clock.monotonic(), clock.now())
        self._due: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.wake)

    @property
    def player(self) -> Player:
        return self._player

    @property
    def now(self) -> float:
        """The moment, in session time, that the published player is to be drawn for."""
        return self._seen[0]

    @property
    def due(self) -> float | None:
        """When, in session time, the timer wakes it next; None while nothing is to happen."""
        return self._due

    @property
    def notice(self) -> Notice:
        if self._slept:
            return Notice.SLEPT
        return Notice.UNSAVED if self._log.unsaved else Notice.NONE

    def start(self, pain: int | None = None) -> None:
        """Begin, once; `pain` is what was answered before a new session."""
        if self._player.state is not PlayerState.WAITING:
            return
        at = self._clock.now()
        if not self._resumed:
            day = local_date(at, self._day_start)
            self._log.begin(self._player.plan, at, day, self._clock.speed != 1.0)
        if pain is not None:
            self._log.rate("before", pain, at)
        self._sounds.open()
        self._seen = (self._clock.monotonic(), at)
        self._apply(lambda player, now: player.start(now))

    def wake(self) -> None:
        """Let the player see the time."""
        self._apply(lambda player, now: player.advance(now))

    def one_key(self) -> None:
        """Do what is most likely wanted: a rep is done, go on, or pause."""
        player, now = self._player, self._clock.monotonic()
        if player.state is PlayerState.PAUSED:
            self.go_on()
        elif player.plan.steps and player.step.waits and not player.lead_at(now):
            self._apply(lambda player, now: player.finish_rep(now))
        else:
            self.pause()

    def pause(self) -> None:
        self._apply(lambda player, now: player.pause(now))

    def go_on(self) -> None:
        self._slept = False
        self._apply(lambda player, now: player.go_on(now))

    def skip(self) -> None:
        self._apply(lambda player, now: player.skip(now))

    def skip_exercise(self) -> None:
        self._apply(lambda player, now: player.skip_exercise(now))

    def back(self) -> None:
        self._apply(lambda player, now: player.back(now))

    def lengthen(self, seconds: float) -> None:
        """Add seconds to the step, or take them off."""
        self._apply(lambda player, now: player.lengthen(now, seconds))

    def hurts(self) -> None:
        """Leave this exercise at once, paused, and write down that it hurt."""
        self._apply(lambda player, now: player.hurt(now))

    def ease(self, hold: float | None, reps: int | None) -> None:
        """Go on with the rest of an exercise that hurt: at `hold` seconds, `reps` a side."""
        self._apply(lambda player, now: player.ease(now, hold, reps))

    def set_muted(self, muted: bool) -> None:
        self._sounds.muted = muted

    def end(self) -> None:
        """End the session here; what is done is kept."""
        self._apply(lambda player, now: player.end(now))

    def interrupt(self) -> None:
        """Stop without ending: the log keeps what is done and the session can be gone on with."""
        if not self._player.under_way:
            return
        self.wake()
        self._timer.stop()
        self._due = None
        before = self._player
        # Ending tells what the rep in progress comes to; how the sets end stays open.
        left, _ = before.end(self.now)
        self._player = replace(left, ended=before.ended)
        self._log.record(before, self._player, self._clock.now())

    def rate(self, when: Literal["before", "after"], pain: int) -> None:
        self._log.rate(when, pain, self._clock.now())
        self.published.emit(self._player)

    def retry(self) -> None:
        """Try once more to write what could not be written."""
        self._log.retry()
        self.published.emit(self._player)

    def _apply(self, transition: Callable[[Player, float], Transition]) -> None:
        now, at = self._clock.monotonic(), self._clock.now()
        before = self._player
        if self._has_slept(now, at):
            self._slept = True
            self._player, events = before.pause(self.now)
        else:
            self._player, events = transition(before, now)
        self._seen = (now, at)
        if events:
            self._tell(before, events, at)
        self._arm()
        self.published.emit(self._player)

    def _has_slept(self, now: float, at: datetime) -> bool:
        """Whether time went by that nobody spent on the mat.

        Where the monotonic clock stands still while the machine sleeps, the two clocks disagree;
        where it does not, the wake-up comes late.
        """
        if self._player.state is not PlayerState.RUNNING:
            return False
        seen, seen_at = self._seen
        speed = self._clock.speed
        disagree = abs((at - seen_at).total_seconds() - (now - seen) / speed)
        late = (now - (self._due or now)) / speed
        return disagree > SLEPT_SECONDS or late > SLEPT_SECONDS

    def _tell(self, before: Player, events: tuple[Event, ...], at: datetime) -> None:
        self._log.record(before, self._player, at)
        for event in events:
            if isinstance(event, Finished):
                outcome = Outcome.COMPLETED if event.completed else Outcome.ENDED
                self._log.finish(outcome, at)
        for sound in sounds_of(events):
            self._sounds.play(sound)

    def _arm(self) -> None:
        speed = self._clock.speed
        self._due = next_wake(self._player, self.now, FRAME_SECONDS * speed, smooth=self._smooth)
        if self._due is None:
            self._timer.stop()
        else:
            self._timer.start(ceil((self._due - self.now) / speed * 1000))
