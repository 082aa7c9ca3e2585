"""How long it takes to say something."""

from collections.abc import Iterable

# Calm speech runs at 160 to 175 words a minute, which with its spaces and stops is about 15
# characters a second; 13 leaves room for a slow voice. The pause after a phrase is that of a
# full stop, and of a voice that has to begin anew with the next.
CHARACTERS_A_SECOND = 13.0
PAUSE_SECONDS = 0.35


def seconds_to_say(line: Iterable[str]) -> float:
    """The estimate that the whole layout of cues is built on; 0 for nothing."""
    return sum(len(phrase) / CHARACTERS_A_SECOND + PAUSE_SECONDS for phrase in line)
