"""One window for each data folder: a second start asks the first to show itself, and its files."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK = "lock"
SHOWN = b"shown"
ANSWER_MS = 2000
# A first start that is still opening its window does not listen yet.
ASKED_TIMES, BETWEEN_MS = 50, 100
MOST_FILES, LONGEST_PATH = 20, 4096
MOST_BYTES = 64 * 1024
_END = b"\0"  # of each path, as no path has it in it; a path of no length ends them all


class Claim(StrEnum):
    """FIRST has the folder to itself; SHOWN says that another start has shown its window."""

    FIRST = "first"
    SHOWN = "shown"
    UNANSWERED = "unanswered"


class SingleInstance(QObject):
    """The claim of this process on a data folder, until `close` or its death, however it dies."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # one that is held grows never too old
        self._server: QLocalServer | None = None
        self._show: Callable[[], None] | None = None
        self._open: Callable[[Sequence[Path]], None] | None = None

    def claim(self, files: Sequence[Path] = ()) -> Claim:
        """Take the folder, or have the start that has it show its window, and open the `files`.

        A folder that cannot be written to counts as taken: opening the log says what is wrong.
        """
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._locked():
            return Claim.FIRST
        for _ in range(ASKED_TIMES):
            answer = self._ask(files)
            if answer is not None:
                return answer
            # Left behind by a process that is dead, though another has its number by now, or by
            # another machine. It cannot be removed while somebody holds it.
            if self._locked(BETWEEN_MS) or (self._lock.removeStaleLockFile() and self._locked()):
                return Claim.FIRST
        return Claim.UNANSWERED

    def take(self) -> bool:
        """Take the folder if nobody has it, and ask nobody to show a window."""
        return self._locked()

    def listen(
        self,
        show: Callable[[], None],
        open_files: Callable[[Sequence[Path]], None] | None = None,
    ) -> None:
        """From now on, call `show` at each further start, and `open_files` with its files.

        They are anybody's who is this person: whoever opens them has to look at them first.
        """
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked():
            return
        self._show, self._open = show, open_files
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._asked)
        QLocalServer.removeServer(self._name)  # what a killed start has left
        server.listen(self._name)
        self._server = server

    def close(self) -> None:
        """Leave the folder to the next start."""
        if self._server:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    @property
    def _name(self) -> str:
        """As short as the path of a socket has to be, and the same for every way to the folder."""
        folder = str(self._folder.resolve()).encode("utf-8", "surrogateescape")
        # hashlib would bring OpenSSL, megabytes of it
        digest = QCryptographicHash.hash(folder, QCryptographicHash.Algorithm.Sha256)
        return f"back-coach-{bytes(digest.data()).hex()[:16]}"

    def _locked(self, wait_ms: int = 0) -> bool:
        if self._lock.tryLock(wait_ms):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def _ask(self, files: Sequence[Path]) -> Claim | None:
        """The answer of the start that has the folder; None while it does not listen."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return None
        socket.write(packed(files))
        answered = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()) == SHOWN
        socket.abort()
        return Claim.SHOWN if answered else Claim.UNANSWERED

    def _asked(self) -> None:
        while self._server and self._server.hasPendingConnections():
            socket: QLocalSocket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            _Hearing(socket, self._heard)

    def _heard(self, files: Sequence[Path]) -> None:
        if self._show:
            self._show()
        if self._open and files:
            self._open(files)


class _Hearing(QObject):
    """Reads what one further start says, answers, and hangs up; also where nothing comes."""

    def __init__(self, socket: "QLocalSocket", heard: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(socket)
        self._socket = socket
        self._heard = heard
        self._received = b""
        QTimer.singleShot(ANSWER_MS, self, socket.abort)
        socket.readyRead.connect(self._read)
        if socket.bytesAvailable():
            self._read()

    def _read(self) -> None:
        self._received += bytes(self._socket.read(MOST_BYTES + 1).data())
        if len(self._received) > MOST_BYTES:
            self._socket.abort()
        elif self._received == _END or self._received.endswith(_END * 2):
            self._heard(unpacked(self._received))
            self._socket.write(SHOWN)
            self._socket.disconnectFromServer()


def packed(files: Sequence[Path]) -> bytes:
    """The paths, made absolute, as they go from one start to another."""
    paths = (os.fsencode(Path.cwd() / file) for file in files[:MOST_FILES])
    return b"".join(path + _END for path in paths) + _END


def unpacked(message: bytes) -> tuple[Path, ...]:
    """The paths in a message; those that are none, or more than are taken, left out."""
    parts = [part for part in message.split(_END) if 0 < len(part) <= LONGEST_PATH]
    paths = (Path(os.fsdecode(part)) for part in parts[:MOST_FILES])
    return tuple(path for path in paths if path.is_absolute())
