"""One window for each data folder: a second start asks the first to show itself."""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK = "lock"
SHOWN = b"shown"
ANSWER_MS = 2000
# A first start that is still opening its window does not listen yet.
ASKED_TIMES, BETWEEN_MS = 50, 100


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

    def claim(self) -> Claim:
        """Take the folder, or have the start that has it show its window.

        A folder that cannot be written to counts as taken: opening the log says what is wrong.
        """
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._locked():
            return Claim.FIRST
        for _ in range(ASKED_TIMES):
            answer = self._ask()
            if answer is not None:
                return answer
            # Left behind by a process that is dead, though another has its number by now, or by
            # another machine. It cannot be removed while somebody holds it.
            if self._locked(BETWEEN_MS) or (self._lock.removeStaleLockFile() and self._locked()):
                return Claim.FIRST
        return Claim.UNANSWERED

    def listen(self, show: Callable[[], None]) -> None:
        """From now on, call `show` at each further start."""
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked():
            return
        self._show = show
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

    def _ask(self) -> Claim | None:
        """The answer of the start that has the folder; None while it does not listen."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWER_MS):
            return None
        answered = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()) == SHOWN
        socket.abort()
        return Claim.SHOWN if answered else Claim.UNANSWERED

    def _asked(self) -> None:
        while self._server and self._server.hasPendingConnections():
            socket: QLocalSocket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            if self._show:
                self._show()
            socket.write(SHOWN)
            socket.disconnectFromServer()
