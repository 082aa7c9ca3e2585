"""The card beside the routine: one exercise large, its dose and what can be done to it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.core.exercise import Exercise, Side
from coach.core.routine import Entry
from coach.ui import words
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.routine.note_field import NoteField
from coach.ui.theme import ThemeHub, plain_tip, styled
from coach.ui.widgets.dose_editor import DoseEditor
from coach.ui.widgets.icon_button import IconButton

STILL_HEIGHT = 132
WITH_PICTURE = 430
BACK_TO_SHEET, BACK_TO_USUAL = "Back to the sheet’s dose", "Back to the usual dose"


class EntryCard(QFrame):
    """Shows an entry of the routine; it holds nothing of its own.

    The signals say what is asked for: `editor` has its own. `reset` asks for the exercise's dose,
    `noted(note, spell)` brings a note, whose changes of one spell are one change.
    """

    reset = Signal()
    noted = Signal(str, int)
    move_up = Signal()
    move_down = Signal()
    duplicate = Signal()
    remove = Signal()

    def __init__(self, illustrations: Illustrations, theme_hub: ThemeHub) -> None:
        super().__init__()
        styled(self, card=True)
        self.setAccessibleName("Exercise")
        self._hub = theme_hub
        self._illustrations = illustrations
        self._whole = False
        self._still: Still | None = None
        self._name = styled(QLabel(), text="heading")
        self._name.setWordWrap(True)
        self._usual = styled(QLabel(), tone="muted")
        self._usual.setWordWrap(True)
        self._back = styled(QPushButton(BACK_TO_SHEET), kind="chip", large=True)
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing below moves away under a second click
        self._back.setSizePolicy(policy)
        self._back.clicked.connect(self.reset)
        self.editor = DoseEditor(theme_hub)
        self._note = NoteField()
        self._note.written.connect(self.noted)
        self._up = self._button("move-up", "Move up", self.move_up)
        self._down = self._button("move-down", "Move down", self.move_down)
        self._twice = self._button("duplicate", "Duplicate", self.duplicate)
        self._gone = self._button("remove", "Remove", self.remove)
        self._content = self._column_of_all()
        self._scroll = _Scroll(self._content, theme_hub)
        around = QVBoxLayout(self)
        around.setContentsMargins(4, 8, 4, 8)
        around.addWidget(self._scroll)
        theme_hub.changed.connect(self._fit)

    def show_entry(self, entry: Entry, exercise: Exercise, *, own: bool, at: int, of: int) -> None:
        """`own`: an exercise of the person's own; the entry is the one `at` `of` so many."""
        self._show_still(exercise.way(entry.way).pose)
        self._name.setText(exercise.name)
        usual = words.dose_text(exercise.dose, exercise)
        self._usual.setText(f"Your usual dose is {usual}." if own else f"Your sheet says {usual}.")
        self._back.setText(BACK_TO_USUAL if own else BACK_TO_SHEET)
        self._back.setVisible(entry.dose != exercise.dose)
        self.editor.show_dose(exercise, entry.dose, entry.way)
        self._note.show_note(entry.note)
        self._note.setToolTip(plain_tip(entry.note))
        self._up.setEnabled(at > 0)
        self._down.setEnabled(at < of - 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_whole(self, whole: bool) -> None:
        """All of it at once, or scrolled inside where there is little room."""
        self._whole = whole
        self._fit()

    def _show_still(self, pose: str) -> None:
        if self._still is None:
            self._still = Still(
                pose, illustrations=self._illustrations, theme_hub=self._hub, parent=self
            )
            self._column.insertWidget(0, self._still, 1)
        self._still.show_exercise(pose, side=Side.RIGHT)

    def _button(self, icon: str, name: str, signal: object) -> IconButton:
        button = IconButton(icon, name, self._hub)
        button.clicked.connect(signal)
        return button

    def _column_of_all(self) -> QWidget:
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(18, 10, 18, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._name, 1)
        for button in (self._up, self._down, self._twice, self._gone):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._usual)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.editor)
        label = styled(QLabel("Note"))
        label.setBuddy(self._note)
        note = QHBoxLayout()
        note.setSpacing(16)
        note.addWidget(label)
        note.addWidget(self._note, 1)
        column.addLayout(note)
        return content

    def _fit(self) -> None:
        """Where there is little room, the dose has it."""
        if self._still is not None:
            self._still.setMinimumHeight(self._hub.px(STILL_HEIGHT))
            self._still.setVisible(self._whole or self.height() >= self._hub.px(WITH_PICTURE))
        self._scroll.show_whole(self._whole)


class _Scroll(QScrollArea):
    """As wide as what is in it wants at least; as high too, where all is to be shown."""

    def __init__(self, content: QWidget, hub: ThemeHub) -> None:
        super().__init__()
        self._content = content
        self._hub = hub
        self._whole = False
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_whole(self, whole: bool) -> None:
        self._whole = whole
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # a page lays out by the height that its parts want, not by the least
        return self._content.sizeHint() if self._whole else self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._content.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        height = self._content.sizeHint().height() if self._whole else self._hub.px(STILL_HEIGHT)
        return QSize(least.width() + bar, height)
