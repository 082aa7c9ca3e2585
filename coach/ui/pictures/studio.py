"""The other process that draws stills: started when there is an order, let go when idle."""

import os
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

import coach
from coach.figure.orders import Answer, Order

AHEAD = 2  # the next order lies ready while one is drawn; those behind it can still be cancelled
IDLE_MS = 2000
RESTARTS = 1
PATIENCE_MS = 1000


def studio_command(poses: Path) -> tuple[str, ...]:
    """How this Python runs the studio on a folder of pose files."""
    return (sys.executable, "-P", "-m", "coach.figure.studio", str(poses))


class Studio(QObject):
    """Hands orders to the process one after the other.

    `answered` carries the Order and its Answer. A process that dies over its orders is started
    anew once; if that dies too, they are answered with a problem.
    """

    answered = Signal(object, object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._waiting: deque[Order] = deque()
        self._in_hand: deque[Order] = deque()
        self._process: QProcess | None = None
        self._restarts = RESTARTS
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._let_go)

    @property
    def working(self) -> bool:
        """Whether there is a process that orders can be given to."""
        return self._process is not None

    def order(self, order: Order) -> None:
        self._waiting.append(order)
        self._hand_over()

    def cancel(self, order: Order) -> None:
        """Leave it out unless it is in hand."""
        if order in self._waiting:
            self._waiting.remove(order)

    def close(self) -> None:
        """End the process; what was ordered is never answered."""
        self._waiting.clear()
        self._in_hand.clear()
        self._idle.stop()
        self._process = None
        for process in self.findChildren(QProcess):
            process.kill()
            process.waitForFinished(PATIENCE_MS)

    def _hand_over(self) -> None:
        if self._waiting and self._process is None:
            self._start()
        while self._process and self._waiting and len(self._in_hand) < AHEAD:
            order = self._waiting.popleft()
            self._in_hand.append(order)
            self._process.write(msgspec.json.encode(order) + b"\n")
        if self._in_hand:
            self._idle.stop()
        elif self._process:
            self._idle.start()

    def _start(self) -> None:
        self._process = process = QProcess(self)
        program, *arguments = self._command
        process.setProgram(program)
        process.setArguments(arguments)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        # where this package lies, as it may have been found in the working directory
        paths = (str(Path(coach.__file__).parents[1]), environment.value("PYTHONPATH"))
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_gone)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def _read(self) -> None:
        while self._process and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                answer = msgspec.json.decode(line, type=Answer)
            except msgspec.DecodeError:
                self._process.kill()
                return
            if not self._in_hand:
                return
            self.answered.emit(self._in_hand.popleft(), answer)
            self._hand_over()

    def _let_go(self) -> None:
        if self._process:
            self._process.finished.disconnect(self._on_gone)
            self._process.finished.connect(self._process.deleteLater)
            self._process.closeWriteChannel()
            self._process = None

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` will follow
            self._on_gone()

    def _on_gone(self) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        self._idle.stop()
        self._waiting.extendleft(reversed(self._in_hand))
        self._in_hand.clear()
        if not self._waiting:
            return
        if self._restarts:
            self._restarts -= 1
            self._hand_over()
            return
        given_up, self._waiting = self._waiting, deque()
        for order in given_up:
            self.answered.emit(order, Answer(problem="the process that draws has died"))
