"""The row of buttons that steer a session."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.sized_label import sized

FEW_SECONDS = 5.0
PAUSE, GO_ON = "Pause", "Go on"
HINT = "space"
MAIN_SIZE = 19
MAIN_WIDTH, MAIN_HEIGHT = 252, 60
SMALL_MAIN_WIDTH, SMALL_MAIN_HEIGHT = 200, 42
ICON = 18


class MainButton(QPushButton):
    """Pause or go on: an icon, the word, and the key that does the same."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(PAUSE, parent)
        self._hub = theme_hub
        self._compact = False
        styled(self, kind="primary")
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
            return QSize(self._hub.px(SMALL_MAIN_WIDTH), self._hub.px(SMALL_MAIN_HEIGHT))
        return QSize(self._hub.px(MAIN_WIDTH), self._hub.px(MAIN_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        colour = self._hub.colour("on_accent" if self.isEnabled() else "muted")
        word_font = sized(self.font(), self._hub.px(MAIN_SIZE), bold=True)
        hint_font = sized(self.font(), self._hub.px(13), bold=False)
        size, gap = self._hub.px(ICON), self._hub.px(8)
        word = QFontMetrics(word_font).horizontalAdvance(self.text())
        hint = QFontMetrics(hint_font).horizontalAdvance(HINT)
        left = (self.width() - size - word - hint - 2 * gap) // 2
        picture = icon("pause" if self.text() == PAUSE else "play", colour.name(), size=size)
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


class Controls(QWidget):
    """Says what is asked for; what becomes of it comes back by `show_state`."""

    pause_or_go_on = Signal()
    skip = Signal()
    back = Signal()
    lengthen = Signal(float)

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._back = _button("Back", "Back", "Left key")
        self._less = _button("− 5 s", "5 seconds less", "Down key")
        self._main = MainButton(theme_hub)
        self._more = _button("+ 5 s", "5 seconds more", "Up key")
        self._skip = _button("Skip", "Skip", "Right key; Shift and Right skip the exercise")
        self._skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addStretch(1)
        for button in (self._back, self._less, self._main, self._more, self._skip):
            row.addWidget(button)
        row.addStretch(1)
        self._back.clicked.connect(self.back)
        self._skip.clicked.connect(self.skip)
        self._main.clicked.connect(self.pause_or_go_on)
        self._less.clicked.connect(self._ask_less)
        self._more.clicked.connect(self._ask_more)
        theme_hub.changed.connect(self._fit)
        self._fit()

    @property
    def once(self) -> tuple[QPushButton, ...]:
        """The buttons on which a double click is a slip."""
        return self._main, self._skip

    def show_state(self, *, paused: bool, can_lengthen: bool) -> None:
        self._main.say(GO_ON if paused else PAUSE)
        for button in (self._less, self._more):
            if button.isEnabled() != can_lengthen:
                button.setEnabled(can_lengthen)

    def set_compact(self, *, compact: bool) -> None:
        """Smaller, for a small window."""
        self._main.set_compact(compact=compact)

    def _ask_less(self) -> None:
        self.lengthen.emit(-FEW_SECONDS)

    def _ask_more(self) -> None:
        self.lengthen.emit(FEW_SECONDS)

    def _fit(self) -> None:
        colour, size = self._hub.theme.accent_text, self._hub.px(ICON)
        for button, name in ((self._back, "back"), (self._skip, "skip")):
            button.setIcon(icon(name, colour, size=size))
            button.setIconSize(QSize(size, size))


def _button(text: str, name: str, key: str) -> QPushButton:
    button = styled(QPushButton(text), kind="soft")
    button.setAccessibleName(name)
    button.setToolTip(f"{name}: {key}")
    return button
