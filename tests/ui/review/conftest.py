"""A review on a log of its own, of the week before the Monday on which the clock stands."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from pytestqt.qtbot import QtBot

from coach.core.session import SessionRecord
from coach.storage.journal import Journal
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.review.page import ReviewPage
from coach.ui.review.week_in_review import WeekInReview
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from tests.core.weeks_done import WEEK
from tests.ui.conftest import StandingClock

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Open = Callable[..., WeekInReview]


@pytest.fixture
def clock(standing_clock: StandingClock) -> StandingClock:
    standing_clock.moment = MONDAY
    return standing_clock


@pytest.fixture
def opened(
    journal: Journal,
    routine_model: RoutineModel,
    settings_model: SettingsModel,
    clock: StandingClock,
) -> Open:
    """The review of the week, once these sessions are in the log."""

    def look(sessions: Sequence[SessionRecord] = ()) -> WeekInReview:
        journal.add(sessions, MONDAY)
        if not journal.schedules():
            journal.plan(routine_model.routine, MONDAY, date(2026, 10, 1))
        return WeekInReview(
            WEEK,
            journal=journal,
            routine_model=routine_model,
            settings_model=settings_model,
            clock=clock,
        )

    return look


@pytest.fixture
def shown(
    qtbot: QtBot, blank_illustrations: Illustrations, theme_hub: ThemeHub
) -> Iterator[Callable[[WeekInReview], ReviewPage]]:
    """The page of a review, shown at the size of a small screen."""
    pages: list[ReviewPage] = []

    def show(review: WeekInReview) -> ReviewPage:
        page = ReviewPage(review, illustrations=blank_illustrations, theme_hub=theme_hub)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
            page.setFocus()
        return page

    yield show
    for page in pages:
        page.close()
