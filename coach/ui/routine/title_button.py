"""The routine's name as the page's title, which opens the list of routines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from coach.ui.theme import ThemeHub, plain_tip
from coach.ui.widgets.sized_label import sized

SIZE, SMALL_SIZE = 28, 17
HEIGHT = 46
CHIP = (30, 26)
GAP = 14
EDGE = 4


class TitleButton(QPushButton):
    """In large type where the name fits into one line so, else smaller and in two."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription("Opens the list of your routines")
        theme_hub.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font(SIZE)).horizontalAdvance(self._name)
        return QSize(round(width) + self._beside + 2, self._hub.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._hub.px(200)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._hub.colour
        room = QRectF(self.rect()).adjusted(EDGE, 0, EDGE - self._beside, 0)
        font = self._font(SIZE)
        wide = QFontMetricsF(font).horizontalAdvance(self._name)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if wide > room.width() + 1:
            font = self._font(SMALL_SIZE)
            metrics = QFontMetricsF(font)
            both = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, 1.8 * room.width())
            wide = min(metrics.horizontalAdvance(self._name), room.width())
            painter.setFont(font)
            painter.setPen(colour("ink"))
            painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), both)
        else:
            painter.setFont(font)
            painter.setPen(colour("ink"))
            painter.drawText(room, flags, self._name)
        self._paint_chip(painter, room.left() + wide + self._hub.px(GAP))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._hub.focus_pen())
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    def _paint_chip(self, painter: QPainter, left: float) -> None:
        width, height, arm = (self._hub.px(length) for length in (*CHIP, 4))
        chip = QRectF(left, (self.height() - height) / 2, width, height)
        hot = self.underMouse() or self.isDown()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.colour("accent_soft" if hot else "track"))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(QPen(self._hub.colour("accent_text" if hot else "ink"), self._hub.px(2)))
        tip = chip.center() + QPointF(0, arm / 2)
        painter.drawPolyline([tip - QPointF(arm, arm), tip, tip + QPointF(arm, -arm)])

    @property
    def _beside(self) -> int:
        """What the chip takes, with the gap before it and the edges."""
        return self._hub.px(GAP + CHIP[0]) + 2 * EDGE

    def _font(self, size: int) -> QFont:
        return sized(self.font(), self._hub.px(size), bold=True)
