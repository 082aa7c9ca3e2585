"""A layout of equal cards, as many to a row as fit."""

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from coach.ui.widgets.wrapping import Wrapping


class CardGrid(Wrapping):
    """Rows of equally wide items, each row as high as its highest item.

    Items are at least as wide as `least_width`, unless the whole layout is narrower, and the rows
    as even as they can be: ten cards where six would fit stand as five and five.
    """

    def __init__(
        self,
        least_width: int,
        gap: int,
        parent: QWidget | None = None,
        *,
        most_columns: int | None = None,
    ) -> None:
        super().__init__(gap, parent)
        self._least_width = least_width
        self._most_columns = most_columns

    def set_least_width(self, least_width: int) -> None:
        self._least_width = least_width
        self.invalidate()

    def columns(self, width: int) -> int:
        """How many cards stand side by side in a width."""
        fitting = max(1, (width + self._gap) // (self._least_width + self._gap))
        if self._most_columns:
            fitting = min(fitting, self._most_columns)
        rows = ceil(len(self._items) / fitting)
        return ceil(len(self._items) / rows) if rows > 1 else fitting

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max((i.minimumSize().width() for i in self._items), default=0), 0)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        columns = self.columns(rect.width())
        width = (rect.width() - (columns - 1) * self._gap) // columns
        top = rect.top()
        for first in range(0, len(self._items), columns):
            row = self._items[first : first + columns]
            height = max(_height(item, width) for item in row)
            for column, item in enumerate(row if place else ()):
                left = rect.left() + column * (width + self._gap)
                item.setGeometry(QRect(left, top, width, height))
            top += height + self._gap
        return max(0, top - self._gap - rect.top())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
