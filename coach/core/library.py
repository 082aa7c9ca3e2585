"""Looking for an exercise among all that there are."""

import unicodedata
from collections.abc import Iterable, Mapping

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
    exercises: Iterable[Exercise], wanted: Wanted, muscle_words: Mapping[Muscle, str]
) -> tuple[Exercise, ...]:
    """Those that are looked for, in the order given; `muscle_words` is what a person calls each."""
    words = folded(wanted.words).split()
    return tuple(
        exercise
        for exercise in exercises
        if wanted.bearing in (None, exercise.position.bearing)
        and (wanted.muscle is None or wanted.muscle in exercise.muscles)
        and (wanted.equipment is None or wanted.equipment in exercise.equipment)
        and _says(exercise, words, muscle_words)
    )


def folded(text: str) -> str:
    """Without capitals and accents, so that what is typed plainly is found as well."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _says(exercise: Exercise, words: list[str], muscle_words: Mapping[Muscle, str]) -> bool:
    if not words:
        return True
    ways = (text for way in exercise.ways for text in (way.name, *way.steps))
    muscles = (muscle_words[muscle] for muscle in exercise.muscles)
    said = folded(
        "\n".join((exercise.name, exercise.felt, *muscles, *exercise.equipment, *ways))
        + "\n"
        + "\n".join(exercise.steps)
    )
    return all(word in said for word in words)
