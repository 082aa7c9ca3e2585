"""What can be chosen of a report, beside its pages: its days, a name and a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from coach.report.paper import PAPERS, Paper
from coach.storage.settings import LONGEST_REPORT_NAME, LONGEST_REPORT_NOTE
from coach.ui.charts.series import Span
from coach.ui.reporting.words import kept
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.segments import Segments

LEAST_CHOICE = 160
NOTE_LINES = 4
OPTIONAL = "Optional"
NO_DAYS = "Nothing logged yet"
NAME, NOTE = "Your name", "A note to your clinician"
KEPT = "Name and note are kept on this computer for the next report."


class Panel(QScrollArea):
    """Owns what is chosen: `changed` when the days or the paper are others, `typed` with each
    letter of the name or the note.
    """

    changed = Signal()
    typed = Signal()

    def __init__(
        self,
        spans: Sequence[tuple[str, Span]],
        shown: int,
        paper: Paper,
        theme_hub: ThemeHub,
        *,
        name: str | None = None,
        note: str | None = None,
    ) -> None:
        """`spans` are ranges with what they are called; the one at place `shown` comes first."""
        super().__init__()
        self._hub = theme_hub
        self._paper = paper
        self._spans = tuple(spans)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.setWidget(inner)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._add_spans(shown)
        self._add_papers()
        self._add_fields(name or "", note or "")
        self._column.addStretch(1)
        self._fit()
        theme_hub.changed.connect(self._fit)

    @property
    def span(self) -> Span | None:
        """The days that are to be reported; None where nothing was logged."""
        place = self._choice.currentIndex()
        return self._spans[place][1] if 0 <= place < len(self._spans) else None

    @property
    def paper(self) -> Paper:
        return self._paper

    @property
    def name(self) -> str | None:
        return kept(self._name.text(), LONGEST_REPORT_NAME)

    @property
    def note(self) -> str | None:
        return kept(self._note.toPlainText(), LONGEST_REPORT_NOTE)

    def _add_spans(self, shown: int) -> None:
        options = [(called, place) for place, (called, _) in enumerate(self._spans)]
        options = options or [(NO_DAYS, 0)]
        self._choice = Choice("Days", options, self._hub, least_width=LEAST_CHOICE)
        self._choice.show_value(shown)
        self._choice.setEnabled(bool(self._spans))
        self._choice.activated.connect(self.changed)
        self._add_stacked("Days", self._choice)

    def _add_papers(self) -> None:
        papers = Segments("Paper", [(paper.name, paper) for paper in PAPERS])
        papers.show_value(self._paper)

        def take(paper: Paper) -> None:
            self._paper = paper
            papers.show_value(paper)
            self.changed.emit()

        papers.picked.connect(take)
        self._add_stacked("Paper", papers)

    def _add_fields(self, name: str, note: str) -> None:
        self._name = QLineEdit(name)
        self._name.setMaxLength(LONGEST_REPORT_NAME)
        self._name.textEdited.connect(self.typed)
        self._note = QPlainTextEdit(note)
        self._note.setTabChangesFocus(True)
        self._note.textChanged.connect(self.typed)
        for label, field in ((NAME, self._name), (NOTE, self._note)):
            field.setAccessibleName(label)
            field.setAccessibleDescription(OPTIONAL)
            field.setPlaceholderText(OPTIONAL)
            self._add_stacked(label, field)
        hint = styled(QLabel(KEPT), text="small", tone="muted")
        hint.setWordWrap(True)
        self._column.addWidget(hint)

    def _add_stacked(self, name: str, control: QWidget) -> None:
        label = styled(QLabel(name))
        label.setBuddy(control)
        both = QVBoxLayout()
        both.setSpacing(6)
        both.addWidget(label)
        both.addWidget(control)
        self._column.addLayout(both)

    def _fit(self) -> None:
        line = self._note.fontMetrics().lineSpacing()
        self._note.setFixedHeight(NOTE_LINES * line + self._hub.px(26))
