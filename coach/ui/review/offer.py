"""The card on Today that offers to review the week that has ended."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton

from coach.core.day_mark import DayMark
from coach.core.review import Reviewed, week_to_review
from coach.storage.journal import Journal
from coach.storage.log_file import LogError
from coach.ui import words
from coach.ui.clock import Clock
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import styled
from coach.ui.widgets.one_click import OneClick

TITLE = "Your week in review"
OFFERED = "How last week went, one question, and one suggestion. It takes two minutes."


class ReviewOffer(QFrame):
    """Seen while there is a week to review. `requested` carries its first day; `over` tells that it
    was put away, and there is nothing more to press here.
    """

    requested = Signal(object)
    over = Signal()

    def __init__(self, journal: Journal, settings_model: SettingsModel, clock: Clock) -> None:
        super().__init__()
        self._journal = journal
        self._settings_model = settings_model
        self._clock = clock
        self._week: date | None = None
        said = styled(QLabel(OFFERED), tone="muted")
        said.setWordWrap(True)
        look = styled(QPushButton("Look"), kind="soft")
        look.clicked.connect(lambda: self.requested.emit(self._week))
        not_now = styled(QPushButton("Not now"), kind="quiet")
        not_now.clicked.connect(self._put_away)
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 12, 14, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(styled(QLabel(TITLE), text="heading"), 0, 0)
        grid.addWidget(said, 1, 0)
        for place, button in enumerate((look, not_now), start=1):
            button.setAccessibleDescription(f"{TITLE}. {OFFERED}")
            grid.addWidget(button, 0, place, 2, 1)
        OneClick((look, not_now), self)
        self.setAccessibleName(f"{TITLE}. {OFFERED}")
        styled(self, card=True)
        self.hide()

    def follow(
        self,
        today: date,
        daily: Mapping[date, float],
        planned: Collection[date],
        marks: Mapping[date, DayMark],
    ) -> None:
        """Offer the week that there is to review today; see coach.core.review."""
        start = words.week_start(self._settings_model.settings.week_start)
        reviews = self._journal.reviews()
        self._week = week_to_review(today, start, daily, planned, marks, reviews)
        self.setVisible(self._week is not None)

    def _put_away(self) -> None:
        if self._week:
            # where the log cannot be written it is offered again, which does no harm
            with suppress(LogError):
                self._journal.review(Reviewed(self._week), self._clock.now())
        self.hide()
        self.over.emit()
