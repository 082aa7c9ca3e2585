"""What the pages and the sessions share: one of each, for as long as the program runs."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.storage.journal import Journal
    from coach.ui.catalog_model import CatalogModel
    from coach.ui.clock import Clock
    from coach.ui.pictures.illustrations import Illustrations
    from coach.ui.routine_model import RoutineModel
    from coach.ui.settings_model import SettingsModel
    from coach.ui.theme import ThemeHub


class Shared(NamedTuple):
    """Each is handed by name to those that need it; nobody below `coach.app` sees the whole."""

    catalog_model: "CatalogModel"
    journal: "Journal"
    settings_model: "SettingsModel"
    routine_model: "RoutineModel"
    illustrations: "Illustrations"
    theme_hub: "ThemeHub"
    clock: "Clock"

    @property
    def trial(self) -> bool:
        """Whether sessions are only tried out, faster than they are meant."""
        return self.clock.speed != 1.0
