"""Speaks for another process, which so cannot be held up by an engine that is stuck.

    python -m coach.cues.speech.talker [ENGINE]

Reads orders from standard input and answers on standard output. ENGINE is one of Qt's; without it
Qt chooses. The end of the input ends the process, even where the engine holds the interpreter.
"""

import faulthandler
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import BinaryIO

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from coach.cues.speech.messages import (
    Answer,
    Began,
    ListVoices,
    Open,
    Opened,
    Order,
    Ping,
    Pong,
    Refused,
    Say,
    SetVolume,
    Stop,
    Voices,
    packed,
    read_order,
)
from coach.cues.speech.system_engine import EngineUnavailable, SystemEngine

STUCK = 20  # seconds after which the process ends itself: longer than anybody waits for an engine


class Talker(QObject):
    """Acts on orders; `make_engine` may take long and raises EngineUnavailable."""

    def __init__(
        self, make_engine: Callable[[], SystemEngine], answer: Callable[[Answer], None]
    ) -> None:
        super().__init__()
        self._make_engine = make_engine
        self._answer = answer
        self._engine: SystemEngine | None = None
        self._next: Say | None = None
        self._saying: Say | None = None

    def act(self, orders: Sequence[Order]) -> None:
        """Act on all that has come by now.

        Of what is to be said only the last counts: what had to wait is past.
        """
        last: Say | Stop | None = None
        pongs: list[Ping] = []
        for order in orders:
            match order:
                case Say() | Stop():
                    last = order
                case Ping():
                    pongs.append(order)
                case _:
                    self._set_up(order)
        if last:
            self._say_or_stop(last)
        for ping in pongs:
            self._answer(Pong(ping.number))

    def stop(self) -> None:
        """Fall silent."""
        self._next = self._saying = None
        if self._engine:
            self._engine.stop()

    def _set_up(self, order: Open | ListVoices | SetVolume) -> None:
        try:
            engine = self._engine or self._made()
        except EngineUnavailable as error:
            self._answer(Refused(str(error)))
            return
        match order:
            case Open(voice):
                engine.open(voice)
            case ListVoices():
                self._answer(Voices(engine.voices()))
            case SetVolume(volume):
                engine.set_volume(volume)

    def _made(self) -> SystemEngine:
        self._engine = engine = self._make_engine()
        engine.opened.connect(lambda voice: self._answer(Opened(voice)))
        engine.failed.connect(lambda reason: self._answer(Refused(reason)))
        engine.speaking.connect(self._on_speaking)
        engine.silent.connect(self._on_silent)
        return engine

    def _say_or_stop(self, order: Say | Stop) -> None:
        self.stop()
        if isinstance(order, Say) and self._engine:
            self._next = order
            if self._engine.is_silent:
                self._on_silent()

    def _on_silent(self) -> None:
        if self._next and self._engine:
            self._saying, self._next = self._next, None
            self._engine.say(self._saying.text)

    def _on_speaking(self) -> None:
        if self._saying:
            self._answer(Began(self._saying.number))


class Inbox(QObject):
    """Orders read in a thread of its own, as a pipe cannot be waited for by Qt everywhere."""

    came = Signal()
    ended = Signal()

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._waiting: deque[Order] = deque()

    def start(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def take(self) -> tuple[Order, ...]:
        """All that came since."""
        orders = []
        while self._waiting:
            orders.append(self._waiting.popleft())
        return tuple(orders)

    def _read(self) -> None:
        for line in self._stream:
            try:
                self._waiting.append(read_order(line))
            except msgspec.DecodeError:
                break
            self.came.emit()
        _end_when_stuck()
        self.ended.emit()


def _end_when_stuck() -> None:
    """Arm a watch that needs no interpreter: it ends the process where an engine holds it."""
    faulthandler.dump_traceback_later(STUCK, exit=True)


def main() -> None:
    # a Ctrl-C in the terminal is meant for the window, which closes the input
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # what a library prints is no answer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    application = QCoreApplication(sys.argv[:1])
    talker = Talker(
        lambda: SystemEngine.made(sys.argv[1] if len(sys.argv) > 1 else None),
        lambda answer: _write(answers, answer),
    )
    inbox = Inbox(sys.stdin.buffer)

    def act() -> None:
        _end_when_stuck()
        talker.act(inbox.take())
        faulthandler.cancel_dump_traceback_later()

    def end() -> None:
        talker.stop()
        os._exit(0)  # an engine may take its time over being deleted

    inbox.came.connect(act, Qt.ConnectionType.QueuedConnection)
    inbox.ended.connect(end, Qt.ConnectionType.QueuedConnection)
    inbox.start()
    application.exec()


def _write(answers: BinaryIO, answer: Answer) -> None:
    try:
        answers.write(packed((answer,)))
    except BrokenPipeError:
        os._exit(0)  # whoever asked is gone


if __name__ == "__main__":
    main()
