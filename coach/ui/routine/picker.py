"""The card from which an exercise is added to the routine."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)

from coach.core.exercise import Catalog
from coach.ui.announcing import announce
from coach.ui.exercise_words import SEARCH
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine.exercise_search import HEIGHT, ExerciseRow, FoundExercises
from coach.ui.routine.thumbnails import Thumbnails
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.popover import Popover

WIDTH = 520
ROWS_SEEN = 7
NOTHING = "Nothing found."
_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(Popover):
    """`picked(id)` once; `create_requested` for one that is not there.

    In the search the arrow keys go through what was found, and Enter takes it.
    """

    picked = Signal(str)
    create_requested = Signal()

    def __init__(
        self,
        catalog: Catalog,
        present: frozenset[str],
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        host: QWidget,
    ) -> None:
        """`present`: the ids of the exercises that the routine has already."""
        super().__init__("Add an exercise", theme_hub, host, width=WIDTH)
        self._found = FoundExercises(catalog, present, self)
        self.search = QLineEdit()
        self.search.setAccessibleName("Search")
        self.search.setPlaceholderText(SEARCH)
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._on_text)
        self.search.installEventFilter(self)
        thumbnails = Thumbnails(illustrations, self)
        self.list = _List(theme_hub)
        self.list.setModel(self._found)
        self.list.setItemDelegate(ExerciseRow(self._found, thumbnails, theme_hub))
        self.list.clicked.connect(self._take)
        self.list.taken.connect(self._take)
        thumbnails.arrived.connect(self.list.viewport().update)
        self._nothing = styled(QLabel(NOTHING), tone="muted")
        create = styled(QPushButton("Make one of your own…"), kind="soft")
        create.clicked.connect(self._on_create)
        self.column.addWidget(styled(QLabel("Add an exercise"), text="heading"))
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self._nothing)
        self.column.addWidget(create, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.search and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._on_search_key(event):
            return True
        return super().eventFilter(watched, event)

    def _on_search_key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
            return True
        if event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            said = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
            if said:
                announce(self.search, said)
            return True
        return False

    def _on_text(self, text: str) -> None:
        self._found.search(text)
        self._show_found()
        count = self._found.rowCount()
        announce(self.search, f"{count} found" if count else NOTHING)

    def _show_found(self) -> None:
        """The first that was found is the one that Enter takes."""
        count = self._found.rowCount()
        self.list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        if count:
            self.list.setCurrentIndex(self._found.index(0))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            exercise = self._found.exercise(index.row())
            self.leave()
            self.picked.emit(exercise.id)

    def _on_create(self) -> None:
        self.leave()
        self.create_requested.emit()


class _List(QListView):
    """`taken(index)` by Enter or Space."""

    taken = Signal(QModelIndex)

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__()
        self._hub = hub
        self.setAccessibleName("Exercises")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(300), ROWS_SEEN * self._hub.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hub.px(160), 2 * self._hub.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
