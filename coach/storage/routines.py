"""The person's routine, kept as TOML; the sheet's own at first."""

from pathlib import Path
from typing import Any

import msgspec

from coach import resources
from coach.core.routine import Routine
from coach.storage import atomic, toml_file
from coach.storage.checking import Checker, ContentError, keep_bad_copy

_EMPTY = Routine(id="sheet", name="", entries=())


class RoutineStore:
    """The routine file in `folder`, which must exist; `default` is copied there at first."""

    def __init__(self, folder: Path, default: Path | None = None) -> None:
        self._default = default or resources.path("routines", "sheet.toml")
        self._path = folder / self._default.name
        self._problems: tuple[ContentError, ...] = ()

    @property
    def problems(self) -> tuple[ContentError, ...]:
        """What the last reading found wrong."""
        return self._problems

    def read(self) -> Routine:
        """The routine as kept, or the default where there is none or it has anything wrong in it.

        It writes nothing; see `problems`.
        """
        checker = Checker(self._path.name)
        routine = read_routine(self._path, checker) if self._path.exists() else None
        routine = routine or read_routine(self._default, checker)
        self._problems = tuple(checker.errors)
        return routine or _EMPTY

    def load(self) -> Routine:
        """As `read`; the default is kept where there was none, and a bad file is copied aside.

        The bad one stays, and its copy is `<name>.bad`.
        """
        routine = self.read()
        checker = Checker(self._path.name)
        if self._path.exists():
            if self._problems:
                keep_bad_copy(self._path, checker)
        elif not self._problems:
            try:
                self.save(routine)
            except atomic.SaveError as error:
                checker.refuse("", str(error))
        self._problems += tuple(checker.errors)
        return routine

    def save(self, routine: Routine) -> None:
        """Raises coach.storage.atomic.SaveError, and ValueError for what `load` would refuse."""
        table = _table(routine)
        checker = Checker(self._path.name)
        checker.struct(table, Routine)
        if checker.errors:
            raise ValueError("; ".join(map(str, checker.errors)))
        toml_file.write_table(self._path, table)


def read_routine(path: Path, checker: Checker) -> Routine | None:
    """The routine in a file, or None after noting everything wrong in it."""
    try:
        table = toml_file.read_table(path)
    except toml_file.UnreadableFile as error:
        checker.refuse("", str(error))
        return None
    routine = checker.struct(table, Routine)
    if routine is None:
        return None
    return msgspec.structs.replace(routine, days=tuple(sorted(set(routine.days))))


def _table(routine: Routine) -> dict[str, Any]:
    """As TOML, which has no null: a dose gives its hold or its tempo."""
    table: dict[str, Any] = msgspec.to_builtins(routine)
    for entry in table["entries"]:
        del entry["dose"]["hold" if entry["dose"]["tempo"] else "tempo"]
    return table
