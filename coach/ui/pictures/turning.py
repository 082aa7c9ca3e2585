"""Turning a picture by mouse, touch and keyboard: where it is seen from is kept here alone."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPointF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from coach.figure.output.frame import Angle

LOWEST, HIGHEST = -10.0, 85.0  # degrees of pitch
PER_PIXEL = 0.4  # degrees
STEP = 10.0  # degrees for each press of a key
SETTLE_MS = 250  # after the last press of a key
BACK_MS = 320
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, STEP),
    Qt.Key.Key_Down: (0.0, -STEP),
}
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Turning(QObject):
    """Watches a widget for drags, double clicks and, where it has the focus, the arrow keys.

    `begun` tells that somebody is about to turn, `changed` that it is seen from elsewhere or has
    been let go, `forgotten` that another picture begins at its best view, `tapped` that it was
    pressed and let go without turning, `allowed` that what is shown can be turned, or cannot. Qt
    makes drags of one finger into drags of the mouse.
    """

    begun = Signal()
    allowed = Signal()
    changed = Signal()
    forgotten = Signal()
    tapped = Signal()

    def __init__(
        self,
        widget: QWidget,
        calm: Callable[[], bool],
        *,
        keys: bool = True,
        double_click: bool = True,
    ) -> None:
        """`calm` says whether less movement is wanted.

        Without `keys` the arrows are not for it; without `double_click` two quick presses are one
        tap rather than the way back to the best view.
        """
        super().__init__(widget)
        self._widget = widget
        self._calm = calm
        self._keys = keys
        self._double_click = double_click
        self._allowed = True
        self._best: Angle | None = None
        self._away = (0.0, 0.0)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragged = False
        self._second = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        self._way_back = QVariantAnimation(self)
        self._way_back.setDuration(BACK_MS)
        self._way_back.setStartValue(1.0)
        self._way_back.setEndValue(0.0)
        self._way_back.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way_back.valueChanged.connect(self._come_back)
        self._way_back.finished.connect(self.changed)
        self._from = self._away
        self._show_cursor()
        widget.installEventFilter(self)

    @property
    def possible(self) -> bool:
        """Whether what is shown can be turned: the figure can, photos cannot."""
        return self._allowed

    def allow(self, *, on: bool) -> None:
        """Let it be turned, or not."""
        if on != self._allowed:
            self._allowed = on
            self._show_cursor()
            self.allowed.emit()

    @property
    def view(self) -> Angle | None:
        """Whence it is seen; None for the best view."""
        return self.view_with(self._best) if self._best else None

    @property
    def turned(self) -> bool:
        return self._away != (0.0, 0.0)

    @property
    def held(self) -> bool:
        """Whether it is being turned at this moment."""
        return self._dragged or self._settle.isActive() or self._moving_back

    def view_with(self, best: Angle) -> Angle | None:
        """What `view` becomes with another best view, as of the other side of the body.

        Where that is seen best from the other side too, it is seen in the mirror.
        """
        if not self.turned:
            return None
        yaw, pitch = self._away_from(best)
        return Angle(round((best.yaw + yaw) % 360.0, 1), round(best.pitch + pitch, 1))

    def set_best(self, best: Angle | None) -> None:
        """Whence the picture is seen best; None as long as that is not known."""
        if best:
            self._away = self._away_from(best)
        self._best = best

    def turn(self, yaw: float, pitch: float) -> None:
        """Turn by degrees, as a press of a key does."""
        if not self._allowed:
            return
        self.begun.emit()
        self._way_back.stop()
        self._settle.start()
        self._turn(yaw, pitch)

    def reset(self) -> None:
        """Be at the best view at once, as another picture is shown."""
        self._way_back.stop()
        self._settle.stop()
        self._pressed, self._dragged = None, False
        self._show_cursor()
        self._away = (0.0, 0.0)
        self.forgotten.emit()

    def return_to_best(self) -> None:
        """Turn back, by and by where movement is welcome."""
        if not self.turned or self._moving_back:
            return
        self._settle.stop()
        yaw, pitch = self._away
        self._from = ((yaw + 180.0) % 360.0 - 180.0, pitch)
        if self._calm():
            self._come_back(0.0)
        else:
            self._way_back.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._keys:
            return self._on_key(event)
        return False

    @property
    def _moving_back(self) -> bool:
        return self._way_back.state() is QVariantAnimation.State.Running

    def _on_mouse(self, event: QMouseEvent) -> bool:
        second = event.type() is QEvent.Type.MouseButtonDblClick
        if second and self._double_click:
            self.return_to_best()
        if event.type() in _PRESSES:
            if event.button() is Qt.MouseButton.LeftButton:
                self._second = second
                self._press(event.position())
                return True  # whoever takes the press gets the moves
        elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
            return self._drag(event.position())
        elif event.type() is QEvent.Type.MouseButtonRelease:
            return self._release()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if not self._allowed or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key is Qt.Key.Key_Home:
            self.return_to_best()
        elif key in ARROWS:
            self.turn(*ARROWS[key])
        else:
            return False
        return True

    def _press(self, at: QPointF) -> None:
        self._pressed = self._last = at
        self.begun.emit()

    def _drag(self, to: QPointF) -> bool:
        if self._pressed is None or not self._allowed:
            return False
        far = (to - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragged and not far:
            return False
        if not self._dragged:
            self._way_back.stop()
            self._settle.stop()
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._dragged = True
        moved, self._last = to - self._last, to
        self._turn(moved.x() * PER_PIXEL, moved.y() * PER_PIXEL)
        return True

    def _release(self) -> bool:
        dragged, pressed = self._dragged, self._pressed is not None
        self._dragged, self._pressed = False, None
        self._show_cursor()
        if dragged:
            self.changed.emit()
        elif pressed and not self._second:
            self.tapped.emit()
        return dragged

    def _show_cursor(self) -> None:
        """The cursor that says whether it can be turned."""
        shape = Qt.CursorShape.OpenHandCursor if self._allowed else Qt.CursorShape.ArrowCursor
        self._widget.setCursor(shape)

    def _turn(self, yaw: float, pitch: float) -> None:
        self._away = (self._away[0] + yaw, _within(self._away[1] + pitch, self._best))
        self.changed.emit()

    def _away_from(self, best: Angle) -> tuple[float, float]:
        yaw, pitch = self._away
        mirrored = self._best is not None and self._best.yaw != best.yaw
        return (-yaw if mirrored else yaw), _within(pitch, best)

    def _come_back(self, share: float) -> None:
        self._away = (self._from[0] * share, self._from[1] * share)
        self.changed.emit()


def _within(pitch: float, best: Angle | None) -> float:
    middle = best.pitch if best else 0.0
    return min(max(pitch, LOWEST - middle), HIGHEST - middle)
