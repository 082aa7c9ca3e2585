"""Cuts what somebody has written to the room that there is."""

import unicodedata

from coach.report.sheet import Face
from coach.report.typesetter import LINE_HEIGHT, Measure

LONGEST = 2000  # letters; more never fit
ONE_LINE = 100_000.0  # points, so wide that nothing is broken
MORE = "…"
_WORD = 16  # letters to go back at the most, so as to end with a whole word


def clipped(text: str, face: Face, width: float, lines: int, measure: Measure) -> str:
    """The text, or as much of it as `lines` lines hold, then with dots at its end."""
    text = " ".join(text[:LONGEST].split())
    whole = measure.height(text, face, width)
    if whole <= lines * face.size * LINE_HEIGHT:
        return text
    # the lines of some scripts are higher
    room = lines * measure.height(text, face, ONE_LINE) + 0.1
    if whole <= room:
        return text

    def fits(letters: int) -> bool:
        return measure.height(_cut(text, letters), face, width) <= room

    least, most = 0, len(text)  # it fits with the one, not with the other
    while most - least > 1:
        middle = (least + most) // 2
        if fits(middle):
            least = middle
        else:
            most = middle
    return _cut(text, least)


def _cut(text: str, letters: int) -> str:
    """So many letters or a few less, with dots: never within a word that has few, nor within a
    letter that has marks.
    """
    while letters and letters < len(text) and unicodedata.combining(text[letters]):
        letters -= 1
    kept = text[:letters]
    word = kept.rfind(" ")
    if letters < len(text) and text[letters] != " " and letters - word <= _WORD and word > 0:
        kept = kept[:word]
    return kept.rstrip(" .,;:") + MORE
