"""A step by hand in the log: what was put right, to be undone and done again."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class CorrectionKind(StrEnum):
    """What a step did."""

    ADDED = "added"
    CORRECTED = "corrected"
    NOTED = "noted"
    DELETED = "deleted"
    MARKED = "marked"
    BROUGHT_IN = "brought-in"


class Correction(Struct, frozen=True):
    """One step; `sessions` are the ids and `days` the ISO dates of what it changed."""

    kind: CorrectionKind
    at: datetime
    sessions: tuple[str, ...]
    days: tuple[str, ...]
