"""The card that asks what a routine is to be called."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from coach.storage.limits import LONGEST_NAME
from coach.ui.announcing import announce
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.popover import Popover
from coach.ui.widgets.segments import Segments

WIDTH = 440
HINT = "For example: Evening, or Bad day"


def name_trouble(name: str, taken: Collection[str] = ()) -> str:
    """What is wrong with a routine's name, blanks round it left out; empty where nothing is."""
    name = name.strip()
    if not name:
        return "Give it a name."
    if not name.isprintable():
        return "The name has a character in it that cannot be seen."
    if len(name) > LONGEST_NAME:
        return f"At most {LONGEST_NAME} characters: this has {len(name)}."
    if name.casefold() in {each.casefold() for each in taken}:
        return "Another routine has this name."
    return ""


class NamePanel(Popover):
    """`named(name, copied)`: what it is to be called, and whether it begins as a copy."""

    named = Signal(str, bool)

    def __init__(
        self,
        heading: str,
        done: str,
        theme_hub: ThemeHub,
        host: QWidget,
        *,
        name: str = "",
        taken: Collection[str] = (),
        copy_of: str = "",
    ) -> None:
        """`done`: the button's word. With `copy_of` it may begin as a copy of what is so called."""
        super().__init__(heading, theme_hub, host, width=WIDTH)
        self._taken = taken
        self._copied = bool(copy_of)
        self.field = QLineEdit(name)
        self.field.setAccessibleName("Name")
        self.field.setPlaceholderText(HINT)
        self.field.selectAll()
        self._trouble = styled(QLabel(), tone="effort")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.column.addWidget(styled(QLabel(heading), text="heading"))
        self.column.addWidget(self.field)
        self.column.addWidget(self._trouble)
        if copy_of:
            self.column.addWidget(self._beginnings(copy_of))
        self.column.addLayout(self._buttons(done))
        self.field.textEdited.connect(self._trouble.hide)
        self.field.returnPressed.connect(self._on_done)

    def _beginnings(self, copy_of: str) -> Segments:
        options = ((f"Copy of “{_short(copy_of)}”", True), ("Empty", False))
        beginnings = Segments("Begins as", options, wraps=True)
        beginnings.show_value(True)
        beginnings.picked.connect(self._on_beginning)
        return beginnings

    def _buttons(self, done: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        cancel = styled(QPushButton("Cancel"), kind="quiet")
        cancel.clicked.connect(self.leave)
        finish = styled(QPushButton(done), kind="primary")
        finish.clicked.connect(self._on_done)
        row.addWidget(cancel)
        row.addWidget(finish)
        return row

    def _on_beginning(self, copied: bool) -> None:
        self._copied = copied

    def _on_done(self) -> None:
        trouble = name_trouble(self.field.text(), self._taken)
        if trouble:
            self._trouble.setText(trouble)
            self._trouble.show()
            self.field.setAccessibleDescription(trouble)
            self.field.setFocus()
            announce(self.field, trouble)
            return
        self.leave()
        self.named.emit(self.field.text().strip(), self._copied)


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23].rstrip()}…"
