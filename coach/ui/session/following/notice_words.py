"""What is said of what happened around a session."""

from coach.ui.session.driving.notice import Notice

NOTICES = {
    Notice.NONE: "",
    Notice.SLEPT: "The computer was asleep, so the session was paused. Go on when you are ready.",
    Notice.WAITED: "Paused, as nothing happened for five minutes. Go on when you are ready.",
    Notice.SOUND_LOST: "The sound device is gone, so the session was paused. Connect it again, or "
    "go on without sound.",
    Notice.SOUND_BACK: "The sound is back.",
    Notice.HIDDEN: "The window was out of sight; the session went on, as it could be heard.",
    Notice.HIDDEN_PAUSED: "The window was put away and nothing could be heard, so the session was "
    "paused. Go on when you are ready.",
    Notice.SCREEN_LOST: "A screen was disconnected; the session went on, as it could be heard.",
    Notice.SCREEN_LOST_PAUSED: "A screen was disconnected and nothing could be heard, so the "
    "session was paused. Go on when you are ready.",
    Notice.UNSAVED: "Could not save yet: the disk is full. The session goes on; it will be tried "
    "again.",
}
# To be read from the mat, where the session was paused by it.
FROM_THE_MAT = {
    Notice.SLEPT: "The computer was asleep",
    Notice.WAITED: "Nothing happened for five minutes",
    Notice.SOUND_LOST: "The sound is gone",
    Notice.HIDDEN_PAUSED: "The window was put away",
    Notice.SCREEN_LOST_PAUSED: "A screen is gone",
}
