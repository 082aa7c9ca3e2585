"""Run by start_up.py: opens a window and prints the moment at which it was first painted.

    python painted.py bare stay|quit
    python painted.py coach stay|quit [options of the program]

The program is started as `python -m coach` starts it. All that is added is an event filter on its
application, put there as the event loop begins. The moment is on the system's monotonic clock,
which start_up.py reads too.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Waits for the first paint pass of the application's window to be over."""

    def __init__(self, application: QApplication, quits: bool) -> None:
        super().__init__(application)
        self._application, self._quits = application, quits
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched.isWidgetType():
            self._application.removeEventFilter(self)
            # handled when the pass that has just begun is over, before any timer
            after = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, after, Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, event: QEvent) -> None:
        print(time.monotonic(), flush=True)
        if self._quits:
            self._application.quit()


def bare() -> None:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


def coach(options: list[str]) -> None:
    from coach.__main__ import main

    sys.argv[1:] = options
    sys.exit(main(options))


def with_first_paint(loop: Callable[[], int], quits: bool) -> Callable[..., int]:
    """The event loop, with a FirstPaint for whichever application runs it."""

    def run(*_: object) -> int:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        watcher = FirstPaint(application, quits)
        code = loop()
        watcher.deleteLater()
        return code

    return run


if __name__ == "__main__":
    what, then, *rest = sys.argv[1:]
    QApplication.exec = with_first_paint(QApplication.exec, then == "quit")  # type: ignore[method-assign]
    bare() if what == "bare" else coach(rest)
