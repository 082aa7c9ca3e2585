"""Messages over a session bus: shown, pressed, taken back, and no harm where there is no bus."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, Message, new_error, new_method_return, new_signal
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from coach.desktop import notifications
from coach.desktop.notifications import PATH, SERVICE, Notifications
from coach.ui.clock import Clock
from tests.desktop.bus import PATIENCE, Bus, session_bus

ACTIONS = {"default": "Open", "start": "Start"}


class Service(Bus):
    """Shows messages under the numbers 11, 12, ..., unless it refuses, or is `dead`."""

    dead = refuses = False
    number = 10

    def answer(self, name: str, call: Message) -> Message | None:
        if self.dead:
            return None
        if self.refuses:
            return new_error(call, "no.Thanks", "s", ("no",))
        if name != "Notify":
            return new_method_return(call)
        self.number += 1
        return new_method_return(call, "u", (self.number,))

    def says(self, member: str, signature: str, *body: object) -> None:
        self.send(new_signal(DBusAddress(PATH, interface=SERVICE), member, signature, body))


class Ear(QObject):
    """Hears, in the window's thread, what became of a message."""

    def __init__(self, told: Notifications) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.threads: set[int] = set()
        told.chosen.connect(self.on_chosen)
        told.failed.connect(self.on_failed)

    def on_chosen(self, key: str) -> None:
        self.heard.append(key)
        self.threads.add(threading.get_ident())

    def on_failed(self) -> None:
        self.on_chosen("failed")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    with session_bus(Service, monkeypatch, tmp_path) as made:
        yield made


@pytest.fixture
def told(qapp: QCoreApplication) -> Iterator[Notifications]:
    made = Notifications()
    yield made
    made.close()
    for thread in threads():
        thread.join(PATIENCE)
    assert not threads()


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "notification"]


def show(told: Notifications) -> None:
    told.show("Morning routine", "About 25 minutes.", ACTIONS)


def test_the_desktop_shows_the_words_and_the_actions(told: Notifications, service: Service) -> None:
    show(told)
    name, program, replaces, picture, heading, text, actions, hints, seconds = service.next()
    assert (name, program) == ("Notify", QCoreApplication.applicationName())
    assert (replaces, picture, seconds) == (0, "", -1)
    assert (heading, text) == ("Morning routine", "About 25 minutes.")
    assert actions == ["default", "Open", "start", "Start"]
    assert hints == {"desktop-entry": ("s", "back-coach"), "urgency": ("y", 1)}


@pytest.mark.parametrize("key", ["default", "start"])
def test_what_is_pressed_is_told_in_the_window_thread(
    told: Notifications, service: Service, qtbot: QtBot, key: str
) -> None:
    ear = Ear(told)
    show(told)
    service.next()
    service.says("ActionInvoked", "us", 99, "another program’s")
    service.says("ActionInvoked", "us", 11, key)
    qtbot.waitUntil(lambda: ear.heard == [key])
    assert ear.threads == {threading.get_ident()}
    assert [service.next(), service.next()] == [("CloseNotification", 11), ("gone",)]


def test_one_that_goes_by_itself_is_let_go(
    told: Notifications, service: Service, qtbot: QtBot
) -> None:
    ear = Ear(told)
    show(told)
    service.next()
    service.says("NotificationClosed", "uu", 11, 2)
    qtbot.waitUntil(lambda: not threads())
    assert ear.heard == []


def test_one_is_taken_back(told: Notifications, service: Service, qtbot: QtBot) -> None:
    ear = Ear(told)
    show(told)
    service.next()
    told.withdraw()
    assert [service.next(), service.next()] == [("CloseNotification", 11), ("gone",)]
    qtbot.waitUntil(lambda: not threads())
    assert ear.heard == []


def test_the_next_takes_the_place_of_the_one_before(
    told: Notifications, service: Service, qtbot: QtBot
) -> None:
    show(told)
    service.next()
    show(told)
    heard = [service.next()[:2] for _ in range(3)]
    assert heard[0] == ("CloseNotification", 11)
    assert heard[1] == ("gone",)
    assert heard[2][0] == "Notify"
    assert len(threads()) == 1


def test_a_service_that_refuses_is_told(
    told: Notifications, service: Service, qtbot: QtBot
) -> None:
    service.refuses = True
    ear = Ear(told)
    show(told)
    qtbot.waitUntil(lambda: ear.heard == ["failed"])


def test_a_service_that_does_not_answer_holds_nobody_up(
    told: Notifications, service: Service, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifications, "ANSWER_SECONDS", 0.5)
    service.dead = True
    ear = Ear(told)
    begun = Clock().monotonic()
    show(told)
    service.next()
    told.withdraw()
    show(told)
    assert Clock().monotonic() - begun < 0.4
    assert all(thread.daemon for thread in threads())
    qtbot.waitUntil(lambda: ear.heard == ["failed"])


@pytest.mark.parametrize(
    "address", [None, "unix:path=/nowhere/at/all", "autolaunch:", "tcp:host=localhost", "x"]
)
def test_where_there_is_no_bus_it_is_told(
    told: Notifications, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    ear = Ear(told)
    show(told)
    qtbot.waitUntil(lambda: ear.heard == ["failed"])


def test_a_desktop_that_ends_takes_the_message_with_it(
    told: Notifications, service: Service, qtbot: QtBot
) -> None:
    ear = Ear(told)
    show(told)
    service.next()
    service.hang_up()
    qtbot.waitUntil(lambda: not threads())
    assert ear.heard == []
