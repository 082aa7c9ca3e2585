"""What every page shares: it is up to date when it is seen."""

from pytestqt.qtbot import QtBot

from coach.storage.log_file import LogUnreadable
from coach.ui.page import Page
from coach.ui.theme import ThemeHub


class Counting(Page):
    """Counts how often it was read anew; `readable` says whether that succeeds."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__("Counting", theme_hub)
        self.reads = 0
        self.readable = True

    def refresh(self) -> None:
        if not self.readable:
            raise LogUnreadable("in use")
        self.reads += 1


def test_it_is_read_anew_when_it_is_seen_and_only_then(theme_hub: ThemeHub, qtbot: QtBot) -> None:
    page = Counting(theme_hub)
    qtbot.addWidget(page)
    page.stale()
    assert page.reads == 0
    page.show()
    assert page.reads == 1
    page.stale()
    assert page.reads == 2
    page.hide()
    page.stale()
    assert page.reads == 2


def test_a_log_that_cannot_be_read_for_the_moment_is_tried_again(
    theme_hub: ThemeHub, qtbot: QtBot
) -> None:
    """And whoever has just written to the log, and so made the page stale, hears nothing of it."""
    page = Counting(theme_hub)
    qtbot.addWidget(page)
    page.show()
    page.readable = False
    page.stale()
    page.hide()
    page.show()
    assert page.reads == 1
    page.readable = True
    page.hide()
    page.show()
    assert page.reads == 2
