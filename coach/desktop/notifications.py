"""A message on a Linux desktop, outside the window, over the session bus.

Its service is org.freedesktop.Notifications; Windows and macOS have none.
"""

from collections.abc import Mapping
from contextlib import closing, suppress
from socket import SHUT_RD
from threading import Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

DESKTOP_FILE = "back-coach"
ANSWER_SECONDS = 2.0
CLOSE_SECONDS = 0.3
SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


class Notifications(QObject):
    """One message at a time. Nothing here waits: each message has a thread while it stands.

    `chosen` carries the key of the action that was pressed; `failed` tells that the desktop does
    not show the message, having no such service, or one that does not answer.
    """

    chosen = Signal(str)
    failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._message: _Message | None = None

    def show(self, heading: str, text: str, actions: Mapping[str, str]) -> None:
        """In place of the one before. `actions` are captions by key; "default" is a click on it."""
        self.withdraw()
        self._message = _Message(self, heading, text, actions)
        self._message.start()

    def withdraw(self) -> None:
        """Take back the message if it stands, or as soon as it does."""
        if self._message:
            self._message.withdraw()

    def close(self) -> None:
        """Withdraw, and wait a moment for the desktop to hear of it."""
        self.withdraw()
        if self._message:
            self._message.join(CLOSE_SECONDS)


class _Message(Thread):
    """Shows one message and waits until something is pressed, or it is gone."""

    def __init__(
        self, owner: Notifications, heading: str, text: str, actions: Mapping[str, str]
    ) -> None:
        super().__init__(name="notification", daemon=True)
        self._owner = owner
        captions = [each for action in actions.items() for each in action]
        hints = {"desktop-entry": ("s", DESKTOP_FILE), "urgency": ("y", 1)}
        name = QCoreApplication.applicationName()
        self._notify = (name, 0, "", heading, text, captions, hints, -1)
        self._lock = Lock()
        self._connection: DBusConnection | None = None  # while the message stands
        self._withdrawn = False

    def withdraw(self) -> None:
        with self._lock:
            self._withdrawn = True
            if self._connection:
                with suppress(OSError):
                    # wakes the thread, which can still send
                    self._connection.sock.shutdown(SHUT_RD)

    def run(self) -> None:
        try:
            from jeepney.io.blocking import open_dbus_connection

            with closing(open_dbus_connection("SESSION")) as connection:
                number = self._show(connection)
                with suppress(OSError):
                    self._follow(connection, number)
        # no jeepney; no address of a bus; a bus that is not there, or does not answer
        except (ImportError, LookupError, OSError, RuntimeError, ValueError):
            if not self._withdrawn:
                self._owner.failed.emit()

    def _show(self, connection: "DBusConnection") -> int:
        """The number by which the desktop calls it."""
        from jeepney import MatchRule, message_bus

        for member in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(type="signal", interface=SERVICE, member=member, path=PATH)
            _answer(connection, message_bus.AddMatch(rule))
        answer = _answer(connection, _call("Notify", "susssasa{sv}i", self._notify))
        return int(answer.body[0])

    def _follow(self, connection: "DBusConnection", number: int) -> None:
        pressed = ""
        with self._lock:
            stands = not self._withdrawn
            self._connection = connection if stands else None
        try:
            if stands:
                pressed = _pressed(connection, number)
        finally:
            with self._lock:
                self._connection = None
            connection.send(_call("CloseNotification", "u", (number,)))
        if pressed and not self._withdrawn:
            self._owner.chosen.emit(pressed)


def _pressed(connection: "DBusConnection", number: int) -> str:
    """The key of the action that is pressed at last; empty where the message goes without one."""
    from jeepney import HeaderFields, MessageType

    while True:
        message = connection.receive()
        if message.header.message_type is not MessageType.signal or message.body[:1] != (number,):
            continue
        member = message.header.fields.get(HeaderFields.member)
        if member == "ActionInvoked":
            return str(message.body[1])
        if member == "NotificationClosed":
            return ""


def _call(method: str, signature: str, body: tuple[object, ...]) -> "Message":
    from jeepney import DBusAddress, new_method_call

    address = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
    return new_method_call(address, method, signature, body)


def _answer(connection: "DBusConnection", call: "Message") -> "Message":
    """Raises RuntimeError for an error, and TimeoutError, an OSError, for none."""
    from jeepney import MessageType

    answer = connection.send_and_get_reply(call, timeout=ANSWER_SECONDS)
    if answer.header.message_type is not MessageType.method_return:
        raise RuntimeError(str(answer.body))
    return answer
