"""A figure large, what it is below, and how it was worked out for who asks."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from coach.ui.progress.words import Figure
from coach.ui.theme import ThemeHub


class FigureLabel(QLabel):
    """The explanation is its tool tip and its accessible description.

    `asked` carries it while the label has the keyboard's focus, and nothing when that leaves.
    """

    asked = Signal(str)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMargin(4)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_figure(self, figure: Figure) -> None:
        size, muted = self._hub.px(30), self._hub.theme.muted
        self.setText(
            f'<p style="font-size: {size}px; font-weight: 700">{escape(figure.value)}<br>'
            f'<span style="font-size: {size // 2}px; font-weight: 400; color: {muted}">'
            f"{escape(figure.caption)}</span></p>"
        )
        self.setToolTip(f"<p>{escape(figure.explanation)}</p>")
        self.setAccessibleName(f"{figure.value} {figure.caption}")
        self.setAccessibleDescription(figure.explanation)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.asked.emit(self.accessibleDescription())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.asked.emit("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._hub.focus_pen())
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
            painter.end()
