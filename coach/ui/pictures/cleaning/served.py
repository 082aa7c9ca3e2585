"""Cleans pictures for another process.

    python -m coach.ui.pictures.cleaning.served

Each picture on standard input gets its Answer on standard output. The end of the input ends the
process.
"""

import signal
import sys
from typing import IO

import msgspec

from coach.processes import next_content, with_length
from coach.storage.picture_headers import BadPicture
from coach.ui.pictures.cleaning.messages import Answer, Cleaned, Refused
from coach.ui.pictures.cleaning.own_picture import clean_picture


def serve(pictures: IO[bytes], answers: IO[bytes]) -> None:
    """Answer one picture after the other until there are no more."""
    while (data := next_content(pictures)) is not None:
        answers.write(with_length(msgspec.msgpack.encode(_answer(data))))
        answers.flush()


def _answer(data: bytes) -> Answer:
    try:
        return Cleaned(*clean_picture(data))
    except BadPicture as error:
        return Refused(str(error))


def main() -> None:
    # a Ctrl-C in the terminal is meant for the window, which closes the input
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        sys.stderr.close()  # whoever asked is gone


if __name__ == "__main__":
    main()
