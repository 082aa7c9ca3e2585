"""Draws for another process, which so is spared numpy, shapely and their memory.

    python -m coach.figure.output.studio POSES [EXERCISES [OWN_POSES OWN_EXERCISES PHOTOS]]

POSES is the folder of pose files; what has none there may have its movement in its file in
EXERCISES. The others are the person's own. Each Order on standard input gets its Answer on standard
output, in the same order; the end of the input ends the process.
"""

import signal
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec
from PySide6.QtCore import QBuffer, QIODevice

from coach.figure.output import drafting
from coach.figure.output.figures import Figures
from coach.figure.output.orders import (
    Answer,
    FrameAnswer,
    FrameOrder,
    HoldOrder,
    MotionAnswer,
    MotionOrder,
    Order,
    ReachOrder,
    Refusal,
    StillAnswer,
    StillOrder,
    StudyOrder,
    packed,
    read_order,
)
from coach.figure.output.pose_files import OwnFolders
from coach.figure.pose.pose_file import PoseError
from coach.processes import next_content


def answer(content: bytes, figures: Figures) -> Answer:
    """What an order gets; never raises for what stands in it."""
    try:
        order = read_order(content)
        why = drafting.unusable_in(order)
        return Refusal(why) if why else _drawn(order, figures)
    except msgspec.DecodeError as error:
        return Refusal(f"not an order: {error}")
    except PoseError as error:
        return Refusal(str(error))


def serve(orders: BinaryIO, answers: BinaryIO, figures: Figures) -> None:
    """Answer one order after the other until there are no more."""
    while (content := next_content(orders)) is not None:
        answers.write(packed(answer(content, figures)))
        answers.flush()


def _drawn(order: Order, figures: Figures) -> Answer:
    match order:
        case StillOrder():
            return StillAnswer(_png(order, figures))
        case FrameOrder():
            return FrameAnswer(msgspec.msgpack.encode(figures.frame(order)))
        case MotionOrder():
            return MotionAnswer(figures.motion(order.pose))
        case StudyOrder():
            return drafting.studied(order)
        case ReachOrder():
            return drafting.drawn(order)
        case HoldOrder():
            return drafting.kept(order)


def _png(order: StillOrder, figures: Figures) -> bytes:
    image = figures.still(
        order.pose,
        order.phase,
        order.side,
        order.width,
        order.height,
        dark=order.dark,
        ghost=order.ghost,
        view=order.view,
        appearance=order.appearance,
    )
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    return bytes(file.data().data())


def main() -> None:
    # a Ctrl-C in the terminal is meant for the window, which closes the input
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    poses, *others = map(Path, sys.argv[1:])
    exercises = others[0] if others else None
    figures = Figures(poses, exercises, OwnFolders(*others[1:4]) if others[1:] else None)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer, figures)
    except BrokenPipeError:
        sys.stderr.close()  # whoever asked is gone


if __name__ == "__main__":
    main()
