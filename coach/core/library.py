"""Looking for an exercise among all that there are."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from coach.core.exercise import Bearing, Equipment, Exercise, Muscle


class Wanted(Struct, frozen=True):
    """What is looked for; what is empty or None does not matter.

    Each word of `words` has to be somewhere in what is said of the exercise.
    """

    words: str = ""
    bearing: Bearing | None = None
    muscle: Muscle | None = None
    equipment: Equipment | None = None

    @property
    def narrows(self) -> int:
        """How many things besides the words have been chosen."""
        return sum(each is not None for each in (self.bearing, self.muscle, self.equipment))


def found(
    exercises: Iterable[Exercise], wanted: Wanted, called: Callable[[Exercise], Iterable[str]]
) -> tuple[Exercise, ...]:
    """Those that are looked for, in the order given, but first those whose name has the words.

    `called` is what a person calls an exercise's position, muscles and equipment.
    """
    words = folded(wanted.words).split()
    some = [
        exercise
        for exercise in exercises
        if wanted.bearing in (None, exercise.position.bearing)
        and (wanted.muscle is None or wanted.muscle in exercise.muscles)
        and (wanted.equipment is None or wanted.equipment in exercise.equipment)
        and _have(words, _said(exercise, called))
    ]
    return tuple(sorted(some, key=lambda exercise: not _have(words, (exercise.name,))))


def folded(text: str) -> str:
    """Without capitals and accents, so that what is typed plainly is found as well."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _have(words: list[str], said: Iterable[str]) -> bool:
    """Whether each word is somewhere in what is said, be it inside another."""
    text = folded("\n".join(said)) if words else ""
    return all(word in text for word in words)


def _said(exercise: Exercise, called: Callable[[Exercise], Iterable[str]]) -> Iterator[str]:
    yield from (exercise.name, exercise.felt, *called(exercise), *exercise.steps)
    yield from (exercise.position, *exercise.muscles, *exercise.equipment)
    for way in exercise.ways:
        yield from (way.name, *way.steps)
