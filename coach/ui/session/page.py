"""One session from its first question to its summary, over the whole window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.core.exercise import Catalog
from coach.core.pain import advice
from coach.core.plan import Plan
from coach.core.player import Player, PlayerState
from coach.core.session import SessionRecord
from coach.cues.score import Score
from coach.cues.sounds import Sounds
from coach.cues.speech.speech import Speech
from coach.storage.journal import Journal
from coach.ui.clock import Clock
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.session.asking.recap import recap
from coach.ui.session.asking.summary import Summary
from coach.ui.session.beforehand import Beforehand
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.cueing import Cueing
from coach.ui.session.driving.notice import Notice
from coach.ui.session.driving.staying_awake import KeepsAwake
from coach.ui.session.following.following import Following
from coach.ui.session.keys import Act, bind
from coach.ui.session.pages import Pages
from coach.ui.session.steering import Asks, steer
from coach.ui.session.stops import Stops
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub


class SessionPage(QWidget):
    """Asks, leads, sums up. `left` when the window may show its pages again.

    `dose_changed` carries an exercise's place in the routine and the gentler dose that it is to
    have from now on. It serves for one session; make another for the next.
    """

    left = Signal()
    dose_changed = Signal(int, object)

    def __init__(
        self,
        plan: Plan,
        *,
        catalog: Catalog,
        journal: Journal,
        settings_model: SettingsModel,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        clock: Clock,
        sounds: Sounds,
        speech: Speech,
        keep_awake: KeepsAwake,
        going_on: SessionRecord | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`going_on` is an interrupted session of this plan.

        Raises ValueError if its sets do not belong to the plan.
        """
        super().__init__(parent)
        self.setAccessibleName("Session")
        self._catalog = catalog
        self._settings = settings_model
        self._hub = theme_hub
        settings = settings_model.settings
        score = Score(catalog, settings.voice, settings.metronome)
        self._cueing = Cueing(score, sounds, speech, settings, clock.speed, self)
        self._going_on = going_on is not None
        self._closing = False
        smooth = not theme_hub.reduced_motion
        self.controller = SessionController(
            plan,
            journal=journal,
            clock=clock,
            cueing=self._cueing,
            keep_awake=keep_awake,
            day_start=settings.day_start,
            going_on=going_on,
            smooth=smooth,
            parent=self,
        )
        self.following = Following(
            self.controller, catalog, illustrations, theme_hub, smooth=smooth
        )
        self.following.set_floor_view(settings.floor_view)
        self._pages = Pages(self.following)
        self.setFocusProxy(self._pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._beforehand = Beforehand(self._pages, settings, theme_hub, self)
        self._stops = Stops(
            self.controller, self.following, self._pages, settings_model, theme_hub, self
        )
        self._summary: Summary | None = None
        self._connect()

    @property
    def under_way(self) -> bool:
        """Whether a session runs, or pauses, that is not ended yet."""
        return self.controller.player.under_way

    def begin(self) -> None:
        """Ask for the pain now, where that is wanted, else start at once."""
        self.controller.get_ready()
        player = self.controller.player
        if player.plan.steps:
            self.following.look_ahead(player)
        if self._going_on or not self._settings.settings.ask_pain:
            self._start(None)
            return
        self._beforehand.ask()

    def may_close(self) -> bool:
        """Whether the window may close now; while a session is under way it asks first."""
        if self.under_way:
            self._closing = True
            self._stops.ask_to_end()
            return False
        self._stay_away_if_told()
        self._let_go()
        return True

    def interrupt(self) -> None:
        """The program has to stop now: keep what is done, to be gone on with later."""
        self.controller.interrupt()
        self._stay_away_if_told()
        self._let_go()
        self.left.emit()

    def _connect(self) -> None:
        self.controller.published.connect(self._on_published)
        self._cueing.changed.connect(self._show_sound)
        self.following.floor_view_changed.connect(self._keep_floor_view)
        self._beforehand.ready.connect(self._start)
        self._beforehand.left.connect(self._leave)
        stops = self._stops
        stops.kept_going.connect(self._stay_open)
        stops.dose_changed.connect(self.dose_changed)
        stops.checked.connect(self._on_checked)
        asks = Asks(hurts=stops.hurts, mute=self._toggle_sound, end=stops.ask_to_end)
        steer(self.following, self.controller, asks)
        self._beforehand.check_in.connect(stops.check_in)
        self.following.head.check_in.connect(stops.check_in)
        # on every page of the session, whatever lies on top
        bind(
            self,
            {Act.CHECK_IN: stops.check_in, Act.WHOLE_SCREEN: self._toggle_whole_screen},
        )

    def _start(self, pain: int | None) -> None:
        self._pages.lift_all()
        self.controller.start(pain)

    def _on_published(self, player: Player) -> None:
        # what the check-in has to say comes first
        over = player.state is PlayerState.FINISHED and not self._stops.checking
        if over and self._summary is None:
            self._sum_up()
        if self._summary:
            self._summary.show_unsaved(unsaved=self._unsaved)

    def _sum_up(self) -> None:
        player = self.controller.player
        ask_pain = self._settings.settings.ask_pain
        self._summary = Summary(recap(player, self._catalog), self._hub, ask_pain=ask_pain)
        self._summary.show_unsaved(unsaved=self._unsaved)
        self._summary.rated.connect(self._on_rated_after)
        self._summary.retry.connect(self.controller.retry)
        self._summary.check_in.connect(self._stops.check_in)
        self._summary.done.connect(self._leave)
        self._pages.lift_all()
        self._pages.lay_over(self._summary)
        # it may be looked at for long, and no figure is seen any more
        self.following.stage.close_down()

    def _on_rated_after(self, pain: int) -> None:
        settings = self._settings.settings
        self.controller.rate("after", pain)
        if self._summary:
            self._summary.show_advice(advice(pain, settings.ease_from, settings.stop_from))

    def _on_checked(self, open_yes: bool) -> None:
        """Back to where one was, save where a yes stands open or has ended the session."""
        ended = self.controller.player.state is PlayerState.FINISHED
        if self._summary:
            return
        if ended and (self._unsaved or not open_yes):
            self._sum_up()
        elif open_yes:
            self._leave()

    @property
    def _unsaved(self) -> bool:
        return self.controller.notice is Notice.UNSAVED

    def _stay_open(self) -> None:
        self._closing = False

    def _stay_away_if_told(self) -> None:
        """Who was told not to begin, and has not begun, is out of it by whatever way they left."""
        pain = self._beforehand.take_too_much()
        if pain is not None:
            self.controller.stay_away(pain)

    def _toggle_sound(self) -> None:
        muted = not self._cueing.muted
        self._settings.change(muted=muted)
        self.controller.set_muted(muted)

    def _keep_floor_view(self, on: bool) -> None:
        self._settings.change(floor_view=on)

    def _show_sound(self) -> None:
        cueing = self._cueing
        self.following.head.show_sound(
            muted=cueing.muted, reason=cueing.sound_reason, voice=cueing.voice_reason
        )
        self.following.set_unheard(cueing.unheard)

    def _toggle_whole_screen(self) -> None:
        window = self.window()
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _leave(self) -> None:
        window = self.window()
        self._stay_away_if_told()
        self._let_go()
        self.left.emit()
        if self._closing:
            window.close()

    def _let_go(self) -> None:
        self.following.stage.close_down()
        self._cueing.close()
