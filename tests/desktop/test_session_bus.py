"""What a Linux desktop hears of us on its session bus, also where we are killed."""

import gc
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from jeepney import HeaderFields, Message, MessageType, Parser, new_error, new_method_return

from coach.desktop.keep_awake import NO_WAY, display_awake

PATIENCE = 10.0
HELD_FOR_EVER = """
import time
from coach.desktop.keep_awake import KeepAwake
KeepAwake().hold("a session")
time.sleep(60)
"""


class Bus:
    """A session bus and a screen saver in one, for one connection after the other.

    `heard` gets the name and the arguments of each call to the screen saver, and "gone" when the
    connection closes, with which a real one drops what the connection has asked for.
    """

    def __init__(self, path: Path) -> None:
        self.heard: Queue[tuple[object, ...]] = Queue()
        self.lets_go = True
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def next(self) -> tuple[object, ...]:
        return self.heard.get(timeout=PATIENCE)

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(PATIENCE)

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:  # closed
                return
            with client, suppress(ConnectionError):  # killed
                self._talk(client)
            self.heard.put(("gone",))

    def _talk(self, client: socket.socket) -> None:
        greeting = b""
        while b"BEGIN\r\n" not in greeting:
            greeting += client.recv(4096)
            if greeting.endswith(b"\r\n") and b"BEGIN" not in greeting:
                client.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
        parser, serial = Parser(), 0
        parser.add_data(greeting.split(b"BEGIN\r\n", 1)[1])
        while True:
            while (message := parser.get_next_message()) is not None:
                serial += 1
                if (answer := self._answer(message)) is not None:
                    client.sendall(answer.serialise(serial=serial))
            data = client.recv(4096)
            if not data:
                return
            parser.add_data(data)

    def _answer(self, message: Message) -> Message | None:
        assert message.header.message_type is MessageType.method_call
        name = message.header.fields[HeaderFields.member]
        if name == "Hello":
            return new_method_return(message, "s", (":1.1",))
        self.heard.put((name, *message.body))
        if name == "Inhibit":
            return new_method_return(message, "u", (7,))
        return new_method_return(message) if self.lets_go else new_error(message, "no.Thanks")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bus]:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    made = Bus(Path("bus"))
    yield made
    made.close()


def test_the_desktop_is_told_who_and_why(bus: Bus) -> None:
    with display_awake("a session") as problem:
        assert problem == ""
        assert bus.next() == ("Inhibit", "Back Coach", "a session")
    assert [bus.next(), bus.next()] == [("UnInhibit", 7), ("gone",)]


def test_a_desktop_that_does_not_let_go_sees_us_leave(bus: Bus) -> None:
    bus.lets_go = False
    with pytest.raises(RuntimeError), display_awake("a session"):
        bus.next()
    assert [bus.next(), bus.next()] == [("UnInhibit", 7), ("gone",)]


def test_killed_it_is_gone_from_the_bus(bus: Bus) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HELD_FOR_EVER], env=os.environ)
    try:
        assert bus.next()[0] == "Inhibit"
    finally:
        holder.kill()
        holder.wait()
    assert bus.next() == ("gone",)


def test_no_garbage_is_collected_on_the_way(bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would delete widgets outside the GUI thread."""
    collected: list[object] = []
    monkeypatch.setattr(gc, "collect", lambda *_: collected.append(_))
    with display_awake("a session"):
        bus.next()
    assert not collected


def test_a_bus_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    with display_awake("a session") as problem:
        assert problem == NO_WAY
