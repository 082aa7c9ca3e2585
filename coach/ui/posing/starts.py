"""The poses that a movement may be begun from, as a row of small pictures."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.posing import words
from coach.ui.theme import ThemeHub, styled

WIDTH, HEIGHT = 100, 88
BAR = 14  # pixels for the scroll bar


class StartButton(QPushButton):
    """A card with a base pose and its name."""

    def __init__(
        self, pose: str, name: str, *, illustrations: Illustrations, theme_hub: ThemeHub
    ) -> None:
        super().__init__()
        self._hub = theme_hub
        self.pose = pose
        self.setAccessibleName(f"Start from: {name}")
        self.setToolTip(f"Start from: {name}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        styled(self, kind="card")
        still = Still(pose, illustrations=illustrations, theme_hub=theme_hub, phase=0.0)
        said = styled(QLabel(name), text="small", tone="muted")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        column.addWidget(still, 1)
        column.addWidget(said)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(WIDTH), self._hub.px(HEIGHT))

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())


class Starts(QScrollArea):
    """`picked` carries the pose's name."""

    picked = Signal(str)

    def __init__(self, *, illustrations: Illustrations, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.buttons = [
            StartButton(pose, name, illustrations=illustrations, theme_hub=theme_hub)
            for pose, name in words.STARTS
        ]
        row.addWidget(styled(QLabel("Start\nfrom"), text="small", tone="muted"))
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(lambda _=False, pose=button.pose: self.picked.emit(pose))
        row.addStretch(1)
        self.setWidget(inside)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedHeight(self._hub.px(HEIGHT) + BAR)
