"""What happened around a session that the person is to know of."""

from enum import StrEnum


class Notice(StrEnum):
    """Where it says nothing of a pause, the session carried on."""

    NONE = "none"
    SLEPT = "slept"
    WAITED = "waited"
    SOUND_LOST = "sound-lost"
    SOUND_BACK = "sound-back"
    HIDDEN = "hidden"
    HIDDEN_PAUSED = "hidden-paused"
    SCREEN_LOST = "screen-lost"
    SCREEN_LOST_PAUSED = "screen-lost-paused"
    UNSAVED = "unsaved"
