"""Leads into a session and out of it, with the check-in before the first."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from coach.app.shared import Shared
from coach.core.exercise import Dose
from coach.core.plan import Plan
from coach.core.routine import Routine
from coach.core.session import ONE_SITTING, SessionRecord, local_date
from coach.core.short_on_time import open_exercises

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach.cues.sounds import Sounds
    from coach.cues.speech.speech import Speech
    from coach.desktop.keep_awake import KeepAwake
    from coach.ui.check_in.check_in import Occasion
    from coach.ui.planning import Planner
    from coach.ui.session.page import SessionPage
    from coach.ui.window import MainWindow


class Sessions:
    """At most one session at a time, over the whole window.

    What speaks and what keeps the display awake is made for the first one.
    """

    def __init__(
        self,
        shared: Shared,
        *,
        application: "QApplication",
        window: "MainWindow",
        sounds: "Sounds",
        make_speech: "Callable[[], Speech] | None" = None,
        make_keep_awake: "Callable[[], KeepAwake] | None" = None,
    ) -> None:
        self._shared = shared
        self._application = application
        self._window = window
        self._sounds = sounds
        self._make_speech = make_speech or _speech
        self._make_keep_awake = make_keep_awake or _keep_awake
        self._speech: Speech | None = None
        self._keep_awake: KeepAwake | None = None
        self._page: SessionPage | None = None

    @property
    def page(self) -> "SessionPage | None":
        """The session's page, while there is one."""
        return self._page

    def start(self, only: Collection[str] | None = None) -> None:
        """Lead through today's routine, or through these exercises of it."""
        self._lead(self._planner().plan(self._shared.routine_model.routine, only))

    def start_routine(self, routine_id: str) -> None:
        """Lead through a routine, which need not be today's. Raises KeyError."""
        self._lead(self._planner().plan(self._shared.routine_model.book[routine_id]))

    def go_on_with(self, session_id: str) -> None:
        """Go on with an interrupted session of today, or of this sitting."""
        shared = self._shared
        now = shared.clock.now()
        today = local_date(now, shared.settings_model.settings.day_start)
        record = shared.journal.unfinished(today, shared.trial, now - ONE_SITTING)
        if record and record.id == session_id:
            laid_out = self._planner().plan(record.prescription, open_exercises(record.sets))
            self._lead(laid_out, record)

    def interrupt(self) -> None:
        """The program has to stop now: what is done is kept, to be gone on with."""
        if self._page:
            self._page.interrupt()

    def close(self) -> None:
        """Interrupt, and let go of voice and display."""
        self.interrupt()
        if self._speech:
            self._speech.close()
        if self._keep_awake:
            self._keep_awake.close()

    def check_in(self, then: Callable[[], None] | None = None) -> None:
        """Ask for warning signs before the first session; `then` where none stands open."""
        from coach.ui.check_in.check_in import Occasion

        def on_passed() -> None:
            self._shared.settings_model.change(notice_seen=True)
            if then:
                then()

        self._show_check_in(Occasion.FIRST_RUN, on_passed)

    def ask_warning_signs(self) -> None:
        """Go through the questions because somebody wants to."""
        from coach.ui.check_in.check_in import Occasion

        self._show_check_in(Occasion.ASKING)

    def read_notice(self) -> None:
        from coach.ui.check_in.check_in import Occasion

        self._show_check_in(Occasion.READING)

    def _show_check_in(
        self, occasion: "Occasion", passed: Callable[[], None] | None = None
    ) -> None:
        from coach.ui.check_in.check_in import CheckIn
        from coach.ui.pictures.still import Still

        shared = self._shared
        page = CheckIn(
            occasion,
            shared.settings_model.settings,
            shared.theme_hub,
            draw=lambda pose: Still(
                pose, illustrations=shared.illustrations, theme_hub=shared.theme_hub
            ),
        )
        page.passed.connect(self._window.take_off)
        page.left.connect(self._window.take_off)
        if passed:
            page.passed.connect(passed)
        self._window.lay_over(page)

    def _lead(self, laid_out: Plan, going_on: SessionRecord | None = None) -> None:
        from coach.ui.session.driving.machine import Machine
        from coach.ui.session.driving.surroundings import Surroundings
        from coach.ui.session.page import SessionPage

        shared = self._shared
        if self._window.covered or not laid_out.steps:
            return
        if not shared.settings_model.settings.notice_seen:
            self.check_in(lambda: self._lead(laid_out, going_on))
            return
        self._speech = self._speech or self._make_speech()
        self._keep_awake = self._keep_awake or self._make_keep_awake()
        page = SessionPage(
            laid_out,
            catalog=shared.catalog_model.catalog,
            journal=shared.journal,
            settings_model=shared.settings_model,
            illustrations=shared.illustrations,
            theme_hub=shared.theme_hub,
            clock=shared.clock,
            sounds=self._sounds,
            speech=self._speech,
            keep_awake=self._keep_awake,
            going_on=going_on,
        )
        machine = Machine(self._application, self._window, self._sounds, page)
        Surroundings(page.controller, machine, page)
        page.left.connect(self._leave)
        page.dose_changed.connect(
            lambda place, dose: self._keep_dose(laid_out.routine, place, dose)
        )
        self._page = page
        self._window.lay_over(page, page.may_close)
        page.begin()

    def _planner(self) -> "Planner":
        from coach.ui.planning import Planner

        return Planner(self._shared.catalog_model, self._shared.settings_model)

    def _leave(self) -> None:
        self._page = None
        self._window.take_off()

    def _keep_dose(self, prescribed: Routine, place: int, dose: Dose) -> None:
        """The gentler dose from now on; the Routine page can undo it."""
        self._shared.routine_model.ease(place, dose, prescribed)


def _speech() -> "Speech":
    from coach.cues.speech.speech import Speech

    return Speech(stand_in=True)


def _keep_awake() -> "KeepAwake":
    from coach.desktop.keep_awake import KeepAwake

    return KeepAwake()
