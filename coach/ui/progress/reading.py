"""Work that takes a while, in a thread: what has come of it is looked for, never waited for."""

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Reading(Generic[T]):
    """Begins at once; `result` is there when it is `over`, None where it raised."""

    def __init__(self, name: str, read: Callable[[], T], *raises: type[Exception]) -> None:
        """`raises`: the errors after which there just is no result."""
        self.result: T | None = None

        def run() -> None:
            try:
                self.result = read()
            except raises:
                self.result = None

        self._thread = Thread(target=run, name=name)
        self._thread.start()

    @property
    def over(self) -> bool:
        return not self._thread.is_alive()
