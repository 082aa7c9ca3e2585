"""Pages, to look at before they are printed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from coach.report.painter import SheetPainter, image
from coach.report.paper import A4, Paper
from coach.report.sheet import Sheet, Text
from coach.ui.theme import ThemeHub

MARGIN, BETWEEN = 20, 20
LEAST_WIDTH = 120
RING, RADIUS = 3, 12
LARGEST_SCALE = 1.6  # pixels a point at a text size of 100 %; larger is no paper any more


class _Pages(QWidget):
    """Paints those of the pages that can be seen, each once until it is another."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._sheets: tuple[Sheet, ...] = ()
        self._paper: Paper = A4
        self._painter: SheetPainter | None = None
        self._ready: dict[int, QPixmap] = {}
        self._page = QSize(LEAST_WIDTH, LEAST_WIDTH)
        self._ringed = False

    @property
    def count(self) -> int:
        return len(self._sheets)

    @property
    def page_width(self) -> int:
        return self._page.width()

    def show_sheets(self, sheets: Sequence[Sheet], paper: Paper, painter: SheetPainter) -> None:
        self._sheets, self._paper, self._painter = tuple(sheets), paper, painter
        self._ready.clear()
        self.update()

    def fit(self, view: QSize, *, whole: bool) -> None:
        """Make the pages as wide as the view, or as high."""
        paper = self._paper
        width = min(view.width() - 2 * MARGIN, self._hub.px(paper.width * LARGEST_SCALE))
        if whole:
            width = min(width, int((view.height() - 2 * MARGIN) * paper.width / paper.height))
        width = max(width, LEAST_WIDTH)
        page = QSize(width, round(width * paper.height / paper.width))
        if page != self._page:
            self._page = page
            self._ready.clear()
        high = 2 * MARGIN + self.count * (page.height() + BETWEEN) - BETWEEN
        self.setFixedHeight(max(high, view.height()))
        self.setMinimumWidth(width + 2 * MARGIN)
        self.update()

    def ring(self, ringed: bool) -> None:
        """Show that the keys scroll here, round what is seen."""
        self._ringed = ringed
        self.update()

    def top_of(self, number: int) -> int:
        return self._place(number).top() - MARGIN

    def number_at(self, y: int) -> int:
        """Of the page at this height, from 0."""
        number = (y - MARGIN + BETWEEN) // (self._page.height() + BETWEEN)
        return min(max(number, 0), max(self.count - 1, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number in range(self.count):
            place = self._place(number)
            if not place.adjusted(-2, -2, 2, 2).intersects(event.rect()):
                continue
            painter.drawPixmap(place.topLeft(), self._pixmap(number))
            painter.setPen(QPen(self._hub.colour("line"), 1))
            painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._ringed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._hub.colour("accent"), RING))
            seen = QRectF(self.visibleRegion().boundingRect())
            half = RING / 2
            painter.drawRoundedRect(seen.adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.end()

    def _place(self, number: int) -> QRect:
        left = (self.width() - self._page.width()) // 2
        top = MARGIN + number * (self._page.height() + BETWEEN)
        return QRect(left, top, self._page.width(), self._page.height())

    def _pixmap(self, number: int) -> QPixmap:
        if number not in self._ready and self._painter:
            density = self.devicePixelRatioF()
            wide = round(self._page.width() * density)
            drawn = QPixmap(image(self._sheets[number], self._paper, self._painter, wide))
            drawn.setDevicePixelRatio(density)
            self._ready[number] = drawn
        return self._ready[number]


class PageView(QScrollArea):
    """Scrolls through the pages; `page_changed` tells which one is seen, from 0."""

    page_changed = Signal(int)

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._whole = False
        self._seen = 0
        self._pages = _Pages(theme_hub)
        self.setAccessibleName("Pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidgetResizable(True)
        self.setWidget(self._pages)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    @property
    def page_width(self) -> int:
        """How wide a page is shown, in pixels."""
        return self._pages.page_width

    @property
    def seen(self) -> int:
        """The number of the page in the middle, from 0."""
        return self._seen

    def show_sheets(self, sheets: Sequence[Sheet], paper: Paper, painter: SheetPainter) -> None:
        """Show these pages; it stays at the page that is seen, where there is one."""
        self._pages.show_sheets(sheets, paper, painter)
        self.setAccessibleDescription(_words(sheets))
        self._fit()

    def show_whole(self, whole: bool) -> None:
        """Whole pages, or as wide as there is room."""
        self._whole = whole
        number = self._seen
        self._fit()
        self.verticalScrollBar().setValue(self._pages.top_of(number) if number else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pages.ring(self.hasFocus())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pages.ring(self.hasFocus())

    def _fit(self) -> None:
        self._pages.fit(self.viewport().size(), whole=self._whole)

    def _on_scroll(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        number = self._pages.number_at(middle)
        if self.hasFocus():  # the ring stays where it is
            self._pages.update()
        if number != self._seen:
            self._seen = number
            self.page_changed.emit(number)


def _words(sheets: Sequence[Sheet]) -> str:
    """All that is written on the pages, for those who hear it."""
    return " ".join(mark.text for sheet in sheets for mark in sheet.marks if isinstance(mark, Text))
