"""The routine's list: rows to drag, to move by keyboard and to switch off and on."""

from msgspec.structs import replace
from PySide6.QtCore import (
    QBasicTimer,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimerEvent,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coach.core.routine import Entry
from coach.ui.announcing import announce
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.routine import row as routine_row
from coach.ui.routine.items import (
    RoutineItems,
    changed_from,
    dose_of,
    name_of,
    pose_of,
    way_of,
)
from coach.ui.routine.list_scrolling import ListScrolling
from coach.ui.routine.row_actions import RowActions
from coach.ui.routine.row_drag import Drag
from coach.ui.routine.step_aside import StepAside
from coach.ui.routine.thumbnails import Thumbnails
from coach.ui.routine_model import RoutineModel
from coach.ui.theme import ThemeHub

SCROLL_TICK_MS = 16
DUPLICATE = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D)


class _RowHeight(QStyledItemDelegate):
    """Only says how high a row is; the list paints its rows itself."""

    def __init__(self, rows: "RoutineList", hub: ThemeHub) -> None:
        super().__init__()
        self._rows = rows
        self._hub = hub

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._hub.px(300), self._rows.row_height + routine_row.GAP)


class RoutineList(QListView):
    """`chosen(row)` tells which row is the current one, -1 for none.

    `menu_wanted(row, point)` asks for what can be done with a row, at a point of the screen.
    """

    chosen = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(
        self,
        model: RoutineModel,
        actions: RowActions,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
    ) -> None:
        super().__init__()
        self._model = model
        self._actions = actions
        self._hub = theme_hub
        self._items = RoutineItems(model, self)
        self._thumbnails = Thumbnails(illustrations, self)
        self._press: tuple[int, QPointF] | None = None
        self._drag: Drag | None = None
        self._aside = StepAside(self)
        self._scroll = ListScrolling(self)
        self._scrolling = QBasicTimer()
        self._remembered: tuple[str, Entry | None, int] = ("", None, 0)
        self.setAccessibleName("Exercises in order")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._height = _RowHeight(self, theme_hub)
        self.setItemDelegate(self._height)
        self.setModel(self._items)
        self.selectionModel().currentChanged.connect(lambda now, _: self.chosen.emit(now.row()))
        self._thumbnails.arrived.connect(self.viewport().update)
        self._aside.moved.connect(self.viewport().update)
        theme_hub.changed.connect(self.scheduleDelayedItemsLayout)
        self._actions.done.connect(self._after)
        self._items.modelAboutToBeReset.connect(self._remember)
        self._items.modelReset.connect(self._select_again)
        for upset in (
            self._items.rowsAboutToBeRemoved,
            self._items.rowsAboutToBeInserted,
            self._items.rowsAboutToBeMoved,
        ):
            upset.connect(self._let_go)
        self._items.rowsInserted.connect(self._on_rows_inserted)
        self._select_again()

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def box(self, row: int) -> QRectF:
        """Where a row's card is at rest, in the viewport."""
        place = QRectF(self.visualRect(self._items.index(row)))
        return place.adjusted(0, 0, -1, -routine_row.GAP)

    @property
    def row_height(self) -> int:
        """The height of each card, lower where that lets all of them be seen at once."""
        lines = self._small_lines
        return routine_row.height(self.height(), self._items.rowCount(), lines, self._hub)

    @property
    def whole_height(self) -> int:
        """The least height at which all rows are seen."""
        lowest = routine_row.lowest(self._small_lines, self._hub) + routine_row.GAP
        return self._items.rowCount() * lowest

    @property
    def _small_lines(self) -> int:
        """How many lines some row needs below its name."""
        width = self.viewport().width() - 1
        rows = (self._row(row) for row in range(self._items.rowCount()))
        return max((routine_row.small_lines(row, width, self._hub) for row in rows), default=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._drag:
            self._let_go()
        elif self.row < 0:
            super().keyPressEvent(event)
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._actions.move(self.row, self.row + step)
        elif event.key() == Qt.Key.Key_Space:
            self._actions.toggle(self.row)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._actions.remove(self.row)
        elif event.keyCombination() == DUPLICATE:
            self._actions.duplicate(self.row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()).row() if by_mouse else self.row
        if row < 0:
            return
        self.setCurrentIndex(self._items.index(row))
        place = event.pos() if by_mouse else self.box(row).center().toPoint()
        self.menu_wanted.emit(row, self.viewport().mapToGlobal(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._press = (index.row(), event.position())
            self.setCurrentIndex(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._press is None:
            self._show_what_a_press_does(point)
            return
        row, start = self._press
        if self._drag is None:
            if (point - start).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin_drag(row, start)
        self._drag_to(point.y())
        if not self._scrolling.isActive():
            self._scrolling.start(SCROLL_TICK_MS, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        press, self._press = self._press, None
        if self._drag is not None:
            source, target = self._drag.source, self._drag.target
            self._end_drag()
            self._actions.move(source, target)
        elif press is not None and self._on_switch(press[0], event.position()):
            self._actions.toggle(press[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() != self._scrolling.timerId():
            super().timerEvent(event)
        elif self._drag is not None:
            pointer = self._drag.pointer - self.verticalOffset()
            near, passed = self._scroll.scroll_near(pointer)
            self._drag_to(pointer + passed)
            if not near:
                self._scrolling.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        lifted = self._drag.source if self._drag else None
        for row in range(self._items.rowCount()):
            if row != lifted:
                self._paint_row(painter, row, self.box(row).translated(0, self._aside.offset(row)))
        if self._drag is not None:
            box = self.box(self._drag.source)
            box.moveTop(self._drag.top - self.verticalOffset())
            self._paint_row(painter, self._drag.source, box)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, box: QRectF) -> None:
        if not box.intersects(QRectF(self.viewport().rect())):
            return
        density = self.devicePixelRatioF()
        size = (routine_row.picture_rect(box, self._hub).size() * density).toSize()
        pose = pose_of(self._items.entry(row), self._model.catalog)
        shown = self._row(row)._replace(
            number=(self._drag.place(row) if self._drag else row) + 1,
            picture=self._thumbnails.picture(pose, size, self._hub.theme.dark),
            selected=row == self.row,
            focused=row == self.row and self.hasFocus(),
            lifted=self._drag is not None and row == self._drag.source,
        )
        routine_row.paint(painter, box, shown, self._hub)

    def _row(self, row: int) -> routine_row.Row:
        """What it says."""
        entry, catalog = self._items.entry(row), self._model.catalog
        changed = changed_from(entry, self._model)
        return routine_row.Row(
            number=row + 1,
            name=name_of(entry, catalog),
            dose=dose_of(entry, catalog),
            more=" · ".join(part for part in (way_of(entry, catalog), changed) if part),
            changed=bool(changed),
            note=bool(entry.note),
            on=entry.on,
        )

    def _begin_drag(self, row: int, start: QPointF) -> None:
        pitch = self.visualRect(self._items.index(row)).height()
        self._drag = Drag(
            source=row,
            count=self._items.rowCount(),
            pitch=pitch,
            grab=start.y() - self.box(row).top(),
            pointer=start.y() + self.verticalOffset(),
        )
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _drag_to(self, y: float) -> None:
        if self._drag is None:
            return
        before = self._drag.target
        self._drag = replace(self._drag, pointer=y + self.verticalOffset())
        if self._drag.target != before:
            offsets = {row: self._drag.shift(row) for row in range(self._drag.count)}
            self._aside.to(offsets, glide=not self._hub.reduced_motion)
        self.viewport().update()

    def _let_go(self) -> None:
        self._press = None
        self._end_drag()

    def _end_drag(self) -> None:
        self._drag = None
        self._scrolling.stop()
        self._aside.to({}, glide=False)
        self.viewport().unsetCursor()
        self.viewport().update()

    def _on_switch(self, row: int, point: QPointF) -> bool:
        area = routine_row.switch_rect(self.box(row), self._hub)
        return area.adjusted(-40, -12, 12, 12).contains(point)

    def _show_what_a_press_does(self, point: QPointF) -> None:
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            self.viewport().unsetCursor()
        elif self._on_switch(index.row(), point):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def _after(self, row: int, sentence: str) -> None:
        if row >= 0:
            self.setCurrentIndex(self._items.index(row))
            self._scroll.show(self._items.index(row))
        self.setAccessibleDescription(sentence)
        announce(self, sentence)

    def _on_rows_inserted(self, parent: QModelIndex, first: int) -> None:
        """Into a list that was empty."""
        if self.row < 0:
            self.setCurrentIndex(self._items.index(first))

    def _remember(self) -> None:
        self._let_go()
        entry = self._items.entry(self.row) if self.row >= 0 else None
        self._remembered = self._items.routine_id, entry, self.row

    def _select_again(self) -> None:
        """The entry that was the current one, or its row; the first of another routine."""
        routine_id, entry, row = self._remembered
        count = self._items.rowCount()
        if routine_id != self._items.routine_id:
            row = 0
        elif entry is not None:
            same = (r for r in range(count) if self._items.entry(r) == entry)
            row = next(same, row)
        if count:
            self.setCurrentIndex(self._items.index(min(max(row, 0), count - 1)))
        else:
            self.chosen.emit(-1)
