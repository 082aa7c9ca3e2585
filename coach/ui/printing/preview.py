"""The preview of the hand-out, and what can be chosen of it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from coach.core.exercise import Catalog
from coach.core.routine import Entry, Routine
from coach.figure.output.palette import palette
from coach.report.handout.layout import lay_out
from coach.report.painter import SheetPainter
from coach.report.paper import Paper, usual_paper
from coach.report.sheet import Sheet
from coach.report.typesetter import Typesetter
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.printing.gathering import Gathering
from coach.ui.printing.handout import handout_of, only
from coach.ui.printing.panel import Panel
from coach.ui.printing.paper_preview import AskFile, AskPrinter, PaperPreview
from coach.ui.printing.printer import ask_file, ask_printer
from coach.ui.printing.state import State
from coach.ui.theme import ThemeHub


class PrintPreview(PaperPreview):
    """Shows its pages at once, and saves and prints them when their pictures are drawn."""

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
        gathering = Gathering(illustrations.studio)
        subjects = _subjects(routine, routines, exercise, catalog)
        panel, state = Panel(subjects, usual_paper(QLocale()), theme_hub), State(gathering)
        super().__init__(
            "Hand-out",
            panel,
            state,
            theme_hub,
            ask_file=ask_file,
            ask_printer=ask_printer,
            parent=parent,
        )
        self._catalog = catalog
        self._appearance = illustrations.appearance
        self._today = today
        self._week_start = week_start
        self._typesetter = Typesetter()
        self._panel, self._state, self._gathering = panel, state, gathering
        gathering.setParent(self)
        gathering.changed.connect(self._on_drawn)
        panel.changed.connect(self._renew)
        state.draw_requested.connect(self._draw_anew)
        self._renew()

    @property
    def panel(self) -> Panel:
        return self._panel

    @property
    def title(self) -> str:
        return self._handout.title

    @property
    def paper(self) -> Paper:
        return self._panel.paper

    def lay_out(self, paper: Paper) -> tuple[Sheet, ...]:
        return lay_out(self._handout, paper, self._typesetter)

    def leave(self) -> None:
        self._gathering.stop()
        super().leave()

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
        self.renew_pages()
        self._gathering.want(self._handout.orders)
        self._show()

    def _on_drawn(self) -> None:
        # the pages are painted anew once, not with every picture
        if self._gathering.busy:
            self._tell_state()
        else:
            self._show()

    def _show(self) -> None:
        figures = SheetPainter(self._gathering.frames, palette(False, self._appearance))
        self.show_pages(figures)
        self._tell_state()

    def _tell_state(self) -> None:
        empty = not self._handout.items
        self._state.refresh(empty=empty)
        self.allow(not self._gathering.busy and not empty)

    def _draw_anew(self) -> None:
        self._gathering.want(self._handout.orders)
        self._tell_state()


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
