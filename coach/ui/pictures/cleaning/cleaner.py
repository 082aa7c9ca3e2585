"""The other process that makes pictures clean, as seen from here."""

import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress

import msgspec

from coach import processes
from coach.processes import next_content, with_length
from coach.storage.picture_headers import DAMAGED, BadPicture
from coach.ui.pictures.cleaning.messages import Answer, Refused, read_answer

PATIENCE = 20.0  # seconds for one picture
LONGEST = 64 * 1024 * 1024  # bytes: a picture of LONGEST_SIDE is far smaller
TAKES_TOO_LONG = "The picture takes too long to be read."
NOT_STARTED = "Pictures cannot be looked at just now; please try again."
LEFT = "Nobody waits for this picture any more."


def serving_command() -> tuple[str, ...]:
    return processes.command("coach.ui.pictures.cleaning.served")


class Cleaner:
    """Makes pictures clean as `clean_picture` does, and waits for it: to be called in a thread
    beside the window, one picture after the other.

    The process starts with the first picture and ends with `close`, which any thread may call. It
    is ended where it takes too long; one that dies over a picture is followed by another.
    """

    def __init__(self, command: Sequence[str] | None = None, *, patience: float = PATIENCE) -> None:
        """`patience` in seconds for one picture."""
        self._command = tuple(command or serving_command())
        self._patience = patience
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = threading.Lock()

    def __call__(self, data: bytes) -> tuple[bytes, str]:
        """The clean picture and its ending. Raises BadPicture."""
        process = self._running()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(self._patience, give_up)
        watch.start()
        try:
            answer = _asked(process, data)
        finally:
            watch.cancel()
        if answer is None:
            self._end()
            raise BadPicture(LEFT if self._closed else TAKES_TOO_LONG if late.is_set() else DAMAGED)
        if isinstance(answer, Refused):
            raise BadPicture(answer.why)
        return answer.data, answer.ending

    def close(self) -> None:
        """End the process; a picture in hand is refused, as is each that comes later."""
        self._closed = True
        self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            if self._closed:
                raise BadPicture(LEFT)
            if self._process is None:
                try:
                    self._process = _started(self._command)
                except OSError as error:
                    raise BadPicture(NOT_STARTED) from error
            return self._process

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe and pipe.close()


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        env=processes.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _asked(process: "subprocess.Popen[bytes]", data: bytes) -> Answer | None:
    """What the process answers; None where it is gone or talks nonsense."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(with_length(data))
        process.stdin.flush()
        content = next_content(process.stdout, LONGEST)
        return None if content is None else read_answer(content)
    except (OSError, ValueError, msgspec.DecodeError):  # ValueError: closed in another thread
        return None
