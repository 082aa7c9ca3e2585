"""What is suggested after a week, why, and the buttons that take it, leave it or take it back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from coach.core.exercise import Side
from coach.ui.announcing import announce
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.still import Still
from coach.ui.review import words as review_words
from coach.ui.review.cards import begin_card, button, wrapped
from coach.ui.review.week_in_review import WeekInReview
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.one_click import OneClick

SUGGESTED = "A suggestion"
PICTURE_WIDTH = 190
LEAST_SHARE = 2.5  # of the card's width over the picture's, for both to have room


class SuggestionCard(QFrame):
    """What is suggested and why; and once it was taken or left, that it was, with the way back.

    `take`, `leave` and `undo` ask for it.
    """

    take = Signal()
    leave = Signal()
    undo = Signal()

    def __init__(self, illustrations: Illustrations, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        column = begin_card(self, SUGGESTED, small=True)
        self._title = wrapped(text="heading")
        self._reason = wrapped()
        self._ask_first = wrapped(text="notice")
        self._take = button("", "primary", self.take.emit)
        self._leave = button("Leave it", "soft", self.leave.emit)
        self._undo = button("Undo", "soft", self.undo.emit)
        self._undo.setAccessibleName("Undo the change")
        self.buttons = (self._take, self._leave, self._undo)
        self._still = Still("", illustrations=illustrations, theme_hub=theme_hub)
        self._shows = False
        said = QVBoxLayout()
        said.setSpacing(8)
        for label in (self._title, self._reason, self._ask_first):
            said.addWidget(label)
        said.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(said, 1)
        middle.addWidget(self._still)
        column.addLayout(middle, 1)
        row = Flow(12)
        for each in self.buttons:
            row.addWidget(each)
        column.addLayout(row)
        OneClick(self.buttons, self)
        theme_hub.changed.connect(self._fit)
        self._fit()

    def show_review(self, review: WeekInReview) -> None:
        made, routine, catalog = review.suggestion, review.routine, review.catalog
        title = review_words.title_text(made, routine, catalog)
        reason = review_words.reason_text(made, routine, catalog)
        ask = review_words.ask_first_text(made, catalog)
        if review.taken:
            reason, ask = review_words.taken_text(made, routine, catalog), ""
        elif review.left:
            reason, ask = review_words.LEFT, ""
        self._say(title, reason, ask)
        self._shows = made.exercise in catalog
        if self._shows:
            way = routine.entries[made.entries[0]].way if made.entries else ""
            self._still.show_exercise(catalog[made.exercise].way(way).pose, side=Side.RIGHT)
        self._fit()
        changes = made.carried_out(routine) != routine
        self._take.setText(review_words.take_text(made))
        self._take.setHidden(review.taken)
        self._leave.setHidden(review.taken or review.left or not changes)
        self._undo.setHidden(not review.taken)
        styled(self._take, kind="soft" if review.left else "primary")
        for each in self.buttons:
            each.setAccessibleDescription(f"{title}. {reason} {ask}".strip())

    @property
    def first(self) -> QPushButton:
        """The button most likely wanted."""
        return self._undo if self._take.isHidden() else self._take

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the words have it."""
        width = self._hub.px(PICTURE_WIDTH)
        self._still.setFixedWidth(width)
        self._still.setVisible(self._shows and self.width() >= width * LEAST_SHARE)

    def _say(self, title: str, reason: str, ask: str) -> None:
        changed = (title, reason, ask) != (
            self._title.text(),
            self._reason.text(),
            self._ask_first.text(),
        )
        for label, line in ((self._title, title), (self._reason, reason), (self._ask_first, ask)):
            label.setText(line)
        self._ask_first.setVisible(bool(ask))
        self.setAccessibleName(f"{SUGGESTED}. {title}. {reason} {ask}".strip())
        if changed and self.isVisible():
            announce(self, f"{title}. {reason} {ask}".strip())
