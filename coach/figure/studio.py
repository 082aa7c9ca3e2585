"""Draws stills for another process, which so is spared numpy, shapely and their memory.

    python -m coach.figure.studio POSES

POSES is the folder of pose files. Each line of standard input is an Order, each line of standard
output its Answer, in the same order; the end of the input ends the process.
"""

import signal
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec
from PySide6.QtCore import QBuffer, QIODevice

from coach.figure.figures import Figures
from coach.figure.orders import Answer, Order
from coach.figure.pose_file import PoseError


def answer(line: bytes, figures: Figures) -> Answer:
    """What an order gets; never raises for what stands in the line."""
    try:
        order = msgspec.json.decode(line, type=Order)
    except msgspec.DecodeError as error:
        return Answer(problem=f"not an order: {error}")
    try:
        image = figures.still(
            order.exercise, order.phase, order.side, order.width, order.height, dark=order.dark
        )
    except PoseError as error:
        return Answer(problem=str(error))
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    return Answer(png=bytes(file.data().data()))


def serve(orders: BinaryIO, answers: BinaryIO, figures: Figures) -> None:
    """Answer one order after the other until there are no more."""
    for line in orders:
        answers.write(msgspec.json.encode(answer(line, figures)) + b"\n")
        answers.flush()


def main() -> None:
    # a Ctrl-C in the terminal is meant for the window, which closes the input
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer, Figures(Path(sys.argv[1])))
    except BrokenPipeError:
        sys.stderr.close()  # whoever asked is gone


if __name__ == "__main__":
    main()
