"""The stage: the figure in motion over a calm background."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.core.exercise import Side
from coach.figure.palette import palette
from coach.ui.pictures.canvas import Canvas
from coach.ui.pictures.felt_label import FeltLabel
from coach.ui.pictures.film import Take
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.projector import Moment, Projector
from coach.ui.pictures.reel import Reel
from coach.ui.pictures.turning import Turning
from coach.ui.pictures.view_chips import ViewChips
from coach.ui.session.instruction import Instruction
from coach.ui.theme import RADIUS, ThemeHub

MARGIN = 22
# Where the mat stands until the first picture is there, in parts of the figure's place.
_PLACEHOLDER = ((0.05, 0.86), (0.14, 0.66), (0.95, 0.7), (0.88, 0.92))
STILL_FROM = 0.5
VEIL = 0.55
HOW_TO_TURN = "Drag to turn the view, or hold Ctrl and use the arrow keys; Home for the best view."
# How much of the window the figure gets, and how many metres of it are seen there, about.
_SHARE_X, _SHARE_Y, _WIDE, _HIGH = 0.64, 0.62, 2.3, 1.3
SHARPNESSES = (300.0, 450.0, 640.0, 900.0)  # pixels a metre


class Stage(QWidget):
    """Shows a moment of a movement, which can be turned; the instruction lies below the figure.

    With `smooth` False only the start and the effort are shown, as stills.
    """

    def __init__(
        self,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        *,
        smooth: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._illustrations = illustrations
        self._hub = theme_hub
        self._smooth = smooth
        self._ahead: Sequence[tuple[str, Side]] = ()
        self._arrows = 1.0
        self._paused = False
        self.turning = Turning(self, lambda: theme_hub.reduced_motion, keys=False)
        self._reel = Reel(illustrations.studio, self)
        self._projector = Projector(illustrations, self.turning, self._reel, self)
        self._canvas = Canvas(
            self, lambda: palette(theme_hub.theme.dark, illustrations.appearance), self._paint_under
        )
        self.chips = ViewChips(self.turning, HOW_TO_TURN)
        self.instruction = Instruction(theme_hub)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 6, MARGIN - 6, MARGIN)
        column.addWidget(self.chips)
        column.addStretch(1)
        column.addWidget(self.instruction)
        self.felt = FeltLabel(theme_hub, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleDescription(HOW_TO_TURN)
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(820, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    @property
    def ready(self) -> bool:
        """Whether the figure is there to be seen."""
        return self._projector.picture is not None

    @property
    def reel(self) -> Reel:
        return self._reel

    @property
    def take(self) -> Take | None:
        """The film that is shown."""
        return self._projector.take

    def want(self, ahead: Sequence[tuple[str, Side]]) -> None:
        """Have the movements of these poses and sides drawn; the first is the one shown."""
        self._ahead = ahead
        self._projector.px_per_metre = self._sharpness()
        takes = [self._projector.take_of(pose, side) for pose, side in ahead]
        shown = self._projector.take
        if shown and (shown.pose, shown.side) in ahead[:1]:
            takes.insert(0, shown)
        self._reel.want(takes)

    def close_down(self) -> None:
        """Nothing is to be shown any more."""
        self._ahead = ()
        self._reel.close()

    def show_figure(self, moment: Moment, *, returning: bool = False) -> None:
        """Show a moment; repaints only where it differs from the one before."""
        if not self._smooth:
            moment = Moment(moment.pose, moment.side, float(moment.phase >= STILL_FROM))
        # the arrow shows the way out, so on the way back it would point the wrong way
        self._arrows = 0.0 if returning else 1.0
        self._projector.show(moment)
        self._show_picture()

    def show_paused(self, *, paused: bool) -> None:
        """While paused the figure lies behind a veil."""
        if paused != self._paused:
            self._paused = paused
            self.update()

    def set_felt_words(self, words: str) -> None:
        """What the label says, such as "back of the thigh"."""
        self.felt.say(words)

    def set_felt_shown(self, shown: bool) -> None:
        """Show or hide the label that points to where the exercise is felt."""
        self.chips.felt.setChecked(shown)

    def toggle_felt(self) -> None:
        self.chips.felt.toggle()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay()
        painter = QPainter(self)
        self._canvas.paint(painter, event.region())
        if self._paused:
            self._paint_veil(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.felt.setGeometry(self.rect())
        self._lay()
        if self._ahead and self._sharpness() != self._projector.px_per_metre:
            self.want(self._ahead)

    def _connect(self) -> None:
        self._projector.changed.connect(self._show_picture)
        self.turning.changed.connect(self._on_turned)
        self.chips.felt_toggled.connect(self._show_felt)
        self._hub.changed.connect(self._canvas.renew)
        self._illustrations.appearance_changed.connect(self._on_appearance)

    def _show_picture(self) -> None:
        picture = self._projector.picture
        self._lay()
        self._canvas.show(picture, arrows=self._arrows, turning=self.turning.held)
        if picture and self.felt.wanted:
            self.felt.follow(picture, self._canvas.placed, self._place())

    def _show_felt(self, shown: bool) -> None:
        self.felt.setVisible(shown)
        self._show_picture()

    def _on_turned(self) -> None:
        if not self.turning.held:
            self.want(self._ahead)
        self._show_picture()

    def _on_appearance(self) -> None:
        self._canvas.renew()
        self.want(self._ahead)

    def _lay(self) -> None:
        self._canvas.lay(self._place(), self._projector.best_bounds)

    def _place(self) -> QRectF:
        """Where the figure goes: between the chips and the instruction."""
        top = self.chips.geometry().bottom() + 4
        bottom = self.instruction.geometry().top() - MARGIN / 2
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, bottom - top)

    def _sharpness(self) -> float:
        """How fine the figure is to be drawn for a window as large as this one."""
        size = self.window().size() * self.devicePixelRatioF()
        across = min(size.width() * _SHARE_X / _WIDE, size.height() * _SHARE_Y / _HIGH)
        return next((s for s in SHARPNESSES if s >= 0.85 * across), SHARPNESSES[-1])

    def _paint_under(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._hub.colour("background"))
        self._paint_card(painter)
        if not self.ready:
            self._paint_placeholder(painter)

    def _paint_card(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        gradient = QLinearGradient(frame.topLeft(), frame.bottomLeft())
        gradient.setColorAt(0.0, self._hub.colour("surface"))
        gradient.setColorAt(1.0, self._hub.colour("accent_soft"))
        card = QPainterPath()
        card.addRoundedRect(frame, RADIUS, RADIUS)
        painter.fillPath(card, gradient)
        painter.strokePath(card, QPen(self._hub.colour("line"), 1))

    def _paint_placeholder(self, painter: QPainter) -> None:
        place = self._place()
        mat = QPolygonF(
            [
                QPointF(place.left() + x * place.width(), place.top() + y * place.height())
                for x, y in _PLACEHOLDER
            ]
        )
        colour = QColor(self._hub.colour("accent"))
        colour.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(mat)

    def _paint_veil(self, painter: QPainter) -> None:
        veil = self._hub.colour("background")
        veil.setAlphaF(VEIL)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(card, veil)
