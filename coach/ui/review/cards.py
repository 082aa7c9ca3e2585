"""The cards of a review: the week in five lines, and the question."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.announcing import announce
from coach.ui.review import words as review_words
from coach.ui.review.obstacle_choice import ObstacleChoice
from coach.ui.review.week_in_review import WeekInReview
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.one_click import OneClick

LINES = 5
NOT_MARKED = "The days could not be marked: the log cannot be written just now."


class LinesCard(QFrame):
    """The week in five lines."""

    def __init__(self) -> None:
        super().__init__()
        column = begin_card(self, "The week")
        self._lines = [wrapped(text="" if n else "strong") for n in range(LINES)]
        for label in self._lines:
            column.addWidget(label)
        column.addStretch(1)

    def show_lines(self, lines: Sequence[str]) -> None:
        for label, line in zip(self._lines, lines, strict=True):
            label.setText(line)


class QuestionCard(QFrame):
    """What got in the way; below it the offer to mark the days missed, where that fits the answer.

    `mark` and `unmark` ask for it.
    """

    mark = Signal()
    unmark = Signal()

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        column = begin_card(self, review_words.QUESTION)
        self.choice = ObstacleChoice(theme_hub)
        self._marked = wrapped(tone="muted")
        self._mark = button("", "soft", self.mark.emit)
        self._unmark = button("Undo", "soft", self.unmark.emit)
        self._unmark.setAccessibleName("Undo marking the days")
        row = QWidget()
        flow = Flow(10, row)
        for part in (self._mark, self._unmark):
            flow.addWidget(part)
        column.addWidget(self.choice)
        column.addWidget(self._marked)
        column.addWidget(row)
        column.addStretch(1)
        self._row = row
        OneClick((self._mark, self._unmark), self)

    def show_review(self, review: WeekInReview) -> None:
        self.choice.show_obstacle(review.obstacle)
        said = review_words.marked_text(*review.marked) if review.marked else ""
        self._say(said)
        if review.to_mark and review.obstacle:
            self._mark.setText(review_words.mark_text(review.obstacle, review.to_mark))
        had_focus = self._mark.hasFocus() or self._unmark.hasFocus()
        self._mark.setVisible(bool(review.to_mark))
        self._unmark.setVisible(review.marked is not None)
        self._row.setVisible(bool(review.to_mark) or review.marked is not None)
        if had_focus:
            follow = self._unmark if review.marked else self._mark
            (follow if review.marked or review.to_mark else self.choice).setFocus()

    def tell_not_marked(self) -> None:
        self._say(NOT_MARKED)
        announce(self, NOT_MARKED)

    def _say(self, line: str) -> None:
        if line and line != self._marked.text():
            announce(self, line)
        self._marked.setText(line)
        self._marked.setVisible(bool(line))


def begin_card(card: QFrame, heading: str, *, small: bool = False) -> QVBoxLayout:
    """Dressed as a card with its heading; what else is in it goes into the column."""
    styled(card, card=True)
    column = QVBoxLayout(card)
    column.setContentsMargins(22, 18, 22, 20)
    column.setSpacing(8)
    look = ("small", "muted") if small else ("heading", "")
    column.addWidget(styled(QLabel(heading), text=look[0], tone=look[1]))
    return column


def wrapped(*, text: str = "", tone: str = "") -> QLabel:
    """A label that goes on to the next line."""
    label = styled(QLabel(), text=text, tone=tone)
    label.setWordWrap(True)
    return label


def button(text: str, kind: str, pressed: Callable[[], None]) -> QPushButton:
    """A button that does something when pressed."""
    made = styled(QPushButton(text), kind=kind)
    made.clicked.connect(lambda: pressed())
    return made
