"""What a session does about what happens around it."""

from PySide6.QtCore import QObject

from coach.core.player import PlayerState
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.machine import Machine
from coach.ui.session.driving.notice import Notice


class Surroundings(QObject):
    """Carries on while the person can follow, else pauses, and always says what happened."""

    def __init__(
        self, controller: SessionController, machine: Machine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        machine.hidden.connect(self._on_hidden)
        machine.screen_lost.connect(self._on_screen_lost)
        machine.sound_lost.connect(self._on_sound_lost)
        machine.sound_found.connect(self._on_sound_found)

    def _on_hidden(self) -> None:
        self._out_of_sight(Notice.HIDDEN, Notice.HIDDEN_PAUSED)

    def _on_screen_lost(self) -> None:
        self._out_of_sight(Notice.SCREEN_LOST, Notice.SCREEN_LOST_PAUSED)

    def _out_of_sight(self, carried_on: Notice, paused: Notice) -> None:
        if self._controller.player.state is not PlayerState.RUNNING:
            return
        if self._controller.can_be_heard:
            self._controller.tell(carried_on)
        else:
            self._controller.pause_for(paused)

    def _on_sound_lost(self) -> None:
        if self._controller.player.under_way and self._controller.meant_to_be_heard:
            self._controller.pause_for(Notice.SOUND_LOST)

    def _on_sound_found(self) -> None:
        if self._controller.player.under_way and self._controller.meant_to_be_heard:
            self._controller.tell(Notice.SOUND_BACK)
