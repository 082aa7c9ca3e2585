"""A layout like running text: along the line, and on to the next one where it is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QStyle

from coach.ui.widgets.wrapping import Wrapping


class Flow(Wrapping):
    """Each item has the size that it wants; lines are `gap` apart, as items are."""

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._seen()]
        width = sum(size.width() + self._gap for size in sizes) - self._gap
        return QSize(max(width, 0), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._seen():
            size = size.expandedTo(item.sizeHint())
        return size

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _direction(self) -> Qt.LayoutDirection:
        around = self.parentWidget()
        return around.layoutDirection() if around else Qt.LayoutDirection.LeftToRight

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        room = -1
        for item in self._seen():
            wide = item.sizeHint().width()
            if room < wide:
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= wide + self._gap
        return lines

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """How high it all is; each item stands in the middle of its line's height."""
        top = rect.top()
        for line in self._lines(rect.width()):
            sizes = [item.sizeHint() for item in line]
            height = max(size.height() for size in sizes)
            x = rect.left()
            for item, size in zip(line, sizes, strict=True):
                if place:
                    lowered = top + (height - size.height()) // 2
                    box = QRect(QPoint(x, lowered), size)
                    item.setGeometry(QStyle.visualRect(self._direction(), rect, box))
                x += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap - rect.top())
