"""The stage: the figure in motion over a calm background."""

from copy import copy
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.core.movement import Shown
from coach.ui.session.instruction import Instruction
from coach.ui.session.reel import Reel, Take
from coach.ui.theme import RADIUS, ThemeHub

if TYPE_CHECKING:
    from coach.figure.painter import Picture

MARGIN = 22
# Where the mat stands until the first picture is there, in parts of the figure's place.
_PLACEHOLDER = ((0.05, 0.86), (0.14, 0.66), (0.95, 0.7), (0.88, 0.92))
STILL_FROM = 0.5
VEIL = 0.55


class Stage(QWidget):
    """Paints what is shown from a reel; the instruction lies below the figure.

    With `smooth` False only the start and the effort are shown, as stills.
    """

    def __init__(
        self,
        reel: Reel,
        theme_hub: ThemeHub,
        *,
        smooth: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reel = reel
        self._hub = theme_hub
        self._smooth = smooth
        self._shown: Shown | None = None
        self._picture: Picture | None = None
        self._paused = False
        self._backdrop = QPixmap()
        self._mat_place = QRectF()
        self.instruction = Instruction(theme_hub)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addStretch(1)
        column.addWidget(self.instruction)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        reel.grown.connect(self._on_grown)
        theme_hub.changed.connect(self._renew)

    def sizeHint(self) -> QSize:
        return QSize(820, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    @property
    def ready(self) -> bool:
        """Whether the figure is there to be seen."""
        return self._picture is not None

    def show_figure(self, shown: Shown) -> None:
        """Show a moment; repaints only where another picture is to be seen."""
        if not self._smooth:
            shown = Shown(shown.exercise, shown.side, float(shown.phase >= STILL_FROM))
        self._shown = shown
        self._take_picture()

    def show_paused(self, *, paused: bool) -> None:
        """While paused the figure lies behind a veil."""
        if paused != self._paused:
            self._paused = paused
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = self._place()
        if self._backdrop.isNull() or place != self._mat_place:
            self._backdrop, self._mat_place = self._make_backdrop(), place
        painter.drawPixmap(0, 0, self._backdrop)
        if self._picture is not None:
            self._paint_figure(painter, self._picture)
        if self._paused:
            self._paint_veil(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._renew()

    def _on_grown(self, take: Take) -> None:
        if self._shown and take == (self._shown.exercise, self._shown.side):
            self._take_picture()

    def _take_picture(self) -> None:
        if self._shown is None:
            return
        take = (self._shown.exercise, self._shown.side)
        picture = self._reel.picture(take, self._shown.phase)
        before, self._picture = self._picture, picture
        if before is picture:
            return
        if before is None or picture is None or before.bounds != picture.bounds:
            self._renew()
        else:
            self.update(self._place().toAlignedRect())

    def _renew(self) -> None:
        """The background has to be made anew."""
        self._backdrop = QPixmap()
        self.update()

    def _place(self) -> QRectF:
        """Where the figure goes: above the instruction."""
        below = self.height() - self.instruction.geometry().top()
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -below - MARGIN / 2)

    def _make_backdrop(self) -> QPixmap:
        density = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * density)
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        if self._picture is None:
            self._paint_placeholder(painter)
        else:
            self._paint_mat(painter, self._picture)
        painter.end()
        return pixmap

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

    def _paint_figure(self, painter: QPainter, picture: "Picture") -> None:
        from coach.figure.painter import paint
        from coach.figure.palette import palette

        colours = palette(self._hub.theme.dark)
        # the arrow shows the way out, so on the way back it would point the wrong way
        arrows = 0.0 if self._shown and self._shown.returning else 1.0
        paint(painter, picture, self._place(), colours, background=False, arrows=arrows)

    def _paint_veil(self, painter: QPainter) -> None:
        veil = self._hub.colour("background")
        veil.setAlphaF(VEIL)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(card, veil)

    def _paint_mat(self, painter: QPainter, picture: "Picture") -> None:
        """What does not move, so that only the body is painted anew."""
        from coach.figure.painter import paint
        from coach.figure.palette import palette

        still = copy(picture)
        still.shapes = still.overlay = ()
        paint(painter, still, self._place(), palette(self._hub.theme.dark))
