"""The person's routines, kept as TOML files in one folder; the sheet's own at first.

Each routine is `<id>.toml`. `_book.toml` says which is today's and in which order they stand, and
`_history.json` what can be undone and redone.
"""

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coach import resources
from coach.core.routine import Routine
from coach.core.routine_book import RoutineBook
from coach.storage import atomic, toml_file
from coach.storage.checking import Checker, ContentError, Limits, keep_bad_copy, shown
from coach.storage.limits import LIMITS, MOST_ROUTINES

_EMPTY = Routine(id="sheet", name="", entries=())
_BOOK = "_book.toml"


class _Order(Struct, frozen=True, forbid_unknown_fields=True):
    today: str
    order: tuple[str, ...] = ()


_LIMITS: Limits = {
    (_Order, "today"): LIMITS[Routine, "id"],
    (_Order, "order"): replace(LIMITS[Routine, "id"], least=0, most=MOST_ROUTINES),
}


class RoutineStore:
    """The routine files in `folder`, which must exist; `default` is copied there at first."""

    def __init__(self, folder: Path, default: Path | None = None) -> None:
        self._default = default or resources.path("routines", "sheet.toml")
        self._folder = folder
        self._problems: tuple[ContentError, ...] = ()
        self._kept: dict[str, Routine] = {}
        self._kept_order: _Order | None = None

    @property
    def problems(self) -> tuple[ContentError, ...]:
        """What the last reading found wrong."""
        return self._problems

    @property
    def taken(self) -> set[str]:
        """The ids of the files there are, also where one cannot be read."""
        return {file.stem for file in self._folder.glob("*.toml")}

    @property
    def history_path(self) -> Path:
        """Where what can be undone and redone is kept."""
        return self._folder / "_history.json"

    def read(self) -> RoutineBook:
        """The routines as kept, without those that have anything wrong in them.

        The default is among them where there is no other. It writes nothing; see `problems`.
        """
        book, _ = self._read()
        return book

    def load(self) -> RoutineBook:
        """As `read`; the default is kept where there was none, and a bad file is copied aside.

        The bad one stays, and its copy is `<name>.bad`.
        """
        book, bad = self._read()
        checker = Checker(str(self._folder))
        for path in bad:
            keep_bad_copy(path, checker)
        if not bad and not self._problems and not self._kept:
            try:
                self.save(book)
            except atomic.SaveError as error:
                checker.refuse("", str(error))
        self._problems += tuple(checker.errors)
        return book

    def save(self, book: RoutineBook) -> None:
        """Writes what differs from what was last read or saved.

        Raises coach.storage.atomic.SaveError, and ValueError for what `load` would refuse.
        """
        kept, order = self._kept, _order(book)
        for routine in book.routines:
            if kept.get(routine.id) != routine:
                write_routine(self._path(routine.id), routine)
                kept[routine.id] = routine
        for routine_id in kept.keys() - set(order.order):
            atomic.remove(self._path(routine_id))
            del kept[routine_id]
        if order != self._kept_order:
            toml_file.write_table(self._folder / _BOOK, msgspec.to_builtins(order))
            self._kept_order = order

    def _path(self, routine_id: str) -> Path:
        return self._folder / f"{routine_id}.toml"

    def _read(self) -> tuple[RoutineBook, list[Path]]:
        """The book, and the files that have anything wrong in them."""
        errors: list[ContentError] = []
        bad: list[Path] = []
        found: dict[str, Routine] = {}
        for path in sorted(self._folder.glob("[!_.]*.toml"))[:MOST_ROUTINES]:
            checker = Checker(path.name)
            routine = read_routine(path, checker)
            if routine:
                found[routine.id] = routine
            else:
                bad.append(path)
                errors += checker.errors
        order = self._read_order(errors)
        routines = [found.pop(routine_id) for routine_id in order.order if routine_id in found]
        routines += found.values()
        self._kept = {routine.id: routine for routine in routines}
        self._problems = tuple(errors)
        if not routines:
            checker = Checker(self._default.name)
            routines.append(read_routine(self._default, checker) or _EMPTY)
            self._problems += tuple(checker.errors)
        today = order.today if any(r.id == order.today for r in routines) else routines[0].id
        return RoutineBook(tuple(routines), today), bad

    def _read_order(self, errors: list[ContentError]) -> _Order:
        """What is wrong with it costs the order and no more, so nothing is copied aside."""
        path = self._folder / _BOOK
        checker = Checker(path.name, _LIMITS)
        order = None
        if path.exists():
            try:
                order = checker.struct(toml_file.read_table(path), _Order)
            except toml_file.UnreadableFile as error:
                checker.refuse("", str(error))
        errors += checker.errors
        self._kept_order = order
        return order or _Order(self._default.stem)


def _order(book: RoutineBook) -> _Order:
    return _Order(book.today, tuple(routine.id for routine in book.routines))


def read_routine(path: Path, checker: Checker) -> Routine | None:
    """The routine in a file, or None after noting everything wrong in it."""
    try:
        table = toml_file.read_table(path)
    except toml_file.UnreadableFile as error:
        checker.refuse("", str(error))
        return None
    return routine_of(table, path.stem, checker)


def routine_of(table: dict[str, object], stem: str, checker: Checker) -> Routine | None:
    """The routine in a table of the file `stem`, or None after noting everything wrong in it."""
    routine = checker.struct(table, Routine)
    if routine is None:
        return None
    if routine.id != stem:
        checker.refuse("id", f"{shown(routine.id)} differs from the file's name", stem)
        return None
    return replace(
        routine,
        days=tuple(sorted(set(routine.days))),
        reminders=tuple(sorted(set(routine.reminders))),
    )


def write_routine(path: Path, routine: Routine) -> None:
    """Raises coach.storage.atomic.SaveError, and ValueError for what reading would refuse."""
    table = routine_table(routine)
    checker = Checker(path.name)
    checker.struct(table, Routine)
    if checker.errors:
        raise ValueError("; ".join(map(str, checker.errors)))
    toml_file.write_table(path, table)


def routine_table(routine: Routine) -> dict[str, Any]:
    """As TOML, which has no null: a dose gives its hold or its tempo; nothing empty is given."""
    table: dict[str, Any] = msgspec.to_builtins(routine)
    for entry in table["entries"]:
        del entry["dose"]["hold" if entry["dose"]["tempo"] else "tempo"]
        for name in ("way", "note"):
            if not entry[name]:
                del entry[name]
    return table
