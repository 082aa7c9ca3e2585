"""What is said, sounded and flashed at one moment of a session."""

from msgspec import Struct

from coach.cues.sound import Sound

# A cue that cannot begin so many seconds after its moment, at the latest, is dropped.
LATEST = 0.3

LONGEST = 120  # characters of a phrase; an engine is handed no more

# Phrases that are spoken one after the other; each stands for itself, so that a voice that has only
# ready-made phrases can put them together.
Line = tuple[str, ...]


class Cue(Struct, frozen=True):
    """`at` is its moment in the player's time; `flash` asks for the stage to light up once."""

    at: float
    sound: Sound | None = None
    says: Line = ()
    flash: bool = False
