"""Leads to the review of a week."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from coach.app.shared import Shared
from coach.storage.log_file import LogError

if TYPE_CHECKING:
    from coach.ui.review.week_in_review import WeekInReview
    from coach.ui.window import MainWindow


class Reviewing:
    """One review at a time lies over the window, when nothing else does.

    The last one stays after it was left, as what was taken in it may still be undone.
    """

    def __init__(self, shared: Shared, *, window: "MainWindow") -> None:
        self._shared = shared
        self._window = window
        self._review: WeekInReview | None = None

    def look_at(self, week: date) -> None:
        """Review the week from this day on; nothing happens where the log cannot be read."""
        from coach.ui.review.page import ReviewPage
        from coach.ui.review.week_in_review import WeekInReview

        shared = self._shared
        if self._window.covered:
            return
        with suppress(LogError):
            review = WeekInReview(
                week,
                journal=shared.journal,
                routine_model=shared.routine_model,
                settings_model=shared.settings_model,
                clock=shared.clock,
                parent=self._window,
            )
            if self._review:
                self._review.deleteLater()
            self._review = review
            page = ReviewPage(
                review, illustrations=shared.illustrations, theme_hub=shared.theme_hub
            )
            page.left.connect(self._window.take_off)
            self._window.lay_over(page)
