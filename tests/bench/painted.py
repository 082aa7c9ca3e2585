"""Run by start_up.py: opens a window and prints the moment at which it was first painted.

    python painted.py bare stay|quit
    python painted.py coach stay|quit [options of the program]

The program is started as `python -m coach` starts it, and imports what it imports in its own
order. All that is added is an event filter on its application, put there as the event loop begins.
The moment is on the system's monotonic clock, which start_up.py reads too.
"""

import sys
import time
from collections.abc import Sequence
from types import ModuleType

LOOKED_FOR = "coach.ui.window"  # by then the program has imported QtWidgets itself


def watch_first_paint(quits: bool) -> None:
    """Let every event loop of QApplication print when the first paint pass is over."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
    from PySide6.QtWidgets import QApplication

    class FirstPaint(QObject):
        def __init__(self, application: QCoreApplication) -> None:
            super().__init__(application)
            self._application = application
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
            if quits:
                self._application.quit()

    loop = QApplication.exec

    def run(*_: object) -> int:
        application = QApplication.instance()
        assert application is not None
        watcher = FirstPaint(application)
        code = loop()
        watcher.deleteLater()
        return code

    QApplication.exec = run  # type: ignore[method-assign]


class WhenWanted:
    """An importer that imports nothing, and begins to watch as the program's window is wanted."""

    def __init__(self, quits: bool) -> None:
        self._quits = quits

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> None:
        if name == LOOKED_FOR:
            sys.meta_path.remove(self)
            watch_first_paint(self._quits)


def bare(quits: bool) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    watch_first_paint(quits)
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


def coach(options: list[str], quits: bool) -> None:
    sys.meta_path.insert(0, WhenWanted(quits))
    from coach.__main__ import main

    sys.argv[1:] = options
    sys.exit(main(options))


if __name__ == "__main__":
    what, then, *rest = sys.argv[1:]
    bare(then == "quit") if what == "bare" else coach(rest, then == "quit")
