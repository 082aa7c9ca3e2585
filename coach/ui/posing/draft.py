"""A movement being drawn and how it came to be what it is; every change makes a new one."""

from collections.abc import Hashable
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Pose

HISTORY = 200

Step: TypeAlias = tuple[Motion, bool, str]


class Draft(Struct, frozen=True):
    """`effort` says which keyframe is in hand; `opened` is the movement as it was at first, and
    `begun_from` the base pose from which it was begun anew since, "" for none.

    Changes of one `gesture`, as a drag or a sweep over a slider, are undone together.
    """

    motion: Motion
    opened: Motion
    effort: bool = False
    begun_from: str = ""
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    gesture: Hashable = None

    @property
    def pose(self) -> Pose:
        """The keyframe in hand."""
        return self.motion.effort if self.effort else self.motion.start

    @property
    def phase(self) -> float:
        return 1.0 if self.effort else 0.0

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)

    @property
    def touched(self) -> bool:
        """Whether it is another movement than was opened."""
        return self.motion != self.opened

    def changed(
        self, motion: Motion, gesture: Hashable = None, *, begun_from: str | None = None
    ) -> "Draft":
        """With another movement; `begun_from` where it is begun anew from a base pose."""
        base = self.begun_from if begun_from is None else begun_from
        if (motion, base) == (self.motion, self.begun_from):
            return self
        goes_on = gesture is not None and gesture == self.gesture
        past = self.past if goes_on else (*self.past[-HISTORY + 1 :], self._step)
        return replace(self, motion=motion, begun_from=base, past=past, future=(), gesture=gesture)

    def showing(self, *, effort: bool) -> "Draft":
        """With the other keyframe in hand, or the same."""
        return replace(self, effort=effort, gesture=None) if effort != self.effort else self

    def undone(self) -> "Draft":
        if not self.past:
            return self
        *past, step = self.past
        return self._at(step, tuple(past), (*self.future, self._step))

    def redone(self) -> "Draft":
        if not self.future:
            return self
        *future, step = self.future
        return self._at(step, (*self.past, self._step), tuple(future))

    def without(self, gesture: Hashable) -> "Draft":
        """As before a gesture that is still going on, and which so never was."""
        if gesture is None or gesture != self.gesture or not self.past:
            return self
        *past, step = self.past
        return self._at(step, tuple(past), ())

    @property
    def _step(self) -> Step:
        return (self.motion, self.effort, self.begun_from)

    def _at(self, step: Step, past: tuple[Step, ...], future: tuple[Step, ...]) -> "Draft":
        motion, effort, begun_from = step
        return replace(
            self,
            motion=motion,
            effort=effort,
            begun_from=begun_from,
            past=past,
            future=future,
            gesture=None,
        )


def opening(motion: Motion) -> Draft:
    """The draft of a movement that nothing has been done to."""
    return Draft(motion, motion)
