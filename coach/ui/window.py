"""The main window: the rail, the pages built as they are first visited, and what lies over them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.ui import words
from coach.ui.nav import Nav
from coach.ui.theme import ThemeHub
from coach.ui.widgets.one_click import NotBelow
from coach.ui.widgets.scroll_area import scroll_area_around
from coach.ui.window_state import remember, restore

MINIMUM_SIZE = (900, 620)
Guard: TypeAlias = Callable[[], bool]


class MainWindow(QMainWindow):
    """Shows one page at a time, or what is laid over the whole window: a session, say.

    What lies over it may have something laid over itself. Before the window closes, the guard of
    each is asked, the topmost first; one that says False keeps it open. `uncovered`: nothing lies
    over the pages any more.
    """

    painted = Signal()
    page_changed = Signal(str)
    uncovered = Signal()

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
        self._builders = dict(pages)
        self._first = next(iter(pages))
        self._pages: dict[str, QWidget] = {}
        self._state_path = state_path
        self._over: list[tuple[QWidget, Guard | None]] = []
        self._was_painted = False
        self._not_below = NotBelow(self)
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
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_sight)

    @property
    def page(self) -> str:
        """The name of the page that is open, also while something lies over it."""
        shown = self._stack.currentWidget()
        return next((n for n, page in self._pages.items() if page is shown), self._first)

    @property
    def covered(self) -> bool:
        """Whether something lies over the pages."""
        return bool(self._over)

    def open(self, name: str) -> None:
        """Go to a page, building it if this is the first visit."""
        if name not in self._pages:
            self._pages[name] = self._builders[name]()
            self._stack.addWidget(self._pages[name])
        self._stack.setCurrentWidget(self._pages[name])
        self._nav.check(name)
        self.page_changed.emit(name)

    def put_above_pages(self, banner: QWidget) -> None:
        """A widget that stands above every page; it may hide."""
        self._column.insertWidget(0, banner)

    def lay_over(self, widget: QWidget, guard: Guard | None = None) -> None:
        """Give the whole window to a widget, until `take_off`."""
        self._over.append((widget, guard))
        self._house.addWidget(widget)
        self._house.setCurrentWidget(widget)
        self._let_shortcuts(False)
        self._not_below.another()
        widget.setFocus()

    def take_off(self) -> None:
        """Come back to what lies below the topmost widget, which is deleted."""
        if not self._over:
            return
        widget, _ = self._over.pop()
        self._not_below.another()
        if self._over:
            below = self._over[-1][0]
            self._house.setCurrentWidget(below)
            below.setFocus()
        else:
            self._open_first()
            self._house.setCurrentIndex(0)
            self._let_shortcuts(True)
        self._house.removeWidget(widget)
        widget.deleteLater()
        if not self._over:
            self.uncovered.emit()

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
        if not self.covered:
            self._open_first()
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._not_below)
        # else the first button of the rail would have it, with its ring
        if not self.focusWidget():
            self._stack.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all(guard() for _, guard in reversed(self._over) if guard):
            event.ignore()
            return
        if self._state_path:
            remember(self, self._state_path)
        event.accept()

    def _bring_into_sight(self, before: QWidget | None, now: QWidget | None) -> None:
        """What has come to have the focus, where it lies in something that scrolls.

        Not what is pressed, which must not move away under the mouse, nor where a window is come
        back to, which stays as it was left.
        """
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if before is None or now is None or pressed or not self.isAncestorOf(now):
            return
        around = scroll_area_around(now)
        if around and around.widget():
            around.ensureWidgetVisible(now)

    def _open_first(self) -> None:
        if not self._pages:
            self.open(self._first)

    def _with_nav(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addWidget(self._nav)
        row.addLayout(self._column, 1)
        return both

    def _shortcut(self, keys: str, name: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.open(name))
        return shortcut

    def _let_shortcuts(self, enabled: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(enabled)
