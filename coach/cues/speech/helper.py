"""The other process that speaks, as seen from the window."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal

from coach import processes
from coach.cues.speech.messages import Order, packed, read_answer

LONGEST = 2_000_000  # bytes: what says more without an end of line is no answer
MOST_UNASKED = 500  # answers: what says more between two orders is out of its mind
GRACE_MS = 300
PATIENCE_MS = 1000


def talker_command() -> tuple[str, ...]:
    """How this Python runs the process that speaks."""
    return processes.command("coach.cues.speech.talker")


class Helper(QObject):
    """One process from its start to its end.

    `answered` carries each Answer; `gone` tells, once, that the process has ended by itself, was
    ended for talking nonsense, or could not be started.
    """

    answered = Signal(object)
    gone = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._received = bytearray()
        self._unasked = 0
        self._closed = False
        self._process = process = QProcess(self)
        program, *arguments = command
        process.setProgram(program)
        process.setArguments(arguments)
        process.setEnvironment(processes.assignments())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_gone)
        process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        self._process.start()

    def order(self, *orders: Order) -> None:
        self._unasked = 0
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(packed(orders))

    def kill(self) -> None:
        """End the process now; `gone` follows."""
        self._process.kill()

    def close(self, *, in_peace: bool) -> None:
        """End the process and wait for that; without `gone`.

        In peace it may act on its last orders first, for GRACE_MS.
        """
        self._closed = True
        process = self._process
        if process.state() is QProcess.ProcessState.NotRunning:
            return
        if in_peace:
            process.closeWriteChannel()
            if process.waitForFinished(GRACE_MS):
                return
        process.kill()
        process.waitForFinished(PATIENCE_MS)

    def _read(self) -> None:
        self._received += self._process.readAllStandardOutput().data()
        while not self._closed and (end := self._received.find(b"\n")) >= 0:
            line = bytes(self._received[:end])
            del self._received[: end + 1]
            try:
                answer = read_answer(line)
            except msgspec.DecodeError:
                self._give_up()
                return
            self._unasked += 1
            self.answered.emit(answer)
        if len(self._received) > LONGEST or self._unasked > MOST_UNASKED:
            self._give_up()

    def _give_up(self) -> None:
        self.close(in_peace=False)
        self.gone.emit()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` will follow
            self._on_gone()

    def _on_gone(self) -> None:
        if not self._closed:
            self._closed = True
            self.gone.emit()
