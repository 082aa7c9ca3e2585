"""The week so far as seven marks."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.core.day_mark import DayMark
from coach.ui import words
from coach.ui.theme import ThemeHub

ALL_DONE = 0.995
RADIUS = 8
BAR = 6


class Day(Struct, frozen=True):
    """One day of the week shown; `credit` is None where there was no session.

    `mark` is there where the person has excused the day.
    """

    day: date
    credit: float | None
    planned: bool
    today: date
    mark: DayMark | None = None

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def text(self) -> str:
        """What the mark means, for the tooltip and for screen readers."""
        return f"{words.weekday_name(self.day.weekday())}: {self._state()}"

    def _state(self) -> str:
        if self.credit is not None:
            done = self.credit >= ALL_DONE
            return "done" if done else f"{words.percent_text(self.credit)} done"
        when = "today, " if self.is_today else ""
        if self.mark is not None:
            return f"{when}{words.mark_text(self.mark)}"
        if not self.planned:
            return f"{when}nothing planned"
        return f"{when}planned, not done" if self.day < self.today else f"{when}planned"


def week(
    daily: Mapping[date, float],
    planned: Collection[date],
    weekdays: Collection[int],
    today: date,
    start: date,
    marks: Mapping[date, DayMark] | None = None,
) -> tuple[Day, ...]:
    """The seven days from `start` on.

    Past days are planned as adherence has it (`planned`), today and later ones by their weekday,
    unless `marks` excuse them.
    """
    excused = {day: mark for day, mark in (marks or {}).items() if mark.excuses}
    days = [start + timedelta(days=offset) for offset in range(7)]
    return tuple(
        Day(
            day,
            daily.get(day),
            day in planned if day < today else day.weekday() in weekdays and day not in excused,
            today,
            excused.get(day),
        )
        for day in days
    )


class _Mark(QWidget):
    def __init__(self, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._day: Day | None = None

    def show_day(self, day: Day) -> None:
        self._day = day
        self.setAccessibleName(day.text)
        self.setToolTip(day.text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(28), self._hub.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setBold(self._day.is_today)
        painter.setFont(font)
        painter.setPen(self._hub.colour("ink" if self._day.is_today else "muted"))
        half = self.height() / 2
        letter = words.weekday_letter(self._day.day.weekday())
        painter.drawText(QRectF(0, 0, self.width(), half), Qt.AlignmentFlag.AlignCenter, letter)
        radius = self._hub.px(RADIUS)
        self._paint_mark(painter, self._day, QPointF(self.width() / 2, half + radius + 2), radius)

    def _paint_mark(self, painter: QPainter, day: Day, centre: QPointF, radius: float) -> None:
        accent = self._hub.colour("accent")
        box = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(centre)
        inner = box.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        if day.credit is not None and day.credit >= ALL_DONE:
            painter.drawEllipse(box)
        elif day.credit is not None:
            painter.drawPie(inner, 90 * 16, 180 * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 2))
            painter.drawEllipse(inner)
        elif day.mark is not None:
            painter.setBrush(self._hub.colour("rest"))
            bar = QRectF(0, 0, 2 * radius, self._hub.px(BAR))
            bar.moveCenter(centre)
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        elif day.is_today:
            pen = QPen(self._hub.colour("effort"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.1, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inner)
        elif day.planned:
            painter.setPen(QPen(self._hub.colour("line"), 2))
            painter.setBrush(self._hub.colour("surface"))
            painter.drawEllipse(inner)
        else:
            painter.setBrush(self._hub.colour("line"))
            painter.drawEllipse(centre, 3, 3)


class WeekMarks(QWidget):
    """Seven letters with a mark under each; what a mark means is its tooltip and its name."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("This week")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._marks = [_Mark(theme_hub) for _ in range(7)]
        for mark in self._marks:
            row.addWidget(mark)
        theme_hub.changed.connect(self.update)

    def show_week(self, days: Sequence[Day]) -> None:
        for mark, day in zip(self._marks, days, strict=True):
            mark.show_day(day)
