"""The safety notice: shown at the first start, and again whenever somebody asks for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.page import Page
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.centred import Centred

WIDTH = 1000
ANY_WIDTH = 10_000

# Sources: health-service leaflets on cauda equina syndrome and on red flags in back pain. The
# wording has not been reviewed by a clinician yet, and About says so.
ABOUT_IT = (
    "Back Coach follows the sheet that your clinician gave you. It does not diagnose and does not "
    "replace advice. If nobody has shown you these exercises, ask before you start; if you are "
    "pregnant, ask your midwife or doctor first. Your own clinician's word goes first."
)
EMERGENCY = (
    "New trouble passing or holding urine or stool",
    "Numbness round the genitals or back passage",
    "New or worsening weakness or numbness in both legs",
    "A fall or accident, however small if you have thin bones or take steroids",
)
SOON = (
    "Fever, or feeling ill with the pain",
    "Weight loss that you cannot explain",
    "A history of cancer",
    "Pain that is worst at night or when lying down",
    "Pain round the chest like a band",
    "Unsteady walking",
    "No better after six weeks",
)
PAIN_GUIDE = (
    ("0 to 3", "Go on."),
    ("4 to 5", "Ease off, and see that it settles by tomorrow."),
    ("6 or more", "Stop for today."),
)
WHILE_MOVING = (
    "Ease off if pain grows. Stop at sharp or shooting pain, numbness or weakness. Breathe, and "
    "never hold your breath."
)


class Notice(Page):
    """`closed` when it has been read; Esc closes it only where it has been read before."""

    closed = Signal()

    def __init__(
        self, *, theme_hub: ThemeHub, first_time: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Safety notice", theme_hub, ANY_WIDTH, parent)
        sheet = Centred(WIDTH, theme_hub)
        title = styled(QLabel("Before you start" if first_time else "Safety notice"), text="title")
        self.button = styled(
            QPushButton("I have read this" if first_time else "Close"), kind="primary"
        )
        # outside a dialog Qt leaves Enter to Space
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.closed)
        sheet.column.addWidget(title)
        sheet.column.addWidget(_paragraph(ABOUT_IT))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(_warning("Get emergency help now", "effort", EMERGENCY), 1)
        both.addWidget(_warning("See a doctor soon", "rest", SOON), 1)
        sheet.column.addLayout(both)
        sheet.column.addWidget(_pain_guide())
        sheet.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.column.addWidget(sheet)
        self.column.addStretch(2)
        self.setFocusProxy(self.button)
        if not first_time:
            escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
            escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            escape.activated.connect(self.closed)


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = styled(QFrame(), card=True)
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 18, 20, 18)
    column.setSpacing(8)
    return card, column


def _warning(heading: str, tone: str, signs: tuple[str, ...]) -> QFrame:
    card, column = _card()
    column.addWidget(styled(QLabel(heading), text="heading", tone=tone))
    for sign in signs:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("•"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_paragraph(sign), 1)
        column.addLayout(row)
    column.addStretch(1)
    return card


def _pain_guide() -> QFrame:
    card, column = _card()
    column.addWidget(styled(QLabel("How much pain is all right, from 0 to 10"), text="heading"))
    row = QHBoxLayout()
    row.setSpacing(16)
    for numbers, advice in PAIN_GUIDE:
        part = QVBoxLayout()
        part.setSpacing(2)
        part.addWidget(styled(QLabel(numbers), text="strong"))
        part.addWidget(_paragraph(advice))
        part.addStretch(1)
        row.addLayout(part, 1)
    column.addLayout(row)
    column.addWidget(_paragraph(WHILE_MOVING))
    return card
