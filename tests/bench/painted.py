"""Run by start_up.py: opens a window and prints the moment at which it was first painted.

    python painted.py bare stay|quit
    python painted.py coach stay|quit [options of the program]

The moment is the event loop's first turn after the window's first paint event, when the whole
window is painted, on the system's monotonic clock, which start_up.py reads too. Both windows are
watched in the same way, by their own paint event, which costs them next to nothing; an event
filter in Python would slow down the bare one above all. The program is started as
`python -m coach` starts it, and imports what it imports in its own order.
"""

import gc
import sys
import time


def bare(quits: bool) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        seen = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.seen:
                self.seen = True
                QTimer.singleShot(0, lambda: report(quits))

    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    application.exec()


def coach(options: list[str], quits: bool) -> None:
    from coach.__main__ import main

    gc.disable()  # as main does before it imports the window
    from coach.app.back_coach import BackCoach

    opened = BackCoach.open

    def watched(self: BackCoach) -> None:
        self.window.painted.connect(lambda: report(quits))
        opened(self)

    BackCoach.open = watched  # type: ignore[method-assign]
    sys.argv[1:] = options
    sys.exit(main(options))


def report(quits: bool) -> None:
    from PySide6.QtWidgets import QApplication

    print(time.monotonic(), flush=True)
    if quits:
        QApplication.exit(0)


if __name__ == "__main__":
    what, then, *rest = sys.argv[1:]
    bare(then == "quit") if what == "bare" else coach(rest, then == "quit")
