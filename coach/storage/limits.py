"""What the fields of content and routine files allow beyond their types."""

from msgspec import Struct

from coach.core.exercise import Dose, Exercise, Tempo, Way
from coach.core.routine import Entry, Routine


class Limit(Struct, frozen=True):
    """Bounds are inclusive.

    `low` and `high` bound a number, `longest` the characters of a text; for a list they bound
    each item, and `least` and `most` the number of items.
    """

    low: float = 0.0
    high: float = 0.0
    longest: int = 0
    least: int = 0
    most: int = 0


MOST_STEPS = 4
MOST_WAYS = 4
LONGEST_NAME = 60
LONGEST_WAY = 20
LONGEST_SENTENCE = 120

LIMITS: dict[tuple[type[Struct], str], Limit] = {
    (Dose, "reps"): Limit(low=1, high=200),
    (Dose, "hold"): Limit(low=0.5, high=600),
    (Dose, "rest"): Limit(low=0, high=600),
    (Dose, "sets"): Limit(low=1, high=20),
    (Dose, "set_rest"): Limit(low=0, high=600),
    (Tempo, "out"): Limit(low=0.5, high=60),
    (Tempo, "pause"): Limit(low=0, high=60),
    (Tempo, "back"): Limit(low=0.5, high=60),
    (Exercise, "id"): Limit(longest=LONGEST_NAME),
    (Exercise, "name"): Limit(longest=LONGEST_NAME),
    (Exercise, "limb"): Limit(longest=20),
    (Exercise, "ready"): Limit(longest=LONGEST_SENTENCE),
    (Exercise, "cue"): Limit(longest=LONGEST_SENTENCE),
    (Exercise, "felt"): Limit(longest=LONGEST_NAME),
    (Exercise, "steps"): Limit(longest=LONGEST_SENTENCE, least=1, most=MOST_STEPS),
    (Exercise, "cautions"): Limit(longest=LONGEST_SENTENCE, least=0, most=8),
    (Exercise, "muscles"): Limit(least=1, most=8),
    (Exercise, "ways"): Limit(least=0, most=MOST_WAYS),
    (Way, "pose"): Limit(longest=LONGEST_NAME),
    (Way, "name"): Limit(longest=LONGEST_WAY),
    (Way, "steps"): Limit(longest=LONGEST_SENTENCE, least=1, most=MOST_STEPS),
    (Entry, "exercise"): Limit(longest=LONGEST_NAME),
    (Routine, "id"): Limit(longest=LONGEST_NAME),
    (Routine, "name"): Limit(longest=LONGEST_NAME),
    (Routine, "entries"): Limit(least=0, most=100),
    (Routine, "days"): Limit(low=0, high=6, least=0, most=7),
}
