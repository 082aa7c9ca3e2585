"""The preview of the report, and what can be chosen of it."""

from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QWidget

from coach.core.exercise import Catalog
from coach.report.clinician.layout import lay_out
from coach.report.clinician.report import Report
from coach.report.paper import Paper, usual_paper
from coach.report.sheet import Sheet
from coach.report.typesetter import Typesetter
from coach.ui.charts.series import Span
from coach.ui.printing.paper_preview import AskFile, AskPrinter, PaperPreview
from coach.ui.printing.printer import ask_file, ask_printer
from coach.ui.printing.state import Said
from coach.ui.reporting.clinician import report_of
from coach.ui.reporting.logged import Logged
from coach.ui.reporting.panel import Panel
from coach.ui.reporting.words import TITLE, date_text
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

HEADING = "Report"
NOTHING = "There is nothing to report yet. After your first session this fills up."
WEEKS = (("4 weeks", 4), ("12 weeks", 12), ("1 year", 52))
ALL, ASKED = "All", "As on the Progress page"
REST_MS = 400  # without a letter typed, before the pages follow


class ReportPreview(PaperPreview):
    """Shows the report of some weeks; the name and the note are kept in the settings."""

    def __init__(
        self,
        logged: Logged,
        catalog: Catalog,
        *,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        first: date | None = None,
        last: date | None = None,
        ask_file: AskFile = ask_file,
        ask_printer: AskPrinter = ask_printer,
        parent: QWidget | None = None,
    ) -> None:
        """The weeks that hold the days from `first` through `last` are shown first, None for no
        bound; others can be chosen.
        """
        spans = _spans(logged, first, last)
        kept = settings_model.settings
        panel, said = (
            Panel(
                spans,
                _place(logged, spans, first, last),
                usual_paper(QLocale()),
                theme_hub,
                name=kept.report_name,
                note=kept.report_note,
            ),
            Said(),
        )
        super().__init__(
            HEADING,
            panel,
            said,
            theme_hub,
            ask_file=ask_file,
            ask_printer=ask_printer,
            parent=parent,
        )
        self._logged, self._catalog = logged, catalog
        self._settings_model = settings_model
        self._typesetter = Typesetter()
        self._panel = panel
        self._report: Report | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._take_words)
        panel.changed.connect(self._renew)
        panel.typed.connect(self._rest.start)
        if logged.empty:
            said.say(NOTHING)
        self._renew()

    @property
    def panel(self) -> Panel:
        return self._panel

    @property
    def report(self) -> Report | None:
        """What the pages say; None where nothing was logged."""
        return self._report

    @property
    def title(self) -> str:
        return f"{TITLE} {date_text(self._logged.progress.today)}"

    @property
    def paper(self) -> Paper:
        return self._panel.paper

    def lay_out(self, paper: Paper) -> tuple[Sheet, ...]:
        return lay_out(self._report, paper, self._typesetter) if self._report else ()

    def save(self) -> None:
        self._finish_typing()
        super().save()

    def print(self) -> None:
        self._finish_typing()
        super().print()

    def leave(self) -> None:
        self._finish_typing()
        super().leave()

    def _renew(self) -> None:
        """Lay out what is chosen now."""
        span = self._panel.span
        if span is not None:
            self._report = report_of(self._logged, span, self._catalog)
        self._take_words()
        self.allow(span is not None)

    def _finish_typing(self) -> None:
        if self._rest.isActive():
            self._take_words()

    def _take_words(self) -> None:
        """Put the name and the note as they are now on the pages, and keep them."""
        self._rest.stop()
        name, note = self._panel.name, self._panel.note
        self._settings_model.change(report_name=name, report_note=note)
        if self._report:
            self._report = replace(self._report, name=name or "", note=note or "")
        self.renew_pages()
        self.show_pages()


def _spans(logged: Logged, first: date | None, last: date | None) -> list[tuple[str, Span]]:
    """What can be chosen; days asked for that are none of the usual ones come first."""
    if logged.empty:
        return []
    usual = [(called, logged.last_weeks(count)) for called, count in WEEKS]
    usual.append((ALL, logged.whole))
    asked = logged.whole_weeks(first, last)
    if asked in [span for _, span in usual]:
        return usual
    return [(ASKED, asked), *usual]


def _place(
    logged: Logged, spans: list[tuple[str, Span]], first: date | None, last: date | None
) -> int:
    """Of the days asked for. Where a young log makes several ranges the same it is the one that
    was meant.
    """
    if logged.empty:
        return 0
    asked = logged.whole_weeks(first, last)
    found = [place for place, (_, span) in enumerate(spans) if span == asked]
    this_week = logged.progress.weeks[-1].start
    for place in found:
        counts = dict(WEEKS)
        count = counts.get(spans[place][0])
        if count and first == this_week - timedelta(weeks=count - 1):
            return place
    return found[-1] if first is None else found[0]
