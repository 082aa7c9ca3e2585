"""The routine's entries as rows of a list, for the list's widget and for screen readers."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coach.core.exercise import Catalog
from coach.core.routine import Entry, Routine
from coach.ui import words
from coach.ui.routine_model import RoutineModel

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


def name_of(entry: Entry, catalog: Catalog) -> str:
    """The exercise's name; its id where its content file is missing."""
    return catalog[entry.exercise].name if entry.exercise in catalog else entry.exercise


def pose_of(entry: Entry, catalog: Catalog) -> str:
    """What the figure shows of it."""
    if entry.exercise not in catalog:
        return entry.exercise
    return catalog[entry.exercise].way(entry.way).pose


def dose_of(entry: Entry, catalog: Catalog) -> str:
    """The dose in one line, or that the exercise is missing."""
    if entry.exercise not in catalog:
        return "This exercise could not be read"
    return words.dose_text(entry.dose, catalog[entry.exercise])


class RoutineItems(QAbstractListModel):
    """Follows the RoutineModel; a moved entry moves its row, so that the selection goes along."""

    def __init__(self, model: RoutineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._routine = model.shown
        model.changed.connect(self._follow)

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
        name = name_of(entry, self._model.catalog)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if entry.on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "on" if entry.on else "off"
            dose = dose_of(entry, self._model.catalog)
            return f"{index.row() + 1}, {name}, {dose}, {state}"
        return None

    def _follow(self) -> None:
        routine = self._model.shown
        old, new = _order(self._routine), _order(routine)
        if old == new:
            self._routine = routine
        elif (move := _move_between(old, new)) is not None:
            source, target = move
            before = target + 1 if target > source else target
            self.beginMoveRows(ROOT, source, source, ROOT, before)
            self._routine = routine
            self.endMoveRows()
        else:
            self.beginResetModel()
            self._routine = routine
            self.endResetModel()
        if self._routine.entries:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


def _order(routine: Routine) -> list[str]:
    return [entry.exercise for entry in routine.entries]


def _move_between(old: list[str], new: list[str]) -> tuple[int, int] | None:
    """Which one row moved where to make `new` of `old`; None where it was something else."""
    if len(old) != len(new):
        return None
    differing = [row for row, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    first, last = differing[0], differing[-1]
    for source, target in ((first, last), (last, first)):
        tried = list(old)
        tried.insert(target, tried.pop(source))
        if tried == new:
            return source, target
    return None
