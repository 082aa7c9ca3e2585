"""A card of short lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.theme import styled
from coach.ui.widgets.card_grid import CardGrid


class Block:
    """A card with a heading and lines, each with a mark before it."""

    def __init__(self, heading: str, grid: CardGrid) -> None:
        self._card = styled(QFrame(), card=True)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(20, 18, 20, 18)
        self._column.setSpacing(8)
        self._column.addWidget(styled(QLabel(heading), text="heading"))
        self._column.addStretch(1)
        self._lines: list[_Line] = []
        grid.addWidget(self._card)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        while len(self._lines) < len(lines):
            line = _Line()
            self._lines.append(line)
            self._column.insertWidget(len(self._lines), line)
        unused = [("", "")] * (len(self._lines) - len(lines))
        for line, (mark, text) in zip(self._lines, lines + unused, strict=True):
            line.show_text(mark, text)
        self._card.setVisible(bool(lines))


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._mark = styled(QLabel(), text="strong", tone="accent")
        self._text = styled(QLabel())
        self._text.setWordWrap(True)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def show_text(self, mark: str, text: str) -> None:
        """A line without text is not seen."""
        self._mark.setText(mark)
        self._mark.setMinimumWidth(self._mark.fontMetrics().horizontalAdvance("0.") + 2)
        self._text.setText(text)
        self.setVisible(bool(text))
