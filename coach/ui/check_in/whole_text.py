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
    whom_to_call,
)
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.sized_label import SizedLabel

SIZE = 15
WARNINGS = (
    (Urgency.EMERGENCY, "Get emergency help now", "effort"),
    (Urgency.DOCTOR_SOON, "See a doctor soon", "rest"),
)


def fill_with_whole_text(column: QBoxLayout, settings: Settings, hub: ThemeHub) -> None:
    """Put all that the notice says into `column`."""
    column.addWidget(paragraph(f"{ABOUT_IT} {NOT_KEPT}"))
    both = QHBoxLayout()
    both.setSpacing(16)
    for wanted, heading, tone in WARNINGS:
        both.addWidget(_warning(heading, tone, wanted, settings), 1)
    column.addLayout(both)
    card, inner = _card()
    inner.addWidget(styled(QLabel(GUIDE_TITLE), text="heading"))
    inner.addLayout(guide_row(settings, hub, SIZE))
    inner.addWidget(paragraph(WHILE_MOVING))
    column.addWidget(card)


def whole_text_said(settings: Settings) -> tuple[str, ...]:
    """All that the notice says, for those who hear it."""
    urgent, soon = (f"{heading}: {'; '.join(_signs(wanted))}." for wanted, heading, _ in WARNINGS)
    return (
        f"{ABOUT_IT} {NOT_KEPT}",
        urgent,
        whom_to_call(settings.emergency_number),
        soon,
        f"{GUIDE_TITLE}.",
        *guide_said(settings),
        WHILE_MOVING,
    )


def guide_said(settings: Settings) -> tuple[str, ...]:
    """The pain guide in sentences: "4 to 5: Ease off, and see that it settles by tomorrow." """
    rows = pain_guide(settings.ease_from, settings.stop_from)
    return tuple(f"{numbers}: {told}" for numbers, told in rows)


def paragraph(text: str) -> QLabel:
    label = styled(QLabel(text))
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


def _warning(heading: str, tone: str, wanted: Urgency, settings: Settings) -> QFrame:
    card, column = _card()
    column.addWidget(styled(QLabel(heading), text="heading", tone=tone))
    for sign in _signs(wanted):
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(styled(QLabel("•")), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(paragraph(sign), 1)
        column.addLayout(row)
    if wanted is Urgency.EMERGENCY:
        column.addWidget(paragraph(whom_to_call(settings.emergency_number)))
    column.addStretch(1)
    return card


def _signs(wanted: Urgency) -> list[str]:
    return [WORDINGS[concern].sign for concern in Concern if urgency(concern) is wanted]
