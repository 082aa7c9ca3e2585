"""The picture of an exercise of one's own: the figure, or photos."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Side
from coach.ui.own_exercise.draft import Draft, ShownBy
from coach.ui.own_exercise.photo_drop import AskFile
from coach.ui.own_exercise.photo_place import PhotoPlace
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.moving import Moving
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.segments import Segments

LOWEST = 170  # of the figure, in pixels at 100 %


class Picture(QFrame):
    """Shows what is chosen in large, and asks for something else.

    `shown_by_picked(shown_by)`, `photo_brought(place, data, ending)` and `photo_taken_out(place)`
    with place 0 for the start and 1 for the effort, `choose_wanted` for a picture that is there
    already, `pose_wanted` for the pose editor. `reading_changed` when it begins or ends to look at
    a photo.
    """

    shown_by_picked = Signal(object)
    photo_brought = Signal(int, bytes, str)
    photo_taken_out = Signal(int)
    reading_changed = Signal()
    swap_wanted = Signal()
    choose_wanted = Signal()
    pose_wanted = Signal()

    def __init__(self, illustrations: Illustrations, theme_hub: ThemeHub, ask: AskFile) -> None:
        super().__init__()
        styled(self, card=True)
        self._hub = theme_hub
        self._refused = self._missing = ""
        self._shown_by = Segments(
            "Picture", (("The figure", ShownBy.FIGURE), ("Photos or drawings", ShownBy.PHOTOS))
        )
        self._shown_by.picked.connect(self.shown_by_picked)
        self.figure = Moving("on-back", illustrations=illustrations, theme_hub=theme_hub)
        self.choose = styled(QPushButton("Choose one that is there"), kind="soft")
        self.choose.clicked.connect(self.choose_wanted)
        self.pose = styled(QPushButton("Pose the figure…"), kind="soft")
        self.pose.clicked.connect(self.pose_wanted)
        self.places = tuple(PhotoPlace(name, theme_hub, ask) for name in ("Start", "Effort"))
        self.drops = tuple(place.drop for place in self.places)
        self._swap = styled(QPushButton("Swap start and effort"), kind="quiet")
        self._swap.clicked.connect(self.swap_wanted)
        self._trouble = styled(QLabel(), tone="effort")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        for number, place in enumerate(self.places):
            self._connect(number, place)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._of_the_figure())
        self._stack.addWidget(self._of_photos())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(12)
        column.addWidget(self._shown_by)
        column.addLayout(self._stack, 1)
        column.addWidget(self._trouble)

    @property
    def reading(self) -> bool:
        """Whether a photo is being looked at, and so is still to come."""
        return any(drop.reading for drop in self.drops)

    @property
    def said(self) -> str:
        """What is not right with the picture, as it stands below it."""
        return self._trouble.text()

    def show_draft(self, draft: Draft) -> None:
        self._shown_by.show_value(draft.shown_by)
        self._stack.setCurrentIndex(int(draft.shown_by is ShownBy.PHOTOS))
        self.figure.show_exercise(draft.pose, Side.RIGHT)
        for place, picture in zip(self.places, draft.pictures, strict=True):
            place.show_picture(picture[0] if picture else b"")

    def say(self, trouble: str) -> None:
        """What is not right yet; why a picture was refused is said besides."""
        self._missing = trouble
        self._tell()

    def go_to(self) -> None:
        """Give the focus to where a photo is missing."""
        self.drops[0].setFocus()

    def set_places_stacked(self, stacked: bool) -> None:
        """Whether the two photos stand one above the other, or side by side."""
        directions = QBoxLayout.Direction
        self._places.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    def stop(self) -> None:
        """Nothing comes in any more."""
        for drop in self.drops:
            drop.stop()

    def _connect(self, number: int, place: PhotoPlace) -> None:
        drop = place.drop
        drop.brought.connect(lambda data, ending: self._on_photo(number, data, ending))
        drop.refused.connect(self._refuse)
        drop.reading_changed.connect(self._on_reading)
        place.taken_out.connect(lambda: self._on_taken_out(number))

    def _of_the_figure(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.figure.setMinimumHeight(self._hub.px(LOWEST))
        column.addWidget(self.figure, 1)
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
        self._places = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._places.setSpacing(10)
        for place in self.places:
            self._places.addWidget(place, 1)
        column.addLayout(self._places, 1)
        hint = styled(
            QLabel(
                "One picture is enough: it then serves for both. Pictures are made smaller, and "
                "where and when they were taken is left out."
            ),
            text="small",
            tone="muted",
        )
        hint.setWordWrap(True)
        column.addWidget(self._swap, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hint)
        return part

    def _on_photo(self, place: int, data: bytes, ending: str) -> None:
        self._refuse("")
        self.photo_brought.emit(place, data, ending)

    def _on_taken_out(self, place: int) -> None:
        self._refuse("")
        self.photo_taken_out.emit(place)

    def _on_reading(self) -> None:
        """What is being looked at comes to the place where it was given, so none is swapped."""
        self._swap.setEnabled(not self.reading)
        self.reading_changed.emit()

    def _refuse(self, why: str) -> None:
        self._refused = why
        self._tell()

    def _tell(self) -> None:
        self._trouble.setText(" ".join(filter(None, (self._refused, self._missing))))
        self._trouble.setVisible(bool(self.said))
