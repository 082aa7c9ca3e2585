"""The cards with charts of the Progress page: weeks, pain and days."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from coach.ui import words
from coach.ui.charts.series import DayKind, Span
from coach.ui.progress import tables
from coach.ui.progress import words as progress_words
from coach.ui.progress.chart_card import ChartCard
from coach.ui.progress.shown import Shown
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.table import Rows

if TYPE_CHECKING:
    from coach.ui.charts.calendar import DayCalendar
    from coach.ui.charts.pain import PainChart
    from coach.ui.charts.weekly import WeeklyBars

NO_RATING = "Pain before and after a session shows here, where you rate it."
NO_RATING_IN_RANGE = "No rating of pain in these weeks."
WEEKS_HEIGHT = 210
DAYS_HEIGHT = 210
SUMMED_UP = 12
GAP = 12


class WeeksCard(ChartCard):
    """What was done each week against the plan."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: WeeklyBars | None = None
        super().__init__("Sessions per week", WEEKS_HEIGHT, theme_hub)
        self._goal = styled(QLabel(), text="small", tone="muted")
        self._goal.setWordWrap(True)
        self.line.addWidget(self._goal)

    def chart(self) -> "WeeklyBars | None":
        return self._chart

    def make(self) -> "WeeklyBars":
        from coach.ui.charts.weekly import WeeklyBars

        self._chart = WeeklyBars("Sessions per week", self.hub.theme)
        return self._chart

    def show_progress(self, shown: Shown) -> None:
        self._goal.setText(
            f"Days done of those planned · ┄┄ your goal, {words.percent_text(shown.goal)}"
        )
        super().show_progress(shown)

    def fill(self, shown: Shown) -> None:
        summary = " ".join(bar.sentence for bar in shown.bars[-SUMMED_UP:])
        if self._chart is not None:
            self._chart.show_weeks(shown.bars, shown.goal, summary)

    def rows(self, shown: Shown) -> Rows:
        return tables.week_rows(shown.bars)

    def span_of_mark(self, shown: Shown, index: int) -> Span | None:
        return shown.bars[index].span


class PainCard(ChartCard):
    """Ratings of pain before and after exercise, and how they have changed."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: PainChart | None = None
        super().__init__("Pain, before and after", WEEKS_HEIGHT, theme_hub)
        said = QWidget()
        line = Flow(GAP, said)
        for text, tone in (("●┄┄ before", "rest"), ("◆── after", "effort")):
            line.addWidget(styled(QLabel(text), text="small", tone=tone))
        self._verdict = styled(QLabel(), text="small")
        line.addWidget(self._verdict)
        self.line.addWidget(said)

    def chart(self) -> "PainChart | None":
        return self._chart

    def make(self) -> "PainChart":
        from coach.ui.charts.pain import PainChart

        self._chart = PainChart("Pain, before and after", self.hub.theme)
        return self._chart

    def missing(self, shown: Shown) -> str:
        if shown.rating_count:
            return ""
        return NO_RATING_IN_RANGE if shown.has_ratings else NO_RATING

    def show_progress(self, shown: Shown) -> None:
        self._verdict.setText(progress_words.pain_verdict(shown.pain))
        self._verdict.setToolTip(progress_words.pain_explanation(shown.rating_count))
        super().show_progress(shown)

    def fill(self, shown: Shown) -> None:
        summary = " ".join(
            (
                progress_words.pain_verdict(shown.pain),
                *(day.sentence for day in shown.pain_days[-SUMMED_UP:]),
            )
        )
        if self._chart is not None:
            span = Span(shown.span.first, min(shown.span.last, shown.progress.today))
            self._chart.show_ratings(shown.before, shown.after, shown.pain_days, span, summary)

    def rows(self, shown: Shown) -> Rows:
        return tables.pain_rows(shown.pain_days)

    def span_of_mark(self, shown: Shown, index: int) -> Span | None:
        day = shown.pain_days[index].date
        return Span(day, day)


class DaysCard(ChartCard):
    """Every day of the log, as many weeks of it as fit; the buttons go back to earlier ones."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: DayCalendar | None = None
        self._pages = [styled(QPushButton(word), kind="chip") for word in ("Earlier", "Later")]
        super().__init__("Every day", DAYS_HEIGHT, theme_hub)
        for button, step in zip(self._pages, (-1, 1), strict=True):
            button.clicked.connect(lambda _=False, step=step: self._page(step))
            button.hide()
            self.aside.addWidget(button)

    def chart(self) -> "DayCalendar | None":
        return self._chart

    def make(self) -> "DayCalendar":
        from coach.ui.charts.calendar import DayCalendar

        self._chart = DayCalendar("Every day", self.hub.theme)
        self._chart.paged.connect(self._offer_pages)
        return self._chart

    def fill(self, shown: Shown) -> None:
        past = [day for day in shown.days[-14:] if day.date <= shown.progress.today]
        if self._chart is not None:
            summary = " ".join(day.sentence for day in past[-7:])
            self._chart.show_days(shown.days, summary, shown.span)

    def rows(self, shown: Shown) -> Rows:
        return tables.day_rows(shown.days)

    def span_of_mark(self, shown: Shown, index: int) -> Span | None:
        day = shown.days[index]
        return None if day.kind is DayKind.TO_COME else Span(day.date, day.date)

    def _page(self, step: int) -> None:
        if self._chart is not None:
            self._chart.page(step)

    def _offer_pages(self) -> None:
        if self._chart is not None:
            earlier, later = self._pages
            several = self._chart.has_earlier or self._chart.has_later
            earlier.setVisible(several)
            later.setVisible(several)
            earlier.setEnabled(self._chart.has_earlier)
            later.setEnabled(self._chart.has_later)
