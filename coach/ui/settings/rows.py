"""What the cards of the Settings page are made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.theme import styled


def section(heading: str, *rows: QWidget, card: QFrame | None = None) -> QFrame:
    """A card with a heading and what stands below it; `card` is filled where it is given."""
    card = styled(card or QFrame(), card=True)
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 18, 24, 18)
    column.setSpacing(12)
    column.addWidget(styled(QLabel(heading), text="heading"))
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return card


def row(name: str, hint: str, control: QWidget) -> QWidget:
    """A control, with what it sets said before it."""
    said = QWidget()
    column = QVBoxLayout(said)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    label = styled(QLabel(name))
    # what names a combo box on Linux, where its own name is the choice made
    label.setBuddy(control)
    column.addWidget(label)
    if hint:
        more = styled(QLabel(hint), text="small", tone="muted")
        more.setWordWrap(True)
        column.addWidget(more)
        control.setAccessibleDescription(hint)
    return line(said, control)


def stacked(name: str, hint: QLabel, control: QWidget) -> QWidget:
    """A control below what it sets, for one that takes the whole width; `hint` may change."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    label = styled(QLabel(name))
    label.setBuddy(control)
    column.addWidget(label)
    column.addWidget(control)
    styled(hint, text="small", tone="muted").setWordWrap(True)
    column.addWidget(hint)
    return both


def line(left: QWidget, right: QWidget) -> QWidget:
    """Two widgets side by side, the left one with the room that is over."""
    both = QWidget()
    layout = QHBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    layout.addWidget(left, 1)
    layout.addWidget(right, 0, Qt.AlignmentFlag.AlignVCenter)
    return both
