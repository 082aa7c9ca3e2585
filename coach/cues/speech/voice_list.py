"""The voices to choose from."""

from PySide6.QtCore import QObject, Signal

from coach.cues.speech.machine import Machine, this_machine
from coach.cues.speech.voice import PROMPTS, Voice, in_order


class VoiceList(QObject):
    """Asks every source for its voices.

    `found` carries all voices found so far as a tuple, English ones first; it comes again as each
    source answers, and is silent about one that does not.
    """

    found = Signal(object)

    def __init__(self, parent: QObject | None = None, machine: Machine | None = None) -> None:
        super().__init__(parent)
        self._machine = machine or this_machine()
        self._voices: tuple[Voice, ...] = ()

    def look(self) -> None:
        """Ask all of them anew."""
        self._voices = ()
        self._add((PROMPTS,))

    def close(self) -> None:
        """Ask no further and leave no process."""

    def _add(self, voices: tuple[Voice, ...]) -> None:
        self._voices = in_order(self._voices + voices)
        self.found.emit(self._voices)
