"""Where the person's own files lie below one folder."""

import os
from pathlib import Path

from msgspec import Struct

from coach.storage.atomic import SaveError


def default_root() -> Path:
    """The system's own place for this program's data, when no other is asked for."""
    import platformdirs  # slow to import, and not needed where the folder is named

    return platformdirs.user_data_path("back-coach", appauthor=False)


class DataPaths(Struct, frozen=True):
    """Every path that the program writes to; nothing exists before `prepare`."""

    root: Path

    @property
    def log(self) -> Path:
        return self.root / "log.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.toml"

    @property
    def device(self) -> Path:
        return self.root / "device"

    @property
    def routines(self) -> Path:
        return self.root / "routines"

    @property
    def exercises(self) -> Path:
        """The person's own exercises."""
        return self.root / "exercises"

    @property
    def poses(self) -> Path:
        """How the figure moves in the person's own exercises."""
        return self.root / "poses"

    @property
    def photos(self) -> Path:
        """The person's own pictures of exercises."""
        return self.root / "photos"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def pictures(self) -> Path:
        """A cache: what it holds is drawn again when it is gone."""
        return self.root / "pictures"

    @property
    def window(self) -> Path:
        """The window's last size and place."""
        return self.root / "window.json"

    def prepare(self) -> None:
        """Makes the folders, open to their owner only (0700). Raises SaveError."""
        own = (self.routines, self.exercises, self.poses, self.photos)
        for folder in (self.root, *own, self.backups):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                os.chmod(folder, 0o700)
            except OSError as error:
                raise SaveError(folder, error.strerror or str(error)) from error
