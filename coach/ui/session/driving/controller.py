"""The session's driver: it reads the clock, moves the one player, and passes on what happens."""

from collections.abc import Callable
from datetime import datetime
from math import ceil
from typing import Literal, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coach.core.event import Event, Finished
from coach.core.plan import Plan
from coach.core.player import Player, PlayerState, Transition
from coach.core.session import Outcome, SessionRecord, local_date
from coach.cues.asides import Aside
from coach.storage.journal import Journal
from coach.ui.clock import Clock
from coach.ui.session.driving.cueing import Cueing
from coach.ui.session.driving.log import SessionLog
from coach.ui.session.driving.notice import Notice
from coach.ui.session.driving.slept import Look, slept_between
from coach.ui.session.driving.staying_awake import KeepsAwake, StayingAwake
from coach.ui.session.driving.wake import FRAME_SECONDS, next_wake

LEAST_WAIT = 0.001  # seconds from one wake-up to the next

Move: TypeAlias = Callable[[Player, float], Transition]


class SessionController(QObject):
    """Owns the player. `published` carries it, after each change and each time it was woken.

    The timer only wakes it: how late or how often it does so makes no difference. `flashed` asks
    the stage to light up once.
    """

    published = Signal(object)
    flashed = Signal()

    def __init__(
        self,
        plan: Plan,
        *,
        journal: Journal,
        clock: Clock,
        cueing: Cueing,
        keep_awake: KeepsAwake,
        day_start: int,
        going_on: SessionRecord | None = None,
        smooth: bool = True,
        parent: QObject | None = None,
    ) -> None:
        """`going_on` is the interrupted session of this plan; `smooth` lets the figure move."""
        super().__init__(parent)
        self._clock = clock
        self._cueing = cueing
        self._awake = StayingAwake(keep_awake, clock.speed)
        self._day_start = day_start
        self._smooth = smooth
        self._resumed = going_on is not None
        self._player = Player.of(plan, going_on.sets if going_on else ())
        self._log = SessionLog(journal, going_on.id if going_on else "")
        self._notice = Notice.NONE
        self._ready = False
        self._seen = Look(clock.monotonic(), clock.now())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.wake)
        cueing.flashed.connect(self.flashed)

    @property
    def player(self) -> Player:
        return self._player

    @property
    def now(self) -> float:
        """The moment, in session time, that the published player is to be drawn for."""
        return self._seen.now

    @property
    def due(self) -> float | None:
        """When, in session time, the timer wakes it next; None while nothing is to happen."""
        return self._seen.due

    @property
    def notice(self) -> Notice:
        if self._notice is Notice.NONE and self._log.unsaved:
            return Notice.UNSAVED
        return self._notice

    @property
    def meant_to_be_heard(self) -> bool:
        """Whether the person means to follow by ear."""
        return self._cueing.wanted

    @property
    def can_be_heard(self) -> bool:
        """Whether the person can follow by ear."""
        return self._cueing.can_be_heard

    def get_ready(self) -> None:
        """Open the voice and the sounds, while a question may still be asked before the start."""
        if not self._ready:
            self._ready = True
            self._cueing.open(self._player)

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
        self.get_ready()
        self._seen = Look(self._clock.monotonic(), at)
        self._apply(lambda player, now: player.start(now))

    def stay_away(self, pain: int) -> None:
        """Write down, instead of beginning, that it hurts too much today.

        All of it counts as ended for pain, so that it is never counted against anybody.
        """
        if self._player.state is not PlayerState.WAITING or self._resumed:
            return
        at, plan = self._clock.now(), self._player.plan
        self._log.begin(plan, at, local_date(at, self._day_start), self._clock.speed != 1.0)
        self._log.rate("before", pain, at)
        for place in range(len(plan.sets)):
            self._log.end_for_pain(place, at)
        self._log.finish(Outcome.ENDED, at)

    def wake(self) -> None:
        """Let the player see the time."""
        self._apply(lambda player, now: player.advance(now))

    def one_key(self) -> None:
        """Do what is most likely wanted: a rep is done, go on, or pause."""
        player, now = self._player, self._clock.monotonic()
        if player.state is PlayerState.PAUSED:
            self.go_on()
        elif player.plan.steps and player.step.waits and not player.lead_at(now):
            self._act(lambda player, now: player.finish_rep(now))
        else:
            self.pause()

    def pause(self) -> None:
        self._act(lambda player, now: player.pause(now))

    def go_on(self) -> None:
        """Go on after a pause, behind a few seconds to get ready."""
        self._act(lambda player, now: player.go_on(now))

    def skip(self) -> None:
        self._act(lambda player, now: player.skip(now))

    def skip_exercise(self) -> None:
        self._act(lambda player, now: player.skip_exercise(now))

    def leave_exercise(self) -> None:
        """On to the next exercise, which begins at once also out of a pause."""

        def leave(player: Player, now: float) -> Transition:
            # out of the pause, without the lead that going on with this one would have
            player, events = player.go_on(now)
            player, skipped = player.skip_exercise(now)
            return player, events + skipped

        self._act(leave)

    def back(self) -> None:
        self._act(lambda player, now: player.back(now))

    def lengthen(self, seconds: float) -> None:
        """Add seconds to the step, or take them off."""
        self._act(lambda player, now: player.lengthen(now, seconds))

    def hurts(self) -> None:
        """Leave this exercise at once, paused, and write down that it hurt."""
        self._act(lambda player, now: player.hurt(now), also_after_sleep=True)

    def ease(self, hold: float | None, reps: int | None) -> None:
        """Go on with the rest of an exercise that hurt: at `hold` seconds, `reps` a side."""
        self._act(lambda player, now: player.ease(now, hold, reps))

    def end(self) -> None:
        """End the session here; what is done is kept."""
        self._act(lambda player, now: player.end(now), also_after_sleep=True)

    def pause_for(self, notice: Notice) -> None:
        """Pause, where it runs, because of something that happened around the session."""
        self._notice = notice
        self._apply(lambda player, now: player.pause(now), asked=True)

    def tell(self, notice: Notice) -> None:
        """Say what happened around the session, which carries on as it was."""
        self._notice = notice
        self.wake()
        if notice is Notice.SOUND_BACK and self._player.state is PlayerState.PAUSED:
            self._cueing.tell_aside(Aside.SOUND_BACK, self._player, self.now)

    def set_muted(self, muted: bool) -> None:
        self._cueing.set_muted(muted)

    def interrupt(self) -> None:
        """Stop without ending: the log keeps what is done and the session can be gone on with."""
        if not self._player.under_way:
            return
        self.wake()
        self._timer.stop()
        self._seen = replace(self._seen, due=None)
        self._awake.release()
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

    def _act(self, move: Move, *, also_after_sleep: bool = False) -> None:
        """Do what the person asks for, who has then seen what there was to notice."""
        self._notice = Notice.NONE
        self._apply(move, asked=True, also_after_sleep=also_after_sleep)

    def _apply(self, move: Move, *, asked: bool = False, also_after_sleep: bool = False) -> None:
        """The one way in which the player moves; after a sleep it is paused where it was."""
        look = Look(self._clock.monotonic(), self._clock.now())
        before = self._player
        running = before.state is PlayerState.RUNNING
        slept = running and slept_between(self._seen, look, self._clock.speed)
        if slept:
            move = _paused_first(self.now, move if also_after_sleep else None)
        self._player, events = move(before, look.now)
        paused = running and self._player.state is PlayerState.PAUSED
        if slept or (paused and not asked):
            self._notice = Notice.SLEPT if slept else Notice.WAITED
        self._seen = look
        # before the log, which a slow disk may keep waiting
        if slept and not also_after_sleep:
            self._cueing.tell_aside(Aside.SLEPT, self._player, look.now)
        else:
            self._cueing.tell(before, self._player, look.now)
        if events:
            self._log_events(before, events, look.at)
        self._arm()
        self.published.emit(self._player)

    def _log_events(self, before: Player, events: tuple[Event, ...], at: datetime) -> None:
        self._log.record(before, self._player, at)
        for event in events:
            if isinstance(event, Finished):
                outcome = Outcome.COMPLETED if event.completed else Outcome.ENDED
                self._log.finish(outcome, at)

    def _arm(self) -> None:
        """Wake up when something is to be seen, heard or done next."""
        player, now, speed = self._player, self.now, self._clock.speed
        moments = (
            next_wake(player, now, FRAME_SECONDS * speed, smooth=self._smooth),
            self._cueing.next_after(player, now),
            self._awake.follow(player.state, now),
        )
        due = min((moment for moment in moments if moment is not None), default=None)
        if due is None:
            self._timer.stop()
        else:
            due = max(due, now + LEAST_WAIT * speed)
            self._timer.start(ceil((due - now) / speed * 1000))
        self._seen = replace(self._seen, due=due)


def _paused_first(moment: float, move: Move | None) -> Move:
    """The same move, if any, of a player that was paused at `moment`."""

    def paused(player: Player, now: float) -> Transition:
        player, events = player.pause(moment)
        if move is None:
            return player, events
        moved, more = move(player, now)
        return moved, events + more

    return paused
