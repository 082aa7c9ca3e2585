"""The figures as large numbers, each of which explains itself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from coach.ui.progress.figure_label import FigureLabel
from coach.ui.progress.words import FIGURES, Figure
from coach.ui.theme import ThemeHub, styled

COLUMNS = 2


class FiguresCard(QFrame):
    """How a figure was worked out stands below them while it has the focus."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        styled(self, card=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._labels = tuple(FigureLabel(theme_hub) for _ in range(FIGURES))
        self._explanation = styled(QLabel(), text="small", tone="muted")
        self._explanation.setWordWrap(True)
        self._explanation.setMargin(4)
        self._explanation.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        for place, label in enumerate(self._labels):
            alone = place == FIGURES - 1 and place % COLUMNS == 0
            wide = COLUMNS if alone else 1
            grid.addWidget(label, place // COLUMNS, place % COLUMNS, 1, wide)
            label.asked.connect(self._explain)
        grid.addWidget(self._explanation, (FIGURES + 1) // COLUMNS, 0, 1, COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        for label, figure in zip(self._labels, figures, strict=True):
            label.show_figure(figure)

    def _explain(self, explanation: str) -> None:
        self._explanation.setText(explanation)
        self._explanation.setVisible(bool(explanation))
