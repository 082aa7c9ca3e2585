"""The line along the top: one segment for each exercise, filled as its time goes by."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.theme import ThemeHub

HEIGHT = 6
GAP = 6


class ExerciseBar(QWidget):
    """Shows how much of each exercise lies behind."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._shares: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_hub.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, self._hub.px(HEIGHT))

    def show_shares(self, shares: tuple[float, ...]) -> None:
        """Parts done, 0 to 1, in the order of the exercises; less than a pixel is no change."""
        if len(shares) == len(self._shares) and self._pixels(shares) == self._pixels(self._shares):
            return
        self._shares = shares
        done = sum(share >= 1.0 for share in shares)
        self.setAccessibleName(f"{done} of {len(shares)} exercises behind you")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        high = self.height()
        for place, share in enumerate(self._shares):
            segment = QRectF(place * (self._width() + GAP), 0, self._width(), high)
            painter.setBrush(self._hub.colour("track"))
            painter.drawRoundedRect(segment, high / 2, high / 2)
            if share > 0:
                painter.setBrush(self._hub.colour("accent"))
                segment.setWidth(max(high, segment.width() * min(1.0, share)))
                painter.drawRoundedRect(segment, high / 2, high / 2)

    def _width(self) -> float:
        count = max(1, len(self._shares))
        return (self.width() - GAP * (count - 1)) / count

    def _pixels(self, shares: tuple[float, ...]) -> list[int]:
        return [round(share * self.width() / max(1, len(shares))) for share in shares]
