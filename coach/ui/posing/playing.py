"""Plays a movement that is being drawn: from the start to the effort and back, over and over."""

from PySide6.QtCore import QAbstractAnimation, QObject, QVariantAnimation, Signal

from coach.ui.pictures.film import Take
from coach.ui.pictures.projector import ENOUGH
from coach.ui.pictures.reel import Reel
from coach.ui.pictures.studio import Studio

ROUND_MS = 4200


class Playing(QObject):
    """`shown` carries the Picture of each moment, `changed` whether it plays, or will soon."""

    shown = Signal(object)
    changed = Signal(bool)

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._reel = Reel(studio, self)
        self._take: Take | None = None
        self._phase = QVariantAnimation(self)
        self._phase.setStartValue(0.0)
        self._phase.setKeyValueAt(0.45, 1.0)
        self._phase.setKeyValueAt(0.55, 1.0)
        self._phase.setEndValue(0.0)
        self._phase.setDuration(ROUND_MS)
        self._phase.setLoopCount(-1)
        self._phase.valueChanged.connect(self._show)
        self._reel.grown.connect(self._begin)
        self._reel.broken.connect(self.stop)

    @property
    def playing(self) -> bool:
        return self._take is not None

    @property
    def moves(self) -> bool:
        """Whether it moves at this moment."""
        return self._phase.state() is QAbstractAnimation.State.Running

    def play(self, take: Take) -> None:
        self._take = take
        self._reel.want((take,))
        self.changed.emit(True)
        self._begin()

    def stop(self) -> None:
        if self._take is not None:
            self._take = None
            self._phase.stop()
            self._reel.close()
            self.changed.emit(False)

    def _begin(self) -> None:
        if self._take and not self.moves and self._reel.built(self._take) >= ENOUGH:
            self._phase.start()

    def _show(self, phase: float) -> None:
        picture = self._reel.picture(self._take, float(phase)) if self._take else None
        if picture:
            self.shown.emit(picture)
