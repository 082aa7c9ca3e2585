"""All of a person's routines, one of which is today's."""

from msgspec import Struct
from msgspec.structs import replace

from coach.core.routine import Routine


class RoutineBook(Struct, frozen=True, forbid_unknown_fields=True):
    """`today` is the id of the routine that is led through and planned; the others wait.

    There is at least one routine, each has an id of its own, and `today` is one of them: see
    `sound`.
    """

    routines: tuple[Routine, ...]
    today: str

    @property
    def current(self) -> Routine:
        """Today's routine."""
        return self[self.today]

    @property
    def sound(self) -> bool:
        """Whether today's routine is there and no two routines share an id."""
        ids = [routine.id for routine in self.routines]
        return self.today in ids and len(set(ids)) == len(ids)

    def __getitem__(self, routine_id: str) -> Routine:
        """Raises KeyError for a routine that is not there."""
        for routine in self.routines:
            if routine.id == routine_id:
                return routine
        raise KeyError(routine_id)

    def __contains__(self, routine_id: object) -> bool:
        return any(routine.id == routine_id for routine in self.routines)

    def with_routine(self, routine: Routine) -> "RoutineBook":
        """The routine in place of the one with its id, or behind all others."""
        if routine.id not in self:
            return replace(self, routines=(*self.routines, routine))
        changed = (routine if each.id == routine.id else each for each in self.routines)
        return replace(self, routines=tuple(changed))

    def without(self, routine_id: str) -> "RoutineBook":
        """Without the routine; where it was today's, the first of the others is. The last stays."""
        left = tuple(each for each in self.routines if each.id != routine_id)
        if not left:
            return self
        today = left[0].id if self.today == routine_id else self.today
        return RoutineBook(left, today)

    def for_today(self, routine_id: str) -> "RoutineBook":
        """With another routine as today's. Raises KeyError for one that is not there."""
        return replace(self, today=self[routine_id].id)

    def free_id(self, wish: str) -> str:
        """`wish`, or with the first number behind it that no routine has as its id."""
        return free_id(wish, {routine.id for routine in self.routines})


def free_id(wish: str, taken: set[str] | frozenset[str]) -> str:
    """`wish`, or `wish` with the first of -2, -3, ... behind it that is not `taken`."""
    number, found = 1, wish
    while found in taken:
        number += 1
        found = f"{wish}-{number}"
    return found
