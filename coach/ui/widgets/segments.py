"""One of a few, all of them in sight."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from coach.ui.theme import styled
from coach.ui.widgets.flow import Flow

GAP, WRAPPED_GAP = 8, 6


class Segments(QWidget):
    """A row of buttons of which one is down; `picked` carries the value of the one pressed."""

    picked = Signal(object)

    def __init__(
        self,
        name: str,
        options: Iterable[tuple[str, object]],
        parent: QWidget | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        """`options`: the words and the value each stands for; with `wraps` the row may break."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._group = QButtonGroup(self)
        self._buttons: list[tuple[object, QPushButton]] = []
        row = Flow(WRAPPED_GAP, self) if wraps else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._row = row
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[str, object]]) -> None:
        """Offer others than before; none of them is down then."""
        for _, button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for text, value in options:
            button = styled(QPushButton(text), kind="soft")
            button.setCheckable(True)
            button.setAccessibleDescription(self._name)
            button.clicked.connect(lambda _=False, value=value: self.picked.emit(value))
            self._group.addButton(button)
            self._buttons.append((value, button))
            self._row.addWidget(button)

    def show_value(self, value: object) -> None:
        """Show a value that comes from outside; `picked` is not emitted."""
        for option, button in self._buttons:
            button.setChecked(option == value)
