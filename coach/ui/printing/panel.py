"""What can be chosen of a hand-out, beside its pages."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coach.core.routine import Routine
from coach.report.paper import PAPERS, Paper
from coach.ui.printing.handout import Choices
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.segments import Segments
from coach.ui.widgets.switch import Switch

SWITCHES = (
    ("grid", "Grid to tick", "A box for each day of four weeks"),
    ("cautions", "Cautions", "What to take care of in each exercise"),
    ("fill_in", "Name and date", "Lines to fill in by hand"),
)
LEAST_CHOICE = 160


class Panel(QScrollArea):
    """Owns what is chosen; `changed` when it is something else."""

    changed = Signal()

    def __init__(self, subjects: Sequence[Routine], paper: Paper, theme_hub: ThemeHub) -> None:
        """`subjects`: what can be printed; the first one is, until another is chosen."""
        super().__init__()
        self._hub = theme_hub
        self._subjects = tuple(subjects)
        self._paper = paper
        self._choices = Choices()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.setWidget(inner)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._add_subjects()
        self._add_papers()
        for field, name, hint in SWITCHES:
            self._add_switch(field, name, hint)
        self._column.addStretch(1)

    @property
    def subject(self) -> Routine:
        """What is to be printed."""
        return self._subjects[max(self._subject.currentIndex(), 0)]

    @property
    def paper(self) -> Paper:
        return self._paper

    @property
    def choices(self) -> Choices:
        return self._choices

    def _add_subjects(self) -> None:
        options = [(subject.name, place) for place, subject in enumerate(self._subjects)]
        name = "What to print"
        self._subject = Choice(name, options, self._hub, least_width=LEAST_CHOICE)
        self._subject.activated.connect(self.changed)
        self._add_stacked(name, self._subject)

    def _add_papers(self) -> None:
        self._papers = Segments("Paper", [(paper.name, paper) for paper in PAPERS])
        self._papers.show_value(self._paper)
        self._papers.picked.connect(self._take_paper)
        self._add_stacked("Paper", self._papers)

    def _add_stacked(self, name: str, control: QWidget) -> None:
        label = styled(QLabel(name))
        label.setBuddy(control)
        both = QVBoxLayout()
        both.setSpacing(6)
        both.addWidget(label)
        both.addWidget(control)
        self._column.addLayout(both)

    def _add_switch(self, field: str, name: str, hint: str) -> None:
        switch = Switch(name, self._hub)
        switch.setChecked(True)
        switch.setAccessibleDescription(hint)
        switch.clicked.connect(lambda on: self._choose(field, on))
        said = QVBoxLayout()
        said.setSpacing(0)
        label = styled(QLabel(name))
        label.setBuddy(switch)
        said.addWidget(label)
        more = styled(QLabel(hint), text="small", tone="muted")
        more.setWordWrap(True)
        said.addWidget(more)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(said, 1)
        row.addWidget(switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(row)

    def _take_paper(self, paper: Paper) -> None:
        self._paper = paper
        self.changed.emit()

    def _choose(self, field: str, on: bool) -> None:
        self._choices = replace(self._choices, **{field: on})
        self.changed.emit()
