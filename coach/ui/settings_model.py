"""The one owner of the settings while the program runs."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from coach.storage.atomic import SaveError
from coach.storage.settings import Settings, SettingsStore


class SettingsModel(QObject):
    """Every change is saved at once.

    When that fails the change is kept for this run and `save_failed` says why.
    """

    changed = Signal()
    save_failed = Signal(str)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        """Raises what `store.load` raises."""
        super().__init__(parent)
        self._store = store
        self._settings = store.load()

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **fields: object) -> None:
        """Set fields of `Settings` by name; nothing happens where they have these values."""
        settings = replace(self._settings, **fields)
        if settings == self._settings:
            return
        self._settings = settings
        try:
            self._store.save(settings)
        except SaveError as error:
            self.save_failed.emit(str(error))
        self.changed.emit()
