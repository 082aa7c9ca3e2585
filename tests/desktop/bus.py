"""A session bus of a test's own, with one service on it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TypeVar

import pytest
from jeepney import HeaderFields, Message, MessageType, Parser, new_method_return

PATIENCE = 10.0

B = TypeVar("B", bound="Bus")


class Bus:
    """A session bus and a service in one, for one connection after the other.

    `heard` gets the name and the arguments of each call to the service, and "gone" when the
    connection closes, with which a real one drops what the connection has asked for.
    """

    def __init__(self, path: Path) -> None:
        self.heard: Queue[tuple[object, ...]] = Queue()
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._client: socket.socket | None = None
        self._serial = 0
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def answer(self, name: str, call: Message) -> Message | None:
        """What the service answers to a call, None for not at all."""
        raise NotImplementedError

    def next(self) -> tuple[object, ...]:
        return self.heard.get(timeout=PATIENCE)

    def send(self, message: Message) -> None:
        assert self._client
        self._serial += 1
        self._client.sendall(message.serialise(serial=self._serial))

    def hang_up(self) -> None:
        if self._client:
            with suppress(OSError):  # gone already
                self._client.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.hang_up()
        self._thread.join(PATIENCE)

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:  # closed
                return
            self._client = client
            with client, suppress(ConnectionError):  # killed
                self._talk(client)
            self.heard.put(("gone",))

    def _talk(self, client: socket.socket) -> None:
        greeting = b""
        while b"BEGIN\r\n" not in greeting:
            greeting += client.recv(4096)
            if greeting.endswith(b"\r\n") and b"BEGIN" not in greeting:
                client.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
        parser = Parser()
        parser.add_data(greeting.split(b"BEGIN\r\n", 1)[1])
        while True:
            while (message := parser.get_next_message()) is not None:
                try:
                    if (answer := self._reply(message)) is not None:
                        self.send(answer)
                finally:
                    # once it is answered, as what is sent next is not to come before the answer
                    self._hear(message)
            data = client.recv(4096)
            if not data:
                return
            parser.add_data(data)

    def _reply(self, message: Message) -> Message | None:
        assert message.header.message_type is MessageType.method_call
        name = message.header.fields[HeaderFields.member]
        if name == "Hello":
            return new_method_return(message, "s", (":1.1",))
        if name == "AddMatch":
            return new_method_return(message)
        return self.answer(name, message)

    def _hear(self, message: Message) -> None:
        name = message.header.fields[HeaderFields.member]
        if name not in ("Hello", "AddMatch"):
            self.heard.put((name, *message.body))


@contextmanager
def session_bus(kind: type[B], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[B]:
    """Such a bus as the one of the session, its socket in `folder`."""
    monkeypatch.chdir(folder)  # the path of a socket may not be long
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder / 'bus'}")
    made = kind(Path("bus"))
    yield made
    made.close()
