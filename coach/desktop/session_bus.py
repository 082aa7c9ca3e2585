"""How wakepy talks to the session bus of a Linux desktop, mended for a program with windows."""

from wakepy.core import DBusAdapter, DBusMethodCall
from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter

NAME = "Back Coach"
# in the words of wakepy, which some desktops show to the person
_THEIR_NAME, _THEIR_REASON = "wakepy", "wakelock active"


def bus_that_says(reason: str) -> type[DBusAdapter]:
    """The adapter to hand to wakepy, telling the desktop our name and `reason`."""
    ours = {_THEIR_NAME: NAME, _THEIR_REASON: reason}

    class Bus(JeepneyDBusAdapter):
        def process(self, call: DBusMethodCall) -> object:
            args = tuple(ours.get(arg, arg) for arg in call.args)
            try:
                return super().process(DBusMethodCall(call.method, args))
            finally:
                if call.method.name.lower() == "uninhibit":
                    # also where the service does not answer: without its connection it lets go
                    self.close_connections()

        def close_connections(self) -> None:
            """As wakepy's own, without its `gc.collect()`, which deletes widgets in this thread."""
            while self._connections:
                _, connection = self._connections.popitem()
                self.close_connection(connection)

    return Bus
