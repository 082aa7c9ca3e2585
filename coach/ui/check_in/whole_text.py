"""The whole safety notice on one page that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from coach.core.check_in import Concern, Urgency, urgency
from coach.storage.settings import Settings
from coach.ui.check_in.words import (
    ABOUT_IT,
    GUIDE_TITLE,
    NOT_KEPT,
    WHILE_MOVING,
    WORDINGS,
    pain_guide,
)
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.sized_label import SizedLabel

SIZE = 15


def fill_with_whole_text(column: QBoxLayout, settings: Settings, hub: ThemeHub) -> None:
    """Put all that the notice says into `column`."""
    column.addWidget(paragraph(f"{ABOUT_IT} {NOT_KEPT}"))
    both = QHBoxLayout()
    both.setSpacing(16)
    both.addWidget(_warning("Get emergency help now", "effort", Urgency.EMERGENCY), 1)
    both.addWidget(_warning("See a doctor soon", "rest", Urgency.DOCTOR_SOON), 1)
    column.addLayout(both)
    card, inner = _card()
    inner.addWidget(styled(QLabel(GUIDE_TITLE), text="heading"))
    inner.addLayout(guide_row(settings, hub, SIZE))
    inner.addWidget(paragraph(WHILE_MOVING))
    column.addWidget(card)


def paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def guide_row(settings: Settings, hub: ThemeHub, size: int) -> QHBoxLayout:
    """The pain guide with the thresholds of the settings, in type of `size` pixels at 100 %."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for numbers, told in pain_guide(settings.ease_from, settings.stop_from):
        part = QVBoxLayout()
        part.setSpacing(2)
        for text, bold in ((numbers, True), (told, False)):
            label = SizedLabel(hub, size, bold=bold)
            label.setText(text)
            label.setWordWrap(True)
            part.addWidget(label)
        part.addStretch(1)
        row.addLayout(part, 1)
    return row


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = styled(QFrame(), card=True)
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 18, 20, 18)
    column.setSpacing(8)
    return card, column


def _warning(heading: str, tone: str, wanted: Urgency) -> QFrame:
    card, column = _card()
    column.addWidget(styled(QLabel(heading), text="heading", tone=tone))
    for concern in Concern:
        if urgency(concern) is wanted:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(paragraph(WORDINGS[concern].sign), 1)
            column.addLayout(row)
    column.addStretch(1)
    return card
