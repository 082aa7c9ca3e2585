"""The parts that the form is made of: a card of fields, and chips of which several may be down."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coach.ui.theme import styled
from coach.ui.widgets.flow import Flow


class Section(QFrame):
    """A card with a heading, fields below it, and a line for what is not right yet."""

    def __init__(self, heading: str, hint: str = "") -> None:
        super().__init__()
        styled(self, card=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 16, 22, 18)
        self._column.setSpacing(8)
        self._column.addWidget(styled(QLabel(heading), text="heading"))
        if hint:
            said = styled(QLabel(hint), text="small", tone="muted")
            said.setWordWrap(True)
            self._column.addWidget(said)
        self._trouble = styled(QLabel(), tone="effort")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._column.addWidget(self._trouble)

    def add(self, widget: QWidget, label: str = "") -> QWidget:
        """A field, with what it is called before it."""
        part = widget
        if label:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            said = styled(QLabel(label))
            said.setBuddy(widget)
            column.addWidget(said)
            column.addWidget(widget)
        self._column.insertWidget(self._column.count() - 1, part)
        return part

    def say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))


E = TypeVar("E", bound=Enum)


class Chips(QWidget):
    """Several of a few; `picked` carries those that are down, in the order offered."""

    picked = Signal(tuple)

    def __init__(self, name: str, options: Mapping[E, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[Enum, QPushButton] = {}
        flow = Flow(8, self)
        for value, words in options.items():
            chip = styled(QPushButton(words), kind="chip", large=True)
            chip.setCheckable(True)
            chip.setAccessibleDescription(name)
            chip.clicked.connect(self._on_click)
            self._buttons[value] = chip
            flow.addWidget(chip)

    def show_values(self, values: Iterable[Enum]) -> None:
        down = set(values)
        for value, chip in self._buttons.items():
            chip.setChecked(value in down)

    def _on_click(self) -> None:
        down = (value for value, chip in self._buttons.items() if chip.isChecked())
        self.picked.emit(tuple(down))


def line_edit(name: str, longest: int, hint: str = "") -> QLineEdit:
    """One line of text, of at most so many characters."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setMaxLength(longest)
    edit.setPlaceholderText(hint)
    return edit
