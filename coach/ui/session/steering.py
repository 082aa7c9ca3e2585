"""Which key and which button of the session does what."""

from collections.abc import Callable

from msgspec import Struct

from coach.ui.pictures.turning import STEP
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.following.controls import FEW_SECONDS
from coach.ui.session.following.following import Following
from coach.ui.session.keys import Act, bind
from coach.ui.widgets.one_click import OneClick


class Asks(Struct, frozen=True):
    """What the page does itself, as it takes more than the controller."""

    hurts: Callable[[], None]
    mute: Callable[[], None]
    end: Callable[[], None]


def steer(following: Following, drive: SessionController, asks: Asks) -> None:
    """Connect all that is on the page, and its keys."""
    controls, head = following.controls, following.head
    following.one_key.connect(drive.one_key)
    controls.pause.connect(drive.pause)
    controls.skip.connect(drive.skip)
    controls.back.connect(drive.back)
    controls.lengthen.connect(drive.lengthen)
    controls.hurts.connect(asks.hurts)
    head.mute_toggled.connect(asks.mute)
    head.end.connect(asks.end)
    OneClick(controls.once, following)
    turning = following.stage.turning
    bind(
        following,
        {
            Act.ONE_KEY: drive.one_key,
            Act.PAUSE: drive.pause,
            Act.SKIP: drive.skip,
            Act.SKIP_EXERCISE: drive.skip_exercise,
            Act.BACK: drive.back,
            Act.LONGER: lambda: drive.lengthen(FEW_SECONDS),
            Act.SHORTER: lambda: drive.lengthen(-FEW_SECONDS),
            Act.TURN_LEFT: lambda: turning.turn(-STEP, 0.0),
            Act.TURN_RIGHT: lambda: turning.turn(STEP, 0.0),
            Act.TURN_UP: lambda: turning.turn(0.0, STEP),
            Act.TURN_DOWN: lambda: turning.turn(0.0, -STEP),
            Act.BEST_VIEW: turning.return_to_best,
            Act.WHERE_FELT: following.stage.toggle_felt,
            Act.HURTS: asks.hurts,
            Act.FLOOR_VIEW: following.toggle_floor_view,
            Act.MUTE: asks.mute,
            Act.END: lambda: _leave_floor_or_end(following, asks),
        },
    )


def _leave_floor_or_end(following: Following, asks: Asks) -> None:
    if following.floor_view:
        following.set_floor_view(False)
    else:
        asks.end()
