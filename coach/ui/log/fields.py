"""The fields of the forms: a day, a time of day, pain and a note."""

import re
from datetime import date, time

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from coach.ui import words
from coach.ui.log.words import time_text
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.month import Month
from coach.ui.widgets.popover import Popover

EARLIEST = date(1971, 1, 1)
WORST = 10
LONGEST_NOTE = 2000
NOTE_HEIGHT = 92
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)


def time_of(text: str) -> time | None:
    """What somebody means who types "7:30", "7.30", "730", "7", "7:30 pm"; None for nonsense."""
    text = text.strip()
    found = QLocale().toTime(text, QLocale.FormatType.ShortFormat)
    if found.isValid():
        return time(found.hour(), found.minute())
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class DayButton(QPushButton):
    """Says a day, and opens a month to pick another one up to today; `changed` when it is."""

    changed = Signal()

    def __init__(
        self, day: date, theme_hub: ThemeHub, *, host: QWidget, today: date, week_start: int
    ) -> None:
        """The month lies over `host`."""
        super().__init__()
        self._hub = theme_hub
        self._host = host
        self._today = today
        self._week_start = week_start
        self.day = day
        styled(self, kind="soft")
        self.setAccessibleDescription("Opens a month to pick from")
        self._tell()
        self.clicked.connect(self.open)

    def open(self) -> Month:
        """The month, opened below the button."""
        popover = Popover("Pick a day", self._hub, self._host, width=340)
        month = Month(
            "Day",
            self._hub,
            day=self.day,
            first=EARLIEST,
            last=max(self._today, self.day),
            today=self._today,
            week_start=self._week_start,
        )
        month.picked.connect(lambda day, _: self._set(day))
        month.confirmed.connect(popover.leave)
        popover.column.addWidget(month)
        popover.open(self, month)
        return month

    def _set(self, day: date) -> None:
        self.day = day
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        said = words.long_date(self.day)
        self.setText(said)
        self.setAccessibleName(f"Day: {said}")


class TimeField(QLineEdit):
    """A time of day, in the locale's way or however it is typed."""

    def __init__(self, at: time, theme_hub: ThemeHub) -> None:
        super().__init__(time_text(at))
        self._begun = (self.text(), at)
        self.setAccessibleName("Time of day")
        self.setMaximumWidth(theme_hub.px(110))

    @property
    def time(self) -> time | None:
        """None where it cannot be read; what was not typed is what it was."""
        text, at = self._begun
        return at if self.text() == text else time_of(self.text())

    @property
    def hint(self) -> str:
        return f"Write the time as {time_text(time(7, 30))}."


class PainChoice(Choice):
    """0 to 10, or not rated."""

    def __init__(self, name: str, rating: int | None, theme_hub: ThemeHub) -> None:
        options: list[tuple[str, object]] = [("Not rated", None)]
        options += [(words.number_text(number), number) for number in range(WORST + 1)]
        super().__init__(name, options, theme_hub)
        self.show_rating(rating)

    def show_rating(self, rating: int | None) -> None:
        self.setCurrentIndex(0 if rating is None else rating + 1)

    @property
    def rating(self) -> int | None:
        return None if self.currentIndex() == 0 else self.currentIndex() - 1


class NoteEdit(QPlainTextEdit):
    """A few lines; Tab leads on to the next field."""

    def __init__(self, note: str, theme_hub: ThemeHub) -> None:
        super().__init__(note)
        self.setAccessibleName("Note")
        self.setPlaceholderText("How it was, in a few words")
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme_hub.px(NOTE_HEIGHT))

    @property
    def note(self) -> str:
        return self.toPlainText().strip()
