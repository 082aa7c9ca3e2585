"""One line of the person's own about an exercise of the routine."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from coach.storage.limits import LONGEST_NOTE

HINT = "For example: not past 60 degrees, says Dr. Lee"
_PAGES_OWN = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def note_of(text: str) -> str:
    """What is kept of what was typed: no line breaks and the like, and nothing of blanks alone."""
    kept = "".join(letter for letter in text if letter.isprintable())
    return kept if kept.strip() else ""


class NoteField(QLineEdit):
    """`written(note, spell)` with each letter; a spell lasts until the field is left."""

    written = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._spell = 0
        self._note = ""
        self.setAccessibleName("Note")
        self.setMaxLength(LONGEST_NOTE)
        self.setPlaceholderText(HINT)
        self.textEdited.connect(self._on_text)

    def show_note(self, note: str) -> None:
        """Shows a note that comes from outside; what is being typed is left as it is."""
        if note != self._note:
            self._note = note
            self._spell += 1
            self.setText(note)
            self.setCursorPosition(0 if not self.hasFocus() else len(note))

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the page's."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and any(map(event.matches, _PAGES_OWN)):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._spell += 1
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is shown as it was kept, from its beginning."""
        super().focusOutEvent(event)
        self.setText(self._note)
        self.setCursorPosition(0)

    def _on_text(self, text: str) -> None:
        note = note_of(text)
        if note != self._note:
            self._note = note
            self.written.emit(note, self._spell)
