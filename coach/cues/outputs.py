"""The machine's sound devices."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QObject, QSocketNotifier, QTimer, Signal

# Qt looks once for a sound server that has gone, 3 s later. What it is asked to load before, or
# at any time after it has found none, ends the program.
LOOKED_FOR_MS, FOUND_MS = 2900, 1500


class Outputs(QObject):
    """Tells by `changed` that sound devices came or went, or that another is the usual one now.

    Also where the sound server of Linux has gone, which Qt does not tell: a few seconds later.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watching = False
        self._serving = True
        self._end_of_server: QSocketNotifier | None = None
        self._looked_for = _timer(self, LOOKED_FOR_MS, self._look)
        self._found = _timer(self, FOUND_MS, self._on_found)

    @property
    def serving(self) -> bool:
        """Whether sounds may be loaded: not while the sound server is gone or just back.

        One that has stayed away for three seconds is not found again before the next start.
        """
        return self._serving

    def watch(self) -> None:
        """Tell from now on; on a machine that lacks what sound needs there is nothing to tell."""
        if self._watching:
            return
        with suppress(ImportError), _quietly():  # on Linux without libpulse0
            from PySide6.QtMultimedia import QMediaDevices

            QMediaDevices(self).audioOutputsChanged.connect(self.changed)
            self._watching = True
            self._watch_server()

    def _watch_server(self) -> None:
        server = _server()
        if sys.platform != "linux" or not server:
            return
        with suppress(OSError):  # it is gone already, or its number out of date
            end = os.pidfd_open(server)
            self._end_of_server = QSocketNotifier(end, QSocketNotifier.Type.Read, self)
            self._end_of_server.destroyed.connect(lambda: os.close(end))
            self._end_of_server.activated.connect(self._on_gone)

    def _on_gone(self) -> None:
        self._serving = False
        self._forget_server()
        self._looked_for.start()

    def _forget_server(self) -> None:
        if self._end_of_server:
            self._end_of_server.setEnabled(False)
            self._end_of_server.deleteLater()
        self._end_of_server = None

    def _look(self) -> None:
        """At the last moment before Qt does."""
        self._watch_server()
        if self._end_of_server:
            self._found.start()
        else:
            self.changed.emit()

    def _on_found(self) -> None:
        self._serving = True
        self.changed.emit()


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def _server_folder() -> Path:
    """Where PulseAudio, and PipeWire in its place, keep their socket and their process's number."""
    own = os.environ.get("PULSE_RUNTIME_PATH")
    return Path(own) if own else Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere") / "pulse"


def _server() -> int:
    """The process that plays sounds, 0 where that is not known."""
    try:
        return int((_server_folder() / "pid").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


# What PulseAudio and PipeWire put in the place of the last device when that has gone.
_NOWHERE = "auto_null"


def usual_output() -> str:
    """The id of the sound device that is used where none is chosen; empty where there is none.

    Raises ImportError where the machine lacks what sound needs.
    """
    with _quietly():
        from PySide6.QtMultimedia import QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
    name = bytes(device.id().data()).decode("utf-8", "replace")
    return "" if device.isNull() or name == _NOWHERE else name


@contextmanager
def _quietly() -> Iterator[None]:
    """Qt's first look at the sound devices, without what it prints where there is no server.

    That there is none is told to the person by the `reason` of what would have been heard. One of
    the lines has no category of its own, so for these few milliseconds its warnings are off.
    """
    QLoggingCategory.setFilterRules("qt.multimedia.*=false\ndefault.warning=false")
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules("")
