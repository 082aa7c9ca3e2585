"""The machine's sound devices."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLoggingCategory, QObject, QTimer, Signal

# Qt looks for a sound server that has gone 3 s later, once; what it is asked to load until then
# ends the program.
SETTLES_MS = 4000


class Outputs(QObject):
    """Tells by `changed` that sound devices came or went, or that another is the usual one now.

    Also where the sound server of Linux has been started anew, which Qt does not tell.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watching = False
        self._server = 0
        self._folder = QFileSystemWatcher(self)
        self._folder.directoryChanged.connect(self._on_server)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLES_MS)
        self._settling.timeout.connect(self.changed)

    @property
    def serving(self) -> bool:
        """Whether sounds may be loaded: not while the sound server is gone or just back."""
        return not self._settling.isActive() and (not self._server or _runs(self._server))

    def watch(self) -> None:
        """Tell from now on; on a machine that lacks what sound needs there is nothing to tell."""
        if self._watching:
            return
        with suppress(ImportError), _quietly():  # on Linux without libpulse0
            from PySide6.QtMultimedia import QMediaDevices

            QMediaDevices(self).audioOutputsChanged.connect(self.changed)
            self._watching = True
            self._server = _server()
            if self._server:
                self._folder.addPath(str(_server_folder()))

    def _on_server(self) -> None:
        """The folder of the server has changed: it may be another one by now."""
        server = _server()
        if server != self._server:
            self._server = server
            self._settling.start()


def _server_folder() -> Path:
    """Where PulseAudio, and PipeWire in its place, keep their socket and their process's number."""
    own = os.environ.get("PULSE_RUNTIME_PATH")
    return Path(own) if own else Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere") / "pulse"


def _server() -> int:
    """The process that plays sounds, 0 where that is not known."""
    if sys.platform != "linux":
        return 0
    try:
        return int((_server_folder() / "pid").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


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
