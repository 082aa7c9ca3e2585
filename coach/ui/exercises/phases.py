"""Start and effort as two small stills, so that a movement is understood without playing it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.core.exercise import Side
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.theme import ThemeHub, styled
from coach.ui.words import PHASES

SHAPE = 0.62  # of the height to the width
GAP = 12
WIDEST = 16777215  # Qt's own word for no limit


class Phases(QWidget):
    """The two panels beside each other, or one above the other."""

    def __init__(self, pose: str, *, illustrations: Illustrations, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._stills: list[Still] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for caption, phase in PHASES:
            # the pale start under the effort shows the way between them
            still = Still(
                pose,
                illustrations=illustrations,
                theme_hub=theme_hub,
                phase=phase,
                ghost=phase > 0,
            )
            said = styled(QLabel(caption), text="small", tone="muted")
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            panel = QVBoxLayout()
            panel.setSpacing(2)
            panel.addStretch(1)
            panel.addWidget(still)
            panel.addWidget(said)
            panel.addStretch(1)
            self._row.addLayout(panel, 1)
            self._stills.append(still)

    def show_exercise(self, name: str, pose: str, side: Side) -> None:
        for still, (caption, phase) in zip(self._stills, PHASES, strict=True):
            still.setAccessibleName(f"{caption} of {name}")
            still.show_exercise(pose, phase=phase, side=side)

    def stack(self, width: int | None) -> None:
        """One above the other in a column of this width, or side by side."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if width is None else way.TopToBottom)
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or WIDEST)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the pictures are, so that each caption stands right below its own."""
        stacked = self._row.direction() is QBoxLayout.Direction.TopToBottom
        width = self.width() if stacked else (self.width() - GAP) / 2
        for still in self._stills:
            still.setFixedHeight(round(width * SHAPE))
