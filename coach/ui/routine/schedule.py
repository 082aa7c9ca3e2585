"""How often a day a routine is done, and when to be reminded of it."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from coach.core.routine import Routine
from coach.storage.limits import MOST_REMINDERS, MOST_TIMES
from coach.ui import words
from coach.ui.dose_fields import Field, number_typed
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.popover import Popover
from coach.ui.widgets.stepper import Stepper
from coach.ui.words import time_text

WIDTH = 460
FIRST_REMINDER = 8 * 60
TIMES = Field("times", "Times a day", 1, MOST_TIMES, in_seconds=False)
TIME = Field("time", "Time of day", 0, 24 * 60 - 1, 15, in_seconds=False)


def times_text(times: int) -> str:
    """ "Once a day", "3 times a day"."""
    said = {1: "once", 2: "twice"}.get(times, f"{words.number_text(times)} times")
    return f"{said.capitalize()} a day"


def schedule_text(routine: Routine) -> str:
    """ "Once a day, no reminder", "Twice a day, reminders at 07:30 and 19:00"."""
    if not routine.reminders:
        return f"{times_text(routine.times)}, no reminder"
    if len(routine.reminders) > 2:
        return f"{times_text(routine.times)}, {len(routine.reminders)} reminders"
    return f"{times_text(routine.times)}, {words.reminders_text(routine.reminders)}"


def minutes_of(text: str) -> int | None:
    """Minutes since midnight of a time as people type it: "7:30", "19.05", "730", "7:30 pm"."""
    found = re.fullmatch(r"\s*(\d{1,2}?)\D?(\d{2})?\s*([ap])?\.?\s*m?\.?\s*", text, re.IGNORECASE)
    if found is None:
        return None
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def time_of(minutes: float) -> str:
    """ "HH:MM" of minutes since midnight."""
    return "{:02}:{:02}".format(*divmod(round(minutes), 60))


class TimesStepper(Stepper):
    """How often a day."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__(TIMES, hub)

    def textFromValue(self, value: float) -> str:
        return times_text(round(value))

    def read(self, text: str) -> float | None:
        """ "2", "twice", "3 times a day"."""
        said = text.strip().casefold()
        known = {times_text(times).casefold(): times for times in range(1, MOST_TIMES + 1)}
        words_said = {"once": 1, "twice": 2}
        number = number_typed(said.split(" ")[0], in_seconds=False)
        return known.get(said, words_said.get(said, number))


class TimeStepper(Stepper):
    """A time of day in minutes since midnight, a quarter of an hour a step; it can be typed."""

    def __init__(self, hub: ThemeHub) -> None:
        super().__init__(TIME, hub)

    @property
    def time(self) -> str:
        """ "HH:MM"."""
        return time_of(self.value())

    def textFromValue(self, value: float) -> str:
        return time_text(time_of(value))

    def read(self, text: str) -> float | None:
        return minutes_of(text)


class SchedulePanel(Popover):
    """Shows a routine's times and reminders as they stand; the signals bring what is wanted."""

    times_picked = Signal(int, object)
    reminders_picked = Signal(tuple)

    def __init__(self, theme_hub: ThemeHub, host: QWidget) -> None:
        super().__init__("How often a day", theme_hub, host, width=WIDTH)
        self._reminders: tuple[str, ...] = ()
        self._meant = False
        self.times = TimesStepper(theme_hub)
        self.times.stepped.connect(
            lambda value, gesture: self.times_picked.emit(round(value), ("times", gesture))
        )
        self.time = TimeStepper(theme_hub)
        self.time.show_value(FIRST_REMINDER)
        self._add = styled(QPushButton("Add reminder"), kind="soft")
        self._add.clicked.connect(self._on_add)
        self._none = styled(QLabel("No reminder."), tone="muted")
        self._chips = QWidget()
        self._flow = Flow(8, self._chips)
        self.time.stepped.connect(self._on_time)
        done = styled(QPushButton("Done"), kind="primary")
        done.clicked.connect(self._on_done)
        self.column.addWidget(styled(QLabel("On each of the days"), text="heading"))
        self.column.addWidget(self.times, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(styled(QLabel("Reminders"), text="heading"))
        self.column.addWidget(self._none)
        self.column.addWidget(self._chips)
        self.column.addLayout(_line(self.time, self._add))
        self.column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def show_routine(self, routine: Routine) -> None:
        self.times.show_value(routine.times)
        if routine.reminders != self._reminders:
            self._reminders = routine.reminders
            self._show_reminders()
        self._none.setVisible(not routine.reminders)
        self._chips.setVisible(bool(routine.reminders))
        self._add.setEnabled(len(routine.reminders) < MOST_REMINDERS)

    def _show_reminders(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for time in self._reminders:
            self._flow.addWidget(self._chip(time))

    def _chip(self, time: str) -> QPushButton:
        chip = styled(QPushButton(f"{time_text(time)}  ×"), kind="chip", large=True)
        chip.setAccessibleName(f"Remove the reminder at {time_text(time)}")
        chip.setToolTip("Remove")
        chip.clicked.connect(lambda: self._on_remove(time))
        return chip

    def _on_time(self) -> None:
        self._meant = True

    def _on_done(self) -> None:
        """A time that somebody has set is meant, also where they have not pressed to add it."""
        self.time.interpretText()
        if self._meant and self._add.isEnabled():
            self._on_add()
        self.leave()

    def _on_add(self) -> None:
        self._meant = False
        self.reminders_picked.emit(tuple(sorted({*self._reminders, self.time.time})))

    def _on_remove(self, time: str) -> None:
        self._add.setFocus()
        self.reminders_picked.emit(tuple(each for each in self._reminders if each != time))


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
