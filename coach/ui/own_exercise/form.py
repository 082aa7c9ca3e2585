"""The form: all that makes an exercise, with its picture in large beside it."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Photos
from coach.storage.atomic import SaveError
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.catalog_model import CatalogModel
from coach.ui.own_exercise.draft import Draft, exercise_of, troubles
from coach.ui.own_exercise.photo_drop import AskFile, ask_picture
from coach.ui.own_exercise.picture import Picture, Way
from coach.ui.own_exercise.pose_picker import PosePicker, offered
from coach.ui.own_exercise.wording import Wording
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.question import Question

SIDE_BY_SIDE_FROM = 780
PICTURE_SHARE = 0.42  # of the height, where the words stand below it
LEAVE_QUESTION = "Leave without what you wrote?"
LEAVE_LINE = "Nothing of it is kept then."
Photo = tuple[bytes, str]


class OwnExerciseForm(QWidget):
    """Lies over the window until `saved(id)` or `left`.

    `pose_requested(pose)` asks for the pose editor, which is to begin with this pose; what it has
    made comes back by `set_figure`. Nothing is written before it is saved.
    """

    saved = Signal(str)
    left = Signal()
    pose_requested = Signal(str)

    def __init__(
        self,
        draft: Draft,
        *,
        catalog_model: CatalogModel,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        exercise_id: str = "",
        ask_picture: AskFile = ask_picture,
        parent: QWidget | None = None,
    ) -> None:
        """`exercise_id`: the own exercise that is changed; without one, another is made."""
        super().__init__(parent)
        self._model = catalog_model
        self._illustrations = illustrations
        self._hub = theme_hub
        self._begun = self._draft = draft
        self._photos: list[Photo | None] = [None, None]
        self._tried = False
        self._id = exercise_id
        self._asking = Asking(self, theme_hub, lambda: self.wording.name.setFocus())
        self.setAccessibleName("An exercise of your own")
        self.picture = Picture(illustrations, theme_hub, ask_picture)
        self.wording = Wording(draft, theme_hub)
        self._not_yet = styled(QLabel(), tone="muted")
        self._cancel = styled(QPushButton("Cancel"), kind="soft")
        self._save = styled(QPushButton("Save"), kind="primary")
        self._lay_out()
        self._connect()
        self._load_photos()
        self._show()
        self.setFocusProxy(self.wording.name)

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._asking.question

    def set_figure(self, pose: str) -> None:
        """The figure shows this pose from now on."""
        self._photos = [None, None]
        self._change(replace(self._draft, figure=pose, photos=None))

    def tell(self, line: str) -> None:
        """Something could not be done."""
        self._not_yet.setText(line)
        announce(self, line)

    def save(self) -> None:
        """Keep it: `saved`, unless something is not right yet, which is told."""
        self._tried = True
        wrong = self._wrong()
        self._tell(wrong)
        if wrong:
            self.wording.go_to(next(iter(wrong)))
            announce(self, " ".join(wrong.values()))
            return
        try:
            draft = self._with_photos_kept()
            exercise_id = self._id or self._model.free_id(draft.name)
            made = exercise_of(draft, exercise_id)
            self._model.save(self._model.glowing(made, draft.base))
        except (SaveError, ValueError) as error:
            self.tell(f"It could not be saved: {error}")
            return
        self.picture.stop()
        self.saved.emit(exercise_id)

    def cancel(self) -> None:
        """Keep nothing: `left`, after asking where something was written."""
        if self.question is not None:
            self.question.no_button.click()
        elif self._touched:
            self._ask()
        else:
            self._leave()

    def may_close(self) -> bool:
        """Whether the window may be closed now; otherwise it is asked about."""
        if not self._touched:
            return True
        if self.question is None:
            self._ask()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._hub.px(SIDE_BY_SIDE_FROM)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        most = self.height() if wide else round(self.height() * PICTURE_SHARE)
        self.picture.setMaximumHeight(most)

    @property
    def _touched(self) -> bool:
        return self._draft != self._begun or any(self._photos)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        title = "An exercise of your own" if not self._id else self._begun.name
        head.addWidget(styled(QLabel(title), text="title"), 1)
        head.addWidget(self._not_yet)
        head.addWidget(self._cancel)
        head.addWidget(self._save)
        area = QScrollArea()
        area.setWidget(self.wording)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.wording.follow_in(area)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(18)
        self._halves.addWidget(self.picture, 46)
        self._halves.addWidget(area, 54)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self._halves, 1)

    def _connect(self) -> None:
        self.wording.changed.connect(self._change)
        self._cancel.clicked.connect(self.cancel)
        self._save.clicked.connect(self.save)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_S, self.save)
        picture = self.picture
        picture.way_picked.connect(self._pick_way)
        picture.photo_brought.connect(self._on_photo)
        picture.swap_wanted.connect(self._swap)
        picture.choose_wanted.connect(self._choose)
        picture.pose_wanted.connect(lambda: self.pose_requested.emit(self._draft.pose))

    def _change(self, draft: Draft) -> None:
        self._draft = draft
        self._show()

    def _show(self) -> None:
        self.wording.show_draft(self._draft)
        if self._draft.photos is None and not any(self._photos):
            self.picture.show_figure(self._draft.pose)
        self._tell(self._wrong())

    def _tell(self, wrong: dict[str, str]) -> None:
        """How much is missing from the beginning; what, once it was tried to save it."""
        self.wording.say(wrong if self._tried else {})
        count = len(wrong)
        things = "one thing" if count == 1 else f"{words.count_word(count)} things"
        self._not_yet.setText(f"Still {things} to fill in" if count else "")

    def _wrong(self) -> dict[str, str]:
        return troubles(self._draft)

    def _pick_way(self, way: Way) -> None:
        if way is Way.FIGURE:
            self._photos = [None, None]
            self._change(replace(self._draft, photos=None))
        else:
            self.picture.show_photos(*(photo[0] if photo else b"" for photo in self._photos))

    def _on_photo(self, place: int, data: bytes, ending: str) -> None:
        self._photos[place] = (data, ending)
        self._tell(self._wrong())

    def _swap(self) -> None:
        self._photos.reverse()
        self.picture.show_photos(*(photo[0] if photo else b"" for photo in self._photos))

    def _choose(self) -> None:
        picker = PosePicker(offered(self._model.catalog), self._illustrations, self._hub, self)
        picker.picked.connect(self.set_figure)
        picker.open(self.picture.choose, picker.cards[0])

    def _load_photos(self) -> None:
        """The photos as they were kept, to be looked at and swapped."""
        if self._draft.photos is None:
            return
        names = (self._draft.photos.start, self._draft.photos.effort)
        for place, name in enumerate(names):
            data = self._model.photo(name)
            self._photos[place] = (data, name.rpartition(".")[2]) if data else None
        self._begun = self._draft
        self.picture.show_photos(*(photo[0] if photo else b"" for photo in self._photos))

    def _with_photos_kept(self) -> Draft:
        """One photo serves for both."""
        given = [photo for photo in self._photos if photo]
        if not given:
            return self._draft
        start, effort = (photo or given[0] for photo in self._photos)
        names = [self._model.add_photo(*photo) for photo in (start, effort)]
        return replace(self._draft, photos=Photos(*names))

    def _ask(self) -> None:
        self._asking.ask(
            LEAVE_QUESTION, (LEAVE_LINE,), yes="Leave", no="Go on writing", act=self._leave
        )

    def _leave(self) -> None:
        self.picture.stop()
        self.left.emit()
