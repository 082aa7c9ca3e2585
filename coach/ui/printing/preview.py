"""The preview: the hand-out as it comes out of the printer, and what can be chosen of it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QKeyCombination, QLocale, Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.core.exercise import Catalog
from coach.core.routine import Entry, Routine
from coach.figure.output.palette import palette
from coach.report.handout.layout import lay_out
from coach.report.painter import SheetPainter, pdf
from coach.report.paper import Paper, usual_paper
from coach.report.sheet import Sheet
from coach.report.typesetter import Typesetter
from coach.storage.atomic import SaveError, write
from coach.ui import words
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.printing.gathering import Gathering
from coach.ui.printing.handout import handout_of, only
from coach.ui.printing.page_view import PageView
from coach.ui.printing.panel import Panel
from coach.ui.printing.printer import (
    NoPrinterError,
    ask_file,
    ask_printer,
    paper_in,
    print_sheets,
)
from coach.ui.printing.state import State, button
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.segments import Segments

PANEL_WIDTH = 276
WIDE, WHOLE = "Fit width", "Whole page"
INSTEAD = "Save it as a PDF instead; it can be printed elsewhere."
AskFile = Callable[[QWidget, str], Path | None]
AskPrinter = Callable[[QWidget, Paper, str, int], QPrinter | None]


class PrintPreview(QWidget):
    """Lies over the window until `left`."""

    left = Signal()

    def __init__(
        self,
        routine: Routine,
        catalog: Catalog,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        today: date,
        routines: Sequence[Routine] = (),
        exercise: str = "",
        week_start: int | None = None,
        ask_file: AskFile = ask_file,
        ask_printer: AskPrinter = ask_printer,
        parent: QWidget | None = None,
    ) -> None:
        """`routines` can be chosen as well, and each exercise of `routine`; with an `exercise`
        that one is shown first, whether it is in the routine or not.

        `week_start` is the first day of the week, 0 for Monday; None for the locale's.
        """
        super().__init__(parent)
        self.setAccessibleName("Hand-out")
        self._catalog = catalog
        self._hub = theme_hub
        self._appearance = illustrations.appearance
        self._today = today
        self._week_start = week_start
        self._ask_file, self._ask_printer = ask_file, ask_printer
        self._typesetter = Typesetter()
        self._sheets: tuple[Sheet, ...] = ()
        self._gathering = Gathering(illustrations.studio, self)
        self._gathering.changed.connect(self._on_drawn)
        subjects = _subjects(routine, routines, exercise, catalog)
        self._panel = Panel(subjects, usual_paper(QLocale()), theme_hub)
        self._panel.changed.connect(self._renew)
        self._view = PageView(theme_hub)
        self._view.page_changed.connect(self._tell_page)
        self._make_controls()
        self._arrange()
        self._bind()
        self._renew()
        self.setFocusProxy(self._view)

    @property
    def view(self) -> PageView:
        return self._view

    @property
    def panel(self) -> Panel:
        return self._panel

    def _make_controls(self) -> None:
        self._zoom = Segments("Zoom", ((WIDE, False), (WHOLE, True)))
        self._zoom.show_value(False)
        self._zoom.picked.connect(self._zoom_to)
        self._page = styled(QLabel(), tone="muted")
        self._state = State(self._gathering)
        self._state.draw_requested.connect(self._draw_anew)
        self._save = button("Save as PDF…", "primary", self._save_pdf)
        self._print = button("Print…", "soft", self._print_it)
        self._close = button("Close", "quiet", self._leave)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 24, 28, 24)
        row.setSpacing(24)
        pages = QVBoxLayout()
        pages.setSpacing(12)
        pages.addWidget(self._view, 1)
        pages.addWidget(self._zoom, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(pages, 1)
        row.addWidget(self._make_card())
        self._fit()
        self._hub.changed.connect(self._fit)

    def _make_card(self) -> QFrame:
        self._card = styled(QFrame(), card=True)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(22, 20, 22, 20)
        column.setSpacing(12)
        column.addWidget(styled(QLabel("Hand-out"), text="title"))
        column.addWidget(self._page)
        column.addWidget(self._panel, 1)
        for control in (self._state, self._save):
            column.addWidget(control)
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(self._print, 1)
        last.addWidget(self._close, 1)
        column.addLayout(last)
        return self._card

    def _bind(self) -> None:
        bind_key(self, Qt.Key.Key_Escape, self._leave)
        control = Qt.KeyboardModifier.ControlModifier
        bind_key(self, QKeyCombination(control, Qt.Key.Key_P), self._print.click)
        bind_key(self, QKeyCombination(control, Qt.Key.Key_S), self._save.click)

    def _fit(self) -> None:
        self._card.setFixedWidth(self._hub.px(PANEL_WIDTH) + 44)

    def _renew(self) -> None:
        """Lay out what is chosen now."""
        self._handout = handout_of(
            self._panel.subject,
            self._catalog,
            today=self._today,
            choices=self._panel.choices,
            appearance=self._appearance,
            week_start=self._week_start,
        )
        self._sheets = lay_out(self._handout, self._panel.paper, self._typesetter)
        self._gathering.want(self._handout.orders)
        self._show()

    def _on_drawn(self) -> None:
        # the pages are painted anew once, not with every picture
        if self._gathering.busy:
            self._tell_state()
        else:
            self._show()

    def _show(self) -> None:
        self._painter = SheetPainter(self._gathering.frames, palette(False, self._appearance))
        self._view.show_sheets(self._sheets, self._panel.paper, self._painter)
        self._tell_page(self._view.seen)
        self._tell_state()

    def _tell_page(self, number: int) -> None:
        count = words.number_text(len(self._sheets))
        number = min(number, len(self._sheets) - 1)
        self._page.setText(f"Page {words.number_text(number + 1)} of {count}")

    def _tell_state(self) -> None:
        empty = not self._handout.items
        self._state.refresh(empty=empty)
        for each in (self._save, self._print):
            each.setEnabled(not self._gathering.busy and not empty)

    def _zoom_to(self, whole: bool) -> None:
        self._zoom.show_value(whole)
        self._view.show_whole(whole)

    def _draw_anew(self) -> None:
        self._gathering.want(self._handout.orders)
        self._tell_state()

    def _save_pdf(self) -> None:
        path = self._ask_file(self, self._handout.title)
        if path is None:
            return
        try:
            write(path, pdf(self._sheets, self._panel.paper, self._painter, self._handout.title))
        except SaveError as error:
            self._state.tell(
                f"It could not be saved: {error.reason}. Try another place.", trouble=True
            )
        else:
            self._state.tell(f"Saved as {path.name}.")

    def _print_it(self) -> None:
        paper, title = self._panel.paper, self._handout.title
        try:
            printer = self._ask_printer(self, paper, title, len(self._sheets))
            if printer is None:
                return
            chosen = paper_in(printer, paper)
            same = chosen is paper
            sheets = self._sheets if same else lay_out(self._handout, chosen, self._typesetter)
            print_sheets(printer, sheets, chosen, self._painter)
        except NoPrinterError as error:
            self._state.tell(f"{error} {INSTEAD}", trouble=True)
        else:
            self._state.tell("On its way to the printer.")

    def _leave(self) -> None:
        self._gathering.stop()
        self.left.emit()


def _subjects(
    routine: Routine, routines: Sequence[Routine], exercise: str, catalog: Catalog
) -> list[Routine]:
    """What can be printed: the routine, others, and each exercise; the one asked for first."""
    entries = {entry.exercise: entry for entry in reversed(routine.entries)}
    if exercise in catalog and exercise not in entries:
        entries[exercise] = Entry(exercise, catalog[exercise].dose)
    singles = {
        each.id: only(entries[each.id], each, routine)
        for each in catalog.exercises
        if each.id in entries
    }
    first = [singles.pop(exercise)] if exercise in singles else []
    others = [each for each in routines if each.id != routine.id]
    return [*first, routine, *others, *singles.values()]
