"""The head of the log's page: the way back, what can be done, the search, and what was done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coach.ui.announcing import announce
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.icon_button import IconButton
from coach.ui.widgets.one_click import OneClick


class LogHead(QWidget):
    """Its signals are its buttons; `all_wanted`: the filter comes off."""

    back = Signal()
    add_wanted = Signal()
    mark_wanted = Signal()
    all_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, search: QLineEdit, theme_hub: ThemeHub) -> None:
        """`search` has its place here."""
        super().__init__()
        self._search = search
        self._back = styled(QPushButton("Back"), kind="soft")
        self._add = styled(QPushButton("Add a session…"), kind="soft")
        self._add.setAccessibleDescription("One that you did away from the computer")
        self._mark = styled(QPushButton("Mark days…"), kind="soft")
        self._mark.setAccessibleDescription("As ill, away or too much pain")
        self._count = styled(QLabel(), tone="muted")
        self._filter = IconButton("close", "", theme_hub, word=" ")
        styled(self._filter, kind="chip", large=True)
        self._filter.setToolTip("Show all days")
        self._undo = IconButton("undo", "Undo", theme_hub, word="Undo")
        self._redo = IconButton("redo", "Redo", theme_hub, word="Redo")
        for button in (self._undo, self._redo):
            styled(button, kind="quiet")
        self._told = styled(QLabel(), text="notice")
        self._told.setWordWrap(True)
        self._told.hide()
        self._connect()
        self._lay_out()

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """As one reads it."""
        first = (self._back, self._mark, self._add, self._search)
        return (*first, self._filter, self._undo, self._redo)

    @property
    def told(self) -> str:
        """What was said last, until it was taken away."""
        return "" if self._told.isHidden() else self._told.text()

    def show_count(self, said: str) -> None:
        if said != self._count.text():
            self._count.setText(said)
            announce(self, said)

    def show_span(self, span: str) -> None:
        """The days that are shown alone; empty where all are."""
        self._filter.setVisible(bool(span))
        self._filter.setText(span)
        self._filter.setAccessibleName(f"Only {span}: show all days")

    def show_steps(self, undo: str, redo: str) -> None:
        """Which step can be taken back and which done again; empty where there is none."""
        for button, what, step in ((self._undo, "Undo", undo), (self._redo, "Redo", redo)):
            button.setVisible(bool(step))
            button.setText(f"{what}: {step}")
            button.setAccessibleName(button.text())

    def tell(self, line: str) -> None:
        """Say what was done, or could not be; nothing takes it away."""
        self._told.setText(line)
        self._told.setVisible(bool(line))
        if line:
            announce(self, line)

    def leave_room(self, leaves: bool) -> None:
        """Whether what belongs to the list gives its room to what stands in its place."""
        self._search.setVisible(not leaves)
        self._status.setVisible(not leaves)

    def _connect(self) -> None:
        for button, signal in (
            (self._back, self.back),
            (self._add, self.add_wanted),
            (self._mark, self.mark_wanted),
            (self._filter, self.all_wanted),
            (self._undo, self.undo_wanted),
            (self._redo, self.redo_wanted),
        ):
            button.clicked.connect(signal)
            OneClick((button,), button)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(14)
        upper.addWidget(self._back)
        upper.addWidget(styled(QLabel("Log"), text="title"), 1)
        upper.addWidget(self._mark)
        upper.addWidget(self._add)
        self._status = QWidget()
        flow = Flow(10, self._status)
        for widget in (self._count, self._filter, self._undo, self._redo):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(upper)
        column.addWidget(self._search)
        column.addWidget(self._status)
        column.addWidget(self._told)
