"""Marking days as ill, away or of too much pain, behind or ahead."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal

from coach.core.day_mark import DayMark
from coach.ui import words
from coach.ui.log.fields import EARLIEST
from coach.ui.log.panel import Panel
from coach.ui.log.words import MARKS, span_text
from coach.ui.theme import ThemeHub
from coach.ui.widgets.month import Month
from coach.ui.widgets.segments import Segments

TITLE = "Mark days"
WHY = (
    "Nothing is planned on a day so marked. It never counts against you, and what you do on it "
    "all the same still counts."
)
HOW = "Press the first day, then the last. With the keyboard: arrows, and Shift with them."
AHEAD = timedelta(days=366)
OFFERED = (DayMark.ILL, DayMark.AWAY, DayMark.PAIN)


class MarkForm(Panel):
    """`wanted(days, mark)`: mark these days so; None takes their marks away."""

    wanted = Signal(object, object)

    def __init__(
        self,
        marks: Mapping[date, DayMark],
        session_days: Collection[date],
        *,
        theme_hub: ThemeHub,
        today: date,
        week_start: int,
        span: tuple[date, date] | None = None,
        mark: DayMark = DayMark.AWAY,
    ) -> None:
        """`span`: the days picked at first, by default today."""
        super().__init__(TITLE, theme_hub)
        self._marks = marks
        self._today = today
        self.kind = mark if mark in OFFERED else DayMark.AWAY
        first, last = span or (today, today)
        self.month = Month(
            "Days",
            theme_hub,
            day=last,
            first=EARLIEST,
            last=max(today + AHEAD, last),
            today=today,
            week_start=week_start,
            spans=True,
        )
        self.month.show_days(
            {day: words.mark_text(mark) for day, mark in marks.items()}, session_days
        )
        self.month.show_span(first, last)
        self.month.picked.connect(lambda *_: self._on_picked())
        self.month.confirmed.connect(self.mark)
        self.kinds = Segments("Mark as", [(MARKS[each], each) for each in OFFERED], wraps=True)
        self.kinds.picked.connect(self._pick)
        self.add_words(WHY, text="small", tone="muted")
        self.column.addWidget(self.month)
        self.add_words(HOW, text="small", tone="muted")
        self.column.addStretch(1)
        self.buttons.addWidget(self.kinds)
        self._do = self.add_button("Mark", "primary")
        self._do.clicked.connect(self.mark)
        self._take = self.add_button("Take the marks away", "soft")
        self._take.clicked.connect(self.take_away)
        self._tell()

    def focus_first(self) -> None:
        self.month.setFocus()
        self._bring_day_into_sight()

    def mark(self) -> None:
        """`wanted`, unless all these days are marked so already."""
        self._want(self.kind)

    def take_away(self) -> None:
        self._want(None)

    @property
    def days(self) -> tuple[date, ...]:
        """What is picked."""
        first, last = self.month.span
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))

    def _want(self, mark: DayMark | None) -> None:
        others = tuple(day for day in self.days if self._marks.get(day) is not mark)
        if others:
            self.tell("")
            self.wanted.emit(others, mark)
        else:
            self.left.emit()

    def _pick(self, mark: DayMark) -> None:
        self.kind = mark
        self._tell()

    def _on_picked(self) -> None:
        self._tell()
        self._bring_day_into_sight()

    def _bring_day_into_sight(self) -> None:
        """Where there is little room for the month."""
        day = self.month.day_place
        self.area.ensureVisible(0, self.month.y() + day.center().y(), 0, day.height())

    def _tell(self) -> None:
        self.kinds.show_value(self.kind)
        days = self.days
        span = span_text(days[0], days[-1], self._today)
        self._do.setText(f"Mark {span} as {words.mark_text(self.kind)}")
        marked = any(day in self._marks for day in days)
        self._take.setVisible(marked)
        self._take.setAccessibleName(f"Take the marks of {span} away")
