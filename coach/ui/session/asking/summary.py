"""The end of a session: what was done, and one question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.core.pain import PainAdvice
from coach.ui.session.asking.check_in_button import check_in_button
from coach.ui.session.asking.pain_guide import AFTERWARDS
from coach.ui.session.asking.pain_scale import IN_WORDS, PainScale
from coach.ui.session.asking.recap import Line, Recap
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.sized_label import SizedLabel

QUESTION = "How is your pain now?"
UNSAVED = "Not saved yet: the disk is full. Make room and try again."
WIDTH = 820
SMALL_HEIGHT = 660
TITLE_SIZE, SMALL_TITLE_SIZE = 34, 24


class Summary(QWidget):
    """`rated` carries the pain now, `retry` asks to save once more, `done` is the way out."""

    rated = Signal(int)
    retry = Signal()
    done = Signal()
    check_in = Signal()

    def __init__(
        self, recap: Recap, theme_hub: ThemeHub, *, ask_pain: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._body = QWidget()
        self._cards: list[QVBoxLayout] = []
        self._done = styled(QPushButton("Done"), kind="primary")
        self._done.setToolTip("Enter")
        self._unsaved = self._make_unsaved()
        self._scale: PainScale | None = None
        column = self._column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        self._title = SizedLabel(theme_hub, TITLE_SIZE, bold=True)
        self._title.setText(recap.title)
        column.addWidget(self._title)
        for note in recap.notes:
            column.addWidget(_note(note))
        column.addLayout(self._figures(recap))
        self._lines = _lines(recap.lines)
        column.addWidget(self._lines, 1000)
        column.addWidget(self._unsaved)
        if ask_pain:
            column.addWidget(self._make_question())
        row = QHBoxLayout()
        row.addWidget(check_in_button(self.check_in))
        row.addStretch(1)
        row.addWidget(styled(QLabel("Enter"), text="small", tone="muted"))
        row.addWidget(self._done)
        column.addLayout(row)
        # what the lines do not need is left free above and below, and not within their card
        column.insertStretch(0, 1)
        column.addStretch(1)
        outer = self._outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._body, 1000)
        outer.addStretch(1)
        self.setFocusProxy(self._done)
        self.setAccessibleName(_said(recap, ask_pain=ask_pain))
        self._done.clicked.connect(self.done)
        bind_key(self, Qt.Key.Key_Escape, self._done.click)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def show_unsaved(self, *, unsaved: bool) -> None:
        self._unsaved.setVisible(unsaved)
        self._done.setText("Done without saving" if unsaved else "Done")

    def show_advice(self, advice: PainAdvice) -> None:
        """What the pain guide says to the rating just given."""
        if self._scale:
            self._scale.reply(AFTERWARDS[advice])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, unless it presses the button that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done.click()
        else:
            super().keyPressEvent(event)

    def _make_card(self) -> tuple[QFrame, QVBoxLayout]:
        card = styled(QFrame(), card=True)
        column = QVBoxLayout(card)
        column.setSpacing(12)
        self._cards.append(column)
        return card, column

    def _figures(self, recap: Recap) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for number, what in recap.figures:
            card, column = self._make_card()
            column.setSpacing(0)
            figure = SizedLabel(self._hub, 24, bold=True)
            figure.setText(number)
            column.addWidget(figure)
            column.addWidget(styled(QLabel(what), tone="muted"))
            row.addWidget(card, 1)
        return row

    def _make_question(self) -> QFrame:
        card, column = self._make_card()
        column.addWidget(styled(QLabel(QUESTION), text="heading"))
        self._scale = PainScale(QUESTION)
        self._scale.rated.connect(self.rated)
        self._scale.bind_keys(self)
        column.addWidget(self._scale)
        return card

    def _make_unsaved(self) -> QFrame:
        card = styled(QFrame(), card=True)
        row = QHBoxLayout(card)
        row.setContentsMargins(24, 12, 12, 12)
        line = styled(QLabel(UNSAVED), tone="effort")
        line.setWordWrap(True)
        again = styled(QPushButton("Try again"), kind="soft")
        again.clicked.connect(self.retry)
        row.addWidget(line, 1)
        row.addWidget(again)
        card.hide()
        return card

    def _fit(self) -> None:
        """A small window, or large type in a middling one, has no room to spare."""
        compact = self.height() < self._hub.px(SMALL_HEIGHT)
        self._title.set_size(SMALL_TITLE_SIZE if compact else TITLE_SIZE)
        self._column.setSpacing(8 if compact else 16)
        self._outer.setContentsMargins(*((16, 10, 16, 10) if compact else (28, 28, 28, 20)))
        for card in self._cards:
            card.setContentsMargins(*((18, 8, 18, 8) if compact else (24, 18, 24, 18)))
        self._body.setMaximumWidth(self._hub.px(WIDTH))
        if lines := self._lines.widget():
            self._lines.setMaximumHeight(lines.sizeHint().height())


def _said(recap: Recap, *, ask_pain: bool) -> str:
    """What it tells, for those who hear it."""
    figures = (f"{number} {what}." for number, what in recap.figures)
    question = (QUESTION, IN_WORDS) if ask_pain else ()
    return " ".join((recap.title, *recap.notes, *figures, *question))


def _note(text: str) -> QLabel:
    label = styled(QLabel(text))
    label.setWordWrap(True)
    return label


def _lines(lines: tuple[Line, ...]) -> QScrollArea:
    """The exercises; they scroll where the window is small."""
    card = styled(QFrame(), card=True)
    grid = QGridLayout(card)
    grid.setContentsMargins(24, 16, 24, 16)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(0, 1)
    for row, line in enumerate(lines):
        grid.addWidget(styled(QLabel(line.name)), row, 0)
        done = styled(QLabel(line.done), tone="accent" if line.whole else "muted")
        grid.addWidget(done, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(lines), 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("What was done")
    area.setWidget(card)
    return area
