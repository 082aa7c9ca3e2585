"""Gives the reminders of the routines while the program is open."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from coach.app.shared import Shared
from coach.core.day_mark import DayMark
from coach.core.reminders import Reminder, Watch, wanted
from coach.core.routine_book import RoutineBook
from coach.core.session import SessionRecord, local_date
from coach.desktop.notifications import Notifications
from coach.storage.log_file import LogError
from coach.ui.planning import Planner
from coach.ui.reminder_banner import ReminderBanner, whenever_text
from coach.ui.tray import TrayMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.ui.window import MainWindow

# A timer stands still while the machine sleeps, and knows nothing of a clock that is set.
LONGEST_WAIT = timedelta(minutes=10)
# Somebody who has not answered by then is not asked any more.
STANDS = timedelta(hours=12)
ACTIONS = {"default": "Open", "start": "Start"}


class Reminding(QObject):
    """Each reminder is a banner in the window, and a message on the desktop behind which it lies.

    There is a timer only where something may come. Several reminders stand one behind the other.
    What is done already is not given; what comes while something lies over the pages, a session
    say, waits until nothing does.
    """

    def __init__(
        self,
        shared: Shared,
        *,
        application: "QApplication",
        window: "MainWindow",
        start: Callable[[str], None],
        notifications: Notifications | None = None,
        tray: TrayMessage | None = None,
    ) -> None:
        """`start` leads through the routine with an id."""
        super().__init__()
        self._shared = shared
        self._application = application
        self._window = window
        self._start = start
        self._planner = Planner(shared.catalog_model, shared.settings_model)
        self._watch = Watch(shared.clock.now())
        self._standing: tuple[Reminder, ...] = ()
        self._shown: Reminder | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._banner = ReminderBanner(shared.theme_hub)
        self._banner.start.connect(self._on_start)
        self._banner.later.connect(self._on_later)
        self._banner.closed.connect(self._put_away)
        window.put_above_pages(self._banner)
        self._notifications = notifications or Notifications()
        self._notifications.chosen.connect(self._come_forward)
        self._notifications.failed.connect(self._on_no_service)
        self._tray = tray or TrayMessage(shared.theme_hub, self)
        self._tray.clicked.connect(self._come_forward)
        self._unsubscribe = shared.journal.subscribe(self._follow)
        shared.routine_model.changed.connect(self._on_changed)
        shared.settings_model.changed.connect(self._on_changed)
        window.uncovered.connect(self._follow)
        application.applicationStateChanged.connect(self._on_state)
        self._minded = self._to_mind
        self._arm()

    def look(self) -> None:
        """Give what is due, and wait for the next."""
        if not self._on:
            return
        now = self._shared.clock.now()
        self._watch, due = self._watch.look(self._shared.routine_model.book, now)
        self._arm()
        before = self._standing
        self._stand(self._still(dict.fromkeys((*due, *before))))
        if self._shown and any(each in due for each in self._standing):
            self._tell_outside()

    def close(self) -> None:
        """Take back what stands, and remind of nothing any more."""
        self._timer.stop()
        self._unsubscribe()
        self._application.applicationStateChanged.disconnect(self._on_state)
        self._shared.routine_model.changed.disconnect(self._on_changed)
        self._shared.settings_model.changed.disconnect(self._on_changed)
        self._window.uncovered.disconnect(self._follow)
        self._tray.withdraw()
        self._notifications.close()

    @property
    def _on(self) -> bool:
        return self._shared.settings_model.settings.reminders

    @property
    def _to_mind(self) -> tuple[RoutineBook, bool]:
        return self._shared.routine_model.book, self._on

    def _arm(self) -> None:
        now = self._shared.clock.now()
        due = self._watch.next_look(self._shared.routine_model.book, now) if self._on else None
        if due is None:
            self._timer.stop()
        else:
            wait = min(max(due - now, timedelta()), LONGEST_WAIT)
            self._timer.start(ceil(wait / timedelta(milliseconds=1)))

    def _on_changed(self) -> None:
        """What is planned from now on counts; what else has changed may concern what stands."""
        if self._minded != self._to_mind:
            self._minded = self._to_mind
            self._watch = self._watch.anew(self._shared.clock.now())
            self._arm()
        self._follow()

    def _follow(self) -> None:
        self._stand(self._still(self._standing))

    def _still(self, reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
        """Those of which something is to be done."""
        return tuple(filter(self._wanted, reminders)) if self._on else ()

    def _wanted(self, reminder: Reminder) -> bool:
        shared = self._shared
        book, now = shared.routine_model.book, shared.clock.now()
        if reminder.routine not in book:
            return False
        if now.replace(tzinfo=None) - reminder.shown_by_the_clock > STANDS:
            return False
        routine = book[reminder.routine]
        can_be_done = bool(self._planner.plan(routine).steps)
        return can_be_done and wanted(reminder, routine, self._sessions(now), self._mark(reminder))

    def _sessions(self, now: datetime) -> tuple[SessionRecord, ...]:
        """Those of today; none while the log cannot be read."""
        today = local_date(now, self._shared.settings_model.settings.day_start)
        try:
            return self._shared.journal.sessions(since=today)
        except LogError:
            return ()

    def _mark(self, reminder: Reminder) -> DayMark | None:
        """That of the person's own day in which it comes; none while the log cannot be read."""
        settings = self._shared.settings_model.settings
        day = local_date(reminder.shown_by_the_clock, settings.day_start)
        try:
            return self._shared.journal.marks().get(day)
        except LogError:
            return None

    def _stand(self, reminders: tuple[Reminder, ...]) -> None:
        """The first of these is what the banner says, unless something lies over it."""
        self._standing = reminders
        shown = reminders[0] if reminders and not self._window.covered else None
        if shown == self._shown:
            return
        self._shown = shown
        if shown:
            self._banner.tell(*self._said(shown))
        else:
            self._banner.hide()
            self._take_back()

    def _said(self, reminder: Reminder) -> tuple[str, float]:
        """The routine's name, and how long it takes."""
        routine = self._shared.routine_model.book[reminder.routine]
        return routine.name, self._planner.plan(routine).seconds

    def _tell_outside(self) -> None:
        if not self._window.isActiveWindow():
            name, seconds = self._said(self._standing[0])
            self._notifications.show(name, whenever_text(seconds), ACTIONS)

    def _on_no_service(self) -> None:
        if not self._shown or self._window.isActiveWindow():
            return
        name, seconds = self._said(self._shown)
        if not self._tray.show(name, whenever_text(seconds)):
            self._application.alert(self._window)

    def _take_back(self) -> None:
        self._notifications.withdraw()
        self._tray.withdraw()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Who comes to the window finds the banner there."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._take_back()
            self.look()

    def _come_forward(self) -> None:
        self._take_back()
        self._window.come_forward()
        if not self._window.covered:
            self._window.open("Today")

    def _on_start(self) -> None:
        routine = self._standing[0].routine
        self._stand(())
        self._window.open("Today")
        self._start(routine)

    def _on_later(self, minutes: int) -> None:
        until = self._shared.clock.now() + timedelta(minutes=minutes)
        self._watch = self._watch.later(self._standing[0], until)
        self._put_away()
        self._arm()

    def _put_away(self) -> None:
        self._stand(self._standing[1:])
