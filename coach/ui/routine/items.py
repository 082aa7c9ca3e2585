"""The routine's entries as rows of a list, for the list's widget and for screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coach.core.exercise import Catalog
from coach.core.routine import Entry
from coach.ui import words
from coach.ui.routine.rows_change import RowsChange, rows_change
from coach.ui.routine_model import RoutineModel

MISSING = "Not here any more, or not to be read"
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


def name_of(entry: Entry, catalog: Catalog) -> str:
    """The exercise's name; what its id says of it where its content file is missing."""
    if entry.exercise in catalog:
        return catalog[entry.exercise].name
    return entry.exercise.replace("-", " ").capitalize()


def pose_of(entry: Entry, catalog: Catalog) -> str:
    """What the figure shows of it."""
    if entry.exercise not in catalog:
        return entry.exercise
    return catalog[entry.exercise].way(entry.way).pose


def dose_of(entry: Entry, catalog: Catalog) -> str:
    """The dose in one line, or that the exercise is missing."""
    if entry.exercise not in catalog:
        return MISSING
    return words.dose_text(entry.dose, catalog[entry.exercise])


def changed_from(entry: Entry, model: RoutineModel) -> str:
    """What a changed dose was by the sheet, or usually for an own exercise; empty if unchanged."""
    catalog = model.catalog
    if entry.exercise not in catalog or entry.dose == catalog[entry.exercise].dose:
        return ""
    exercise = catalog[entry.exercise]
    before = words.dose_text(exercise.dose, exercise)
    if before == dose_of(entry, catalog):
        return "changed"
    return f"{'usually' if model.is_own(exercise.id) else 'sheet:'} {before}"


def way_of(entry: Entry, catalog: Catalog) -> str:
    """The name of the way, where it is not the exercise's first."""
    if entry.exercise not in catalog:
        return ""
    exercise = catalog[entry.exercise]
    way = exercise.way(entry.way)
    return way.name if way.pose != exercise.pose else ""


class RoutineItems(QAbstractListModel):
    """Follows the RoutineModel; a moved entry moves its row, so that the selection goes along."""

    def __init__(self, model: RoutineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._routine = model.shown
        model.changed.connect(self._follow)

    @property
    def routine_id(self) -> str:
        """Whose entries these are."""
        return self._routine.id

    def entry(self, row: int) -> Entry:
        return self._routine.entries[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._routine.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entry(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(entry, self._model.catalog)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if entry.on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}, {self._said(entry)}"
        return None

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Switches an exercise off or on, which is all that a screen reader asks of the list."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is not self.entry(index.row()).on:
            self._model.change(self._model.shown.toggled(index.row()))
        return True

    def _said(self, entry: Entry) -> str:
        catalog = self._model.catalog
        parts = (
            name_of(entry, catalog),
            dose_of(entry, catalog),
            changed_from(entry, self._model),
            way_of(entry, catalog),
            "on" if entry.on else "off",
            f"note: {entry.note}" if entry.note else "",
        )
        return ", ".join(part for part in parts if part)

    def _follow(self) -> None:
        routine = self._model.shown
        same = routine.id == self._routine.id
        change = rows_change(self._routine.entries, routine.entries) if same else None
        end = self._begin(change)
        self._routine = routine
        end()
        if self._routine.entries:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _begin(self, change: RowsChange | None) -> Callable[[], None]:
        """Tells Qt what is about to happen; what is returned tells it that it has."""
        if change is None:
            self.beginResetModel()
            return self.endResetModel
        source, target = change
        if source is not None and target is not None:
            self.beginMoveRows(ROOT, source, source, ROOT, target + (target > source))
            return self.endMoveRows
        if source is not None:
            self.beginRemoveRows(ROOT, source, source)
            return self.endRemoveRows
        if target is not None:
            self.beginInsertRows(ROOT, target, target)
            return self.endInsertRows
        return lambda: None
