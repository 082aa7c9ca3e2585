"""The form: all that makes an exercise, with its picture in large beside it."""

from collections.abc import Collection

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Photos
from coach.storage.atomic import SaveError
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.catalog_model import CatalogModel
from coach.ui.own_exercise.draft import (
    Draft,
    Photo,
    ShownBy,
    exercise_of,
    swapped,
    troubles,
    with_figure,
    with_picture,
)
from coach.ui.own_exercise.photo_drop import AskFile
from coach.ui.own_exercise.picture import Picture
from coach.ui.own_exercise.pose_picker import PosePicker, offered
from coach.ui.own_exercise.wording import Wording
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.question import Question
from coach.ui.widgets.scroll_area import scrolled

SIDE_BY_SIDE_FROM = (780, 520)  # the room that picture and words need beside each other, at 100 %
PICTURE_SHARE = 46  # per cent of the width, where it stands beside the words
NEW_TITLE = "An exercise of your own"
LEAVE_QUESTION = "Leave without what you wrote?"
NOTHING_KEPT = "Nothing of it is kept then."
STAYS_AS_IT_WAS = "The exercise then stays as it was."


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
        ask_picture: AskFile,
        exercise_id: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`exercise_id`: the own exercise that is changed; without one, another is made."""
        super().__init__(parent)
        self._model = catalog_model
        self._illustrations = illustrations
        self._hub = theme_hub
        self._begun = self._draft = self._with_pictures(draft)
        self._tried = False
        self._id = exercise_id
        self._asking = Asking(self, theme_hub, lambda: self.wording.name.setFocus())
        self.setAccessibleName(NEW_TITLE)
        self.picture = Picture(illustrations, theme_hub, ask_picture)
        self.wording = Wording(draft, theme_hub)
        self._not_yet = styled(QLabel(), tone="muted")
        self._cancel = styled(QPushButton("Cancel"), kind="soft")
        self._save = styled(QPushButton("Save"), kind="primary")
        self._lay_out()
        self._connect()
        self._show()
        self.setFocusProxy(self.wording.name)

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._asking.question

    def set_figure(self, pose: str, *, begun_from: str = "", props: Collection[str] = ()) -> None:
        """The figure shows this pose from now on, as `draft.with_figure` has it."""
        self._change(with_figure(self._draft, pose, begun_from=begun_from, props=props))

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
            self._go_to(next(iter(wrong)))
            announce(self, " ".join(wrong.values()))
            return
        try:
            exercise_id = self._id or self._model.free_id(self._draft.name)
            made = exercise_of(self._draft, exercise_id, self._keep_photos())
            self._model.save(self._model.glowing(made, self._draft.base))
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
        self._fit()

    @property
    def _touched(self) -> bool:
        return self._draft != self._begun or self.picture.reading

    def _lay_out(self) -> None:
        self._area = scrolled(self.wording)
        self.wording.follow_in(self._area)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(18)
        self._place(beside=False)
        self._halves.addWidget(self._area, 100 - PICTURE_SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 24, 20)
        column.setSpacing(16)
        column.addLayout(self._head())
        column.addLayout(self._halves, 1)

    def _head(self) -> QHBoxLayout:
        title = styled(QLabel(self._begun.name if self._id else NEW_TITLE), text="title")
        said = QVBoxLayout()
        said.setSpacing(2)
        for label in (title, self._not_yet):
            label.setWordWrap(True)
            said.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addLayout(said, 1)
        for button in (self._cancel, self._save):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _fit(self) -> None:
        """Where there is little room the picture stands among the words, and scrolls with them."""
        width, height = map(self._hub.px, SIDE_BY_SIDE_FROM)
        beside = self.width() >= width and self.height() >= height
        if beside is (self._halves.indexOf(self.picture) >= 0):
            return
        focused = self.focusWidget()
        self._place(beside=beside)
        self.picture.show()
        if focused is not None and self.picture.isAncestorOf(focused):
            focused.setFocus()

    def _place(self, *, beside: bool) -> None:
        if beside:
            self._halves.insertWidget(0, self.picture, PICTURE_SHARE)
        else:
            self.wording.put_below_name(self.picture)
        self.picture.set_places_stacked(beside)

    def _connect(self) -> None:
        self.wording.changed.connect(self._change)
        self._cancel.clicked.connect(self.cancel)
        self._save.clicked.connect(self.save)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_S, self.save)
        picture = self.picture
        picture.shown_by_picked.connect(
            lambda shown_by: self._change(replace(self._draft, shown_by=shown_by))
        )
        picture.photo_brought.connect(self._on_photo)
        picture.photo_taken_out.connect(self._take_out)
        picture.reading_changed.connect(lambda: self._tell(self._wrong()))
        picture.swap_wanted.connect(lambda: self._change(swapped(self._draft)))
        picture.choose_wanted.connect(self._choose)
        picture.pose_wanted.connect(lambda: self.pose_requested.emit(self._draft.pose))

    def _change(self, draft: Draft) -> None:
        self._draft = draft
        self._show()

    def _show(self) -> None:
        self.wording.show_draft(self._draft)
        self.picture.show_draft(self._draft)
        self._tell(self._wrong())

    def _tell(self, wrong: dict[str, str]) -> None:
        """How much is missing from the beginning; what, once it was tried to save it."""
        said = dict(wrong) if self._tried else {}
        self.picture.say(said.pop("picture", ""))
        self.wording.say(said)
        count = len(wrong)
        things = "one thing" if count == 1 else f"{words.count_word(count)} things"
        self._not_yet.setText(f"Still {things} to fill in" if count else "")

    def _wrong(self) -> dict[str, str]:
        return troubles(self._draft, reading=self.picture.reading)

    def _go_to(self, field: str) -> None:
        if field == "picture":
            self.picture.go_to()
            self._area.ensureWidgetVisible(self.picture)
        else:
            self.wording.go_to(field)

    def _on_photo(self, place: int, data: bytes, ending: str) -> None:
        self._change(with_picture(self._draft, place, (data, ending)))

    def _take_out(self, place: int) -> None:
        self._change(with_picture(self._draft, place, None))

    def _choose(self) -> None:
        picker = PosePicker(offered(self._model.catalog), self._illustrations, self._hub, self)
        picker.picked.connect(self.set_figure)
        picker.open(self.picture.choose, picker.cards[0])

    def _with_pictures(self, draft: Draft) -> Draft:
        """With the pictures as they were kept, to be looked at and swapped."""
        photos = draft.base.photos if draft.base else None
        if photos is None:
            return draft
        return replace(draft, pictures=(self._kept(photos.start), self._kept(photos.effort)))

    def _kept(self, name: str) -> Photo | None:
        data = self._model.photo(name)
        return (data, name.rpartition(".")[2]) if data else None

    def _keep_photos(self) -> Photos | None:
        """None where the figure is chosen; one photo serves for both."""
        given = [photo for photo in self._draft.pictures if photo]
        if self._draft.shown_by is ShownBy.FIGURE or not given:
            return None
        start, effort = (photo or given[0] for photo in self._draft.pictures)
        return Photos(self._model.add_photo(*start), self._model.add_photo(*effort))

    def _ask(self) -> None:
        line = STAYS_AS_IT_WAS if self._id else NOTHING_KEPT
        self._asking.ask(LEAVE_QUESTION, (line,), yes="Leave", no="Go on writing", act=self._leave)

    def _leave(self) -> None:
        self.picture.stop()
        self.left.emit()
