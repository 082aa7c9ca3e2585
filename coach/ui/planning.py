"""Lays routines out with room for what the chosen voice says."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from coach.core.exercise import Catalog
from coach.core.plan import Plan, plan
from coach.core.routine import Routine
from coach.cues.score import Score

if TYPE_CHECKING:
    from coach.ui.settings_model import SettingsModel


class HasCatalog(Protocol):
    """Whoever knows the exercises that there are now."""

    @property
    def catalog(self) -> Catalog: ...


class Planner:
    """Whoever tells how long a routine takes asks here, so that all tell the same."""

    def __init__(self, exercises: HasCatalog, settings_model: "SettingsModel") -> None:
        self._exercises = exercises
        self._settings = settings_model

    def plan(self, routine: Routine, only: Collection[str] | None = None) -> Plan:
        """The routine as it is led with the present settings; with `only`, these exercises of it.

        It is to be asked again once the settings, the routine or the exercises have changed.
        """
        settings = self._settings.settings
        catalog = self._exercises.catalog
        score = Score(catalog, settings.voice, settings.metronome)
        return plan(routine, catalog, only=only, room=score.room)
