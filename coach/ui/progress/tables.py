"""The tables behind the charts: the same figures, row by row."""

from collections.abc import Sequence

from coach.ui import words
from coach.ui.charts.dates import short_date
from coach.ui.charts.series import Day, PainDay, WeekBar
from coach.ui.widgets.table import Rows


def week_rows(bars: Sequence[WeekBar]) -> Rows:
    """The newest week first."""

    def row(number: int) -> tuple[str, ...]:
        bar = bars[len(bars) - 1 - number]
        planned = "–" if bar.before_first else words.number_text(bar.planned)
        done = "–" if bar.before_first else words.number_text(bar.done)
        share = "–" if bar.adherence is None else words.percent_text(bar.adherence)
        return short_date(bar.start), done, planned, share, bar.told

    return Rows(("Week from", "Days done", "Planned", "Adherence", "In words"), len(bars), row)


def day_rows(days: Sequence[Day]) -> Rows:
    """The newest day first."""

    def row(number: int) -> tuple[str, ...]:
        day = days[len(days) - 1 - number]
        done = words.percent_text(day.credit) if day.tried else "–"
        return short_date(day.date), done, day.told

    return Rows(("Day", "Done", "In words"), len(days), row)


def pain_rows(days: Sequence[PainDay]) -> Rows:
    """The newest day first."""

    def row(number: int) -> tuple[str, ...]:
        day = days[len(days) - 1 - number]
        return short_date(day.date), _ratings(day.before), _ratings(day.after)

    return Rows(("Day", "Pain before", "Pain after"), len(days), row)


def _ratings(ratings: Sequence[int]) -> str:
    return ", ".join(map(words.number_text, ratings)) or "–"
