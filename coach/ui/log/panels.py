"""Makes what stands beside the log's list, of what the program knows at that moment."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from coach.core.day_mark import DayMark
from coach.core.logged import usual_time
from coach.core.session import SessionRecord, local_date
from coach.storage.journal import Journal
from coach.ui import words
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.log.add_form import AddForm
from coach.ui.log.correct_form import CorrectForm
from coach.ui.log.mark_form import MarkForm
from coach.ui.log.reading import Reading
from coach.ui.log.session_view import SessionView
from coach.ui.log.words import facts_of
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub


class Panels:
    """`host` is what a month to pick from lies over."""

    def __init__(
        self,
        host: QWidget,
        *,
        journal: Journal,
        catalog_model: CatalogModel,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        clock: Clock,
    ) -> None:
        self._host = host
        self._journal = journal
        self._catalog_model = catalog_model
        self._routine_model = routine_model
        self._settings_model = settings_model
        self._hub = theme_hub
        self._clock = clock

    @property
    def now(self) -> datetime:
        return self._clock.now()

    @property
    def today(self) -> date:
        """The person's own day."""
        return local_date(self.now, self._day_start)

    def session(self, session_id: str, reading: Reading) -> SessionView:
        """Raises KeyError for a session that is not there, and LogError."""
        line = reading.line_of(session_id)
        return SessionView(
            self._journal.session(session_id),
            self._journal.corrections.earlier(session_id),
            facts=facts_of(line.session) if line else "",
            chips=line.chips if line else (),
            catalog=self._catalog_model.catalog,
            theme_hub=self._hub,
            today=self.today,
            day_start=self._day_start,
        )

    def correct(self, session: SessionRecord) -> CorrectForm:
        return CorrectForm(
            session,
            catalog=self._catalog_model.catalog,
            theme_hub=self._hub,
            host=self._host,
            now=self.now,
            today=self.today,
            day_start=self._day_start,
            week_start=self._week_start,
            offset_of=self._clock.offset_at,
        )

    def add(self, reading: Reading, day: date | None) -> AddForm:
        """`day` is shown at first, by default today."""
        return AddForm(
            self._routine_model.book,
            catalog=self._catalog_model.catalog,
            theme_hub=self._hub,
            host=self._host,
            now=self.now,
            today=self.today,
            usual=usual_time(line.session for line in reading.sessions),
            day_start=self._day_start,
            week_start=self._week_start,
            offset_of=self._clock.offset_at,
            day=day,
        )

    def mark(self, reading: Reading, span: tuple[date, date] | None, mark: DayMark) -> MarkForm:
        """`span`: the days picked at first, by default today."""
        return MarkForm(
            reading.marks,
            {line.day for line in reading.sessions},
            theme_hub=self._hub,
            today=self.today,
            week_start=self._week_start,
            span=span,
            mark=mark,
        )

    @property
    def _day_start(self) -> int:
        return self._settings_model.settings.day_start

    @property
    def _week_start(self) -> int:
        return words.week_start(self._settings_model.settings.week_start)
