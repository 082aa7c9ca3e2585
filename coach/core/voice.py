"""How much of a session is said aloud."""

from enum import StrEnum


class VoiceLevel(StrEnum):
    """FULL tells names, how to lie and what to do; BRIEF names and changes; NUMBERS only counts."""

    FULL = "full"
    BRIEF = "brief"
    NUMBERS = "numbers"
    OFF = "off"
