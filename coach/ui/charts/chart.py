"""What all charts share: a still plot in the theme's colours whose marks speak."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pyqtgraph
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QStyleOptionGraphicsItem, QWidget

from coach.ui.announcing import announce
from coach.ui.charts.bubble import paint_bubble
from coach.ui.theme import Theme

SMALL = 13 / 15
TICK_SPACE = 6
LEAST_SIZE = QSize(240, 120)


class Mark(NamedTuple):
    """A bar, day or point: where it is, in the chart's data coordinates, and its sentence."""

    place: QRectF
    sentence: str


class Drawing(pyqtgraph.GraphicsObject):
    """Fills the plot's inside by a function that draws in pixels of the scene.

    `draw` gets the painter and the transformation from data coordinates to those pixels.
    """

    def __init__(self, draw: Callable[[QPainter, QTransform], None]) -> None:
        super().__init__()
        self._draw = draw

    def boundingRect(self) -> QRectF:
        return QRectF(self.viewRect() or QRectF())

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


class Chart(pyqtgraph.PlotWidget):
    """A plot that cannot be dragged or zoomed.

    Hovering shows the sentence of the mark under the pointer in a bubble; with the keyboard's
    focus the arrow keys go through the marks, show their sentences and have them spoken. The
    summary given with the marks says the chart's numbers as text and is its accessible
    description while no mark is chosen.
    """

    KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    AXES = ("left", "bottom")

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(background=QColor(theme.surface))
        self.theme = theme
        self.marks: tuple[Mark, ...] = ()
        self.current: int | None = None
        self._pointed: int | None = None
        self._summary = ""
        self.setAccessibleName(name)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseEnabled(x=False, y=False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.plotItem.setContentsMargins(0, 0, 0, 0)
        self.plotItem.vb.setDefaultPadding(0)
        self.plotItem.disableAutoRange()
        for axis in self.AXES:
            self.getAxis(axis).setStyle(tickLength=0, tickAlpha=0, hideOverlappingLabels=False)
        self._drawing = Drawing(self._paint)
        self.addItem(self._drawing, ignoreBounds=True)
        self.plotItem.vb.sigResized.connect(self.refresh)

    def draw(self, painter: QPainter, to_scene: QTransform) -> None:
        """Paints the chart's own shapes; in pixels, under `to_scene` from data coordinates."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Sets ranges and ticks for the present data, size and font."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return LEAST_SIZE

    def minimumSizeHint(self) -> QSize:
        return LEAST_SIZE

    def close(self) -> bool:
        """Closes like any widget; pyqtgraph's own way tears the scene down and can crash."""
        return bool(QWidget.close(self))

    def small_font(self) -> QFont:
        font = QFont(self.font())
        if font.pixelSize() > 0:
            font.setPixelSize(round(font.pixelSize() * SMALL))
        else:
            font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def show_marks(self, marks: Sequence[Mark], summary: str) -> None:
        self.marks = tuple(marks)
        self.current = self._pointed = None
        self._summary = summary
        self.setAccessibleDescription(summary)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.setBackground(QColor(theme.surface))
        self.refresh()

    def refresh(self) -> None:
        font = self.small_font()
        for name in self.AXES:
            axis = self.getAxis(name)
            axis.setStyle(tickFont=font)
            if name != "left":
                axis.setHeight(self.fontMetrics().height() + TICK_SPACE)
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(QColor(self.theme.muted))
        self.lay_out()
        self._drawing.update()

    def choose(self, index: int) -> None:
        """Makes a mark the current one, shows its sentence and has it spoken."""
        self.current = index
        sentence = self.marks[index].sentence
        self.setAccessibleDescription(sentence)
        announce(self, sentence)
        self._pointed = None
        self.viewport().update()

    def mark_at(self, position: QPoint | QPointF) -> int | None:
        """The mark under a point of the widget; the nearest where several lie there."""
        point = QPointF(position)
        places = [self._pixels(mark.place) for mark in self.marks]
        hits = [index for index, place in enumerate(places) if place.contains(point)]
        return min(hits, key=lambda i: abs(places[i].center().x() - point.x()), default=None)

    @property
    def spoken(self) -> str:
        """The sentence in the bubble: of the mark under the pointer, or else the current one."""
        index = self._pointed
        if index is None and self.hasFocus():
            index = self.current
        return "" if index is None else self.marks[index].sentence

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802 - Qt's name
        index = self.current if self._pointed is None else self._pointed
        if self.hasFocus() and self.current is None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.theme.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -2, -2), 8, 8)
        if index is not None and self.spoken:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.small_font())
            place = self._pixels(self.marks[index].place)
            paint_bubble(painter, self.spoken, place, QRectF(self.rect()), self.theme)

    def _point_at(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            self.viewport().update()

    def _pixels(self, place: QRectF) -> QRectF:
        self.plotItem.vb.updateMatrix()
        return QRectF(self._drawing.sceneTransform().mapRect(place))

    def _paint(self, painter: QPainter, to_scene: QTransform) -> None:
        self.draw(painter, to_scene)
        if self.current is not None and self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = to_scene.mapRect(self.marks[self.current].place)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.KEYS.get(Qt.Key(event.key()))
        last = len(self.marks) - 1
        if not self.marks:
            event.ignore()
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(last)
        elif step is not None:
            start = last - step if self.current is None else self.current
            self.choose(last if self.current is None else min(max(start + step, 0), last))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.current = None
        self.setAccessibleDescription(self._summary)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.mark_at(event.position())
        if index is not None:
            self.choose(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
