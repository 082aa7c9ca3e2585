"""Speech by the system's own voices, watched from outside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer

from coach.cues.cue import Line
from coach.cues.speech.helper import Helper
from coach.cues.speech.messages import (
    Answer,
    Began,
    Open,
    Opened,
    Ping,
    Pong,
    Refused,
    Say,
    SetVolume,
    Stop,
)
from coach.cues.speech.phrase import text_of
from coach.cues.speech.speaker import Speaker

RESTARTS = 3
MISSES = 2
_SILENT = "The system's voices do not answer."


class SystemSpeaker(Speaker):
    """Has a helper process speak.

    One that is too late MISSES times in a row, leaves a ping unanswered or dies is started anew,
    RESTARTS times; one that does not open is not.
    """

    def __init__(
        self,
        command: Sequence[str],
        voice_id: str | None,
        parent: QObject | None = None,
        *,
        opens_within: float,
        answers_within: float,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._voice_id = voice_id
        self._helper: Helper | None = None
        self._ready = False
        self._volume = 1.0
        self._restarts = RESTARTS
        self._misses = 0
        self._number = 0
        self._awaited: Line = ()
        self._opening = self._timer(opens_within, self._give_up)
        self._beginning = self._timer(0.0, self._miss)
        self._answering = self._timer(answers_within, self._kill)

    def open(self) -> None:
        self._ready = False
        self._helper = helper = Helper(self._command, self)
        helper.answered.connect(self._on_answer)
        helper.gone.connect(self._on_gone)
        self._opening.start()
        helper.start()
        helper.order(Open(self._voice_id), SetVolume(self._volume))

    def say(self, line: Line, within: float) -> None:
        text = text_of(line)
        if not (text and self._ready and self._helper):
            return
        self._number += 1
        self._awaited = line
        self._helper.order(Say(self._number, text), Ping(self._number))
        self._beginning.start(round(within * 1000))
        if not self._answering.isActive():
            self._answering.start()

    def hush(self) -> None:
        self._await_nothing()
        if self._ready and self._helper:
            self._helper.order(Stop())

    def set_volume(self, volume: float) -> None:
        self._volume = volume
        if self._ready and self._helper:
            self._helper.order(SetVolume(volume))

    def close(self) -> None:
        answers = self._ready and not self._answering.isActive()
        if answers and self._helper:
            self._helper.order(Stop())
        self._let_go(in_peace=answers)

    def _timer(self, seconds: float, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(round(seconds * 1000))
        timer.timeout.connect(act)
        return timer

    def _on_answer(self, answer: Answer) -> None:
        match answer:
            case Opened(voice):
                self._opening.stop()
                self._ready = True
                self.opened.emit(voice)
            case Refused(reason):
                self._fail(reason)
            case Began(number):
                self._on_began(number)
            case Pong(number) if number == self._number:
                self._answering.stop()
            case _:
                pass

    def _on_began(self, number: int) -> None:
        if number != self._number or not self._awaited:
            return  # told to stop by now
        line = self._awaited
        self._await_nothing()
        self._misses = 0
        self.began.emit(line)

    def _await_nothing(self) -> None:
        self._beginning.stop()
        self._awaited = ()

    def _miss(self) -> None:
        """Too late: not any more."""
        self.hush()
        self._misses += 1
        if self._misses >= MISSES:
            self._kill()

    def _kill(self) -> None:
        if self._helper:
            self._helper.kill()

    def _on_gone(self) -> None:
        started = self._ready
        self._let_go(in_peace=False)
        if not started or not self._restarts:
            self._fail(_SILENT)
            return
        self._restarts -= 1
        self.away.emit()
        self.open()

    def _give_up(self) -> None:
        self._fail(_SILENT)

    def _fail(self, reason: str) -> None:
        self._let_go(in_peace=False)
        self.failed.emit(reason)

    def _let_go(self, *, in_peace: bool) -> None:
        self._await_nothing()
        self._opening.stop()
        self._answering.stop()
        self._misses = 0
        self._ready = False
        if self._helper:
            self._helper.close(in_peace=in_peace)
            self._helper.deleteLater()
        self._helper = None
