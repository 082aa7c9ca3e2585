"""The main window: the rail, the pages built as they are first visited, and the session."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from coach.ui import words
from coach.ui.nav import Nav
from coach.ui.theme import ThemeHub
from coach.ui.window_state import remember, restore

MINIMUM_SIZE = (900, 620)


class MainWindow(QMainWindow):
    """Shows one page at a time, or a session over the whole window.

    `close_guard` is asked before the window closes during a session; False keeps it open.
    """

    painted = Signal()
    page_changed = Signal(str)

    def __init__(
        self,
        pages: Mapping[str, Callable[[], QWidget]],
        *,
        theme_hub: ThemeHub,
        state_path: Path | None = None,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`pages` in the order of the rail, by visible name; the first opens when it is seen."""
        super().__init__(parent)
        self.setWindowTitle(f"{words.NAME} · {suffix}" if suffix else words.NAME)
        self.setMinimumSize(*MINIMUM_SIZE)
        self.close_guard: Callable[[], bool] | None = None
        self._builders = dict(pages)
        self._first = next(iter(pages))
        self._pages: dict[str, QWidget] = {}
        self._state_path = state_path
        self._session: QWidget | None = None
        self._was_painted = False
        self._nav = Nav(tuple(pages), theme_hub)
        self._nav.chosen.connect(self.open)
        self._stack = QStackedWidget()
        self._house = QStackedWidget()
        self._house.addWidget(self._with_nav())
        self.setCentralWidget(self._house)
        self._shortcuts = [
            self._shortcut(f"{key}+{number}", name)
            for number, name in enumerate(pages, start=1)
            for key in ("Ctrl", "Alt")
        ]
        restore(self, state_path)

    @property
    def page(self) -> str:
        """The name of the page that is open, also while a session lies over it."""
        shown = self._stack.currentWidget()
        return next((n for n, page in self._pages.items() if page is shown), self._first)

    @property
    def in_session(self) -> bool:
        return self._session is not None

    def open(self, name: str) -> None:
        """Go to a page, building it if this is the first visit."""
        if name not in self._pages:
            self._pages[name] = self._builders[name]()
            self._stack.addWidget(self._pages[name])
        self._stack.setCurrentWidget(self._pages[name])
        self._nav.check(name)
        self.page_changed.emit(name)

    def show_session(self, session: QWidget, close_guard: Callable[[], bool] | None = None) -> None:
        """Give the whole window to a session, until `end_session`."""
        self._session = session
        self.close_guard = close_guard
        self._house.addWidget(session)
        self._house.setCurrentWidget(session)
        self._let_shortcuts(False)
        session.setFocus()

    def end_session(self) -> None:
        """Come back to the page that was open; the session's widget is deleted."""
        if self._session is None:
            return
        session, self._session = self._session, None
        self.close_guard = None
        self._open_first()
        self._house.setCurrentIndex(0)
        self._house.removeWidget(session)
        session.deleteLater()
        self._let_shortcuts(True)

    def come_forward(self) -> None:
        """Be seen, from wherever it lies minimised or behind other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.in_session:
            self._open_first()
        super().showEvent(event)
        # else the first button of the rail would have it, with its ring
        if not self.focusWidget():
            self._stack.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.close_guard and not self.close_guard():
            event.ignore()
            return
        if self._state_path:
            remember(self, self._state_path)
        event.accept()

    def _open_first(self) -> None:
        if not self._pages:
            self.open(self._first)

    def _with_nav(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        return both

    def _shortcut(self, keys: str, name: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.open(name))
        return shortcut

    def _let_shortcuts(self, enabled: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(enabled)
