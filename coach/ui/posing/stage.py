"""The large figure of the pose editor: it is turned on empty ground, and posed at its handles."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.figure.output.frame import Bounds
from coach.figure.output.painter import Picture, scale_of
from coach.figure.output.palette import palette
from coach.ui.announcing import announce
from coach.ui.pictures.canvas import Canvas
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.turning import STEP, Turning
from coach.ui.posing import words
from coach.ui.posing.handles import Handles
from coach.ui.theme import ThemeHub

NAME = "The figure"
HOW_TO = (
    "Drag a joint to pose it, or the empty ground to turn the figure. With the keyboard: arrow "
    "keys choose a joint, Shift and an arrow key move it, Control and an arrow key turn the "
    "figure, Home returns to the best view."
)
NUDGE = 0.01  # metres that a press of a key moves a joint
EDGE = 6
ROOMY = 0.75  # of what is framed: where the movement fills less of it, it is framed anew
PER_NOTCH = STEP / 120.0  # degrees for each unit of a wheel's turn
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Stage(QWidget):
    """`taken` says that a joint is about to be drawn, `drawn(joint, x, y)` to where of the view
    plane in metres, `let_go` that it has been; `put_back` that it is to be where it was before;
    `chosen` which joint is meant now.
    """

    taken = Signal(str)
    drawn = Signal(str, float, float)
    let_go = Signal()
    put_back = Signal()
    chosen = Signal(str)

    def __init__(
        self, *, illustrations: Illustrations, theme_hub: ThemeHub, behind: Callable[[], bool]
    ) -> None:
        """`behind` says whether a joint is still on its way to where it was drawn."""
        super().__init__()
        self._behind = behind
        self._nudged_joint = ""
        self._hub = theme_hub
        self._canvas = Canvas(self, lambda: palette(theme_hub.theme.dark, illustrations.appearance))
        self._picture: Picture | None = None
        self._framed: Bounds | None = None
        self._grip: QPointF | None = None
        self._nudged = QPointF()
        self._ringed = False
        self.turning = Turning(self, lambda: theme_hub.reduced_motion, keys=False)
        self.handles = Handles(theme_hub, self)
        self.installEventFilter(self)  # after the turning's, and so asked before it
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(NAME)
        self.setAccessibleDescription(HOW_TO)
        theme_hub.changed.connect(self._canvas.renew)
        illustrations.appearance_changed.connect(self._canvas.renew)

    @property
    def held(self) -> bool:
        """Whether a joint is in hand at this moment."""
        return self._grip is not None

    @property
    def px_per_metre(self) -> float:
        """How large the figure is in device pixels, in steps of fifty."""
        if self._framed is None:
            return 450.0
        dots = scale_of(self._framed, self._place()) * self.devicePixelRatioF()
        return float(min(max(round(dots / 50.0) * 50, 150), 1200))

    def show_picture(self, picture: Picture, *, steady: bool) -> None:
        """Show a picture; a `steady` one keeps the frame, as while a joint is in hand."""
        if self._framed is None or not (steady or _about(picture.bounds, self._framed)):
            self._framed = picture.bounds
        picture.bounds = self._framed
        self._picture = picture
        self._lay()

    def frame_anew(self) -> None:
        """What is shown next is framed for itself."""
        self._framed = None

    def give_up(self) -> None:
        """Let go of the joint in hand, which goes back."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.put_back.emit()
        self.let_go.emit()

    def choose(self, joint: str) -> None:
        if joint != self.handles.chosen:
            self.handles.choose(joint)
            self.chosen.emit(joint)
            if joint and self.hasFocus():
                announce(self, words.joint_name(joint))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and self.handles.isVisible():
            return self._on_mouse(event)
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turning.turn(event.angleDelta().y() * PER_NOTCH, 0.0)

    def leaveEvent(self, event: QEvent) -> None:
        self.handles.hover("")
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(Qt.Key(event.key()), event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.handles.setGeometry(self.rect())
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._canvas.paint(painter, event.region())
        if self.hasFocus() and self._ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._hub.focus_pen())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)

    def _place(self) -> QRectF:
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def _lay(self) -> None:
        if self._picture is None:
            return
        self._canvas.lay(self._place(), None)
        self._canvas.show(self._picture, turning=self.turning.held)
        self.handles.place(self._canvas.placed)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        at = event.position()
        if event.type() in _PRESSES:
            joint = self.handles.at(at) if event.button() is Qt.MouseButton.LeftButton else ""
            if not joint:
                return False
            self._take(joint, at)
            return True
        if event.type() is QEvent.Type.MouseMove:
            if self._grip is not None:
                self._draw(at + self._grip)
                return True
            self._point_out(at)
        elif event.type() is QEvent.Type.MouseButtonRelease and self._grip is not None:
            self._grip = None
            self._point_out(at)
            self.let_go.emit()
            return True
        return False

    def _take(self, joint: str, at: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(joint)
        self._nudged_joint = ""
        place = self.handles.point_of(joint)
        self._grip = (place or at) - at
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.taken.emit(joint)

    def _draw(self, to: QPointF) -> None:
        place = self.handles.metres_at(to)
        self.drawn.emit(self.handles.chosen, place.x(), place.y())

    def _point_out(self, at: QPointF) -> None:
        if self.turning.held:
            return
        joint = self.handles.at(at)
        self.handles.hover(joint)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if joint else Qt.CursorShape.OpenHandCursor
        )

    def _on_key(self, key: Qt.Key, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key is Qt.Key.Key_Home and not held:
            self.turning.return_to_best()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            step = 1 if key is Qt.Key.Key_PageDown else -1
            self.choose(self.handles.in_turn(self.handles.chosen, step))
        elif key not in _WAYS:
            return False
        elif held == Qt.KeyboardModifier.ControlModifier:
            self.turning.turn(_WAYS[key].x() * -STEP, _WAYS[key].y() * -STEP)
        elif held == Qt.KeyboardModifier.ShiftModifier:
            self._nudge(_WAYS[key], goes_on=event.isAutoRepeat())
        elif not held:
            self.choose(self.handles.beside(self.handles.chosen, _WAYS[key]))
        return True

    def _nudge(self, way: QPointF, *, goes_on: bool) -> None:
        handle = self.handles.handle(self.handles.chosen)
        if handle is None:
            return
        late = handle.joint == self._nudged_joint and self._behind()
        if not goes_on and not late:
            self.taken.emit(handle.joint)
            self._nudged_joint = handle.joint
            self._nudged = QPointF(handle.x, handle.y)
        self._nudged += QPointF(way.x(), -way.y()) * NUDGE
        self.drawn.emit(handle.joint, self._nudged.x(), self._nudged.y())


def _about(bounds: Bounds, framed: Bounds) -> bool:
    """Whether a frame still suits a movement: it holds it, with little room to spare."""
    x0, y0, x1, y1 = bounds
    left, low, right, high = framed
    holds = left <= x0 and low <= y0 and x1 <= right and y1 <= high
    return (holds and (x1 - x0) > ROOMY * (right - left)) or (
        holds and (y1 - y0) > ROOMY * (high - low)
    )
