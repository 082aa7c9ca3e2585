"""The cards with charts of the Progress page: weeks, pain and days.

A card has its chart only after `build`, which the page calls when the chart's library is there.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout

from coach.core.adherence import Progress
from coach.core.pain import PainRating, PainTime
from coach.ui import words
from coach.ui.charts import series as progress_series
from coach.ui.theme import ThemeHub, styled

if TYPE_CHECKING:
    from coach.ui.charts.calendar import DayCalendar
    from coach.ui.charts.chart import Chart
    from coach.ui.charts.pain import PainChart
    from coach.ui.charts.weekly import WeeklyBars

COMING = "…"
NO_SESSION = "After your first session this fills up, week by week."
NO_RATING = "Pain before and after a session shows here, where you rate it."
WEEKS_HEIGHT = 230
DAYS_HEIGHT = 210
SUMMED_UP = 12


class Shown(NamedTuple):
    """What the page shows: the last `weeks` weeks (None for all) of the log's figures.

    `ratings` are all ratings of pain up to today, ascending.
    """

    progress: Progress
    weeks: int | None
    goal: float
    ratings: tuple[PainRating, ...]

    @property
    def first(self) -> date:
        """The first day of the range."""
        weeks = self.progress.weeks
        if not weeks:
            return self.progress.today
        if self.weeks is None:
            return weeks[0].start
        return weeks[-1].start - timedelta(weeks=self.weeks - 1)

    def ratings_in_range(self) -> tuple[PainRating, ...]:
        return tuple(rating for rating in self.ratings if rating.day >= self.first)


class ChartCard(QFrame):
    """A heading and a chart, or a sentence where there is nothing to draw yet.

    `aside` is the row to the right of the heading, for what explains or pages the chart.
    """

    def __init__(self, heading: str, height: int, theme_hub: ThemeHub) -> None:
        """`height`: the least height of the chart at a text size of 100 %."""
        super().__init__()
        styled(self, card=True)
        self.hub = theme_hub
        self._height = height
        self._shown: Shown | None = None
        self._instead = styled(QLabel(COMING), tone="muted")
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead.setWordWrap(True)
        self.aside = QHBoxLayout()
        self.aside.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(styled(QLabel(heading), text="heading"), 1)
        top.addLayout(self.aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(top)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._instead)
        column.addLayout(self._stack, 1)
        theme_hub.changed.connect(self._dress)
        self._dress()

    def chart(self) -> "Chart | None":
        """The card's chart, None before `build`."""
        raise NotImplementedError

    def make(self) -> "Chart":
        """Makes the chart; only called when pyqtgraph has been imported."""
        raise NotImplementedError

    def missing(self, shown: Shown) -> str:
        """The sentence to show while there is nothing to draw, empty when there is."""
        return "" if shown.progress.weeks else NO_SESSION

    def fill(self, shown: Shown) -> None:
        """Gives the chart what it shows."""
        raise NotImplementedError

    def build(self) -> None:
        self._stack.addWidget(self.make())
        if self._shown is not None:
            self.show_progress(self._shown)

    def show_progress(self, shown: Shown) -> None:
        self._shown = shown
        chart = self.chart()
        sentence = self.missing(shown)
        self._instead.setText(sentence or COMING)
        if sentence or chart is None:
            self._stack.setCurrentWidget(self._instead)
        else:
            self._stack.setCurrentWidget(chart)
        if chart is not None:
            self.fill(shown)

    def _dress(self) -> None:
        self._instead.setMinimumHeight(self.hub.px(self._height))
        chart = self.chart()
        if chart is not None:
            chart.set_theme(self.hub.theme)


class WeeksCard(ChartCard):
    """What was done each week against the plan."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: WeeklyBars | None = None
        super().__init__("Sessions per week", WEEKS_HEIGHT, theme_hub)
        self._goal = styled(QLabel(), text="small", tone="muted")
        self.aside.addWidget(self._goal)

    def chart(self) -> "WeeklyBars | None":
        return self._chart

    def make(self) -> "WeeklyBars":
        from coach.ui.charts.weekly import WeeklyBars

        self._chart = WeeklyBars("Sessions per week", self.hub.theme)
        return self._chart

    def show_progress(self, shown: Shown) -> None:
        self._goal.setText(f"┄┄ your goal, {words.percent_text(shown.goal)}")
        super().show_progress(shown)

    def fill(self, shown: Shown) -> None:
        bars = progress_series.week_bars(shown.progress, shown.weeks, shown.goal)
        summary = " ".join(bar.sentence for bar in bars[-SUMMED_UP:])
        if self._chart is not None:
            self._chart.show_weeks(bars, shown.goal, summary)


class PainCard(ChartCard):
    """Ratings of pain before and after exercise."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: PainChart | None = None
        super().__init__("Pain, before and after", WEEKS_HEIGHT, theme_hub)
        for text, tone in (("● before", "rest"), ("◆ after", "effort")):
            self.aside.addWidget(styled(QLabel(text), text="small", tone=tone))

    def chart(self) -> "PainChart | None":
        return self._chart

    def make(self) -> "PainChart":
        from coach.ui.charts.pain import PainChart

        self._chart = PainChart("Pain, before and after", self.hub.theme)
        return self._chart

    def missing(self, shown: Shown) -> str:
        return "" if shown.ratings_in_range() else NO_RATING

    def fill(self, shown: Shown) -> None:
        before, after = (
            progress_series.ratings_of(shown.ratings, time, shown.first)
            for time in (PainTime.BEFORE, PainTime.AFTER)
        )
        sentences = progress_series.pain_sentences(before, after)
        summary = " ".join(sentence for _, sentence in sentences[-SUMMED_UP:])
        if self._chart is not None:
            span = (shown.first, shown.progress.today)
            self._chart.show_ratings(before, after, span, sentences, summary)


class DaysCard(ChartCard):
    """Every day of the log, as many weeks of it as fit; the buttons go back to earlier ones."""

    def __init__(self, theme_hub: ThemeHub) -> None:
        self._chart: DayCalendar | None = None
        self._pages = [styled(QPushButton(word), kind="quiet") for word in ("Earlier", "Later")]
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
        days = progress_series.days(shown.progress)
        recent = [day.sentence for day in days if day.date <= shown.progress.today][-7:]
        if self._chart is not None:
            self._chart.show_days(days, " ".join(recent))

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
