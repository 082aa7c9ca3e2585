"""The pose editor: a movement of one's own, drawn with the turnable figure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core.exercise import Muscle, Side
from coach.figure.output.frame import Angle
from coach.figure.output.orders import StudyAnswer
from coach.figure.output.painter import Picture
from coach.figure.pose.movement import Motion
from coach.figure.pose.ranges import RANGES, out_of_range
from coach.figure.pose.sides import exchanged
from coach.ui.pictures.film import Take
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.posing import changes, words
from coach.ui.posing.desk import Desk
from coach.ui.posing.parts import Parts
from coach.ui.posing.plainly import sentence
from coach.ui.posing.playing import Playing
from coach.ui.posing.problems import Problems
from coach.ui.posing.stage import Stage
from coach.ui.posing.starts import Starts
from coach.ui.posing.tools import Tools
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.question import Question

TITLE = "Draw the movement"
KEEP_QUESTION = "A body cannot do this. Keep it all the same?"
LEAVE_QUESTION = "Leave without what you changed?"
LEAVE_LINE = "The movement is then as it was before."
MARGIN = 24


class PoseEditor(QWidget):
    """`done` carries the movement to keep, `left` that none is. What is impossible is asked about
    before, and so is leaving what has been changed.
    """

    done = Signal(object)
    left = Signal()

    def __init__(
        self,
        *,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._illustrations = illustrations
        self._studio = illustrations.studio
        self._read: dict[str, float] = {}
        self._best: Angle | None = None
        self._asking = Asking(self, theme_hub, lambda: self.stage.setFocus())
        self.setAccessibleName(TITLE)
        self.desk = Desk(self._studio, lambda: illustrations.appearance, self)
        self.playing = Playing(self._studio, self)
        self.stage = Stage(
            illustrations=illustrations, theme_hub=theme_hub, behind=lambda: self.desk.drawing
        )
        self.tools = Tools(theme_hub)
        self.problems = Problems(theme_hub)
        self.parts = Parts(theme_hub)
        self._cancel = QPushButton("Cancel")
        self._done = styled(QPushButton("Done"), kind="primary")
        self._lay_out()
        self._connect()

    @property
    def motion(self) -> Motion:
        """The movement as it stands; there has to be one."""
        return self.desk.draft.motion

    @property
    def begun_from(self) -> str:
        """The base pose from which the movement was begun anew here, "" for none."""
        return self.desk.draft.begun_from

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._asking.question

    def open(self, motion: Motion) -> None:
        """Draw on with a movement."""
        self.playing.stop()
        self.desk.open(motion)

    def open_pose(self, pose: str) -> None:
        """Draw on with the movement of a pose by its name."""
        self.playing.stop()
        self.desk.open_pose(pose)

    def choose_start(self) -> Starts:
        """Offer the poses to begin from."""
        starts = Starts(illustrations=self._illustrations, theme_hub=self._hub, host=self)
        starts.picked.connect(self.desk.start_from)
        starts.open(self.tools.start_anchor, starts.buttons[0])
        return starts

    def finish(self) -> None:
        """Keep it: `done`, after asking where a body cannot do it."""
        if self.desk.has_draft and self.question is None:
            self.desk.check()

    def cancel(self) -> None:
        """Keep nothing: `left`, after asking where something was changed; while a question is
        asked, the answer is no.
        """
        if self.question is not None:
            self.question.no_button.click()
        elif self.desk.has_draft and self.desk.draft.touched:
            self._ask(LEAVE_QUESTION, (LEAVE_LINE,), "Leave", self._leave)
        else:
            self._leave()

    def _escape(self) -> None:
        if self.stage.held:
            self.stage.give_up()
        else:
            self.cancel()

    def may_close(self) -> bool:
        """Whether the window may be closed now; otherwise it is asked about."""
        if self.question is not None:
            return False
        if not self.desk.has_draft or not self.desk.draft.touched:
            return True
        self.cancel()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        self._studio.hold(self)
        self._studio.warm_up()
        self.desk.look(True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.playing.stop()
        self.desk.look(False)
        self._studio.release(self)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.parts.fit(self.width())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(styled(QLabel(TITLE), text="title"), 1)
        head.addWidget(self._cancel)
        head.addWidget(self._done)
        figure = styled(QFrame(), card=True)
        column = QVBoxLayout(figure)
        column.setContentsMargins(14, 12, 14, 8)
        column.setSpacing(6)
        column.addWidget(self.stage, 1)
        column.addWidget(self.problems)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(figure, 1)
        halves.addWidget(self.parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 18, MARGIN, 18)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self.tools)
        whole.addLayout(halves, 1)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.cancel)
        self._done.clicked.connect(self.finish)
        self._connect_desk()
        self._connect_stage()
        self._connect_tools()
        self._connect_parts()
        for keys, action in (
            ("Ctrl+Z", self.tools.undo.click),
            ("Ctrl+Shift+Z", self.tools.redo.click),
            ("Ctrl+Y", self.tools.redo.click),
            ("Escape", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
        self._hub.changed.connect(self._fit)
        self._illustrations.appearance_changed.connect(self.desk.forget_picture)

    def _connect_desk(self) -> None:
        desk = self.desk
        desk.opened.connect(self._on_opened)
        desk.changed.connect(self._on_changed)
        desk.pictured.connect(self._on_picture)
        desk.studied.connect(self._on_studied)
        desk.found.connect(self._on_found)
        desk.refused.connect(self._on_refused)
        desk.checked.connect(self._on_checked)
        self.playing.changed.connect(self._on_playing)
        self.playing.shown.connect(lambda picture: self.stage.show_picture(picture, steady=True))

    def _connect_stage(self) -> None:
        stage = self.stage
        stage.taken.connect(lambda _: self.desk.take())
        stage.drawn.connect(self.desk.pull)
        stage.put_back.connect(self.desk.put_back)
        stage.let_go.connect(self._see)
        stage.chosen.connect(self._show_part_of)
        stage.turning.changed.connect(self._on_turned)
        stage.turning.forgotten.connect(self._see)

    def _connect_tools(self) -> None:
        tools, desk = self.tools, self.desk
        tools.keyframe.connect(self._show_keyframe)
        tools.play.clicked.connect(self._toggle_play)
        tools.copy.clicked.connect(lambda: desk.change(changes.copied(self.motion)))
        tools.mirror.clicked.connect(lambda: desk.change(exchanged(self.motion)))
        tools.undo.clicked.connect(desk.undo)
        tools.redo.clicked.connect(desk.redo)
        tools.best_view.clicked.connect(self._choose_view)
        tools.view_picked.connect(self._turn_to)

    def _connect_parts(self) -> None:
        parts, desk = self.parts, self.desk
        parts.turned.connect(self._on_angle)
        parts.kept.connect(desk.keep)
        around = parts.around
        around.prop.connect(
            lambda prop, on: desk.change(changes.with_prop(self.motion, prop, there=on))
        )
        around.felt.connect(self._on_felt)
        around.arrow.connect(lambda joint: desk.change(changes.with_arrow(self.motion, joint)))
        self.tools.start_from.clicked.connect(self.choose_start)

    def _show_part_of(self, joint: str) -> None:
        if joint:
            self.parts.show_part(words.part_of(joint))

    def _on_opened(self) -> None:
        self._best = None
        self.stage.frame_anew()
        self.stage.choose("")
        self.stage.setFocus()

    def _on_changed(self) -> None:
        self.playing.stop()
        draft = self.desk.draft
        best = Angle(draft.motion.view.yaw, draft.motion.view.pitch)
        if best != self._best:
            self._best = best
            self.stage.turning.reset()
            self.stage.turning.set_best(best)
            self.stage.frame_anew()
        self.tools.show_draft(draft)
        self.parts.show_draft(draft, self._read)
        self._see()

    def _on_angle(self, part: str, path: str, value: float, gesture: int) -> None:
        draft = self.desk.draft
        motion = changes.with_angle(draft.motion, part, path, value, effort=draft.effort)
        self.desk.change(motion, (part, path, gesture))

    def _on_felt(self, muscle: Muscle, side: str | None) -> None:
        self.desk.change(changes.with_glow(self.motion, muscle, side))

    def _see(self) -> None:
        """Look at the draft from where it is turned to."""
        best = self._best
        if best is None or self.playing.playing:
            return
        turning = self.stage.turning
        quick = turning.held or self.stage.held or self.parts.held
        self.tools.best_view.setVisible(turning.turned)
        self.desk.see(turning.view or best, self.stage.px_per_metre, quick=quick)

    def _on_turned(self) -> None:
        if self.stage.turning.held:
            self.playing.stop()
        self._see()

    def _on_picture(self, picture: Picture) -> None:
        if not self.playing.moves:
            self.stage.show_picture(picture, steady=self.stage.held or self.parts.held)

    def _on_studied(self, answer: StudyAnswer) -> None:
        self._read = answer.angles
        self.stage.handles.show_handles(answer.handles)
        trunk = self.desk.draft.pose.trunk
        spine = {name: getattr(trunk, name) for name in trunk.__struct_fields__ if name in RANGES}
        angles = answer.angles | spine
        wrong = [
            words.joint_of(name) for name, value in angles.items() if out_of_range(name, value)
        ]
        self.stage.handles.mark_wrong({*answer.missing, *wrong})
        self.parts.show_draft(self.desk.draft, self._read)

    def _on_found(self, answer: StudyAnswer) -> None:
        self.problems.show_problems(answer.problems, hasty=bool(answer.hasty))

    def _on_refused(self, problem: str) -> None:
        self.problems.refuse(problem)
        if self.desk.has_draft:
            self.parts.show_draft(self.desk.draft, self._read)

    def _show_keyframe(self, effort: bool) -> None:
        self.playing.stop()
        self.desk.show(effort=effort)

    def _toggle_play(self) -> None:
        if self.playing.playing:
            self.playing.stop()
        elif self.desk.has_draft and self._best:
            view = self.stage.turning.view or self._best
            worn, scale = self._illustrations.appearance, self.stage.px_per_metre
            self.playing.play(Take(self.motion, Side.RIGHT, view, worn, scale))

    def _on_playing(self, playing: bool) -> None:
        self.tools.show_playing(playing)
        self.stage.handles.setVisible(not playing)
        self.desk.look(not playing and self.isVisible())
        if not playing:
            self.desk.forget_picture()

    def _choose_view(self) -> None:
        view = self.stage.turning.view
        if view is not None:
            self.desk.change(changes.with_view(self.motion, view))

    def _turn_to(self, view: Angle) -> None:
        """Turn to a view by its name."""
        now = self.stage.turning.view or self._best
        if now is not None:
            yaw = (view.yaw - now.yaw + 180.0) % 360.0 - 180.0
            self.stage.turning.turn(yaw, view.pitch - now.pitch)

    def _on_checked(self, motion: Motion, problems: Sequence[str]) -> None:
        if not problems:
            self._keep(motion)
            return
        said = [sentence(problem) for problem in problems]
        self._ask(KEEP_QUESTION, said, "Keep it all the same", lambda: self._keep(motion))

    def _keep(self, motion: Motion) -> None:
        self._asking.close()
        self.done.emit(motion)

    def _leave(self) -> None:
        self._asking.close()
        self.left.emit()

    def _ask(self, title: str, lines: Sequence[str], yes: str, act: Callable[[], None]) -> None:
        self.playing.stop()
        self._asking.ask(title, lines, yes=yes, no="Go on posing", act=act)
