"""The pictures on the stage: one that moves, or start and effort as two stills."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from coach.figure.output.frame import Bounds
from coach.figure.output.painter import scale_of
from coach.ui.pictures.canvas import Canvas
from coach.ui.pictures.projector import Moment, Projector
from coach.ui.theme import ThemeHub

EFFORT_FROM = 0.5  # the phase from which the effort is meant rather than the start
GAP = 16
SIZE = 17
PADDING_X, PADDING_Y = 16, 5


class Panel:
    """A picture in its place; `phase` is the one that a still shows, None where it moves."""

    def __init__(
        self, projector: Projector, canvas: Canvas, caption: str = "", phase: float | None = None
    ) -> None:
        self.projector = projector
        self.canvas = canvas
        self.caption = caption
        self.place = QRectF()
        self._phase = phase
        self._meant = False

    @property
    def meant(self) -> bool:
        """Whether it is this one that is to be done now."""
        return self._meant

    @property
    def above_caption(self) -> QRectF:
        """Where a label may stand."""
        return QRectF(self.place.topLeft(), QPointF(self.place.right(), self._foot()))

    def show(self, moment: Moment) -> None:
        if self._phase is None:
            self.projector.show(moment)
            return
        self._meant = (moment.phase >= EFFORT_FROM) == (self._phase >= EFFORT_FROM)
        self.projector.show(Moment(moment.pose, moment.side, self._phase), filmed=False)

    def lay(self, place: QRectF, caption_height: float) -> None:
        self.place = place
        room = place.adjusted(0, 0, 0, -caption_height)
        self.canvas.lay(room, self.projector.best_bounds)

    def paint_caption(self, painter: QPainter, hub: ThemeHub) -> None:
        """Right below the picture; that of the one meant is filled."""
        font = caption_font(painter.font(), hub)
        width = QFontMetricsF(font).horizontalAdvance(self.caption) + 2 * hub.px(PADDING_X)
        height = pill_height(font, hub)
        top = min(self._foot() + GAP / 2, self.place.bottom() - height)
        pill = QRectF(self.place.center().x() - width / 2, top, width, height)
        edge, paper, ink = (
            ("accent", "accent", "on_accent") if self.meant else ("line", "surface", "muted")
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(hub.colour(edge), 1.4))
        painter.setBrush(hub.colour(paper))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(hub.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.caption)

    def _foot(self) -> float:
        """Where the picture ends below."""
        picture = self.projector.picture
        if picture is None:
            return self.place.bottom()
        left, lower, right, upper = picture.bounds
        ends = (QPointF(left, lower), QPointF(right, upper))
        return max(self.canvas.placed.map(end).y() for end in ends)


def caption_font(font: QFont, hub: ThemeHub) -> QFont:
    font = QFont(font)
    font.setPixelSize(hub.px(SIZE))
    font.setBold(True)
    return font


def pill_height(font: QFont, hub: ThemeHub) -> float:
    return QFontMetricsF(font).height() + 2 * hub.px(PADDING_Y)


def halves(place: QRectF, best: Bounds | None, caption_height: float) -> tuple[QRectF, QRectF]:
    """Two places, side by side or one above the other, as the figure of `best` is larger in."""
    width, height = (place.width() - GAP) / 2, (place.height() - GAP) / 2
    left = QRectF(place.left(), place.top(), width, place.height())
    upper = QRectF(place.left(), place.top(), place.width(), height)
    beside = (left, left.translated(width + GAP, 0))
    stacked = (upper, upper.translated(0, height + GAP))
    if best is None:
        return beside
    below = (0, 0, 0, -caption_height)
    roomier = scale_of(best, upper.adjusted(*below)) > scale_of(best, left.adjusted(*below))
    return stacked if roomier else beside
