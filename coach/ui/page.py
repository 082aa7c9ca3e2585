"""What every page of the window shares: scrolling, margins, and being up to date when seen."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from coach.storage.log_file import LogError
from coach.ui.theme import ThemeHub

CONTENT_WIDTH = 1760
MARGIN = 36


class Page(QScrollArea):
    """A page that scrolls where the window is small.

    Subclasses fill `column` and override `refresh`, which is called when the page is shown or its
    window becomes active, and `stale` has been called, or the day may have changed, since.
    """

    def __init__(
        self,
        name: str,
        theme_hub: ThemeHub,
        width: int = CONTENT_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        """`width`: the widest that the content gets, at a text size of 100 %."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName(name.lower())
        self.hub = theme_hub
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self._width = width
        # the bar is ours, as asking Qt for its own costs 20 ms at start (PySide looks up its type)
        self._bar = QScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.column = QVBoxLayout(self.body)
        self.column.setSpacing(16)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.body, 1000)
        row.addStretch(1)
        self.setWidget(outer)
        self._fit()
        theme_hub.changed.connect(self._fit)
        self._stale = True

    def refresh(self) -> None:
        """Read what is to be shown anew."""

    def stale(self) -> None:
        """What is shown may have changed: refresh now if it can be seen, else when it is next."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def showEvent(self, event: QShowEvent) -> None:
        self._freshen()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.stale()
        super().changeEvent(event)

    def _freshen(self) -> None:
        if not self._stale:
            return
        self._stale = False
        try:
            self.refresh()
        except LogError:  # in another program's hands, say: what is shown stays, to be tried again
            self._stale = True

    def _fit(self) -> None:
        """A scroll bar stands in the right margin and moves nothing."""
        bar = self._bar.width() if self._bar.isVisible() else 0
        self.body.setMaximumWidth(self.hub.px(self._width) + 2 * MARGIN)
        self.column.setContentsMargins(MARGIN, 28, MARGIN - bar, 28)
