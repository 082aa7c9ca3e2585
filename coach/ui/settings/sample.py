"""A few words in a voice, to hear whether one likes it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from coach.cues.cue import Line
from coach.cues.speech.speech import Speech
from coach.cues.timing import seconds_to_say
from coach.cues.words import Fixed

SAMPLE: Line = (Fixed.WELL_DONE, Fixed.TAKE_YOUR_TIME)
TICK_MS = 200
GIVE_UP_MS = 10_000
SLOWEST = 1.5  # how much longer than estimated a voice may take
NOT_HEARD = "This voice cannot be heard at the moment."


class Sample(QObject):
    """Speaks by a Speech of its own, which is open from `start` until the words are said.

    `changed` tells that it began or ended, or that `trouble` says another thing: why nothing was
    heard, or that another voice spoke than the one wanted.
    """

    changed = Signal()

    def __init__(self, make_speech: Callable[[], Speech], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_speech = make_speech
        self._speech: Speech | None = None
        self._wanted: str | None = None
        self._trouble = ""
        self._ms_left = 0
        self._began = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        return self._speech is not None

    @property
    def trouble(self) -> str:
        return self._trouble

    def start(self, voice_id: str | None, volume: float) -> None:
        """`volume` from 0 to 1."""
        self.stop()
        self._trouble, self._wanted = "", voice_id
        self._began, self._ms_left = False, GIVE_UP_MS
        self._speech = speech = self._make_speech()
        speech.changed.connect(self._on_speech)
        speech.began.connect(self._on_began)
        speech.set_volume(volume)
        speech.prepare([SAMPLE])
        self._tick.start()
        speech.open(voice_id)
        self.changed.emit()

    def stop(self) -> None:
        """Fall silent and leave no process."""
        if self._speech is None:
            return
        self._tick.stop()
        speech, self._speech = self._speech, None
        speech.disconnect(self)
        speech.close()
        speech.deleteLater()
        self.changed.emit()

    def _on_speech(self) -> None:
        if self._speech and self._speech.voice is None:
            self._end(self._speech.reason)

    def _on_began(self) -> None:
        voice = self._speech.voice if self._speech else None
        self._began = True
        self._ms_left = round(seconds_to_say(SAMPLE) * SLOWEST * 1000)
        if voice and self._wanted and voice.id != self._wanted:
            self._trouble = f"The chosen voice cannot be had now: this is {voice.name}."
            self.changed.emit()

    def _on_tick(self) -> None:
        self._ms_left -= TICK_MS
        if self._ms_left <= 0:
            self._end(self._trouble if self._began else NOT_HEARD)
        elif self._speech and not self._began:
            # what is not ready yet is left out, so it is asked for until it is
            self._speech.say(SAMPLE)

    def _end(self, trouble: str) -> None:
        self._trouble = trouble
        self.stop()
