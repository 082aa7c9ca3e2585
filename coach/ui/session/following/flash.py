"""A soft flash for those who do not hear: how bright it is, moment by moment."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

STEP_MS = 50
STRENGTHS = (0.6, 1.0, 0.85, 0.6, 0.35, 0.15)
# Nor sooner than this after the last began does another: more than three a second do harm to some.
APART_MS = 500


class Flash(QObject):
    """Lights up once when asked to, and not again within half a second. At rest it has no timer."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.go_on)

    @property
    def strength(self) -> float:
        """0 where there is no light, 1 where it is brightest."""
        lit = self._timer.isActive() and self._step < len(STRENGTHS)
        return STRENGTHS[self._step] if lit else 0.0

    def begin(self) -> bool:
        """Light up; whether it does."""
        if self._timer.isActive():
            return False
        self._step = 0
        self._timer.start()
        self.changed.emit()
        return True

    def go_on(self) -> None:
        """Let one step of its time be over, as its timer does."""
        before = self.strength
        self._step += 1
        if self._step * STEP_MS >= APART_MS:
            self._timer.stop()
        if self.strength != before:
            self.changed.emit()

    def stop(self) -> None:
        """Be dark at once."""
        self._timer.stop()
        self.changed.emit()
