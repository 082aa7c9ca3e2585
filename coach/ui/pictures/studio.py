"""The other process that draws: started when there is an order, let go when idle."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from coach import processes
from coach.figure.output.orders import Order, Refusal, packed, read_answer
from coach.figure.output.pose_files import OwnFolders
from coach.processes import LENGTH_BYTES

AHEAD = 2  # the next order lies ready while one is drawn; those behind it can still be cancelled
IDLE_MS = 2000
HUNG_MS = 20_000
RESTARTS = 1
PATIENCE_MS = 1000
LONGEST = 64_000_000  # bytes: what says that it is longer is no answer
GONE = "the process that draws has died"


def studio_command(poses: Path, exercises: Path, own: OwnFolders | None = None) -> tuple[str, ...]:
    """How this Python runs the studio on the folders of pose and of exercise files that ship with
    the program, and on the person's own.
    """
    folders = (poses, exercises, *((own.poses, own.exercises, own.photos) if own else ()))
    return processes.command("coach.figure.output.studio", *map(str, folders))


class Studio(QObject):
    """Hands orders to the process one after the other, urgent ones first.

    `answered` carries the Order and its Answer, once for all who gave the same order. A process
    that dies over its orders, or hangs, is ended and started anew once; if that fares no better,
    they are refused.
    """

    answered = Signal(object, object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._urgent: deque[Order] = deque()
        self._waiting: deque[Order] = deque()
        self._in_hand: deque[Order] = deque()
        self._received = bytearray()
        self._holders: set[Hashable] = set()
        self._process: QProcess | None = None
        self._restarts = RESTARTS
        self._closed = False
        self._idle = self._timer(IDLE_MS, self._let_go)
        self._hung = self._timer(HUNG_MS, self._kill)

    @property
    def working(self) -> bool:
        """Whether there is a process that orders can be given to."""
        return self._process is not None

    def order(self, order: Order, *, urgent: bool = False) -> None:
        """What is urgent comes before all that is not in hand yet."""
        if self._closed:
            return
        if order not in (*self._in_hand, *self._urgent):
            if order in self._waiting:
                self._waiting.remove(order)
            (self._urgent if urgent else self._waiting).append(order)
        self._hand_over()

    def cancel(self, order: Order) -> None:
        """Leave it out unless it is in hand."""
        for line in (self._urgent, self._waiting):
            if order in line:
                line.remove(order)

    def hold(self, holder: Hashable) -> None:
        """Keep the process, once there is one, until `release`, whether it is idle or not."""
        self._holders.add(holder)
        self._idle.stop()

    def release(self, holder: Hashable) -> None:
        """This one needs it no longer."""
        self._holders.discard(holder)
        self._rest()

    def warm_up(self) -> None:
        """Start the process now, as there may be an order soon."""
        if self._process is None and not self._closed:
            self._start()
            self._rest()

    def close(self) -> None:
        """End the process; what was ordered, or will be, is never answered."""
        self._closed = True
        for line in (self._urgent, self._waiting, self._in_hand):
            line.clear()
        self._idle.stop()
        self._hung.stop()
        self._process = None
        for process in self.findChildren(QProcess):
            process.kill()
            process.waitForFinished(PATIENCE_MS)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _hand_over(self) -> None:
        if (self._urgent or self._waiting) and self._process is None:
            self._start()
        while self._process and len(self._in_hand) < AHEAD and (self._urgent or self._waiting):
            order = (self._urgent or self._waiting).popleft()
            if not self._in_hand:
                self._hung.start()
            self._in_hand.append(order)
            self._process.write(packed(order))
        self._rest()

    def _rest(self) -> None:
        """Where nothing is to do, wait a while before the process is let go."""
        if self._in_hand or not self._process or self._holders:
            self._idle.stop()
        else:
            self._idle.start()

    def _start(self) -> None:
        self._process = process = QProcess(self)
        self._received.clear()
        program, *arguments = self._command
        process.setProgram(program)
        process.setArguments(arguments)
        process.setEnvironment(processes.assignments(QT_QPA_PLATFORM="offscreen"))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_gone)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def _read(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        while (content := self._next_content()) is not None:
            try:
                answer = read_answer(content)
            except msgspec.DecodeError:
                self._kill()
                return
            if not self._in_hand:
                return
            order = self._in_hand.popleft()
            self._restarts = RESTARTS
            self._hung.stop()
            if self._in_hand:
                self._hung.start()
            self._hand_over()
            self.answered.emit(order, answer)

    def _next_content(self) -> bytes | None:
        """The next whole message received; None where there is none yet, or never will be."""
        if len(self._received) < LENGTH_BYTES:
            return None
        end = LENGTH_BYTES + int.from_bytes(self._received[:LENGTH_BYTES], "big")
        if end > LONGEST:
            self._kill()
        if len(self._received) < end or end > LONGEST:
            return None
        content = bytes(self._received[LENGTH_BYTES:end])
        del self._received[:end]
        return content

    def _let_go(self) -> None:
        """End the process in peace: it has nothing to do."""
        if self._process:
            self._process.finished.disconnect(self._on_gone)
            self._process.finished.connect(self._process.deleteLater)
            self._process.closeWriteChannel()
            self._process = None

    def _kill(self) -> None:
        if self._process:
            self._process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` will follow
            self._on_gone()

    def _on_gone(self) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        self._idle.stop()
        self._hung.stop()
        self._urgent.extendleft(reversed(self._in_hand))
        self._in_hand.clear()
        if not (self._urgent or self._waiting):
            return
        if self._restarts:
            self._restarts -= 1
            self._hand_over()
            return
        given_up = (*self._urgent, *self._waiting)
        self._urgent.clear()
        self._waiting.clear()
        for order in given_up:
            self.answered.emit(order, Refusal(GONE))
