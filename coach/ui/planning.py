"""Lays routines out with room for what the chosen voice says."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from coach.core.exercise import Catalog
from coach.core.plan import Plan, plan
from coach.core.routine import Routine
from coach.cues.score import Score

if TYPE_CHECKING:
    from coach.ui.settings_model import SettingsModel


class Planner:
    """Whoever tells how long a routine takes asks here, so that all tell the same."""

    def __init__(self, catalog: Catalog, settings_model: "SettingsModel") -> None:
        self._catalog = catalog
        self._settings = settings_model

    def plan(self, routine: Routine, only: Collection[str] | None = None) -> Plan:
        """The routine as it is led with the present settings; with `only`, these exercises of it.

        It is to be asked again once the settings or the routine have changed.
        """
        settings = self._settings.settings
        score = Score(self._catalog, settings.voice, settings.metronome)
        return plan(routine, self._catalog, only=only, room=score.room)
