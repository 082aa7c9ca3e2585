"""An exercise in large: still, or moving from start to effort and back, and turnable."""

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QPoint,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from coach.core.exercise import Side, photos_of
from coach.figure.output.frame import Angle
from coach.figure.output.palette import palette
from coach.ui.pictures.canvas import Canvas
from coach.ui.pictures.felt_label import FeltLabel
from coach.ui.pictures.film import Take
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.projector import ENOUGH, Moment, Projector
from coach.ui.pictures.reel import Reel
from coach.ui.pictures.still import Still
from coach.ui.pictures.turning import Turning
from coach.ui.theme import ThemeHub

ROUND_MS = 4200
HOW_TO_TURN = "Drag, or use the arrow keys, to turn it; Home returns to the best view."
EDGE = 4  # room for the ring that shows the focus
AT_REST = 1.0  # the phase


class _Live(QWidget):
    """Paints what the projector holds."""

    def __init__(
        self, projector: Projector, turning: Turning, illustrations: Illustrations, hub: ThemeHub
    ) -> None:
        super().__init__()
        self._projector = projector
        self._turning = turning
        self._canvas = Canvas(self, lambda: palette(hub.theme.dark, illustrations.appearance))
        projector.changed.connect(self.refresh)
        hub.changed.connect(self._canvas.renew)
        illustrations.appearance_changed.connect(self._canvas.renew)

    @property
    def placed(self) -> QTransform:
        return self._canvas.placed

    def refresh(self) -> None:
        self._canvas.lay(QRectF(self.rect()), self._projector.best_bounds)
        self._canvas.show(self._projector.picture, turning=self._turning.held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._canvas.paint(QPainter(self), event.region())


class Moving(QWidget):
    """Nothing runs until `play` or a turn, nor after `stop` or while hidden.

    `playing_changed` says when it begins or ends to play, also where it ends by itself.
    """

    playing_changed = Signal(bool)

    def __init__(
        self,
        pose: str,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio = illustrations.studio
        self._hub = theme_hub
        self._pose, self._side = pose, Side.RIGHT
        self._playing = self._ringed = False
        self.turning = Turning(self, lambda: theme_hub.reduced_motion)
        self._reel = Reel(self._studio, self)
        self._projector = Projector(illustrations, self.turning, self._reel, self)
        self._still = Still(pose, illustrations=illustrations, theme_hub=theme_hub)
        self._live = _Live(self._projector, self.turning, illustrations, theme_hub)
        self._layers = QStackedLayout()
        for layer in (self._still, self._live):
            layer.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._layers.addWidget(layer)
        self.setLayout(self._layers)
        self._layers.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._felt = FeltLabel(theme_hub, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(HOW_TO_TURN)
        self._phase = self._make_phase()
        self.turning.begun.connect(self._show_moment)
        self.turning.changed.connect(self._on_turned)
        self.turning.allowed.connect(self._tell_how_to_turn)
        self._projector.changed.connect(self._show_layer)
        self._reel.grown.connect(self._on_grown)
        self._reel.broken.connect(self.stop)
        self.turning.allow(on=photos_of(pose) is None)
        illustrations.appearance_changed.connect(self._on_turned)

    @property
    def playing(self) -> bool:
        """Whether it moves, or will as soon as the movement is there."""
        return self._playing

    @property
    def moves(self) -> bool:
        """Whether it moves at this moment."""
        return self._phase.state() is QAbstractAnimation.State.Running

    @property
    def picture_view(self) -> Angle | None:
        """Whence the picture that lies ready was taken."""
        picture = self._projector.picture
        return picture.view if picture else None

    def show_exercise(self, pose: str, side: Side) -> None:
        """Change what is shown; it stands still then, seen from its best view."""
        self.stop()
        self._pose, self._side = pose, side
        self._projector.show(None)
        self._still.show_exercise(pose, side=side)
        self.turning.allow(on=photos_of(pose) is None)
        if self._felt.wanted:
            self._show_moment()

    def play(self) -> None:
        self._set_playing(True)
        self._show_moment()
        self._want()
        self._move_if_there()

    def stop(self) -> None:
        self._phase.stop()
        self._set_playing(False)
        self._reel.close()
        if self._needs_live:
            self._show_moment()
        self._show_layer()  # at the best view the still serves, in its full quality

    def set_felt_words(self, words: str) -> None:
        """What the label says, such as "back of the thigh"."""
        self._felt.say(words)

    def set_felt_shown(self, shown: bool) -> None:
        """Show or hide the label that points to where the exercise is felt."""
        self._felt.setVisible(shown)
        if shown:
            self._show_moment()
        self._show_layer()

    def showEvent(self, event: QShowEvent) -> None:
        self._studio.hold(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        self._projector.show(None)
        self._studio.release(self)
        super().hideEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._studio.warm_up()  # it may be turned soon
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._felt.setGeometry(self.rect())
        self._show_layer()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() and self._ringed:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._hub.focus_pen())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 12, 12)

    def _make_phase(self) -> QVariantAnimation:
        phase = QVariantAnimation(self)
        phase.setStartValue(0.0)
        phase.setKeyValueAt(0.45, 1.0)
        phase.setKeyValueAt(0.55, 1.0)
        phase.setEndValue(0.0)
        phase.setDuration(ROUND_MS)
        phase.setLoopCount(-1)
        phase.setEasingCurve(QEasingCurve.Type.Linear)
        phase.valueChanged.connect(self._show_moment)
        return phase

    @property
    def _needs_live(self) -> bool:
        return self.moves or self.turning.turned or self.turning.held or self._felt.wanted

    def _show_moment(self) -> None:
        phase = float(self._phase.currentValue()) if self.moves else AT_REST
        self._projector.show(Moment(self._pose, self._side, phase), filmed=self.moves)

    def _show_layer(self) -> None:
        live = self._needs_live and self._projector.picture is not None
        self._layers.setCurrentWidget(self._live if live else self._still)
        self._felt.raise_()
        if live:
            area = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            offset = self._live.mapTo(self, QPoint())
            placed = self._live.placed * QTransform.fromTranslate(offset.x(), offset.y())
            self._felt.follow(self._projector.picture, placed, area)

    def _tell_how_to_turn(self) -> None:
        self.setAccessibleDescription(HOW_TO_TURN if self.turning.possible else "")

    def _on_turned(self) -> None:
        if self._playing and not self.turning.held:
            self._want()
        if self._playing or self._needs_live:
            self._show_moment()
        self._show_layer()

    def _want(self) -> None:
        take = self._projector.take
        if take:
            self._reel.want((take,))

    def _on_grown(self, take: Take) -> None:
        self._move_if_there()

    def _move_if_there(self) -> None:
        take = self._projector.take
        if self._playing and not self.moves and take and self._reel.built(take) >= ENOUGH:
            self._phase.start()

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
