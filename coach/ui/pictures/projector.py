"""Which picture is to be painted: of a film, or of the angle to which it is just being turned."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from coach.core.exercise import Side, photos_of
from coach.figure.output.frame import Angle, Bounds
from coach.figure.output.orders import Answer, FrameAnswer, FrameOrder, Order
from coach.figure.output.painter import Picture
from coach.ui.pictures.film import FRAMES, Take, opened
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.reel import Reel
from coach.ui.pictures.turning import Turning

ENOUGH = FRAMES // 3  # frames of a film from another angle before it plays


class Moment(Struct, frozen=True):
    """What the figure does; `phase` 0 is the start, 1 the effort, `breath` 0 out, 1 in."""

    pose: str
    side: Side
    phase: float
    breath: float = 0.0


class Projector(QObject):
    """Holds the picture of a moment; `changed` where there is another, or none any more.

    While the picture is turned it asks for one frame at a time, always for where it has been
    turned to by then.
    """

    changed = Signal()

    def __init__(
        self, illustrations: Illustrations, turning: Turning, reel: Reel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._illustrations = illustrations
        self._studio = illustrations.studio
        self._turning = turning
        self._reel = reel
        self._moment: Moment | None = None
        self._picture: Picture | None = None
        self._best: Bounds | None = None
        self._best_views: dict[tuple[str, Side], Angle] = {}
        self._asked: FrameOrder | None = None
        self._got: FrameOrder | None = None
        self._filmed = True
        self.px_per_metre = 450.0
        turning.changed.connect(self._choose)
        reel.grown.connect(self._on_grown)
        self._studio.answered.connect(self._on_answer)

    @property
    def picture(self) -> Picture | None:
        return self._picture

    @property
    def best_bounds(self) -> Bounds | None:
        """What the best view holds, which says how large the figure is from all sides."""
        return self._best

    @property
    def take(self) -> Take | None:
        """The film of what is shown, from where it is seen now."""
        moment = self._moment
        # as long as the best view is not known, nothing is seen from elsewhere
        view = self._turning.view if self._best else None
        return self.take_of(moment.pose, moment.side, view) if moment else None

    def take_of(self, pose: str, side: Side, view: Angle | None = None) -> Take:
        return Take(pose, side, view, self._illustrations.appearance, self.px_per_metre)

    def turned_takes(self, subjects: Sequence[tuple[str, Side]]) -> list[Take]:
        """The films of what is shown, and of its other side, from where it has been turned to."""
        shown, turning = self._moment and self._moment.pose, self._turning
        views = [
            (pose, side, turning.view_with(self._best_views[pose, side]))
            for pose, side in subjects
            if pose == shown and (pose, side) in self._best_views
        ]
        return [self.take_of(pose, side, view) for pose, side, view in views if view]

    def show(self, moment: Moment | None, *, filmed: bool = True) -> None:
        """Show a moment; another movement, or None, is seen from its best view again, while the
        other side of the same is seen as this one was.

        Where it is not `filmed`, it does not play: this one moment is drawn for itself.
        """
        before, self._moment, self._filmed = self._moment, moment, filmed
        if before and (moment is None or _subject(before) != _subject(moment)):
            self._best = self._asked = self._got = None
            self._set_picture(None)
            if moment is None or before.pose != moment.pose:
                self._turning.reset()
                self._turning.set_best(None)
        if moment:
            self._turning.allow(on=photos_of(moment.pose) is None)
        self._choose()

    def _choose(self) -> None:
        moment, take = self._moment, self.take
        if moment is None or take is None:
            return
        built, held = self._reel.built(take), self._turning.held
        if held or not self._filmed or (take.view and built < ENOUGH):
            self._ask(take.order(moment.phase, moment.breath, quick=held))
        elif built:
            self._got = None
            self._take(self._reel.picture(take, moment.phase, moment.breath))

    def _ask(self, order: FrameOrder) -> None:
        if self._asked is None and order != self._got:
            self._asked = order
            self._studio.order(order, urgent=True)

    def _on_answer(self, order: Order, answer: Answer) -> None:
        if order != self._asked:
            return
        self._asked, self._got = None, self._asked
        if isinstance(answer, FrameAnswer):
            self._take(opened(answer.frame))
        self._choose()

    def _take(self, picture: Picture | None) -> None:
        if picture and picture.view and self._best is None and self._moment:
            self._best = picture.bounds
            self._best_views[_subject(self._moment)] = picture.view
            self._turning.set_best(picture.view)
            if self._turning.turned:
                self._choose()
                return
        self._set_picture(picture)

    def _set_picture(self, picture: Picture | None) -> None:
        if picture is not self._picture:
            self._picture = picture
            self.changed.emit()

    def _on_grown(self, take: Take) -> None:
        if take == self.take:
            self._choose()


def _subject(moment: Moment) -> tuple[str, Side]:
    return moment.pose, moment.side
