"""The machine's sound devices."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QLoggingCategory, QObject, Signal


class Outputs(QObject):
    """Tells by `changed` that sound devices came or went, or that another is the usual one now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._watching = False

    def watch(self) -> None:
        """Tell from now on; on a machine that lacks what sound needs there is nothing to tell."""
        if self._watching:
            return
        with suppress(ImportError), _quietly():  # on Linux without libpulse0
            from PySide6.QtMultimedia import QMediaDevices

            QMediaDevices(self).audioOutputsChanged.connect(self.changed)
            self._watching = True


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
