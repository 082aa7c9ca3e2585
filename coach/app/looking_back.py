"""Leads to the log, to be looked through and put right."""

from datetime import date
from typing import TYPE_CHECKING

from coach.app.shared import Shared

if TYPE_CHECKING:
    from coach.ui.window import MainWindow


class LookingBack:
    """One log at a time lies over the window, when nothing else does."""

    def __init__(self, shared: Shared, *, window: "MainWindow") -> None:
        self._shared = shared
        self._window = window

    def open_log(self, first: date | None = None, last: date | None = None) -> None:
        """Show the sessions of the days from `first` to `last`; all where both are None."""
        from coach.ui.log.page import LogPage

        shared = self._shared
        if self._window.covered:
            return
        page = LogPage(
            journal=shared.journal,
            catalog_model=shared.catalog_model,
            routine_model=shared.routine_model,
            settings_model=shared.settings_model,
            theme_hub=shared.theme_hub,
            clock=shared.clock,
            first=first,
            last=last,
        )
        page.left.connect(self._window.take_off)
        self._window.lay_over(page, page.may_close)
