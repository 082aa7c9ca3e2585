"""The voices to choose from."""

import shutil

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from coach.cues.speech.espeak import PROGRAM, voices_in
from coach.cues.speech.helper import Helper
from coach.cues.speech.machine import Machine, this_machine
from coach.cues.speech.messages import Answer, ListVoices, Voices
from coach.cues.speech.voice import PROMPTS, Voice, in_order

PATIENCE_MS = 1000


class VoiceList(QObject):
    """Asks every source for its voices.

    `found` carries all voices found so far as a tuple, English ones first; it comes again as each
    source answers, and is silent about one that does not answer in time. `rested` tells that none
    is waited for any more.
    """

    found = Signal(object)
    rested = Signal()

    def __init__(self, parent: QObject | None = None, machine: Machine | None = None) -> None:
        super().__init__(parent)
        self._machine = machine or this_machine()
        self._voices: tuple[Voice, ...] = ()
        self._helper: Helper | None = None
        self._espeak: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(round(self._machine.opens_within * 1000))
        self._patience.timeout.connect(self.close)

    @property
    def looking(self) -> bool:
        """Whether a source may answer yet."""
        return self._helper is not None or self._espeak is not None

    def look(self) -> None:
        """Ask all of them anew."""
        self.close()
        self._voices = ()
        self._patience.start()
        self._ask_system()
        self._ask_espeak()
        self._add((PROMPTS,))

    def close(self) -> None:
        """Ask no further and leave no process."""
        self._patience.stop()
        self._end_helper()
        self._end_espeak()

    def _ask_system(self) -> None:
        self._helper = helper = Helper(self._machine.talker, self)
        helper.answered.connect(self._on_answer)
        helper.gone.connect(self._end_helper)
        helper.start()
        helper.order(ListVoices())

    def _ask_espeak(self) -> None:
        self._espeak = process = QProcess(self)
        process.setProgram(shutil.which(PROGRAM) or PROGRAM)
        process.setArguments(["--voices"])
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._on_listed)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def _on_answer(self, answer: Answer) -> None:
        self._end_helper()
        if isinstance(answer, Voices):
            self._add(answer.voices)

    def _on_listed(self) -> None:
        if self._espeak:
            table = bytes(self._espeak.readAllStandardOutput().data()).decode(errors="replace")
            self._end_espeak()
            self._add(voices_in(table))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` will follow
            self._end_espeak()

    def _end_helper(self) -> None:
        helper, self._helper = self._helper, None
        if helper:
            helper.close(in_peace=False)
            helper.deleteLater()
        self._rest()

    def _end_espeak(self) -> None:
        process, self._espeak = self._espeak, None
        if process:
            process.kill()
            process.waitForFinished(PATIENCE_MS)
            process.deleteLater()
        self._rest()

    def _rest(self) -> None:
        if not self.looking:
            self._patience.stop()
            self.rested.emit()

    def _add(self, voices: tuple[Voice, ...]) -> None:
        known = {voice.id for voice in self._voices}
        self._voices = in_order(self._voices + tuple(v for v in voices if v.id not in known))
        self.found.emit(self._voices)
