"""The reps of a set as dots."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.session.following.face import Dot
from coach.ui.theme import ThemeHub

LARGE = 16
SMALL = 9
FEW = 6
MOST = 40
FAINT = 0.28


class RepDots(QWidget):
    """Filled when done, a ring for the one in hand; nothing where they are too many to tell."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._all: tuple[Dot, ...] = ()
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_hub.changed.connect(self.updateGeometry)

    def show_dots(self, dots: tuple[Dot, ...]) -> None:
        if dots != self._all:
            self._all = dots
            self.updateGeometry()
            self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Where there is little room, no more than one row is shown."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    @property
    def _dots(self) -> tuple[Dot, ...]:
        return self._all if len(self._all) <= (FEW if self._compact else MOST) else ()

    def sizeHint(self) -> QSize:
        if not self._dots:
            return QSize(0, 0)
        per_row = min(len(self._dots), self._per_row())
        rows = -(-len(self._dots) // self._per_row())
        return QSize(round(per_row * self._pitch()), round(rows * self._pitch()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self._pitch()
        for place, dot in enumerate(self._dots):
            row, column = divmod(place, self._per_row())
            self._paint_dot(painter, QPointF((column + 0.5) * pitch, (row + 0.5) * pitch), dot)

    def _paint_dot(self, painter: QPainter, centre: QPointF, dot: Dot) -> None:
        radius = self._size() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if dot is Dot.NOW:
            line = radius * 0.5
            painter.setPen(QPen(self._hub.colour("effort"), line))
            painter.setBrush(self._hub.colour("surface"))
            radius -= line / 2
        elif dot is Dot.DONE:
            painter.setBrush(self._hub.colour("accent"))
        else:
            painter.setBrush(self._open_still())
        painter.drawEllipse(centre, radius, radius)

    def _open_still(self) -> QColor:
        if self._hub.theme.more_contrast:
            return self._hub.colour("track")
        faint = self._hub.colour("muted")
        faint.setAlphaF(FAINT)
        return faint

    def _size(self) -> float:
        return self._hub.px(LARGE if len(self._dots) <= FEW else SMALL)

    def _pitch(self) -> float:
        return self._size() * 1.6

    def _per_row(self) -> int:
        """Many dots stand in rows of ten, which are quick to count."""
        return FEW if len(self._dots) <= FEW else 10
