"""The rows of the log's list, for its view and for screen readers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coach.ui.log.lines import Heading, Line, MarkLine, SessionLine, with_headings
from coach.ui.log.words import marked_note, marked_text, session_text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LogModel(QAbstractListModel):
    """Lines below the headings of their months; a heading cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Line | Heading] = []
        self.today = date.min

    def show_lines(self, lines: Sequence[Line], today: date) -> None:
        self.beginResetModel()
        self._rows = with_headings(lines)
        self.today = today
        self.endResetModel()

    def row(self, place: int) -> Line | Heading:
        return self._rows[place]

    def is_first(self, place: int) -> bool:
        """Whether a heading stands above it."""
        return isinstance(self._rows[place - 1], Heading)

    def is_last(self, place: int) -> bool:
        """Whether its month ends with it."""
        return place + 1 == len(self._rows) or isinstance(self._rows[place + 1], Heading)

    def place_of(self, key: str) -> int | None:
        """Where a line stands; None where it is not shown."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, Heading) and row.key == key:
                return place
        return None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(self._rows[index.row()])
        return None

    def _said(self, row: Line | Heading) -> str:
        if isinstance(row, SessionLine):
            return session_text(row.session, row.chips)
        if isinstance(row, MarkLine):
            return f"{marked_text(row.marked, self.today)}. {marked_note(row.marked)}"
        return row.text
