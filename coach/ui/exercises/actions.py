"""What can be done with an exercise of the library."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from coach.ui.theme import styled
from coach.ui.widgets.flow import Flow

GAP = 8
COPY_HINT = "Makes one of your own that begins as a copy of it"


class Actions(QWidget):
    """Buttons in a row that may break; an own exercise can be changed and removed as well."""

    add = Signal()
    edit = Signal()
    copy = Signal()
    remove = Signal()
    print_ = Signal()
    export = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = Flow(GAP, self)
        self._button("Add to routine", "primary", self.add)
        self._edit = self._button("Change", "soft", self.edit)
        copy = self._button("Copy", "soft", self.copy)
        copy.setToolTip(COPY_HINT)
        copy.setAccessibleDescription(COPY_HINT)
        self._button("Print…", "soft", self.print_)
        self._button("Save as pack…", "soft", self.export)
        self._remove = self._button("Remove", "soft", self.remove)

    def show_own(self, own: bool) -> None:
        self._edit.setVisible(own)
        self._remove.setVisible(own)

    def go_to_remove(self) -> None:
        """Have the keyboard's focus there."""
        self._remove.setFocus()

    def _button(self, text: str, kind: str, signal: SignalInstance) -> QPushButton:
        button = styled(QPushButton(text), kind=kind)
        button.clicked.connect(signal)
        self._row.addWidget(button)
        return button
