"""The pictures that are there already, to choose one as it is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.core.exercise import Catalog, Side
from coach.ui.own_exercise.draft import BASE_POSES
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.popover import Popover
from coach.ui.words import position_text

WIDTH = 640
CARD = (180, 116)


def offered(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """(pose, what it is called) of each picture by the figure, without the same one twice."""
    found = {
        way.pose: exercise.name if way.pose == exercise.pose else f"{exercise.name}, {way.name}"
        for exercise in catalog.exercises
        if not exercise.photos
        for way in (exercise.way(), *exercise.ways)
    }
    bases = {pose: position_text(position) for position, pose in BASE_POSES.items()}
    return tuple({**found, **bases}.items())


class PosePicker(Popover):
    """`picked(pose)` once."""

    picked = Signal(str)

    def __init__(
        self,
        poses: Sequence[tuple[str, str]],
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        host: QWidget,
    ) -> None:
        super().__init__("Choose a picture", theme_hub, host, width=WIDTH)
        grid = QWidget()
        cards = CardGrid(theme_hub.px(CARD[0]), 10, grid)
        self.cards = [_Card(pose, name, illustrations, theme_hub) for pose, name in poses]
        for card in self.cards:
            card.clicked.connect(lambda _=False, pose=card.pose: self._take(pose))
            cards.addWidget(card)
        area = QScrollArea()
        area.setWidget(grid)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(theme_hub.px(CARD[1]))
        self.column.addWidget(styled(QLabel("Choose a picture"), text="heading"))
        self.column.addWidget(area, 1)

    def _take(self, pose: str) -> None:
        self.leave()
        self.picked.emit(pose)


class _Card(QPushButton):
    def __init__(
        self, pose: str, name: str, illustrations: Illustrations, theme_hub: ThemeHub
    ) -> None:
        super().__init__()
        self.pose = pose
        self._hub = theme_hub
        styled(self, kind="card")
        self.setAccessibleName(name)
        still = Still(pose, illustrations=illustrations, theme_hub=theme_hub)
        still.show_exercise(pose, side=Side.RIGHT)
        label = styled(QLabel(name), text="small", tone="ink")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(still, 1)
        column.addWidget(label)
        for child in (still, label):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(CARD[0]), self._hub.px(CARD[1]))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return False
