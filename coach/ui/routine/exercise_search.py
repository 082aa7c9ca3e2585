"""The exercises that there are to add, as rows of a list, searched as one types."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach.core.exercise import Catalog, Exercise
from coach.core.library import Wanted, found
from coach.ui import words
from coach.ui.exercise_words import called
from coach.ui.routine.thumbnails import Thumbnails
from coach.ui.theme import ThemeHub

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
HEIGHT = 64
PICTURE = (84, 52)
RADIUS = 12


class FoundExercises(QAbstractListModel):
    """Those of the catalog that are looked for; `present` are in the routine already."""

    def __init__(self, catalog: Catalog, present: frozenset[str], parent: QObject) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._present = present
        self._found = catalog.exercises

    def search(self, text: str) -> None:
        self.beginResetModel()
        self._found = found(self._catalog.exercises, Wanted(text), called)
        self.endResetModel()

    def exercise(self, row: int) -> Exercise:
        return self._found[row]

    def is_present(self, row: int) -> bool:
        """Whether it is in the routine already."""
        return self._found[row].id in self._present

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        exercise = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return exercise.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{exercise.name}, {said_of(exercise, self.is_present(index.row()))}"
        return None


def said_of(exercise: Exercise, present: bool) -> str:
    """The line below its name; what matters most stands where nothing cuts it."""
    dose = words.dose_text(exercise.dose, exercise)
    line = f"{dose} · {words.position_text(exercise.position)}"
    return f"In the routine · {line}" if present else line


class ExerciseRow(QStyledItemDelegate):
    """Paints a found exercise: its picture, its name, and the line below it."""

    def __init__(self, found: FoundExercises, thumbnails: Thumbnails, hub: ThemeHub) -> None:
        super().__init__(found)
        self._found = found
        self._thumbnails = thumbnails
        self._hub = hub

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._hub.px(200), self._hub.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hub = self._hub
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect, state = option.rect, option.state
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QPen(hub.colour("accent"), 2) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(hub.colour("accent_soft"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        exercise = self._found.exercise(index.row())
        self._paint_picture(painter, box, exercise)
        self._paint_words(painter, box, exercise, self._found.is_present(index.row()))
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, exercise: Exercise) -> None:
        size = QSize(*map(self._hub.px, PICTURE))
        device = painter.device()
        density = device.devicePixelRatio() if device is not None else 1.0
        picture = self._thumbnails.picture(exercise.pose, size * density, self._hub.theme.dark)
        if picture is None:
            return
        place = QRectF(QPointF(box.left() + self._hub.px(8), 0), size)
        place.moveTop(box.center().y() - size.height() / 2)
        shown = QRectF(
            0, 0, *picture.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio).toTuple()
        )
        shown.moveCenter(place.center())
        painter.drawImage(shown, picture)

    def _paint_words(
        self, painter: QPainter, box: QRectF, exercise: Exercise, present: bool
    ) -> None:
        left = box.left() + self._hub.px(PICTURE[0] + 20)
        width = box.right() - self._hub.px(8) - left
        for text, size, weight, role, base in (
            (exercise.name, 15, QFont.Weight.DemiBold, "ink", -5),
            (said_of(exercise, present), 13, QFont.Weight.Normal, "muted", 15),
        ):
            font = QFont(painter.font())
            font.setPixelSize(self._hub.px(size))
            font.setWeight(weight)
            painter.setFont(font)
            painter.setPen(self._hub.colour(role))
            said = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QPointF(left, box.center().y() + self._hub.px(base)), said)
