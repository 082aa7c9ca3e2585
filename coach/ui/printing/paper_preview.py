"""A preview: pages as they come out of the printer, and beside them what can be done with them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.report.painter import SheetPainter, pdf
from coach.report.paper import Paper
from coach.report.sheet import Sheet
from coach.storage.atomic import SaveError, write
from coach.ui import words
from coach.ui.printing.page_view import PageView
from coach.ui.printing.printer import (
    NoPrinterError,
    ask_file,
    ask_printer,
    paper_in,
    print_sheets,
)
from coach.ui.printing.state import Said, button
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.segments import Segments

PANEL_WIDTH = 276
WIDE, WHOLE = "Fit width", "Whole page"
INSTEAD = "Save it as a PDF instead; it can be printed elsewhere."
AskFile = Callable[[QWidget, str], Path | None]
AskPrinter = Callable[[QWidget, Paper, str, int], QPrinter | None]


class PaperPreview(QWidget):
    """Lies over the window until `left`; what stands on the pages is its heirs' business."""

    left = Signal()

    def __init__(
        self,
        heading: str,
        panel: QWidget,
        said: Said,
        theme_hub: ThemeHub,
        *,
        ask_file: AskFile = ask_file,
        ask_printer: AskPrinter = ask_printer,
        parent: QWidget | None = None,
    ) -> None:
        """`panel` is what can be chosen, `said` where stands how it is and what came of it."""
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._hub = theme_hub
        self._ask_file, self._ask_printer = ask_file, ask_printer
        self._sheets: tuple[Sheet, ...] = ()
        self._painter = SheetPainter()
        self._said = said
        self._view = PageView(theme_hub)
        self._view.page_changed.connect(self._tell_page)
        self._make_controls()
        self._arrange(heading, panel)
        self._bind()
        self.setFocusProxy(self._view)

    @property
    def view(self) -> PageView:
        return self._view

    @property
    def title(self) -> str:
        """Of the pages, as a file is named for."""
        raise NotImplementedError

    @property
    def paper(self) -> Paper:
        """What the pages are shown and saved on."""
        raise NotImplementedError

    def lay_out(self, paper: Paper) -> tuple[Sheet, ...]:
        """The pages as they are to be now; none where there is nothing to show."""
        raise NotImplementedError

    def renew_pages(self) -> None:
        """Have them laid out anew, to be shown next."""
        self._sheets = self.lay_out(self.paper)

    def show_pages(self, painter: SheetPainter | None = None) -> None:
        """Show the pages, painted by `painter` where they have figures."""
        self._painter = painter or SheetPainter()
        self._view.show_sheets(self._sheets, self.paper, self._painter)
        self._tell_page(self._view.seen)

    def allow(self, possible: bool) -> None:
        """Whether the pages can be saved and printed now."""
        for each in (self._save, self._print):
            each.setEnabled(possible)

    def save(self) -> None:
        """Ask for a file and write the pages to it."""
        path = self._ask_file(self, self.title)
        if path is None:
            return
        try:
            write(path, pdf(self._sheets, self.paper, self._painter, self.title))
        except SaveError as error:
            self._said.tell(
                f"It could not be saved: {error.reason}. Try another place.", trouble=True
            )
        else:
            self._said.tell(f"Saved as {path.name}.")

    def print(self) -> None:
        """Ask for a printer and have the pages printed, on the paper that is in it."""
        paper, title = self.paper, self.title
        try:
            printer = self._ask_printer(self, paper, title, len(self._sheets))
            if printer is None:
                return
            chosen = paper_in(printer, paper)
            sheets = self._sheets if chosen is paper else self.lay_out(chosen)
            print_sheets(printer, sheets, chosen, self._painter)
        except NoPrinterError as error:
            self._said.tell(f"{error} {INSTEAD}", trouble=True)
        else:
            self._said.tell("On its way to the printer.")

    def leave(self) -> None:
        """Have it taken off the window."""
        self.left.emit()

    def _make_controls(self) -> None:
        self._zoom = Segments("Zoom", ((WIDE, False), (WHOLE, True)))
        self._zoom.show_value(False)
        self._zoom.picked.connect(self._zoom_to)
        self._page = styled(QLabel(), tone="muted")
        self._save = button("Save as PDF…", "primary", lambda: self.save())
        self._print = button("Print…", "soft", lambda: self.print())
        self._close = button("Close", "quiet", lambda: self.leave())

    def _arrange(self, heading: str, panel: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 24, 28, 24)
        row.setSpacing(24)
        pages = QVBoxLayout()
        pages.setSpacing(12)
        pages.addWidget(self._view, 1)
        pages.addWidget(self._zoom, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(pages, 1)
        row.addWidget(self._make_card(heading, panel))
        self._fit()
        self._hub.changed.connect(self._fit)

    def _make_card(self, heading: str, panel: QWidget) -> QFrame:
        self._card = styled(QFrame(), card=True)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(22, 20, 22, 20)
        column.setSpacing(12)
        column.addWidget(styled(QLabel(heading), text="title"))
        column.addWidget(self._page)
        column.addWidget(panel, 1)
        for control in (self._said, self._save):
            column.addWidget(control)
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(self._print, 1)
        last.addWidget(self._close, 1)
        column.addLayout(last)
        return self._card

    def _bind(self) -> None:
        bind_key(self, Qt.Key.Key_Escape, lambda: self.leave())
        control = Qt.KeyboardModifier.ControlModifier
        bind_key(self, QKeyCombination(control, Qt.Key.Key_P), self._print.click)
        bind_key(self, QKeyCombination(control, Qt.Key.Key_S), self._save.click)

    def _fit(self) -> None:
        self._card.setFixedWidth(self._hub.px(PANEL_WIDTH) + 44)

    def _tell_page(self, number: int) -> None:
        count = len(self._sheets)
        place = words.number_text(min(number, count - 1) + 1)
        self._page.setText(f"Page {place} of {words.number_text(count)}" if count else "")

    def _zoom_to(self, whole: bool) -> None:
        self._zoom.show_value(whole)
        self._view.show_whole(whole)
