"""An exercise in large: still, or moving from start to effort and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from coach.core.exercise import Side
from coach.ui.pictures.illustrations import Illustrations, Movement, MovementAsked
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub

if TYPE_CHECKING:
    from coach.figure.painter import Picture

ROUND_MS = 4200


class _Frame(QWidget):
    """Paints a movement at its present phase, anew only where another frame of it is due."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self.movement: Movement | None = None
        self._picture: Picture | None = None

    def show_phase(self, phase: float) -> None:
        picture = self.movement.picture_at(phase) if self.movement else None
        if picture is not self._picture:
            self._picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        from coach.figure.painter import paint
        from coach.figure.palette import palette

        colours = palette(self._hub.theme.dark)
        paint(QPainter(self), self._picture, QRectF(self.rect()), colours)


class Moving(QWidget):
    """Nothing runs until `play`, nor after `stop` or while hidden.

    `playing_changed` says when it begins or ends, also where it ends by itself.
    """

    playing_changed = Signal(bool)

    def __init__(
        self,
        exercise_id: str,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._illustrations = illustrations
        self._asked = MovementAsked(exercise_id, Side.RIGHT)
        self._wanted = False
        self._still = Still(exercise_id, illustrations=illustrations, theme_hub=theme_hub)
        self._frame = _Frame(theme_hub)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._still)
        self._layers.addWidget(self._frame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._phase = QVariantAnimation(self)
        self._phase.setStartValue(0.0)
        self._phase.setKeyValueAt(0.45, 1.0)
        self._phase.setKeyValueAt(0.55, 1.0)
        self._phase.setEndValue(0.0)
        self._phase.setDuration(ROUND_MS)
        self._phase.setLoopCount(-1)
        self._phase.setEasingCurve(QEasingCurve.Type.Linear)
        self._phase.valueChanged.connect(self._frame.show_phase)
        illustrations.built.connect(self._on_built)
        illustrations.failed.connect(self._on_failed)

    @property
    def playing(self) -> bool:
        """Whether it moves, or will as soon as the movement is made."""
        return self._wanted

    @property
    def moves(self) -> bool:
        """Whether it moves at this moment."""
        return self._phase.state() is QAbstractAnimation.State.Running

    def show_exercise(self, exercise_id: str, side: Side) -> None:
        """Change what is shown; it stands still then."""
        self.stop()
        if self._asked != MovementAsked(exercise_id, side):
            self._asked = MovementAsked(exercise_id, side)
            self._frame.movement = None
        self._still.show_exercise(exercise_id, side=side)

    def play(self) -> None:
        self._set_wanted(True)
        if self._frame.movement is None:
            self._illustrations.request(self._asked)
        else:
            self._move()

    def stop(self) -> None:
        self._phase.stop()
        self._illustrations.cancel(self._asked)
        self._layers.setCurrentWidget(self._still)
        self._set_wanted(False)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        super().hideEvent(event)

    def _set_wanted(self, wanted: bool) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.playing_changed.emit(wanted)

    def _move(self) -> None:
        self._layers.setCurrentWidget(self._frame)
        if not self.moves:
            self._phase.start()

    def _on_built(self, asked: MovementAsked, movement: Movement) -> None:
        if asked == self._asked:
            self._frame.movement = movement
            if self._wanted:
                self._move()

    def _on_failed(self, asked: object, why: str) -> None:
        if asked == self._asked:
            self.stop()
