"""The card that says what comes after this."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from coach.ui.session.following.face import StepFace
from coach.ui.theme import styled

SPACING = 12


class NextCard(QFrame):
    """The next side or exercise, and the time to get there: in one line where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, card=True)
        self._title = styled(QLabel(), text="strong")
        self._title.setWordWrap(True)
        self._note = styled(QLabel(), tone="muted")
        self._heading = styled(QLabel("NEXT"), text="small", tone="muted")
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self._title, 1)
        row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBottom)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addStretch(1)

    def show_step(self, face: StepFace) -> None:
        self._title.setText(face.next_title)
        self._note.setText(face.next_note)
        self._note.setVisible(bool(face.next_note))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        title, note = (
            label.fontMetrics().horizontalAdvance(label.text())
            for label in (self._title, self._note)
        )
        # the layout's own rectangle is not there between a change and its next pass
        margins = self._column.contentsMargins()
        room = self.contentsRect().width() - margins.left() - margins.right()
        beside = title + note + 2 * SPACING <= room
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(SPACING if beside else 0)
        # room for all three always, so that what stands above keeps its place from step to step
        lines = (self._heading, self._title, self._note)
        high = sum(label.fontMetrics().height() for label in lines)
        self.setMinimumHeight(high + margins.top() + margins.bottom() + 2 * self.frameWidth())
