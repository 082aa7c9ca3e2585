"""One exercise with its picture, name and dose."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coach.core.exercise import Exercise
from coach.core.routine import Entry
from coach.ui import words
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub, styled
from coach.ui.today.note_label import NoteLabel

PICTURE_HEIGHT = 140


class ExerciseCard(QPushButton):
    """A card that can be pressed; `number` is the exercise's place in the routine, from 1.

    Below the dose stands the note that the person has made, in two lines at most.
    """

    def __init__(
        self,
        number: int,
        exercise: Exercise,
        entry: Entry,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self.exercise = exercise.id
        self._still = Still(
            exercise.way(entry.way).pose, illustrations=illustrations, theme_hub=theme_hub
        )
        self._name = name = styled(
            QLabel(f"{number}  {words.name_text(exercise, entry)}"), text="strong"
        )
        name.setWordWrap(True)
        self._note = styled(QLabel(), text="small", tone="accent")
        self._note.setWordWrap(True)
        self._note.hide()
        said = styled(QLabel(words.dose_text(entry.dose, exercise)), text="small", tone="muted")
        said.setWordWrap(True)
        own = styled(NoteLabel(entry.note), text="small", tone="ink")
        own.setVisible(bool(entry.note))
        if entry.note:
            self.setToolTip(f"<p>{escape(entry.note)}</p>")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(2)
        column.addWidget(self._still)
        column.addSpacing(6)
        column.addWidget(name)
        column.addWidget(said)
        column.addWidget(own)
        column.addWidget(self._note)
        column.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # as high as the others of its row, where a button is as high as its hint
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._said = ", ".join(filter(None, (name.text(), said.text(), entry.note)))
        self.setAccessibleName(self._said)
        self.setAccessibleDescription("Shows this exercise large")
        styled(self, kind="card")
        self._fit()
        theme_hub.changed.connect(self._fit)

    def tell(self, note: str, *, aside: bool = False) -> None:
        """Say `note` below the dose, if anything; `aside` fades what is for another time."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        styled(self._note, tone="muted" if aside else "accent")
        styled(self._name, tone="muted" if aside else "")
        styled(self, aside=aside)
        self._still.fade(aside)
        self.setAccessibleName(f"{self._said}, {note}" if note else self._said)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def _fit(self) -> None:
        self._still.setFixedHeight(self._hub.px(PICTURE_HEIGHT))
