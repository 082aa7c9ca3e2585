"""The keys of a session; they work whatever has the focus."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QWidget

from coach.ui.widgets.key_binding import bind_key


class Act(StrEnum):
    """What a key asks for."""

    ONE_KEY = "one-key"
    PAUSE = "pause"
    SKIP = "skip"
    SKIP_EXERCISE = "skip-exercise"
    BACK = "back"
    LONGER = "longer"
    SHORTER = "shorter"
    TURN_LEFT = "turn-left"
    TURN_RIGHT = "turn-right"
    TURN_UP = "turn-up"
    TURN_DOWN = "turn-down"
    BEST_VIEW = "best-view"
    WHERE_FELT = "where-felt"
    HURTS = "hurts"
    CHECK_IN = "check-in"
    FLOOR_VIEW = "floor-view"
    MUTE = "mute"
    WHOLE_SCREEN = "whole-screen"
    END = "end"


_KEY = Qt.Key
KEYS: Mapping[Act, tuple[Qt.Key | QKeyCombination, ...]] = {
    # Page Down is what a presenter's remote sends; Enter is one_key_by_enter's
    Act.ONE_KEY: (
        _KEY.Key_Space,
        _KEY.Key_PageDown,
        _KEY.Key_MediaPlay,
        _KEY.Key_MediaPause,
        _KEY.Key_MediaTogglePlayPause,
    ),
    # where the one key says that a rep is done
    Act.PAUSE: (Qt.Modifier.SHIFT | _KEY.Key_Space,),
    Act.SKIP: (_KEY.Key_Right, _KEY.Key_MediaNext),
    Act.SKIP_EXERCISE: (Qt.Modifier.SHIFT | _KEY.Key_Right,),
    Act.BACK: (_KEY.Key_Left, _KEY.Key_PageUp, _KEY.Key_MediaPrevious),
    Act.LONGER: (_KEY.Key_Up,),
    Act.SHORTER: (_KEY.Key_Down,),
    # the plain arrows steer the session, and with Shift one of them skips the exercise
    Act.TURN_LEFT: (Qt.Modifier.CTRL | _KEY.Key_Left,),
    Act.TURN_RIGHT: (Qt.Modifier.CTRL | _KEY.Key_Right,),
    Act.TURN_UP: (Qt.Modifier.CTRL | _KEY.Key_Up,),
    Act.TURN_DOWN: (Qt.Modifier.CTRL | _KEY.Key_Down,),
    Act.BEST_VIEW: (_KEY.Key_Home,),
    Act.WHERE_FELT: (_KEY.Key_L,),
    Act.HURTS: (_KEY.Key_P,),
    Act.CHECK_IN: (_KEY.Key_C,),
    Act.FLOOR_VIEW: (_KEY.Key_F,),
    Act.MUTE: (_KEY.Key_M,),
    Act.WHOLE_SCREEN: (_KEY.Key_F11,),
    Act.END: (_KEY.Key_Escape,),
}
_TURNS = (Act.TURN_LEFT, Act.TURN_RIGHT, Act.TURN_UP, Act.TURN_DOWN)
REPEATED = (Act.LONGER, Act.SHORTER, *_TURNS)


def bind(widget: QWidget, actions: Mapping[Act, Callable[[], None]]) -> None:
    """Let the keys work while the focus is in `widget`; a key held down counts once."""
    for act, action in actions.items():
        for key in KEYS[act]:
            bind_key(widget, key, action, repeats=act in REPEATED)
