"""Rows that glide aside and back."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QVariantAnimation, Signal

MILLISECONDS = 130


class StepAside(QObject):
    """How far each row stands from its place, in pixels; `moved` at each change."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._start: Mapping[int, float] = {}
        self._goal: Mapping[int, float] = {}
        self._now: Mapping[int, float] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(MILLISECONDS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._go)

    def offset(self, row: int) -> float:
        return self._now.get(row, 0.0)

    def to(self, offsets: Mapping[int, float], *, glide: bool) -> None:
        """Go to these offsets from where the rows stand, or jump there."""
        self._animation.stop()
        self._start, self._goal = self._now, offsets
        if glide:
            self._animation.start()
        else:
            self._go(1.0)

    def _go(self, share: float) -> None:
        self._now = {
            row: self._start.get(row, 0.0) + share * (end - self._start.get(row, 0.0))
            for row, end in self._goal.items()
        }
        self.moved.emit()
