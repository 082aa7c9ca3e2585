"""The poses that a movement may be begun from, as small pictures."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.posing import words
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.popover import Popover

WIDTH, HEIGHT = 112, 96
CARD_WIDTH = 648  # five side by side


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


class Starts(Popover):
    """`picked` carries the pose's name, once."""

    picked = Signal(str)

    def __init__(self, *, illustrations: Illustrations, theme_hub: ThemeHub, host: QWidget) -> None:
        super().__init__("Start from", theme_hub, host, width=CARD_WIDTH)
        self.buttons = [
            StartButton(pose, name, illustrations=illustrations, theme_hub=theme_hub)
            for pose, name in words.STARTS
        ]
        poses = QWidget()
        flow = Flow(10, poses)
        for button in self.buttons:
            flow.addWidget(button)
            button.clicked.connect(lambda _=False, pose=button.pose: self._take(pose))
        self.column.addWidget(styled(QLabel("Start from"), text="heading"))
        self.column.addWidget(poses)

    def _take(self, pose: str) -> None:
        self.leave()
        self.picked.emit(pose)
