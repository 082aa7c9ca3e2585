"""A movement being drawn and how it came to be what it is; every change makes a new one."""

from collections.abc import Hashable
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import Pose

HISTORY = 200

Step: TypeAlias = tuple[Motion, bool]


class Draft(Struct, frozen=True):
    """`effort` says which keyframe is in hand; `opened` is the movement as it was at first.

    Changes of one `gesture`, as a drag or a sweep over a slider, are undone together.
    """

    motion: Motion
    opened: Motion
    effort: bool = False
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

    def changed(self, motion: Motion, gesture: Hashable = None) -> "Draft":
        """With another movement."""
        if motion == self.motion:
            return self
        goes_on = gesture is not None and gesture == self.gesture
        step = (self.motion, self.effort)
        past = self.past if goes_on else (*self.past[-HISTORY + 1 :], step)
        return replace(self, motion=motion, past=past, future=(), gesture=gesture)

    def showing(self, *, effort: bool) -> "Draft":
        """With the other keyframe in hand, or the same."""
        return replace(self, effort=effort, gesture=None) if effort != self.effort else self

    def undone(self) -> "Draft":
        if not self.past:
            return self
        *past, (motion, effort) = self.past
        future = (*self.future, (self.motion, self.effort))
        return replace(
            self, motion=motion, effort=effort, past=tuple(past), future=future, gesture=None
        )

    def redone(self) -> "Draft":
        if not self.future:
            return self
        *future, (motion, effort) = self.future
        past = (*self.past, (self.motion, self.effort))
        return replace(
            self, motion=motion, effort=effort, past=past, future=tuple(future), gesture=None
        )


def opening(motion: Motion) -> Draft:
    """The draft of a movement that nothing has been done to."""
    return Draft(motion, motion)
