"""What lies over the whole window for a while: a few words, or a page with a bar at its foot."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coach.ui.announcing import announce
from coach.ui.page import MARGIN, Page
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.centred import Centred
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.one_click import OneClick

SAID_WIDTH = 680
Offer: TypeAlias = tuple[str, str, Callable[[], None]]
"""The words of a button, its kind, and what it does."""


def wrapped(said: str, *, text: str = "", tone: str = "") -> QLabel:
    """A label that goes on to the next line."""
    label = styled(QLabel(said), text=text, tone=tone)
    label.setWordWrap(True)
    return label


class LaidPage(QWidget):
    """Heirs show one thing after the other with `_say`, or with `_begin` and `_offer`.

    `left`: it is over, also by Escape.
    """

    left = Signal()

    def __init__(
        self, name: str, theme_hub: ThemeHub, width: int, parent: QWidget | None = None
    ) -> None:
        """`width`: the widest that the content gets, at a text size of 100 %."""
        super().__init__(parent)
        self._hub = theme_hub
        self._name = name
        self._width = width
        self.setAccessibleName(name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._outer = outer
        self._page: Page | None = None
        self._bar: QFrame | None = None
        self._said = ""
        bind_key(self, Qt.Key.Key_Escape, self.left.emit)
        bind_key(self, Qt.Key.Key_PageDown, self._page_down, repeats=True)
        bind_key(self, Qt.Key.Key_PageUp, self._page_up, repeats=True)

    def show_told(self, title: str, lines: Sequence[str]) -> None:
        """Something that has happened, and no more to be done about it."""
        self._say(title, lines, [("Close", "primary", self.left.emit)])

    def _say(
        self,
        title: str,
        lines: Sequence[str],
        offers: Sequence[Offer],
        more: QWidget | None = None,
    ) -> None:
        """A few words in the middle, and what can be done below them."""
        page = self._begin(title, lines)
        place = Centred(SAID_WIDTH, self._hub)
        card = styled(QFrame(), card=True)
        column = QVBoxLayout(card)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(14)
        column.addWidget(wrapped(title, text="title"))
        for line in lines:
            column.addWidget(wrapped(line))
        if more:
            column.addWidget(more)
        column.addSpacing(10)
        row = Flow(12)
        self._add_buttons(row, offers, card)
        column.addLayout(row)
        place.column.addWidget(card)
        page.column.addStretch(1)
        page.column.addWidget(place)
        page.column.addStretch(1)
        self._reveal()

    def _begin(self, title: str, lines: Sequence[str]) -> Page:
        """An empty page in place of what was shown; `_reveal` tells its words who only hear it."""
        for old in (self._page, self._bar):
            if old:
                self._outer.removeWidget(old)
                old.hide()
                old.deleteLater()
        page = Page(self._name, self._hub, self._width)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page, self._bar = page, None
        self._outer.addWidget(page, 1)
        self.setFocusProxy(page)
        self._said = " ".join(
            line if line[-1] in ".?!…" else f"{line}." for line in (title, *lines)
        )
        page.setAccessibleName(self._said)
        return page

    def _reveal(self) -> None:
        """At once, so that what is most likely wanted can take the focus; the words come after it,
        as a button that takes the focus is said as well.
        """
        for part in (self._page, self._bar):
            if part:
                part.show()
        self.setFocus()
        announce(self, self._said)

    def _page_down(self) -> None:
        self._scroll(QAbstractSlider.SliderAction.SliderPageStepAdd)

    def _page_up(self) -> None:
        self._scroll(QAbstractSlider.SliderAction.SliderPageStepSub)

    def _scroll(self, action: QAbstractSlider.SliderAction) -> None:
        if self._page:
            self._page.verticalScrollBar().triggerAction(action)

    def _offer(self, note: str, offers: Sequence[Offer]) -> None:
        """A bar at the foot, which stays while the rest scrolls."""
        bar = styled(QFrame(), bar=True)
        outer = QHBoxLayout(bar)
        outer.setContentsMargins(MARGIN, 14, MARGIN, 14)
        place = Centred(self._width, self._hub)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(wrapped(note, tone="muted"), 1)
        self._add_buttons(row, offers, bar)
        place.column.addLayout(row)
        outer.addWidget(place)
        self._bar = bar
        self._outer.addWidget(bar)
        self._reveal()

    def _add_buttons(self, row: QLayout, offers: Sequence[Offer], parent: QWidget) -> None:
        buttons = []
        for text, kind, action in offers:
            button = styled(QPushButton(text), kind=kind)
            button.clicked.connect(action)
            row.addWidget(button)
            buttons.append(button)
            if kind == "primary":
                self.setFocusProxy(button)
        OneClick(buttons, parent)
