"""What the fields of content and routine files allow beyond their types."""

from msgspec import Struct

from coach.core.exercise import Dose, Equipment, Exercise, Photos, Tempo, Way
from coach.core.routine import Entry, Routine


class Limit(Struct, frozen=True):
    """Bounds are inclusive.

    `low` and `high` bound a number, `longest` the characters of a text; for a list they bound
    each item, and `least` and `most` the number of items. A text has to match all of `form`, a
    regular expression that `said` puts in words. What is `lettered` needs a letter or a digit where
    somebody else has written it.
    """

    low: float = 0.0
    high: float = 0.0
    longest: int = 0
    least: int = 0
    most: int = 0
    form: str = ""
    said: str = ""
    lettered: bool = False


MOST_STEPS = 4
MOST_WAYS = 4
LONGEST_NAME = 60
LONGEST_WAY = 20
LONGEST_SENTENCE = 120
LONGEST_NOTE = 200
MOST_ROUTINES = 100
MOST_TIMES = 10
MOST_REMINDERS = 10
MOST_REPS, MOST_HOURS = 20_000, 24  # of one routine that comes from elsewhere

_ID = Limit(
    longest=LONGEST_NAME,
    form=r"[a-z0-9]+(-[a-z0-9]+)*",
    said="a-z and 0-9 joined by single hyphens",
)
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]"
_PHOTO = Limit(
    longest=80, form=r"[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|webp)", said="the name of a picture"
)

LIMITS: dict[tuple[type[Struct], str], Limit] = {
    (Dose, "reps"): Limit(low=1, high=200),
    (Dose, "hold"): Limit(low=0.5, high=600),
    (Dose, "rest"): Limit(low=0, high=600),
    (Dose, "sets"): Limit(low=1, high=20),
    (Dose, "set_rest"): Limit(low=0, high=600),
    (Tempo, "out"): Limit(low=0.5, high=60),
    (Tempo, "pause"): Limit(low=0, high=60),
    (Tempo, "back"): Limit(low=0.5, high=60),
    (Exercise, "id"): _ID,
    (Exercise, "name"): Limit(longest=LONGEST_NAME, lettered=True),
    (Exercise, "limb"): Limit(longest=20),
    (Exercise, "ready"): Limit(longest=LONGEST_SENTENCE),
    (Exercise, "cue"): Limit(longest=LONGEST_SENTENCE),
    (Exercise, "felt"): Limit(longest=LONGEST_NAME),
    (Exercise, "steps"): Limit(longest=LONGEST_SENTENCE, least=1, most=MOST_STEPS),
    (Exercise, "cautions"): Limit(longest=LONGEST_SENTENCE, least=0, most=8),
    (Exercise, "muscles"): Limit(least=1, most=8),
    (Exercise, "ways"): Limit(least=0, most=MOST_WAYS),
    (Exercise, "equipment"): Limit(least=0, most=len(Equipment)),
    (Exercise, "figure"): _ID,
    (Photos, "start"): _PHOTO,
    (Photos, "effort"): _PHOTO,
    (Way, "pose"): _ID,
    (Way, "name"): Limit(longest=LONGEST_WAY, lettered=True),
    (Way, "steps"): Limit(longest=LONGEST_SENTENCE, least=1, most=MOST_STEPS),
    (Entry, "exercise"): _ID,
    (Entry, "way"): _ID,
    (Entry, "note"): Limit(longest=LONGEST_NOTE),
    (Routine, "id"): _ID,
    (Routine, "name"): Limit(longest=LONGEST_NAME, lettered=True),
    (Routine, "entries"): Limit(least=0, most=100),
    (Routine, "days"): Limit(low=0, high=6, least=0, most=7),
    (Routine, "times"): Limit(low=1, high=MOST_TIMES),
    (Routine, "reminders"): Limit(
        longest=5, least=0, most=MOST_REMINDERS, form=_TIME, said='times of day such as "07:30"'
    ),
}


def overlong(routine: Routine) -> str:
    """Why a routine asks for too much to be laid out rep by rep; empty where it does not."""
    doses = [each.dose for each in routine.entries]
    reps = [dose.sets * dose.reps for dose in doses]
    if sum(reps) > MOST_REPS:
        return f"asks for more than {MOST_REPS} reps in all"
    seconds = sum(
        count * (dose.rep_seconds + dose.rest) + dose.sets * dose.set_rest
        for count, dose in zip(reps, doses, strict=True)
    )
    return f"takes more than {MOST_HOURS} hours" if seconds > MOST_HOURS * 3600 else ""
