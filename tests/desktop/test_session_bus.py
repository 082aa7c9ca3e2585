"""What a Linux desktop hears of us on its session bus, also where we are killed."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import Message, new_error, new_method_return

from coach.desktop.keep_awake import NO_WAY, display_awake
from tests.desktop.bus import Bus, session_bus

HELD_FOR_EVER = """
import time
from coach.desktop.keep_awake import KeepAwake
KeepAwake().hold("a session")
time.sleep(60)
"""


class ScreenSaver(Bus):
    """Lets the display be kept awake, and sleep again unless `lets_go` is taken from it."""

    lets_go = True

    def answer(self, name: str, call: Message) -> Message:
        if name == "Inhibit":
            return new_method_return(call, "u", (7,))
        return new_method_return(call) if self.lets_go else new_error(call, "no.Thanks")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ScreenSaver]:
    with session_bus(ScreenSaver, monkeypatch, tmp_path) as made:
        yield made


def test_the_desktop_is_told_who_and_why(bus: ScreenSaver) -> None:
    with display_awake("a session") as problem:
        assert problem == ""
        assert bus.next() == ("Inhibit", "Back Coach", "a session")
    assert [bus.next(), bus.next()] == [("UnInhibit", 7), ("gone",)]


def test_a_desktop_that_does_not_let_go_sees_us_leave(bus: ScreenSaver) -> None:
    bus.lets_go = False
    with pytest.raises(RuntimeError), display_awake("a session"):
        bus.next()
    assert [bus.next(), bus.next()] == [("UnInhibit", 7), ("gone",)]


def test_killed_it_is_gone_from_the_bus(bus: ScreenSaver) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HELD_FOR_EVER], env=os.environ)
    try:
        assert bus.next()[0] == "Inhibit"
    finally:
        holder.kill()
        holder.wait()
    assert bus.next() == ("gone",)


def test_no_garbage_is_collected_on_the_way(
    bus: ScreenSaver, monkeypatch: pytest.MonkeyPatch
) -> None:
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
