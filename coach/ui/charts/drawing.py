"""The part of a chart that is ours to paint, inside pyqtgraph's plot."""

from collections.abc import Callable

import pyqtgraph
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class Drawing(pyqtgraph.GraphicsObject):
    """Fills the plot's inside by a function that draws in pixels of the scene.

    `draw` gets the painter and the transformation from data coordinates to those pixels.
    """

    def __init__(self, draw: Callable[[QPainter, QTransform], None]) -> None:
        super().__init__()
        self._draw = draw

    def boundingRect(self) -> QRectF:
        """All that is in view; pyqtgraph's own `viewRect` may be that of a moment ago."""
        view = self.getViewBox()
        return QRectF(view.viewRect()) if view else QRectF()

    def viewTransformChanged(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        to_scene = self.sceneTransform()
        to_data, possible = to_scene.inverted()
        if possible:
            painter.save()
            painter.setTransform(to_data, True)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.getViewWidget().small_font())
            self._draw(painter, to_scene)
            painter.restore()
