"""Ends the program calmly when the system, or Ctrl+C in its terminal, asks for it."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ASKED_BY = (signal.SIGINT, signal.SIGTERM)


class Quitting(QObject):
    """From `start` to `stop`, a signal calls `leave` in the event loop instead of killing.

    Python runs its handlers only between its own instructions, of which an idle event loop has
    none; so the signal writes to a socket that the loop watches.
    """

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave

    def start(self) -> None:
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._asked)
        self._wakeup = signal.set_wakeup_fd(self._write.fileno())
        self._handlers = {each: signal.signal(each, lambda *_: None) for each in ASKED_BY}

    def stop(self) -> None:
        for each, handler in self._handlers.items():
            signal.signal(each, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    def _asked(self) -> None:
        self._read.recv(64)
        self._leave()
