"""Keeps Python's garbage collection in the GUI thread.

Python collects in whichever thread happens to allocate. A worker that builds pictures would so
delete widgets that stand in a cycle, outside the GUI thread, and Qt crashes on that.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject


class GarbageCollection(QObject):
    """From `start` to `stop`, collects just before the event loop goes to sleep, when due."""

    def start(self) -> None:
        gc.disable()
        # what the start has made stays; it need not be looked through again and again
        gc.freeze()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self.collect)

    def stop(self) -> None:
        QAbstractEventDispatcher.instance().aboutToBlock.disconnect(self.collect)
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation whose threshold is passed, as Python itself would."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        passed = [age for age, (count, threshold) in enumerate(due) if count > threshold > 0]
        if passed:
            gc.collect(passed[-1])
