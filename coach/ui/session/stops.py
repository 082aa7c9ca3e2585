"""What stops a session for a while: the question whether to end, a hurt, and the check-in."""

from PySide6.QtCore import QObject, Signal

from coach.core.check_in import Concern, Urgency, urgency
from coach.core.ease import eased
from coach.core.exercise import Dose
from coach.core.player import PlayerState
from coach.ui.check_in.check_in import CheckIn, Occasion
from coach.ui.session.asking.end_question import EndQuestion
from coach.ui.session.asking.hurts_page import HurtsPage
from coach.ui.session.asking.offers import Offers, offers
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.following.following import Following
from coach.ui.session.pages import Pages
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub

KEPT = "The session is stopped. What you have done is kept."


class Stops(QObject):
    """Lays a page over the session that pauses behind it, and does what is chosen there.

    `kept_going`: it was asked whether to end, and the answer was no. `dose_changed` carries an
    exercise's place in the routine and the gentler dose that it is to have from now on. `checked`:
    the check-in is over; True where it was closed with a yes standing open.
    """

    kept_going = Signal()
    dose_changed = Signal(int, object)
    checked = Signal(bool)

    def __init__(
        self,
        controller: SessionController,
        following: Following,
        pages: Pages,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drive = controller
        self._following = following
        self._pages = pages
        self._settings = settings_model
        self._hub = theme_hub
        self._lasting: dict[int, Dose] = {}

    @property
    def checking(self) -> bool:
        """Whether the check-in is shown; what comes of it is told by `checked`."""
        return isinstance(self._pages.top, CheckIn)

    def ask_to_end(self) -> None:
        if not self._drive.player.under_way or isinstance(self._pages.top, EndQuestion):
            return
        ran = self._drive.player.state is PlayerState.RUNNING
        self._drive.pause()
        question = EndQuestion(self._following.picture(), self._hub)
        question.end.connect(self._drive.end)
        question.keep_going.connect(lambda: self._keep_going(ran))
        question.check_in.connect(self.check_in)
        self._pages.lay_over(question)

    def hurts(self) -> None:
        """Stop the exercise at once, and offer what can be done."""
        if not self._drive.player.under_way:
            return
        self._drive.hurts()
        found = offers(self._drive.player)
        page = HurtsPage(found, self._following.picture(), self._hub)
        page.ease.connect(
            lambda hold, reps, lasting: self._ease(found, hold, reps, lasting=lasting)
        )
        page.skip.connect(self._skip)
        page.end.connect(self._drive.end)
        page.go_on.connect(self._go_on)
        page.check_in.connect(self.check_in)
        self._pages.lay_over(page)

    def check_in(self) -> None:
        """Ask for warning signs; a session that runs pauses, and stays paused afterwards."""
        if self.checking:
            return
        under_way = self._drive.player.under_way
        if under_way:
            self._drive.pause()
        page = CheckIn(
            Occasion.IN_SESSION,
            self._settings.settings,
            self._hub,
            what_is_kept=KEPT if under_way else "",
        )
        page.answered_yes.connect(self._on_yes)
        page.passed.connect(lambda: self._close_check_in(page))
        page.left.connect(lambda: self._close_check_in(page))
        self._pages.lay_over(page)

    def _keep_going(self, ran: bool) -> None:
        self._pages.lift()
        self.kept_going.emit()
        if ran:
            self._drive.go_on()

    def _ease(self, found: Offers, hold: float | None, reps: int | None, *, lasting: bool) -> None:
        self._pages.lift()
        self._drive.ease(hold, reps)
        if lasting:
            entry = found.entry
            prescribed = self._drive.player.plan.routine.entries[entry].dose
            self._lasting[entry] = eased(self._lasting.get(entry, prescribed), hold, reps)
            self.dose_changed.emit(entry, self._lasting[entry])

    def _skip(self) -> None:
        self._pages.lift()
        self._drive.leave_exercise()

    def _go_on(self) -> None:
        self._pages.lift()
        self._drive.go_on()

    def _on_yes(self, concern: Concern) -> None:
        """An emergency ends the session at once; any other yes once nobody has seen to it."""
        if urgency(concern) is Urgency.EMERGENCY and self._drive.player.under_way:
            self._drive.end()

    def _close_check_in(self, page: CheckIn) -> None:
        if page.open_yes and self._drive.player.under_way:
            self._drive.end()
        self._pages.lift()
        self.checked.emit(page.open_yes)
