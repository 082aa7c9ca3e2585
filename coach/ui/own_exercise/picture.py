"""The picture of an exercise of one's own, in one of three ways."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Side
from coach.ui.own_exercise.photo_drop import AskFile, PhotoDrop, ask_picture
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.segments import Segments

LOWEST = 110


class Way(Enum):
    """Whose picture it is."""

    FIGURE = "figure"
    PHOTOS = "photos"


class Picture(QFrame):
    """Shows what is chosen in large, and asks for something else.

    `way_picked(way)`, `photo_brought(place, data, ending)` with place 0 for the start and 1 for the
    effort, `choose_wanted` for a picture that is there already, `pose_wanted` for the pose editor.
    """

    way_picked = Signal(object)
    photo_brought = Signal(int, bytes, str)
    swap_wanted = Signal()
    choose_wanted = Signal()
    pose_wanted = Signal()

    def __init__(
        self,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        ask: AskFile = ask_picture,
    ) -> None:
        super().__init__()
        styled(self, card=True)
        self._hub = theme_hub
        self._ways = Segments(
            "Picture", (("The figure", Way.FIGURE), ("Photos or drawings", Way.PHOTOS))
        )
        self._ways.picked.connect(self.way_picked)
        self._moving = Moving("on-back", illustrations=illustrations, theme_hub=theme_hub)
        self.choose = styled(QPushButton("Choose one that is there"), kind="soft")
        self.choose.clicked.connect(self.choose_wanted)
        self.pose = styled(QPushButton("Pose the figure…"), kind="soft")
        self.pose.clicked.connect(self.pose_wanted)
        self.drops = tuple(PhotoDrop(name, theme_hub, ask) for name in ("Start", "Effort"))
        self._trouble = styled(QLabel(), tone="effort")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        for place, drop in enumerate(self.drops):
            drop.brought.connect(
                lambda data, ending, place=place: self._on_photo(place, data, ending)
            )
            drop.refused.connect(self._say)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._of_the_figure())
        self._stack.addWidget(self._of_photos())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(12)
        column.addWidget(self._ways)
        column.addLayout(self._stack, 1)
        column.addWidget(self._trouble)

    def show_figure(self, pose: str) -> None:
        self._trouble.hide()
        self._ways.show_value(Way.FIGURE)
        self._stack.setCurrentIndex(0)
        self._moving.show_exercise(pose, Side.RIGHT)

    def show_photos(self, start: bytes, effort: bytes) -> None:
        """What has not been chosen yet is empty."""
        self._ways.show_value(Way.PHOTOS)
        self._stack.setCurrentIndex(1)
        for drop, data in zip(self.drops, (start, effort), strict=True):
            drop.show_picture(data)

    def stop(self) -> None:
        """Nothing comes in any more."""
        for drop in self.drops:
            drop.stop()

    def _of_the_figure(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._moving.setMinimumHeight(self._hub.px(LOWEST))
        column.addWidget(self._moving, 1)
        buttons = QWidget()
        flow = Flow(10, buttons)
        flow.addWidget(self.choose)
        flow.addWidget(self.pose)
        column.addWidget(buttons)
        return part

    def _of_photos(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for drop in self.drops:
            column.addWidget(drop, 1)
        swap = styled(QPushButton("Swap start and effort"), kind="quiet")
        swap.clicked.connect(self.swap_wanted)
        hint = styled(
            QLabel(
                "One picture is enough: it then serves for both. Pictures are made smaller, and "
                "where and when they were taken is left out."
            ),
            text="small",
            tone="muted",
        )
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(swap)
        column.addLayout(row)
        return part

    def _on_photo(self, place: int, data: bytes, ending: str) -> None:
        self._trouble.hide()
        self.photo_brought.emit(place, data, ending)

    def _say(self, why: str) -> None:
        self._trouble.setText(why)
        self._trouble.show()
