"""One screen of the check-in: a card with little on it, in large type."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.one_click import OneClick
from coach.ui.widgets.sized_label import SizedLabel, sized

TITLE_SIZE = 32
LINE_SIZE = 19
BUTTON_SIZE, ANSWER_SIZE = 17, 24
ANSWER_HEIGHT = 68
LINE_HEIGHT = 6
PICTURE_HEIGHT = 150
TITLE_LINES = 2


class ProgressLine(QWidget):
    """How far the questions have come, as a thin line."""

    def __init__(self, share: float, theme_hub: ThemeHub) -> None:
        """`share` from 0 to 1."""
        super().__init__()
        self._hub = theme_hub
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, self._hub.px(LINE_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        for part, role in ((1.0, "track"), (self._share, "accent")):
            painter.setBrush(self._hub.colour(role))
            filled = QRectF(whole)
            filled.setWidth(max(whole.height(), part * whole.width()))
            painter.drawRoundedRect(filled, radius, radius)


class Sheet(QFrame):
    """A title, lines below it, and buttons; it takes the focus itself where no button does.

    So Enter and Space press nothing that the person has not gone to.
    """

    def __init__(
        self, title: str, theme_hub: ThemeHub, *, tone: str = "", card: bool = True
    ) -> None:
        """Without `card` it is open, for what has cards of its own."""
        super().__init__()
        self._hub = theme_hub
        self._said = [title if title[-1] in ".?!" else f"{title}."]
        self.picture: QWidget | None = None
        styled(self, card=card)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*((36, 26, 36, 20) if card else (0, 0, 0, 0)))
        self.column.setSpacing(14)
        label = self._title = SizedLabel(theme_hub, TITLE_SIZE, bold=True)
        label.setText(title)
        label.setWordWrap(True)
        if tone:
            styled(label, tone=tone)
        self.column.addWidget(label)
        self._name()

    @property
    def said(self) -> str:
        """All that is written on it, for those who hear it."""
        return " ".join(self._said)

    def lead_with(self, place: str, share: float) -> None:
        """Say above the title how far the questions have come.

        Nearly all of them fit two lines, so that the answers keep their place from one to the next.
        """
        self._title.setMinimumHeight(TITLE_LINES * self._title.fontMetrics().lineSpacing())
        self._said.insert(0, f"{place}.")
        self.column.insertWidget(0, ProgressLine(share, self._hub))
        self.column.insertWidget(1, styled(QLabel(place), tone="muted"))
        self.column.insertSpacing(2, 8)
        self._name()

    def add_picture(self, picture: QWidget) -> None:
        """Above all else."""
        self.picture = picture
        picture.setFixedHeight(self._hub.px(PICTURE_HEIGHT))
        self.column.insertWidget(0, picture)

    def add_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            label = SizedLabel(self._hub, LINE_SIZE)
            label.setText(line)
            label.setWordWrap(True)
            self.column.addWidget(label)
            self._said.append(line)
        self._name()

    def tell(self, lines: Iterable[str]) -> None:
        """Have those who hear it told what is shown in a way of its own."""
        self._said.extend(lines)
        self._name()

    def add_button(
        self, row: QLayout, text: str, kind: str, action: Callable[[], None]
    ) -> QPushButton:
        """A button that a double click presses once, and Enter where it has the focus."""
        button = styled(QPushButton(text), kind=kind)
        button.setFont(sized(button.font(), self._hub.px(BUTTON_SIZE), bold=True))
        button.clicked.connect(action)
        OneClick((button,), button)
        row.addWidget(button)
        return button

    def add_row(self) -> QHBoxLayout:
        self.column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.column.addLayout(row)
        return row

    def add_answers(self, no: Callable[[], None], yes: Callable[[], None]) -> None:
        """Two buttons alike, with their keys below them."""
        row = self.add_row()
        for word, action in (("No", no), ("Yes", yes)):
            both = QVBoxLayout()
            both.setSpacing(4)
            button = self.add_button(both, word, "soft", action)
            button.setFont(sized(button.font(), self._hub.px(ANSWER_SIZE), bold=True))
            button.setMinimumHeight(self._hub.px(ANSWER_HEIGHT))
            key = styled(QLabel(word[0]), text="small", tone="muted")
            both.addWidget(key, 0, Qt.AlignmentFlag.AlignHCenter)
            row.addLayout(both, 1)

    def _name(self) -> None:
        self.setAccessibleName(self.said)
