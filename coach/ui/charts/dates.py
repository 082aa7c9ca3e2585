"""Dates beside a chart: short, in the locale's order, and no more than is needed to read them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

MONTHS_APART = 28
SHORT = QLocale.FormatType.ShortFormat


def day_month(day: date) -> str:
    """ "7 Sep", or "Sep 7" where the locale puts the month first."""
    locale = QLocale()
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    day_first = pattern.find("d") < pattern.find("M")
    return locale.toString(
        QDate(day.year, day.month, day.day), "d MMM" if day_first else "MMM d"
    ).replace(".", "")


def short_date(day: date) -> str:
    """With its weekday, as the locale writes it in short: "Sun 22/11/2026"."""
    locale = QLocale()
    weekday = locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday} {locale.toString(QDate(day.year, day.month, day.day), SHORT)}"


def month_name(day: date) -> str:
    """ "Sep"."""
    return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)


def tick_labels(days: Sequence[date]) -> list[str]:
    """A label for each of these ascending days that leaves out what the one before has said."""
    spread = len(days) > 1 and (days[1] - days[0]).days >= MONTHS_APART
    label = _month_label if spread else _day_label
    return [label(day, days[place - 1] if place else None) for place, day in enumerate(days)]


def _month_label(day: date, before: date | None) -> str:
    same_year = before is not None and before.year == day.year
    return month_name(day) if same_year else f"{month_name(day)} {day.year}"


def _day_label(day: date, before: date | None) -> str:
    same_month = before is not None and before.month == day.month
    return str(day.day) if same_month else day_month(day)
