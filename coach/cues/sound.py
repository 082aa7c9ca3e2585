"""The sounds of a session. No Qt, as a start lays out a session before it has any."""

from enum import StrEnum


class Sound(StrEnum):
    """The values are the names of the files."""

    READY = "ready"
    HOLD_START = "hold-start"
    HOLD_END = "hold-end"
    REP = "rep"
    HALF_WAY = "half-way"
    LAST_SECONDS = "last-seconds"
    TICK = "tick"
    CHANGE_SIDE = "change-side"
    DONE = "done"
    STOPPED = "stopped"
    GOING_ON = "going-on"
