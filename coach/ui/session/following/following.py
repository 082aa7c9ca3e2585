"""The session while it runs: everything that is seen and steered."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.core.exercise import Catalog, Side
from coach.core.movement import Shown, of_step
from coach.core.plan import StepKind
from coach.core.player import Player
from coach.ui.announcing import announce
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.projector import Moment as FigureMoment
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.notice import Notice
from coach.ui.session.following.controls import Controls
from coach.ui.session.following.count_card import CountCard
from coach.ui.session.following.exercise_bar import ExerciseBar
from coach.ui.session.following.face import (
    PAUSED,
    Moment,
    StepFace,
    exercise_shares,
    moment,
    shown_text,
    sides,
    step_face,
)
from coach.ui.session.following.head import Head
from coach.ui.session.following.key_button import ENTER
from coach.ui.session.following.next_card import NextCard
from coach.ui.session.following.notice_words import FROM_THE_MAT, NOTICES
from coach.ui.session.following.stage import Stage
from coach.ui.theme import ThemeHub, styled

AHEAD = 2
SMALL_HEIGHT = 660


class Following(QWidget):
    """Draws from the player that the controller publishes, and holds nothing of its own.

    `one_key` asks for what the one key does: it was the main button, a tap on the stage, or Enter
    where no other button has been reached by Tab.
    """

    one_key = Signal()
    floor_view_changed = Signal(bool)

    def __init__(
        self,
        controller: SessionController,
        catalog: Catalog,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        *,
        smooth: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._catalog = catalog
        self._hub = theme_hub
        self._smooth = smooth
        self._drawn: Player | None = None
        self._told: tuple[object, ...] = ()
        self._noticed = Notice.NONE
        self._unheard = ""
        self._floor_view = False
        self.bar = ExerciseBar(theme_hub)
        self.head = Head(theme_hub)
        self.stage = Stage(illustrations, theme_hub, smooth=smooth)
        self.count = CountCard(theme_hub)
        self.next = NextCard()
        self._beside = QWidget()
        self.controls = Controls(theme_hub)
        self._notice = styled(QLabel(), text="notice")
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._lay_out()
        self.setAccessibleName("Session")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.controls.one_key.connect(self.one_key)
        self.stage.turning.tapped.connect(self.one_key)
        self.head.floor_view.connect(self.toggle_floor_view)
        controller.published.connect(self._show)
        controller.flashed.connect(self._flash)
        theme_hub.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    @property
    def floor_view(self) -> bool:
        """Whether it is shown to be read from the mat."""
        return self._floor_view

    def set_floor_view(self, on: bool) -> None:
        """Show the figure and one huge number, word and side, and nothing else."""
        if on == self._floor_view:
            return
        self._floor_view = on
        for part in (self.bar, self.head, self._beside, self.controls):
            part.setHidden(on)
        self._show_notice(self._controller.notice)
        self._fit()
        self.stage.set_floor_view(on=on)
        self.setFocus()
        self.floor_view_changed.emit(on)

    def set_unheard(self, reason: str) -> None:
        """One line on what cannot be heard, to be read before the first rep; empty for none."""
        self._unheard = reason
        self._show_notice(self._controller.notice)

    def toggle_floor_view(self) -> None:
        self.set_floor_view(not self._floor_view)

    def picture(self) -> QPixmap:
        """What is seen, without the light of a flash, to lie behind a question."""
        self.stage.put_out()
        return self.grab()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.one_key.emit()

    def _fit(self) -> None:
        """A small window, or large type in a middling one, has no room to spare."""
        if self._floor_view:
            self._column.setContentsMargins(0, 0, 0, 0)
            return
        compact = self.height() < self._hub.px(SMALL_HEIGHT)
        self._column.setContentsMargins(*((16, 10, 16, 10) if compact else (28, 16, 28, 20)))
        self._column.setSpacing(8 if compact else 14)
        self.count.set_compact(compact=compact)
        self.controls.set_compact(compact=compact)
        self.stage.instruction.set_compact(compact=compact)

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(16)
        side.addWidget(self.count, 1)
        side.addWidget(self.next)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.stage, 82)
        middle.addWidget(self._beside, 38)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.head)
        column.addWidget(self._notice)
        column.addLayout(middle, 1)
        column.addWidget(self.controls)

    def _show(self, player: Player) -> None:
        if not player.plan.steps:
            return
        before, self._drawn = self._drawn, player
        if before is None or _step_changed(before, player):
            self._show_step(player)
        now = self._controller.now
        seen = moment(player, now)
        if self._face.turn and not (seen.paused or player.lead_at(now)):
            seen = replace(seen, word=self._face.turn)
        self.count.show_moment(seen)
        self.head.show_left(seen.left)
        self.bar.show_shares(exercise_shares(player, now))
        self._show_figure(player.shown_at(now) if self._smooth else still_shown(player, now))
        self.stage.show_paused(paused=seen.paused)
        self.stage.instruction.say(seen.line or self._face.instruction)
        self.stage.floor.show_moment(seen, self._face.side)
        self.controls.show_state(
            paused=seen.paused, can_lengthen=self._face.can_lengthen, waits=self._face.waits
        )
        self._show_notice(self._controller.notice)
        self._tell(player, seen)

    def _show_step(self, player: Player) -> None:
        face = self._face = step_face(player, self._catalog)
        self.look_ahead(player)
        self.stage.setAccessibleName(shown_text(face))
        self.stage.note.say(face.note)
        self.stage.floor.set_sides(sides(player.plan, self._catalog))
        self.head.show_step(face)
        self.count.show_step(face)
        self.next.show_step(face)

    def look_ahead(self, player: Player) -> None:
        """Have the movements drawn that come next."""
        plan = player.plan
        ahead = movements_ahead(player)
        self.stage.want([(plan.way(entry, self._catalog).pose, side) for entry, side in ahead])

    def _show_figure(self, shown: Shown) -> None:
        exercise = self._catalog[shown.exercise]
        pose = self._controller.player.plan.way(shown.entry, self._catalog).pose
        moment = FigureMoment(pose, shown.side, shown.phase, shown.breath)
        self.stage.set_felt_words(exercise.felt)
        self.stage.show_figure(moment, returning=shown.returning)

    def _tell(self, player: Player, seen: Moment) -> None:
        """Each step, pause, lead and notice once, for those who cannot see it."""
        now = (player.index, player.crossed, seen.paused, bool(seen.line))
        notice = self._controller.notice
        happened = NOTICES[notice] if notice is not self._noticed else ""
        # what paused it says so itself
        changed = now != self._told and not (happened and seen.paused)
        self._told, self._noticed = now, notice
        line = " ".join(filter(None, (happened, told(self._face, seen) if changed else "")))
        if line:
            announce(self.stage, line)

    def _show_notice(self, notice: Notice) -> None:
        self.stage.show_notice(FROM_THE_MAT.get(notice, ""))
        player = self._controller.player
        before_work = player.plan.steps and not player.crossed and not player.step.kind.is_work
        line = NOTICES[notice] or (self._unheard if before_work else "")
        if line != self._notice.text():
            self._notice.setText(line)
        self._notice.setVisible(bool(line) and not self._floor_view)

    def _flash(self) -> None:
        player = self._controller.player
        if player.plan.steps:
            self.stage.light_up(moment(player, self._controller.now).tone)


def told(face: StepFace, seen: Moment) -> str:
    """What is to be heard of a moment by those who cannot see it."""
    if seen.paused:
        return f"{PAUSED}, {seen.digits} {seen.unit}"
    if seen.line:
        return seen.line.replace("*", "")
    return ", ".join(filter(None, (seen.word, face.name, face.side, face.dots_text, face.told)))


def _step_changed(before: Player, after: Player) -> bool:
    """Also to one put in its place, as by easing."""
    seen = (before.index, before.crossed)
    return before.plan is not after.plan or seen != (after.index, after.crossed)


def still_shown(player: Player, now: float) -> Shown:
    """What stills show of the step: nothing comes back from the one before."""
    shown, step = player.shown_at(now), player.step
    if step.kind is StepKind.REP:
        return shown
    return of_step(step, float(step.kind is StepKind.HOLD))


def movements_ahead(player: Player) -> list[tuple[int, Side]]:
    """Entry and side shown now, and the next ones in the order in which they come."""
    shown = player.shown_at(player.at or 0.0)
    ahead = [(shown.entry, shown.side)]
    for step in player.plan.steps[player.index :]:
        if len(ahead) > AHEAD:
            break
        if (step.entry, step.side) not in ahead:
            ahead.append((step.entry, step.side))
    return ahead
