"""The card beside the list, or in its place: its head, what scrolls, and its buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.announcing import announce
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.icon_button import IconButton
from coach.ui.widgets.one_click import OneClick
from coach.ui.widgets.scroll_area import scrolled

PAD = 24
WIDEST = 640


class Panel(QFrame):
    """Fill `column` and `buttons`. `left`: it is over; a form that is `touched` loses its words.

    It comes below the person's eyes from its top, and says its title to who only hears.
    """

    left = Signal()

    def __init__(self, title: str, theme_hub: ThemeHub, *, close: str = "Close") -> None:
        super().__init__()
        self.hub = theme_hub
        styled(self, card=True)
        self.setAccessibleName(title)
        self._close = IconButton("close", close, theme_hub)
        self._close.clicked.connect(self.left)
        OneClick((self._close,), self)
        self._title = _wrapped(title, text="heading")
        head = QHBoxLayout()
        head.setContentsMargins(PAD, 16, 12, 0)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setMaximumWidth(theme_hub.px(WIDEST))
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(PAD, 4, PAD, 12)
        self.column.setSpacing(10)
        self.area = scrolled(content)
        self._trouble = _wrapped("", tone="effort")
        self._trouble.hide()
        buttons = QWidget()
        self.buttons = Flow(10, buttons)
        foot = QVBoxLayout()
        foot.setContentsMargins(PAD, 4, PAD, 18)
        foot.setSpacing(8)
        foot.addWidget(self._trouble)
        foot.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(6)
        outer.addLayout(head)
        outer.addWidget(self.area, 1)
        outer.addLayout(foot)

    @property
    def touched(self) -> bool:
        """Whether something was changed that is not in the log."""
        return False

    @property
    def heard(self) -> str:
        """What is said of it when it opens."""
        return self.accessibleName()

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        self._close.setFocus()

    def tell(self, line: str) -> None:
        """Something is not right, or could not be done; nothing takes it back."""
        self._trouble.setText(line)
        self._trouble.setVisible(bool(line))
        if line:
            announce(self, line)

    @property
    def told(self) -> str:
        return self._trouble.text()

    def add_button(self, words: str, kind: str) -> QPushButton:
        button = styled(QPushButton(words), kind=kind)
        self.buttons.addWidget(button)
        # what comes in its place has buttons where this one was
        OneClick((button,), button)
        return button

    def add_words(self, line: str, *, text: str = "", tone: str = "") -> QLabel:
        label = _wrapped(line, text=text, tone=tone)
        self.column.addWidget(label)
        return label

    def add_field(self, name: str, *fields: QWidget) -> None:
        """A name above one field as wide as there is room, or above several in a row."""
        place = QVBoxLayout()
        place.setSpacing(4)
        place.addWidget(styled(QLabel(name), text="small", tone="muted"))
        if len(fields) == 1:
            place.addWidget(fields[0])
        else:
            several = QWidget()
            row = Flow(10, several)
            for field in fields:
                row.addWidget(field)
            place.addWidget(several)
        self.column.addLayout(place)

    def add_pair(self, *named: tuple[str, QWidget]) -> None:
        """Small fields beside each other, each below its name."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, field in named:
            place = QVBoxLayout()
            place.setSpacing(4)
            place.addWidget(styled(QLabel(name), text="small", tone="muted"))
            place.addWidget(field)
            row.addLayout(place)
        row.addStretch(1)
        self.column.addLayout(row)


def _wrapped(line: str, *, text: str = "", tone: str = "") -> QLabel:
    label = styled(QLabel(line), text=text, tone=tone)
    label.setWordWrap(True)
    return label
