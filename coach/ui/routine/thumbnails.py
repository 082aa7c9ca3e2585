"""Small pictures for rows that are painted and not made of widgets."""

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from coach.core.exercise import Side
from coach.figure.pose.movement import Motion
from coach.ui.pictures.illustrations import Drawing, Illustrations


class Thumbnails(QObject):
    """Asks for each picture when it is first wanted; `arrived` says that one more is there."""

    arrived = Signal()

    def __init__(self, illustrations: Illustrations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._illustrations = illustrations
        self._pictures: dict[Drawing, QImage | None] = {}
        self._last: dict[tuple[str | Motion, bool], QImage] = {}
        illustrations.drawn.connect(self._on_drawn)
        illustrations.appearance_changed.connect(self._forget)

    def picture(self, pose: str, size: QSize, dark: bool) -> QImage | None:
        """The pose in its effort, `size` in device pixels.

        While it is being drawn: in the size that was drawn last, None where there was none.
        """
        worn = self._illustrations.appearance
        drawing = Drawing(pose, 1.0, Side.RIGHT, size.width(), size.height(), dark, worn)
        if drawing not in self._pictures:
            self._pictures[drawing] = None
            self._illustrations.request(drawing)
        return self._pictures[drawing] or self._last.get((pose, dark))

    def _forget(self) -> None:
        """Another figure: all of them are asked for anew where they are still seen."""
        self._pictures.clear()
        self._last.clear()
        self.arrived.emit()

    def _on_drawn(self, drawing: Drawing, image: QImage) -> None:
        if drawing in self._pictures:
            self._pictures[drawing] = self._last[drawing.pose, drawing.dark] = image
            self.arrived.emit()
