"""All of the log as a list to look through and search."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from coach.core.exercise import Catalog
from coach.ui.log.lines import Heading, Index, Line
from coach.ui.log.model import LogModel
from coach.ui.log.row import LogRow
from coach.ui.theme import ThemeHub, styled

SEARCH = "Search notes, exercises, dates"
SEARCH_HINT = "A month, a day as 12 Oct, an exercise, or: in part, pain, corrected. Ctrl+F"
SEARCH_AFTER_MS = 120


class LogView(QListView):
    """Looks like cards on the page; Enter and a click choose."""

    chosen = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Sessions, newest first")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has chosen already, here or on the page before."""
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """There is a field for that."""


class LogList(QWidget):
    """Narrows as one types in `search`. `opened` carries the line that was chosen.

    `narrowed`: others may be shown now.
    """

    opened = Signal(object)
    narrowed = Signal()

    def __init__(
        self, theme_hub: ThemeHub, *, search_after_ms: int = SEARCH_AFTER_MS, today: date
    ) -> None:
        """`search_after_ms`: how long to wait for the next letter before searching."""
        super().__init__()
        self._today = today
        self._index = Index((), Catalog(()))
        self._found: tuple[Line, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(SEARCH)
        self.search.setAccessibleName("Search the log")
        self.search.setAccessibleDescription(SEARCH_HINT)
        self.search.setToolTip(SEARCH_HINT)
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.model = LogModel(self)
        self.view = LogView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LogRow(self.model, theme_hub))
        self.view.chosen.connect(self._on_chosen)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(search_after_ms)
        self._typing.timeout.connect(self.narrow)
        self.search.textChanged.connect(lambda _: self._typing.start())
        theme_hub.changed.connect(self.view.doItemsLayout)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        styled(self)
        self.setFocusProxy(self.view)

    @property
    def found(self) -> tuple[Line, ...]:
        """What is shown, newest first."""
        return self._found

    @property
    def searching(self) -> bool:
        return bool(self.search.text().strip())

    def show_lines(self, lines: Sequence[Line], catalog: Catalog, today: date) -> None:
        """Show others than before; what is looked for and what is chosen stays."""
        self._index = Index(lines, catalog)
        self._today = today
        self.narrow()

    def narrow(self) -> None:
        """Search now."""
        self._typing.stop()
        chosen, top = self._chosen_key(), self.view.verticalScrollBar().value()
        found = self._index.found(self.search.text())
        same_lines = [line.key for line in found] == [line.key for line in self._found]
        self._found = found
        self.model.show_lines(found, self._today)
        self.choose(chosen)
        if same_lines:
            self.view.verticalScrollBar().setValue(top)
        self.narrowed.emit()

    def choose(self, key: str | None) -> None:
        """Have a line marked, the first where that is not shown; it is not opened."""
        place = self.model.place_of(key) if key else None
        if place is not None:
            self.view.setCurrentIndex(self.model.index(place))
        elif self.model.rowCount() > 1:
            # the current row has the keyboard's focus, and is not marked before it is chosen
            self.view.selectionModel().setCurrentIndex(
                self.model.index(1), self.view.selectionModel().SelectionFlag.NoUpdate
            )

    def clear_choice(self) -> None:
        """Nothing is open any more; the keyboard stays where it was."""
        self.view.clearSelection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the search field: Escape shows all again, Down and Enter go on to what was found."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self.narrow()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.narrow()
                self.view.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _chosen_key(self) -> str | None:
        rows = self.view.selectedIndexes()
        row = self.model.row(rows[0].row()) if rows else None
        return None if row is None or isinstance(row, Heading) else row.key

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if not isinstance(row, Heading):
            self.choose(row.key)
            self.opened.emit(row)
