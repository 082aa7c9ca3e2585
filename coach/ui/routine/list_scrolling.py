"""Scrolling the routine's list, or what it stands in where all of its rows are in it."""

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QListView

from coach.ui.routine.row_drag import scroll_speed
from coach.ui.widgets.scroll_area import scroll_area_around


class ListScrolling:
    """Of a list that may stand in a scroll area."""

    def __init__(self, rows: QListView) -> None:
        self._rows = rows

    def scroll_near(self, pointer: float) -> tuple[bool, int]:
        """Scroll where a pointer, in the list's viewport, is near an edge of what is seen.

        Whether it is, and by how much the list has then passed below the pointer.
        """
        own, around = self._rows.verticalScrollBar(), scroll_area_around(self._rows)
        if own.maximum() or around is None:
            speed = scroll_speed(pointer, self._rows.viewport().height())
            own.setValue(own.value() + speed)
            return speed != 0, 0
        view, bar = around.viewport(), around.verticalScrollBar()
        at = self._rows.viewport().mapTo(view, QPoint(0, round(pointer))).y()
        speed, before = scroll_speed(at, view.height()), bar.value()
        bar.setValue(before + speed)
        return speed != 0, bar.value() - before

    def show(self, index: QModelIndex) -> None:
        """Bring a row into sight."""
        self._rows.scrollTo(index)
        if around := scroll_area_around(self._rows):
            box = self._rows.visualRect(index)
            place = self._rows.viewport().mapTo(around.viewport(), box.center())
            down = around.verticalScrollBar().value()
            around.ensureVisible(place.x(), place.y() + down, 0, box.height())
