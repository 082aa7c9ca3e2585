"""The large button that does what the one key does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from coach.ui.session.following.key_button import KeyButton
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.sized_label import sized

HINT = "space"
SIZE = 19
WIDTH, HEIGHT = 252, 60
SMALL_WIDTH, SMALL_HEIGHT = 200, 42
LEAST_WIDTH = 168
ICON = 18
_ICONS = {"Pause": "pause", "Done": "check"}


class MainButton(KeyButton):
    """An icon, the word, and the key that does the same."""

    def __init__(self, theme_hub: ThemeHub, word: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._hub = theme_hub
        self._compact = False
        styled(self, kind="primary")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_hub.changed.connect(self._fit)
        self._fit()

    def say(self, word: str) -> None:
        if word != self.text():
            self.setText(word)

    def set_compact(self, *, compact: bool) -> None:
        """Smaller, for a small window."""
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def sizeHint(self) -> QSize:
        if self._compact:
            return QSize(self._hub.px(SMALL_WIDTH), self._hub.px(SMALL_HEIGHT))
        return QSize(self._hub.px(WIDTH), self._hub.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hub.px(LEAST_WIDTH), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        colour = self._hub.colour("on_accent" if self.isEnabled() else "muted")
        word_font = sized(self.font(), self._hub.px(SIZE), bold=True)
        hint_font = sized(self.font(), self._hub.px(13), bold=False)
        size, gap = self._hub.px(ICON), self._hub.px(8)
        word = QFontMetrics(word_font).horizontalAdvance(self.text())
        hint = QFontMetrics(hint_font).horizontalAdvance(HINT)
        left = (self.width() - size - word - hint - 2 * gap) // 2
        picture = icon(_ICONS.get(self.text(), "play"), colour.name(), size=size)
        picture.paint(painter, left, (self.height() - size) // 2, size, size)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(colour)
        painter.setFont(word_font)
        left += size + gap
        painter.drawText(QRectF(left, 0, word + gap, self.height()), middle, self.text())
        painter.setFont(hint_font)
        left += word + gap
        painter.drawText(QRectF(left, 1, hint + gap, self.height()), middle, HINT)

    def _fit(self) -> None:
        self.updateGeometry()
        self.update()
