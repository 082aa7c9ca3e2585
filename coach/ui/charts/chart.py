"""What all charts share: a still plot in the theme's colours whose marks speak."""

from collections.abc import Callable, Iterable, Sequence

import pyqtgraph
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.announcing import announce
from coach.ui.charts.bubble import paint_bubble
from coach.ui.charts.drawing import Drawing
from coach.ui.charts.marks import Mark, Marks
from coach.ui.theme import Theme

SMALL = 13 / 15
TICK_SPACE = 6
LEAST_SIZE = QSize(240, 120)
DRAG_PIXELS = 10
SPAN_OPACITY = 0.16
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Chart(pyqtgraph.PlotWidget):
    """A plot that cannot be dragged or zoomed.

    Hovering shows the sentence of the mark under the pointer in a bubble; with the keyboard's
    focus the arrow keys go through the marks, show their sentences and have them spoken. The
    summary given with the marks says the chart's numbers as text and is its accessible
    description while no mark is chosen.

    `opened` tells that a mark was clicked, or chosen with Enter; `spanned` that a stretch from mark
    to mark was dragged over, or chosen with Shift and the arrow keys, and Enter.
    """

    KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
    ALONG = "bottom"  # the axis of time
    HAS_SIDE = True  # whether there is an axis at the side
    opened = Signal(int)
    spanned = Signal(int, int)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__(background=QColor(theme.surface), enableMenu=False)
        self.theme = theme
        self.marks: Sequence[Mark] = Marks()
        self.current: int | None = None
        self._pointed: int | None = None
        self._pressed: tuple[int, QPointF] | None = None
        self._span: tuple[int, int] | None = None
        self._summary = ""
        self._look: tuple[Theme, QFont, bool] | None = None
        self.setAccessibleName(name)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.plotItem.setContentsMargins(0, 0, 0, 0)
        # what is mirrored we mirror ourselves: Qt would swap the axes at the sides once more
        self.plotItem.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.plotItem.vb.setDefaultPadding(0)
        self.plotItem.disableAutoRange()
        for axis in ("left", "right", self.ALONG):
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

    def nearest(self, point: QPointF) -> int:
        """The mark nearest to a point in data coordinates; there is at least one mark."""
        raise NotImplementedError

    def side_labels(self) -> Iterable[str]:
        """What may stand at the side, so that there is room for the widest."""
        return ()

    @property
    def mirrored(self) -> bool:
        """Whether time runs from right to left, as what is read does."""
        return bool(self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    @property
    def side(self) -> str:
        """The name of the axis at the side where reading begins."""
        return "right" if self.mirrored else "left"

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

    def show_marks(self, count: int, make: Callable[[int], Mark], summary: str) -> None:
        self.marks = Marks(count, make)
        self.current = self._pointed = self._pressed = self._span = None
        self._summary = summary
        self.setAccessibleDescription(summary)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.setBackground(QColor(theme.surface))
        self.refresh()

    def refresh(self) -> None:
        look = self.theme, self.small_font(), self.mirrored
        if look != self._look:
            self._look = look
            self._dress()
        self.lay_out()
        self.plotItem.vb.updateMatrix()  # else it is found out in painting, and painted once more
        self._drawing.update()

    def _dress(self) -> None:
        font = self.small_font()
        self.plotItem.vb.invertX(self.mirrored)
        for name in ("left", "right"):
            self.showAxis(name, self.HAS_SIDE and name == self.side)
        for name in (self.side, self.ALONG):
            axis = self.getAxis(name)
            axis.setStyle(tickFont=font)
            if name == self.ALONG:
                axis.setHeight(self.fontMetrics().height() + TICK_SPACE)
            elif self.HAS_SIDE:
                axis.setWidth(self._side_width(font))
            axis.setPen(QPen(Qt.PenStyle.NoPen))
            axis.setTextPen(QColor(self.theme.muted))
        self.plotItem.layout.activate()  # else it is laid out for the size before, and then again

    def _side_width(self, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        widest = max((metrics.horizontalAdvance(each) for each in self.side_labels()), default=0.0)
        return widest + 2 * TICK_SPACE

    def choose(self, index: int) -> None:
        """Makes a mark the current one, shows its sentence and has it spoken."""
        self.current = index
        sentence = self.marks[index].sentence
        self.setAccessibleDescription(sentence)
        announce(self, sentence)
        self._pointed = None
        self.viewport().update()

    def mark_at(self, position: QPoint | QPointF) -> int | None:
        """The mark under a point of the widget."""
        point = QPointF(position)
        if not len(self.marks) or not self._inside().contains(point):
            return None
        index = self.nearest(self._in_data(point))
        return index if self._pixels(self.marks[index].place).contains(point) else None

    @property
    def spoken(self) -> str:
        """The sentence in the bubble: of the mark under the pointer, or else the current one."""
        index = self._pointed
        if index is None and self.hasFocus():
            index = self.current
        return "" if index is None else self.marks[index].sentence

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802 - Qt's name
        index = self.current if self._pointed is None else self._pointed
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self.current is None:
            painter.setPen(self._ring_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -2, -2), 8, 8)
        if self._span:
            self._draw_span(painter, *self._span)
        if index is not None and self.spoken:
            painter.setFont(self.small_font())
            place = self._pixels(self.marks[index].place)
            paint_bubble(painter, self.spoken, place, QRectF(self.rect()), self.theme)

    def _draw_span(self, painter: QPainter, first: int, last: int) -> None:
        inside = self._inside()
        ends = [self._pixels(self.marks[index].place) for index in (first, last)]
        box = ends[0].united(ends[1])
        box.setTop(inside.top())
        box.setBottom(inside.bottom())
        shade = QColor(self.theme.rest)
        shade.setAlphaF(SPAN_OPACITY)
        painter.setPen(QPen(QColor(self.theme.rest), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(shade)
        painter.drawRoundedRect(box.intersected(inside), 8, 8)

    def _ring_pen(self) -> QPen:
        return QPen(QColor(self.theme.ink), 3 if self.theme.more_contrast else 2)

    def _point_at(self, index: int | None) -> None:
        if index != self._pointed:
            self._pointed = index
            self.viewport().update()

    def _inside(self) -> QRectF:
        return QRectF(self.plotItem.vb.sceneBoundingRect())

    def _in_data(self, point: QPointF) -> QPointF:
        self.plotItem.vb.updateMatrix()
        back, _ = self._drawing.sceneTransform().inverted()
        return QPointF(back.map(point))

    def _pixels(self, place: QRectF) -> QRectF:
        self.plotItem.vb.updateMatrix()
        return QRectF(self._drawing.sceneTransform().mapRect(place))

    def _paint(self, painter: QPainter, to_scene: QTransform) -> None:
        self.draw(painter, to_scene)
        if self.current is not None and self.hasFocus():
            painter.setPen(self._ring_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = to_scene.mapRect(self.marks[self.current].place)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = self.KEYS.get(key)
        if not len(self.marks):
            event.ignore()
        elif key == Qt.Key.Key_Home:
            self._go_to(0, event)
        elif key == Qt.Key.Key_End:
            self._go_to(len(self.marks) - 1, event)
        elif step is not None:
            across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self._step(-step if self.mirrored and across else step, event)
        elif key in ENTER and self.current is not None:
            self._enter()
        elif key == Qt.Key.Key_Escape and self._span:
            self._show_span(None)
        else:
            event.ignore()

    def _step(self, step: int, event: QKeyEvent) -> None:
        last = len(self.marks) - 1
        if self.current is None:
            self._go_to(last, event)
        else:
            self._go_to(min(max(self.current + step, 0), last), event)

    def _go_to(self, index: int, event: QKeyEvent) -> None:
        """With Shift held a stretch grows from where it began."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.current is not None:
            first, last = self._span or (self.current, self.current)
            anchor = last if self.current == first else first
            self.choose(index)
            self._show_span((min(anchor, index), max(anchor, index)))
        else:
            self._show_span(None)
            self.choose(index)

    def _enter(self) -> None:
        if self._span:
            self.spanned.emit(*self._span)
        elif self.current is not None:
            self.opened.emit(self.current)

    def _show_span(self, span: tuple[int, int] | None) -> None:
        self._span = span
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.current = self._span = None
        self.setAccessibleDescription(self._summary)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_drawing"):
            # at once, else it is painted as it was before, and then again
            self.plotItem.layout.activate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_drawing"):
            self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._point_at(self.mark_at(event.position()))
            return
        start, position = self._pressed
        if (event.position() - position).manhattanLength() >= DRAG_PIXELS or self._span:
            end = self.nearest(self._in_data(event.position()))
            self._show_span((min(start, end), max(start, end)))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not len(self.marks):
            return
        index = self.mark_at(event.position())
        if index is not None:
            self.choose(index)
        if self._inside().contains(event.position()):
            self._pressed = self.nearest(self._in_data(event.position())), event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        span = self._span
        self._show_span(None)
        if span is not None:
            self.spanned.emit(*span)
            return
        index = self.mark_at(event.position())
        if index is not None:
            self.opened.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
