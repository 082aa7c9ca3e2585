"""The week in review, laid over the window: five lines, a chart, a question and a suggestion."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.core.review import SuggestionKind
from coach.storage.log_file import LogError
from coach.ui.announcing import announce
from coach.ui.page import MARGIN, Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.review import words as review_words
from coach.ui.review.cards import LinesCard, QuestionCard
from coach.ui.review.offer import TITLE
from coach.ui.review.suggestion_card import SuggestionCard
from coach.ui.review.week_in_review import WeekInReview
from coach.ui.review.weeks_chart import WeeksChart
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.centred import Centred
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.one_click import OneClick

WIDTH = 1180
TWO_COLUMNS_FROM = 900
GAP = 16


class ReviewPage(QWidget):
    """`left`: it is over, with whatever was answered kept."""

    left = Signal()

    def __init__(
        self,
        review: WeekInReview,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._review = review
        self._hub = theme_hub
        span = review_words.span_text(review.week)
        self.setAccessibleName(f"{TITLE}, {span}")
        self._lines = LinesCard()
        self._chart = WeeksChart(theme_hub)
        self._question = QuestionCard(theme_hub)
        self._suggestion = SuggestionCard(illustrations, theme_hub)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._wide: bool | None = None
        self._page = Page(TITLE, theme_hub, WIDTH)
        self._page.column.addLayout(_head(span))
        # of room to spare the chart has most
        self._page.column.addLayout(self._grid, 5)
        self._page.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._page, 1)
        outer.addWidget(self._foot())
        self._arrange(wide=True)
        self._order_tabs()
        self._connect()
        self._show()
        self.setFocusProxy(self._question.choice)

    @property
    def chart(self) -> WeeksChart:
        return self._chart

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= self._hub.px(TWO_COLUMNS_FROM))

    def _connect(self) -> None:
        review, choice = self._review, self._question.choice
        review.changed.connect(self._show)
        self._chart.built.connect(self._order_tabs)
        choice.picked.connect(review.answer)
        self._question.mark.connect(partial(self._marking, review.mark))
        self._question.unmark.connect(partial(self._marking, review.unmark))
        self._suggestion.take.connect(self._take)
        self._suggestion.leave.connect(self._leave_it)
        self._suggestion.undo.connect(self._undo)
        bind_key(self, Qt.Key.Key_Escape, self._leave)
        for number in range(1, len(review_words.OBSTACLES) + 1):
            bind_key(self, Qt.Key(Qt.Key.Key_0 + number), partial(choice.press, number))

    def _order_tabs(self) -> None:
        """From the answers to the suggestion, the chart and the way out."""
        last = (*self._suggestion.buttons, self._chart.chart, self._done)
        for one, following in pairwise(each for each in last if each is not None):
            self.setTabOrder(one, following)

    def _show(self) -> None:
        review = self._review
        self._lines.show_lines(review_words.lines(review.facts, review.catalog))
        self._chart.show_weeks(review.bars, review.goal)
        self._question.show_review(review)
        self._suggestion.show_review(review)
        self._tell_kept()
        decided = review.taken or review.left
        styled(self._done, kind="primary" if decided else "soft")

    def _tell_kept(self) -> None:
        said = review_words.KEPT if self._review.kept else review_words.NOT_KEPT
        if said != self._note.text():
            self._note.setText(said)
            styled(self._note, tone="muted" if self._review.kept else "effort")
            announce(self, said)

    def _marking(self, mark: Callable[[], None]) -> None:
        try:
            mark()
        except LogError:
            self._question.tell_not_marked()

    def _take(self) -> None:
        keep_going = self._review.suggestion.kind is SuggestionKind.KEEP_GOING
        self._review.take()
        if keep_going:
            self._leave()
        else:
            self._done.setFocus()

    def _leave_it(self) -> None:
        self._review.leave()
        self._done.setFocus()

    def _undo(self) -> None:
        self._review.undo()
        self._suggestion.first.setFocus()

    def _leave(self) -> None:
        self._review.changed.disconnect(self._show)
        self._review.close()
        self.left.emit()

    def _foot(self) -> QFrame:
        bar = styled(QFrame(), bar=True)
        outer = QHBoxLayout(bar)
        outer.setContentsMargins(MARGIN, 14, MARGIN, 14)
        place = Centred(WIDTH, self._hub)
        self._done = styled(QPushButton("Done"), kind="soft")
        self._done.clicked.connect(self._leave)
        OneClick((self._done,), self)
        self._note = styled(QLabel(review_words.KEPT), tone="muted")
        self._note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._note, 1)
        row.addWidget(self._done)
        place.column.addLayout(row)
        outer.addWidget(place)
        return bar

    def _arrange(self, *, wide: bool) -> None:
        """Two columns of cards, or one where there is no room for two."""
        if wide == self._wide:
            return
        self._wide = wide
        cards = (self._lines, self._question, self._chart, self._suggestion)
        one_column = (self._lines, self._question, self._suggestion, self._chart)
        for place, card in enumerate(cards if wide else one_column):
            row, column = divmod(place, 2) if wide else (place, 0)
            self._grid.addWidget(card, row, column)
        self._grid.setRowStretch(1, int(wide))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)


def _head(span: str) -> QVBoxLayout:
    head = QVBoxLayout()
    head.setSpacing(2)
    head.addWidget(styled(QLabel(span), tone="muted"))
    head.addWidget(styled(QLabel(TITLE), text="title"))
    return head
