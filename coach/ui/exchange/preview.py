"""A file before it comes into the log, laid over the window; and afterwards, with the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.storage.exchange.found import Habit
from coach.storage.exchange.merging import Incoming
from coach.ui.announcing import announce
from coach.ui.exchange.words import (
    CHOOSE_HABITS,
    NOT_OF_LOOP,
    NOTHING_CHOSEN,
    NOTHING_WRITTEN,
    NOTHING_YET,
    REFUSED,
    brings_lines,
    brought_lines,
    habit_text,
    more_text,
    stays_lines,
    unread_text,
    unread_title,
)
from coach.ui.page import Page
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.laid_page import LaidPage, Offer, wrapped
from coach.ui.widgets.switch import Switch

WIDTH = 860
LEAST_LINES, LINES_SEEN = 2, 10
PADDING = 34


class ExchangePreview(LaidPage):
    """Says at each moment what there is to say of a file, and offers what can be done.

    `wanted`: bring it in. `undo_wanted`: take back what came in. `habits_chosen` carries the
    places of those that are to come, of the habits shown.
    """

    wanted = Signal()
    undo_wanted = Signal()
    habits_chosen = Signal(object)

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__("Your log", theme_hub, WIDTH, parent)
        self._told: QVBoxLayout | None = None
        self._take: QPushButton | None = None
        self._switches: list[Switch] = []

    def show_busy(self, title: str, *, leave: bool) -> None:
        """Something takes its time; it can be left where nothing is being written."""
        offers: list[Offer] = [("Leave it", "soft", self.left.emit)] if leave else []
        self._say(title, [], offers)

    def show_refusal(self, line: str) -> None:
        """Why nothing of the file is for use."""
        self.show_told(REFUSED, [line, NOTHING_WRITTEN])

    def show_incoming(self, name: str, incoming: Incoming) -> None:
        """What the file of this name would bring."""
        page = self._begin_with(name, _all_lines(incoming))
        self._add_told(page, incoming)
        self._end(page, incoming)

    def show_habits(
        self, name: str, habits: Sequence[Habit], chosen: Sequence[int], incoming: Incoming
    ) -> None:
        """The same, of a file with habits, of which those at the places `chosen` would come."""
        told = _all_lines(incoming) if chosen else []
        page = self._begin_with(name, [CHOOSE_HABITS, *told])
        card, column = _card()
        column.addWidget(styled(QLabel(CHOOSE_HABITS), text="heading"))
        column.addWidget(wrapped(NOT_OF_LOOP, tone="muted"))
        wanted = set(chosen)
        for place, habit in enumerate(habits):
            switch = Switch(habit_text(habit), self._hub)
            switch.setChecked(place in wanted)
            switch.clicked.connect(self._choose)
            self._switches.append(switch)
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(switch)
            row.addWidget(wrapped(habit_text(habit)), 1)
            column.addLayout(row)
        page.column.addWidget(card)
        self._add_told(page, incoming)
        self._end(page, incoming, of_habits=True)

    def show_chosen(self, incoming: Incoming) -> None:
        """What those chosen now would bring."""
        self._tell(incoming)
        if self._take:
            self._take.setEnabled(incoming.brings_anything)
        announce(self, " ".join(self._coming(incoming)))

    def show_brought(self, incoming: Incoming) -> None:
        """It is in."""
        offers: list[Offer] = [
            ("Done", "primary", self.left.emit),
            ("Undo", "quiet", self.undo_wanted.emit),
        ]
        self._say("It is in", brought_lines(incoming), offers)

    def _begin(self, title: str, lines: Sequence[str]) -> Page:
        self._told = self._take = None
        self._switches = []
        return super()._begin(title, lines)

    def _begin_with(self, name: str, lines: Sequence[str]) -> Page:
        title = f"Bring in “{name}”?"
        page = self._begin(title, lines)
        page.column.addWidget(wrapped(title, text="title"))
        return page

    def _add_told(self, page: Page, incoming: Incoming) -> None:
        card, column = _card()
        self._told = column
        page.column.addWidget(card)
        self._tell(incoming)
        if incoming.number:
            page.column.addWidget(self._unread(incoming))

    def _tell(self, incoming: Incoming) -> None:
        """What would come, and what stays as it is, in place of what stood there."""
        column = self._told
        if column is None:
            return
        while item := column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for line in self._coming(incoming):
            column.addWidget(wrapped(line))
        for line in stays_lines(incoming):
            column.addWidget(wrapped(line, tone="muted"))

    def _coming(self, incoming: Incoming) -> list[str]:
        if self._switches and not any(each.isChecked() for each in self._switches):
            return [NOTHING_CHOSEN]
        return brings_lines(incoming)

    def _unread(self, incoming: Incoming) -> QFrame:
        card, column = _card()
        title = unread_title(incoming.number)
        column.addWidget(wrapped(title, text="heading"))
        lines = [unread_text(each) for each in incoming.unread]
        more = incoming.number - len(lines)
        if more:
            lines.append(more_text(more))
        listed = _Lines(lines, self._hub)
        listed.setAccessibleName(title)
        column.addWidget(listed)
        return card

    def _end(self, page: Page, incoming: Incoming, *, of_habits: bool = False) -> None:
        page.column.addStretch(1)
        if not incoming.brings_anything and not of_habits:
            self._offer("", [("Close", "primary", self.left.emit)])
            return
        take = ("Bring it in", "primary", self.wanted.emit)
        self._offer(NOTHING_YET, [("Leave it", "soft", self.left.emit), take])
        if self._bar:
            (self._take,) = [b for b in self._bar.findChildren(QPushButton) if b.text() == take[0]]
            self._take.setEnabled(incoming.brings_anything)
        if self._switches and not incoming.brings_anything:
            self._switches[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        places = [place for place, each in enumerate(self._switches) if each.isChecked()]
        self.habits_chosen.emit(tuple(places))


class _Lines(QPlainTextEdit):
    """Lines to be read, and copied; it scrolls where there are many, and grows with the text."""

    def __init__(self, lines: Sequence[str], theme_hub: ThemeHub) -> None:
        super().__init__("\n".join(lines))
        self._hub = theme_hub
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.ensurePolished()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        shown = min(max(LEAST_LINES, self.blockCount()), LINES_SEEN)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * shown + self._hub.px(PADDING))


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = styled(QFrame(), card=True)
    column = QVBoxLayout(card)
    column.setContentsMargins(28, 22, 28, 22)
    column.setSpacing(10)
    return card, column


def _all_lines(incoming: Incoming) -> list[str]:
    unread = [f"{unread_title(incoming.number)}."] if incoming.number else []
    return [*brings_lines(incoming), *stays_lines(incoming), *unread]
