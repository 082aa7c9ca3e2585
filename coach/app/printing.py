"""Leads to the hand-out and to the report, to be looked at and printed."""

from datetime import date
from typing import TYPE_CHECKING

from coach.app.shared import Shared
from coach.core.session import local_date

if TYPE_CHECKING:
    from coach.ui.window import MainWindow


class Printing:
    """One of them at a time lies over the window, when nothing else does."""

    def __init__(self, shared: Shared, *, window: "MainWindow") -> None:
        self._shared = shared
        self._window = window

    def routine(self, routine_id: str) -> None:
        """Show the hand-out of a routine. Raises KeyError for one that is not there."""
        self._show(routine_id, "")

    def exercise(self, exercise_id: str) -> None:
        """Show the hand-out of one exercise, with the dose that today's routine has for it."""
        self._show(self._shared.routine_model.book.today, exercise_id)

    def report(self, first: date | None = None, last: date | None = None) -> None:
        """Show the report of the weeks that hold these days, None for no bound.

        Raises LogError.
        """
        from coach.ui.reporting.logged import logged
        from coach.ui.reporting.preview import ReportPreview

        shared = self._shared
        if self._window.covered:
            return
        settings = shared.settings_model.settings
        today = local_date(shared.clock.now(), settings.day_start)
        preview = ReportPreview(
            logged(shared.journal, shared.routine_model.routine, settings, today),
            shared.catalog_model.catalog,
            settings_model=shared.settings_model,
            theme_hub=shared.theme_hub,
            first=first,
            last=last,
        )
        preview.left.connect(self._window.take_off)
        self._window.lay_over(preview)

    def _show(self, routine_id: str, exercise_id: str) -> None:
        from coach.ui.printing.preview import PrintPreview

        shared = self._shared
        if self._window.covered:
            return
        settings = shared.settings_model.settings
        book = shared.routine_model.book
        preview = PrintPreview(
            book[routine_id],
            shared.catalog_model.catalog,
            illustrations=shared.illustrations,
            theme_hub=shared.theme_hub,
            today=local_date(shared.clock.now(), settings.day_start),
            routines=book.routines,
            exercise=exercise_id,
            week_start=settings.week_start,
        )
        preview.left.connect(self._window.take_off)
        self._window.lay_over(preview)
