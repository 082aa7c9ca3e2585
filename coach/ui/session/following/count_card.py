"""The card with the countdown: word, ring and dots."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.session.following.face import PAUSED, WORDS, Moment, StepFace
from coach.ui.session.following.rep_dots import RepDots
from coach.ui.session.following.ring import Ring
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.sized_label import SizedLabel

WORD_SIZE = 32
SMALL_WORD_SIZE = 22


class CountCard(QFrame):
    """What the step asks for, how much of it is left, and which rep it is."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, card=True)
        self.ring = Ring(theme_hub)
        self._word = SizedLabel(theme_hub, WORD_SIZE, bold=True)
        self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots = RepDots(theme_hub)
        self._dots_text = styled(QLabel(), tone="muted")
        dots = QHBoxLayout()
        dots.setSpacing(12)
        dots.addStretch(1)
        dots.addWidget(self._dots)
        dots.addWidget(self._dots_text)
        dots.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._word)
        column.addWidget(self.ring, 6)
        column.addLayout(dots)
        column.addStretch(1)
        self._compact = False
        self._fit()
        theme_hub.changed.connect(self._fit)

    def set_compact(self, *, compact: bool) -> None:
        """In a small window the ring needs all the room there is."""
        self._compact = compact
        self._fit()

    def _fit(self) -> None:
        compact = self._compact
        margin, spacing = (10, 4) if compact else (20, 16)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(spacing)
        for end in (0, self._column.count() - 1):
            self._column.setStretch(end, 0 if compact else 1)
        self._word.set_size(SMALL_WORD_SIZE if compact else WORD_SIZE)
        self._dots.set_compact(compact=compact)
        # as wide as the widest, so that the figure beside it keeps its place from word to word
        metrics = QFontMetrics(self._word.font())
        self._word.setMinimumWidth(max(map(metrics.horizontalAdvance, WORDS)) + 2)

    def show_step(self, face: StepFace) -> None:
        self._dots.show_dots(face.dots)
        self._dots_text.setText(face.dots_text)

    def show_moment(self, moment: Moment) -> None:
        word = PAUSED if moment.paused else moment.word
        if word != self._word.text():
            self._word.setText(word)
        self._word.set_tone("muted" if moment.paused else moment.tone.value)
        self.ring.show_moment(moment)
