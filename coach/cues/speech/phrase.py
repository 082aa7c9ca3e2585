"""What may be handed to an engine that speaks."""

from coach.cues.cue import LONGEST, Line

# Besides letters and digits. Other signs mean something to one engine or another: [[ ]] phonemes
# to espeak-ng, < > and & markup to others.
_SPOKEN_SIGNS = frozenset(" .,;:!?'’‘-–()%°×/")


def cleaned(phrase: str) -> str:
    """The phrase in one row of at most LONGEST characters without what an engine may misread.

    It never begins with a sign, so that no engine can take it for an option.
    """
    kept = (sign if sign.isalnum() or sign in _SPOKEN_SIGNS else " " for sign in phrase)
    words = "".join(kept).split()
    row = " ".join(words).lstrip(" .,;:!?'’‘-–()%°×/")
    if len(row) <= LONGEST:
        return row
    return row[: LONGEST + 1].rpartition(" ")[0] or row[:LONGEST]


def text_of(line: Line) -> str:
    """All of a line as one text; "" where there is nothing to say."""
    return " ".join(filter(None, map(cleaned, line)))
