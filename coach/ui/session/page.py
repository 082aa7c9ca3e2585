"""One session from its first question to its summary, over the whole window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedLayout, QVBoxLayout, QWidget

from coach.core.exercise import Catalog
from coach.core.plan import Plan
from coach.core.player import Player, PlayerState
from coach.core.session import SessionRecord
from coach.cues.score import Score
from coach.cues.sounds import Sounds
from coach.cues.speech.speech import Speech
from coach.storage.journal import Journal
from coach.ui.clock import Clock
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.turning import STEP
from coach.ui.session.controller import SessionController
from coach.ui.session.controls import FEW_SECONDS
from coach.ui.session.cueing import Cueing
from coach.ui.session.end_question import EndQuestion
from coach.ui.session.following import Following
from coach.ui.session.keys import Act, bind
from coach.ui.session.notice import Notice
from coach.ui.session.pain_page import PainPage
from coach.ui.session.recap import recap
from coach.ui.session.staying_awake import KeepsAwake
from coach.ui.session.summary import Summary
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.one_click import OneClick


class SessionPage(QWidget):
    """Asks, leads, sums up. `left` when the window may show its pages again.

    It serves for one session; make another for the next.
    """

    left = Signal()

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
        self._goes_on_after = False
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedLayout()
        column.addLayout(self._pages)
        # not before the layout has its place: its first page would show as a window of its own
        self._pages.addWidget(self.following)
        self._question = EndQuestion(theme_hub)
        self._pages.addWidget(self._question)
        _let_enter_press(self.following)
        _let_enter_press(self._question)
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
        question = PainPage(self._hub)
        question.rated.connect(self._start)
        question.skipped.connect(lambda: self._start(None))
        question.left.connect(self._leave)
        self._show(question)

    def may_close(self) -> bool:
        """Whether the window may close now; while a session is under way it asks first."""
        if self.under_way:
            self._closing = True
            self._ask_to_end()
            return False
        self._let_go()
        return True

    def interrupt(self) -> None:
        """The program has to stop now: keep what is done, to be gone on with later."""
        self.controller.interrupt()
        self._let_go()
        self.left.emit()

    def _connect(self) -> None:
        drive = self.controller
        drive.published.connect(self._on_published)
        self._cueing.changed.connect(self._show_sound)
        controls = self.following.controls
        self.following.one_key.connect(drive.one_key)
        controls.pause.connect(drive.pause)
        controls.skip.connect(drive.skip)
        controls.back.connect(drive.back)
        controls.lengthen.connect(drive.lengthen)
        self.following.head.mute_toggled.connect(self._toggle_sound)
        self.following.head.end.connect(self._ask_to_end)
        self._question.keep_going.connect(self._keep_going)
        self._question.end.connect(drive.end)
        stage = self.following.stage
        bind(
            self.following,
            {
                Act.ONE_KEY: drive.one_key,
                Act.PAUSE: drive.pause,
                Act.SKIP: drive.skip,
                Act.SKIP_EXERCISE: drive.skip_exercise,
                Act.BACK: drive.back,
                Act.LONGER: lambda: drive.lengthen(FEW_SECONDS),
                Act.SHORTER: lambda: drive.lengthen(-FEW_SECONDS),
                Act.TURN_LEFT: lambda: stage.turning.turn(-STEP, 0.0),
                Act.TURN_RIGHT: lambda: stage.turning.turn(STEP, 0.0),
                Act.TURN_UP: lambda: stage.turning.turn(0.0, STEP),
                Act.TURN_DOWN: lambda: stage.turning.turn(0.0, -STEP),
                Act.BEST_VIEW: stage.turning.return_to_best,
                Act.WHERE_FELT: stage.toggle_felt,
                Act.FLOOR_VIEW: self.following.toggle_floor_view,
                Act.MUTE: self._toggle_sound,
                Act.END: self._leave_floor_or_end,
            },
        )
        bind(self, {Act.WHOLE_SCREEN: self._toggle_whole_screen})
        OneClick(controls.once, self)

    def _start(self, pain: int | None) -> None:
        self._show(self.following)
        self.controller.start(pain)

    def _on_published(self, player: Player) -> None:
        if player.state is PlayerState.FINISHED and self._summary is None:
            self._show_summary(player)
        if self._summary:
            self._summary.show_unsaved(unsaved=self.controller.notice is Notice.UNSAVED)

    def _show_summary(self, player: Player) -> None:
        self._summary = Summary(
            recap(player, self._catalog),
            self._hub,
            ask_pain=self._settings.settings.ask_pain,
        )
        self._summary.rated.connect(lambda pain: self.controller.rate("after", pain))
        self._summary.retry.connect(self.controller.retry)
        self._summary.done.connect(self._leave)
        self._show(self._summary)

    def _leave_floor_or_end(self) -> None:
        if self.following.floor_view:
            self.following.set_floor_view(False)
        else:
            self._ask_to_end()

    def _ask_to_end(self) -> None:
        if not self.under_way or self._question.isVisible():
            return
        self._goes_on_after = self.controller.player.state is PlayerState.RUNNING
        self.controller.pause()
        self._question.lay_over(self.following.grab())
        self._show(self._question)

    def _keep_going(self) -> None:
        self._closing = False
        self._show(self.following)
        if self._goes_on_after:
            self.controller.go_on()

    def _toggle_sound(self) -> None:
        muted = not self._cueing.muted
        self._settings.change(muted=muted)
        self.controller.set_muted(muted)

    def _show_sound(self) -> None:
        self.following.head.show_sound(muted=self._cueing.muted, reason=self._cueing.reason)

    def _toggle_whole_screen(self) -> None:
        window = self.window()
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _show(self, page: QWidget) -> None:
        """Show one of the session's pages; the question before it has served its turn."""
        before = self._pages.currentWidget()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            OneClick(page.findChildren(QPushButton), page)
            _let_enter_press(page)
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
        if isinstance(before, PainPage):
            self._pages.removeWidget(before)
            before.deleteLater()

    def _leave(self) -> None:
        window = self.window()
        self._let_go()
        self.left.emit()
        if self._closing:
            window.close()

    def _let_go(self) -> None:
        self.following.stage.close_down()
        self._cueing.close()


def _let_enter_press(page: QWidget) -> None:
    """Outside a dialog Qt leaves Enter to Space, which pauses here."""
    for button in page.findChildren(QPushButton):
        button.setAutoDefault(True)
