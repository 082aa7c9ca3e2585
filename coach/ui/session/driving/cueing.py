"""What is heard of a session, and the flash that comes with it."""

from PySide6.QtCore import QObject, Signal

from coach.core.player import Player, PlayerState
from coach.core.voice import VoiceLevel
from coach.cues.asides import Aside
from coach.cues.cue import LATEST, Cue
from coach.cues.score import Score
from coach.cues.sounds import Sounds
from coach.cues.speech.speech import Speech
from coach.cues.timing import seconds_to_say
from coach.storage.settings import Settings


class Cueing(QObject):
    """Sounds and says the cues of one session as the settings want it, and tells of the flashes.

    A cue that comes too late is left out. `changed` tells that `muted` or a reason may be others.
    """

    flashed = Signal()
    changed = Signal()

    def __init__(
        self,
        score: Score,
        sounds: Sounds,
        speech: Speech,
        settings: Settings,
        speed: float = 1.0,
        parent: QObject | None = None,
    ) -> None:
        """`speed` is how many seconds of session time pass in a real one."""
        super().__init__(parent)
        self._score = score
        self._sounds = sounds
        self._speech = speech
        self._settings = settings
        self._speed = speed
        self._speaks = settings.voice is not VoiceLevel.OFF
        self._muted = settings.muted
        self._prepared: Player | None = None
        self._coming: tuple[Cue, ...] = ()
        speech.changed.connect(self.changed)
        sounds.lost.connect(self.changed)
        sounds.found.connect(self.changed)

    @property
    def muted(self) -> bool:
        return self._muted

    @property
    def sound_reason(self) -> str:
        """One line on why this machine cannot sound anything; empty where it can."""
        return self._sounds.reason

    @property
    def voice_reason(self) -> str | None:
        """One line on why nothing can be said; empty where it can, None where it is not to be."""
        return self._speech.reason if self._speaks else None

    @property
    def unheard(self) -> str:
        """One line on what the person means to hear but cannot; empty where all can be heard."""
        if not self.wanted:
            return ""
        sounds = self._settings.sounds and self.sound_reason
        return sounds or self.voice_reason or ""

    @property
    def wanted(self) -> bool:
        """Whether the person means to follow the session by ear."""
        return (self._settings.sounds or self._speaks) and not self._muted

    @property
    def can_be_heard(self) -> bool:
        """Whether the person can follow it by ear."""
        voice = self._speaks and self._speech.voice is not None
        return self.wanted and not self._sounds.reason and (self._settings.sounds or voice)

    def open(self, player: Player) -> None:
        """Wake the device and the voice, and get ready what the session begins with."""
        self._sounds.set_volume(self._settings.volume)
        self._speech.set_volume(self._settings.volume)
        self.set_muted(self._muted)
        if self._settings.sounds or self._speaks:
            # also where only the voice is heard: they tell when the device is gone
            self._sounds.open()
        if self._speaks:
            self._speech.open(self._settings.voice_id)
            self._prepare(player)
        self.changed.emit()

    def close(self) -> None:
        """Stop what is heard and let go of the device and the voice."""
        self._coming = ()
        self._sounds.close()
        self._speech.close()

    def set_muted(self, muted: bool) -> None:
        self._muted = muted
        self._sounds.muted = muted or not self._settings.sounds
        self._speech.muted = muted or not self._speaks
        self.changed.emit()

    def next_after(self, player: Player, now: float) -> float | None:
        """When, in session time, the next cue comes by itself."""
        coming = [cue.at for cue in self._coming]
        next_of_step = self._score.next_after(player, now)
        return min(coming if next_of_step is None else [next_of_step, *coming], default=None)

    def tell(self, before: Player, after: Player, now: float) -> None:
        """Tell what has become due since `before`; some of it may only be due in a moment."""
        if self._prepared is None or _elsewhere(self._prepared, after):
            self._prepare(after)
        cues = self._coming + self._score.between(before, after, now)
        self._coming = tuple(cue for cue in cues if cue.at > now)
        for cue in cues:
            if cue.at <= now:
                self._tell(cue, after, now)

    def tell_aside(self, aside: Aside, player: Player, now: float) -> None:
        """Tell what happened beside the plan, instead of what is being said."""
        self._tell(self._score.aside(aside, player, now), player, now)

    def _prepare(self, player: Player) -> None:
        """Have the lines made that may be said soon."""
        self._prepared = player
        if self._speaks:
            self._speech.prepare(self._score.ahead(player))

    def _tell(self, cue: Cue, player: Player, now: float) -> None:
        late = (now - cue.at) / self._speed
        if late > LATEST:
            return
        if cue.sound:
            self._sounds.play(cue.sound)
        if cue.says and self._can_be_said(cue, player, now):
            self._speech.say(cue.says, late=late)
        if cue.flash and self._settings.flash:
            self.flashed.emit()

    def _can_be_said(self, cue: Cue, player: Player, now: float) -> bool:
        """Whether a trial that runs faster leaves the time; else the plan has seen to it."""
        if self._speed <= 1.0 or player.state is not PlayerState.RUNNING:
            return True
        until = self._score.next_after(player, now)
        room = player.remaining_at(now) if until is None else until - now
        return seconds_to_say(cue.says) <= room / self._speed


def _elsewhere(before: Player, after: Player) -> bool:
    """Whether other lines may be said next than at `before`."""
    return before.plan is not after.plan or (before.index, before.length, before.state) != (
        after.index,
        after.length,
        after.state,
    )
