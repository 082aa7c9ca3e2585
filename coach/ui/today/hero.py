"""The large card of Today: what is planned, and the button that starts it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core.exercise import Side
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import RADIUS, ThemeHub, icon, styled

HEIGHT = 270
WITH_PICTURE = 620


class _Art(QWidget):
    """The picture on a wash of the accent that fades in from the left."""

    def __init__(self, still: Still, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 28, 10)
        row.addWidget(still)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = RADIUS - 1
        box = QRectF(self.rect()).adjusted(-RADIUS, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, inside, inside)
        wash = QLinearGradient(self.rect().topLeft(), self.rect().topRight())
        wash.setColorAt(0, QColor(self._hub.theme.surface))
        wash.setColorAt(0.9, QColor(self._hub.theme.accent_soft))
        painter.setClipRect(self.rect())
        painter.fillPath(path, wash)


class Hero(QFrame):
    """`start`, `go_on` and `choose` are its buttons, and `whole` where a short session is shown.
    `another` asks for another routine, by the chip that names this one.

    The owner says what it shows by `tell`.
    """

    start = Signal()
    whole = Signal()
    go_on = Signal()
    choose = Signal()
    another = Signal()

    def __init__(
        self,
        picture: str,
        below: QWidget,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        """`picture`: the pose shown; `below`: what stands below the buttons."""
        super().__init__(parent)
        self._hub = theme_hub
        self._still = Still(picture, illustrations=illustrations, theme_hub=theme_hub)
        self._chip = styled(QLabel(), text="chip")
        self.chip = styled(QPushButton(), kind="chip")
        self.chip.clicked.connect(self.another)
        self._heading = styled(QLabel(), text="title")
        self._heading.setWordWrap(True)
        self._sentence = styled(QLabel(), tone="muted")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.RichText)
        self._start = styled(QPushButton("Start session"), kind="primary")
        self._start.clicked.connect(self.start)
        self._go_on = styled(QPushButton("Go on where you stopped"), kind="primary")
        self._go_on.clicked.connect(self.go_on)
        self._choose = styled(QPushButton("Choose exercises"), kind="primary")
        self._choose.clicked.connect(self.choose)
        self._whole = styled(QPushButton("The whole routine"), kind="quiet")
        self._whole.clicked.connect(self.whole)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._said(below), 9)
        self._art = _Art(self._still, theme_hub)
        row.addWidget(self._art, 11)
        styled(self, card=True)
        theme_hub.changed.connect(self._dress)

    def tell(
        self,
        *,
        chip: str,
        several: bool,
        heading: str,
        sentence: str,
        can_start: bool,
        can_go_on: bool,
        short: bool = False,
    ) -> None:
        """Say what is planned; `sentence` may hold <b>. What cannot start asks to be chosen.

        With `several` routines the chip leads to the others.
        """
        self._chip.setText(chip)
        self._chip.setVisible(not several)
        self.chip.setText(f"{chip}  ▾".replace("&", "&&"))
        self.chip.setAccessibleName(f"{chip}. Choose another routine")
        self.chip.setVisible(several)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._start.setVisible(can_start)
        self._go_on.setVisible(can_go_on)
        self._choose.setVisible(not can_start)
        self._whole.setVisible(short)
        first = self._start if can_start else self._choose
        self.setFocusProxy(self._go_on if can_go_on else first)
        styled(self._start, kind="soft" if can_go_on else "primary")
        self._dress()

    @property
    def said(self) -> str:
        """What it tells, for a screen reader."""
        return f"{self._heading.text()}. {self._sentence.text()}"

    def picture(self, pose: str) -> None:
        self._still.show_exercise(pose, side=Side.RIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _said(self, below: QWidget) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._go_on)
        buttons.addWidget(self._start)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._whole)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(28, 26, 12, 26)
        column.setSpacing(12)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._heading)
        column.addWidget(self._sentence)
        column.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(below)
        return column

    def _dress(self) -> None:
        theme = self._hub.theme
        size = self._hub.px(17)
        tint = theme.accent_text if self._start.property("kind") == "soft" else theme.on_accent
        self._start.setIcon(icon("play", tint, size=size))
        self._go_on.setIcon(icon("play", theme.on_accent, size=size))
        for button in (self._start, self._go_on):
            button.setIconSize(QSize(size, size))
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the words have it."""
        roomy = self.width() >= self._hub.px(WITH_PICTURE)
        self._art.setVisible(roomy)
        self.setMinimumHeight(self._hub.px(HEIGHT if roomy else 0))
