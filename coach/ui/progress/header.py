"""The head of the Progress page: the ranges, and where the log goes from here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.progress.ranges import RANGES, Range, span_text
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.menu import Menu
from coach.ui.widgets.segments import Segments

GAP = 12
Choice = tuple[str, Callable[[], object]]


class Header(QWidget):
    """The title, the ranges, the two buttons most used and a menu; a line each where it is narrow.

    `picked` carries a Range. A range chosen by hand stands among the others as long as it is
    looked at; pressing it goes back to the one before.
    """

    picked = Signal(object)
    sessions_requested = Signal()
    report_requested = Signal()

    def __init__(self, theme_hub: ThemeHub, choices: Sequence[Choice]) -> None:
        """`choices`: what the menu holds."""
        super().__init__()
        self._hub = theme_hub
        self._choices = choices
        self._preset: Range = RANGES[1][1]
        self._by_hand: Range | None = None
        self._title = styled(QLabel("Progress"), text="title")
        self._ranges = Segments("Range", RANGES, wraps=True)
        self._ranges.picked.connect(self._on_picked)
        sessions = _button("Sessions", self.sessions_requested.emit)
        sessions.setToolTip("All sessions in a list: to search, correct, add to and note")
        report = _button("Report for my clinician…", self.report_requested.emit)
        self._more = styled(QPushButton("More"), kind="quiet")
        self._more.setAccessibleName("More: save a copy, bring in")
        self._more.clicked.connect(self._open_menu)
        self._actions = QWidget()
        row = Flow(8, self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (sessions, report, self._more):
            row.addWidget(button)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GAP)
        self._line = QHBoxLayout()
        self._line.setSpacing(GAP)
        self._lines.addLayout(self._line)
        self._wide: bool | None = None
        self._fit()

    @property
    def range(self) -> Range:
        """The one chosen by a button, whatever is looked at by hand."""
        return self._preset

    def show_range(self, chosen: Range) -> None:
        if chosen.span is None:
            self._preset = chosen
        by_hand = None if chosen.span is None else chosen
        if by_hand != self._by_hand:
            self._by_hand = by_hand
            own = [(f"{span_text(by_hand.span)}  ✕", by_hand)] if by_hand and by_hand.span else []
            self._ranges.set_options((*RANGES, *own))
        self._ranges.show_value(chosen)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All in one line where there is room for that."""
        parts = (self._title, self._ranges, self._actions)
        wide = sum(part.sizeHint().width() for part in parts) + 2 * GAP <= self.width()
        if wide == self._wide:
            return
        self._wide = wide
        for part in parts:
            self._line.removeWidget(part)
            self._lines.removeWidget(part)
        if wide:
            self._line.addWidget(self._title, 1)
            self._line.addWidget(self._ranges)
            self._line.addWidget(self._actions)
        else:
            for part in parts:
                self._lines.addWidget(part)

    def _on_picked(self, chosen: Range) -> None:
        self.picked.emit(self._preset if chosen.span else chosen)

    def _open_menu(self) -> None:
        menu = Menu("More", self._hub, self._more)
        for words, action in self._choices:
            menu.add(words, action)
        menu.open_below(self._more)


def _button(text: str, action: Callable[[], object]) -> QPushButton:
    button = styled(QPushButton(text), kind="soft")
    button.clicked.connect(lambda: action())
    return button
