"""Where the draft lies: the one owner of it, and of all that the studio is asked about it."""

from collections.abc import Callable, Hashable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from coach.core.appearance import Appearance
from coach.core.exercise import Side
from coach.figure.output.frame import Angle
from coach.figure.output.orders import (
    Answer,
    FrameAnswer,
    FrameOrder,
    HoldOrder,
    MotionAnswer,
    MotionOrder,
    Order,
    ReachOrder,
    Refusal,
    StudyAnswer,
    StudyOrder,
)
from coach.figure.pose.movement import Motion
from coach.ui.pictures.film import opened
from coach.ui.pictures.studio import Studio
from coach.ui.posing import changes
from coach.ui.posing.bench import Bench, Want
from coach.ui.posing.draft import Draft, opening

REST_MS = 150  # without a change, before every moment of the movement is looked at
UNCHECKED = "the movement could not be looked at"
_POSING = (Want.OPEN, Want.HOLD, Want.REACH)  # whose answers make another draft


class Desk(QObject):
    """`changed` tells of another draft, `pictured` carries a Picture of it, `studied` a
    StudyAnswer, `found` one with all that is known to be wrong with it; `refused` says
    why something could not be done, and `checked` carries what is to be kept once it is asked for.
    """

    changed = Signal()
    opened = Signal()
    pictured = Signal(object)
    studied = Signal(object)
    found = Signal(object)
    refused = Signal(str)
    checked = Signal(object, object)

    def __init__(
        self, studio: Studio, appearance: Callable[[], Appearance], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._bench = Bench(studio, self)
        self._bench.answered.connect(self._on_answer)
        self._draft: Draft | None = None
        self._view = Angle(0.0, 12.0)
        self._px_per_metre = 450.0
        self._quick = False
        self._looking = False
        self._pictured: Order | None = None
        self._known: Order | None = None
        self._whole: tuple[Motion, StudyAnswer] | None = None
        self._asked_to_check = False
        self._anchor: Motion | None = None
        self._pulls = 0
        self._pulled: tuple[str, float, float] | None = None
        self._holds: dict[str, str] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_at_all)

    @property
    def draft(self) -> Draft:
        """There has to be one."""
        assert self._draft is not None
        return self._draft

    @property
    def has_draft(self) -> bool:
        return self._draft is not None

    @property
    def drawing(self) -> bool:
        """Whether a joint is still on its way to where it was drawn."""
        return any(map(self._bench.awaits, (Want.REACH, Want.FRAME, Want.STUDY)))

    @property
    def settled(self) -> bool:
        """Whether nothing is to come, and the movement has been looked at as a whole."""
        known = self._whole is not None and self._whole[0] == self.draft.motion
        return known and not any(map(self._bench.awaits, Want))

    def open(self, motion: Motion) -> None:
        """Begin with a movement; nothing is left of what was drawn before."""
        self.close()
        self._draft = opening(motion)
        self.opened.emit()
        self._after_change()

    def open_pose(self, pose: str) -> None:
        """Begin with the movement of a pose by its name; `refused` where there is none."""
        self.close()
        self._bench.want(Want.OPEN, MotionOrder(pose))

    def close(self) -> None:
        """Forget the draft."""
        self._rest.stop()
        self._bench.forget(*Want)
        self._draft = self._pictured = self._known = self._whole = self._anchor = None
        self._holds.clear()
        self._asked_to_check = False

    def start_from(self, pose: str) -> None:
        """Begin anew from a base pose; it can be undone."""
        self._holds.clear()
        self._bench.want(Want.OPEN, MotionOrder(pose))

    def change(self, motion: Motion, gesture: Hashable = None) -> None:
        """Have another movement; changes of one gesture are undone together."""
        self._set(self.draft.changed(motion, gesture))

    def undo(self) -> None:
        self._set(self.draft.undone())

    def redo(self) -> None:
        self._set(self.draft.redone())

    def show(self, *, effort: bool) -> None:
        """Take the other keyframe in hand."""
        self._set(self.draft.showing(effort=effort))

    def take(self) -> None:
        """A joint is about to be drawn: from here on, and as one step."""
        self._pulls += 1
        self._anchor = self.draft.motion
        self._pulled = None

    def pull(self, joint: str, x: float, y: float) -> None:
        """Draw the joint to a place of the view plane."""
        if self._anchor is not None:
            self._pulled = (joint, x, y)
            effort = self.draft.effort
            order = ReachOrder(self._anchor, effort, joint, x, y, self._view, self.draft.pose)
            self._bench.want(Want.REACH, order)

    def put_back(self) -> None:
        """Have the joint that is being drawn where it was before."""
        self._bench.forget(Want.REACH)
        self._anchor = None
        self._set(self.draft.without(self._pull))

    def keep(self, limb: str, on: str) -> None:
        """Have a limb stay on something, or on nothing, at start and effort."""
        self._holds.pop(limb, None)  # so that the last wish comes last
        self._holds[limb] = on
        self._ask_to_hold()

    def see(self, view: Angle, px_per_metre: float, *, quick: bool) -> None:
        """Look at the draft from an angle; `quick` while it is being turned or posed."""
        self._view, self._px_per_metre, self._quick = view, px_per_metre, quick
        self._look()

    def look(self, looking: bool) -> None:
        """Whether the draft is to be seen; not while a film of it is."""
        self._looking = looking
        if looking:
            self._look()
        else:
            self._bench.forget(Want.FRAME, Want.STUDY, Want.REACH)

    def forget_picture(self) -> None:
        """Have the picture drawn again: the person looks different now."""
        self._pictured = None
        self._look()

    def check(self) -> None:
        """Ask for `checked`: the movement to keep, with all that was done to it, and what is wrong
        with it.
        """
        self._asked_to_check = True
        self._check()

    def _check(self) -> None:
        """Tell it once nothing is to come that makes another movement of it."""
        if not self._asked_to_check or self._draft is None or self._is_posing:
            return
        self._rest.stop()
        if self._whole and self._whole[0] == self._draft.motion:
            self._tell_checked(self._whole[1])
        else:
            self._look_at_all()

    @property
    def _pull(self) -> Hashable:
        """The gesture of drawing a joint."""
        return ("pull", self._pulls)

    @property
    def _is_posing(self) -> bool:
        return bool(self._holds) or any(map(self._bench.awaits, _POSING))

    def _set(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self._after_change()

    def _after_change(self) -> None:
        self.changed.emit()
        self._look()
        self._rest.start()

    def _look(self) -> None:
        if not self._looking or self._draft is None:
            return
        motion, phase = self._draft.motion, self._draft.phase
        ghost = self._draft.effort and not self._quick and motion.start != motion.effort
        if self._quick:  # one pose is drawn in less time than all of a movement
            pose = self._draft.pose
            motion = replace(motion, start=pose, effort=pose, arrows=())
        frame = FrameOrder(
            motion,
            Side.RIGHT,
            phase,
            view=self._view,
            appearance=self._appearance(),
            px_per_metre=self._px_per_metre,
            quick=self._quick,
            ghost=ghost,
        )
        if frame != self._pictured:
            self._bench.want(Want.FRAME, frame)
        study = StudyOrder(self._draft.motion, phase, self._view)
        if study != self._known:
            self._bench.want(Want.STUDY, study)

    def _look_at_all(self) -> None:
        if self._draft is not None:
            order = StudyOrder(self._draft.motion, self._draft.phase, self._view, whole=True)
            self._bench.want(Want.CHECK, order)

    def _on_answer(self, kind: Want, order: Order, answer: Answer) -> None:
        if isinstance(answer, Refusal):
            self._on_refusal(kind, order, answer.problem)
        elif isinstance(order, MotionOrder) and isinstance(answer, MotionAnswer):
            self._on_opened(order.pose, answer.motion)
        elif self._draft is not None:
            self._on_answer_about_draft(order, answer)
        self._check()

    def _on_answer_about_draft(self, order: Order, answer: Answer) -> None:
        if isinstance(order, ReachOrder) and isinstance(answer, MotionAnswer):
            self._on_reached(order, answer.motion)
        elif isinstance(order, HoldOrder) and isinstance(answer, MotionAnswer):
            self._on_held(order, answer.motion)
        elif isinstance(answer, FrameAnswer):
            self._pictured = order
            self.pictured.emit(opened(answer.frame))
        elif isinstance(order, StudyOrder) and isinstance(answer, StudyAnswer):
            self._on_studied(order, answer)

    def _on_refusal(self, kind: Want, order: Order, problem: str) -> None:
        if kind is Want.CHECK and self._draft is not None and self._asked_to_check:
            if not self._is_posing:
                self._asked_to_check = False
                self.checked.emit(self._draft.motion, (UNCHECKED,))
            return
        if kind in _POSING:  # what is not as it was wanted is not kept unseen
            self._asked_to_check = False
        if isinstance(order, HoldOrder):
            self._forget_hold(order)
            self._ask_to_hold()
        self.refused.emit(problem)

    def _on_opened(self, pose: str, motion: Motion) -> None:
        if self._draft is None:
            self.open(motion)
        else:
            begun = changes.started_from(self._draft.motion, motion)
            self._set(self._draft.changed(begun, begun_from=pose))

    def _on_reached(self, order: ReachOrder, motion: Motion) -> None:
        """The studio moves one keyframe; what the effort has as the start follows the start."""
        if order.motion == self._anchor:
            pose = motion.effort if order.effort else motion.start
            moved = changes.with_pose(self._anchor, pose, effort=order.effort)
            self.change(moved, self._pull)

    def _on_held(self, order: HoldOrder, motion: Motion) -> None:
        """What was made of another movement than the draft is by now is asked for again."""
        if order.motion == self.draft.motion and self._forget_hold(order):
            self.change(motion)
            self._draw_on_from(motion)
        self._ask_to_hold()

    def _forget_hold(self, order: HoldOrder) -> bool:
        """Whether it is still what is wished of that limb, which it is then no more."""
        wished = self._holds.get(order.limb) == order.on
        if wished:
            del self._holds[order.limb]
        return wished

    def _ask_to_hold(self) -> None:
        """Limbs are held one after the other, each in the movement that the one before made."""
        if self._holds and self._draft is not None and not self._bench.awaits(Want.HOLD):
            limb, on = next(iter(self._holds.items()))
            self._bench.want(Want.HOLD, HoldOrder(self._draft.motion, limb, on))

    def _draw_on_from(self, motion: Motion) -> None:
        """A joint that is being drawn is drawn in this movement from now on."""
        if self._anchor is not None:
            self._anchor = motion
            if self._pulled is not None and self._bench.awaits(Want.REACH):
                self.pull(*self._pulled)

    def _on_studied(self, order: StudyOrder, answer: StudyAnswer) -> None:
        if order.motion != self.draft.motion:
            return
        if order.whole:
            self._whole = (order.motion, answer)
            self.found.emit(answer)
            return
        self._known = order
        self.studied.emit(answer)
        if not (self._whole and self._whole[0] == order.motion):
            self.found.emit(answer)

    def _tell_checked(self, answer: StudyAnswer) -> None:
        self._asked_to_check = False
        self.checked.emit(replace(self.draft.motion, rests=answer.rests), answer.problems)
