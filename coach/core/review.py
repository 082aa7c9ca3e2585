"""The weekly review: what got in the way, and what might be done about it."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Obstacle(StrEnum):
    """What got in the way."""

    PAIN = "pain"
    TIME = "time"
    ILL = "ill"
    AWAY = "away"
    FORGOT = "forgot"
    NOTHING = "nothing"


class SuggestionKind(StrEnum):
    """What might be changed."""

    KEEP_GOING = "keep-going"
    FEWER_DAYS = "fewer-days"
    SHORTER = "shorter"
    EASE = "ease"
    MORE = "more"


class Reviewed(Struct, frozen=True):
    """What the person said about the week from `week` on.

    `obstacle` is None where the question was left open, `suggestion` where none was made; `taken`
    tells whether it was taken.
    """

    week: date
    obstacle: Obstacle | None = None
    suggestion: SuggestionKind | None = None
    taken: bool = False
