"""The machine's sound devices."""

from PySide6.QtCore import QObject, Signal


class Outputs(QObject):
    """Tells by `changed` that sound devices came or went, or that another is the usual one now."""

    changed = Signal()

    def watch(self) -> None:
        """Tell from now on; on a machine that lacks what sound needs there is nothing to tell."""
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:  # on Linux without libpulse0
            return
        if not self.findChildren(QMediaDevices):
            QMediaDevices(self).audioOutputsChanged.connect(self.changed)
