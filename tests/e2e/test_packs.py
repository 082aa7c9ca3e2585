"""A pack from somebody else, from the double click to the mat."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach.ui.packs.preview import PackPreview
from coach.ui.pictures.still import Still
from tests.data.make_hostile_packs import FOLDER, Entry, exercise, pack
from tests.e2e.conftest import Desk, OpenDesk

ROUTINE = (
    b'id = "r"\nname = "R"\n[[entries]]\nexercise = "x"\n[entries.dose]\nreps = 3\nhold = 5.0\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "new.backcoach"
    pose = b'from = "on-back"\n[effort.right_leg]\nhip_flexion = 30.0\n'
    mine = exercise().data.decode().replace('figure = "bridge"', 'figure = "raised"')
    path.write_bytes(
        pack(exercise(mine), Entry("poses/raised.toml", pose), Entry("routines/r.toml", ROUTINE))
    )
    return path


def seen(desk: Desk) -> PackPreview:
    (preview,) = desk.window.findChildren(PackPreview)
    return preview


def wait_for(desk: Desk, qtbot: QtBot, button: str) -> None:
    def there() -> bool:
        return any(
            b.isVisible() and b.text() == button for b in desk.window.findChildren(QPushButton)
        )

    qtbot.waitUntil(there, timeout=20_000)


def test_in_and_out_again(open_desk: OpenDesk, qtbot: QtBot, file: Path) -> None:
    desk = open_desk()
    coach = desk.coach
    coach.packs.open([file])
    wait_for(desk, qtbot, "Bring it in")
    assert not coach.routine_model.book.routines[1:]
    qtbot.waitUntil(lambda: all(s.ready for s in seen(desk).findChildren(Still)), timeout=60_000)
    desk.click("Bring it in")
    assert "x" in coach.catalog_model.catalog
    desk.click("Undo")
    assert "x" not in coach.catalog_model.catalog
    assert not desk.window.covered


def test_used_today_it_is_led_through(open_desk: OpenDesk, qtbot: QtBot, file: Path) -> None:
    desk = open_desk()
    desk.coach.packs.open([file])
    wait_for(desk, qtbot, "Bring it in")
    desk.click("Bring it in")
    desk.click("Use “R” today")
    assert desk.coach.routine_model.routine.name == "R"
    desk.coach.sessions.start()
    desk.wait(20)
    assert desk.session.controller.player.plan.routine.id == "r"
    desk.session.interrupt()


def test_it_waits_while_something_lies_over_the_window(
    open_desk: OpenDesk, qtbot: QtBot, file: Path
) -> None:
    desk = open_desk()
    desk.coach.sessions.read_notice()
    desk.coach.packs.open([file, FOLDER / "link.backcoach"])
    desk.settle()
    assert not desk.window.findChildren(PackPreview)
    desk.click("Close")
    wait_for(desk, qtbot, "Bring it in")
    desk.press(Qt.Key.Key_Escape)
    wait_for(desk, qtbot, "Close")
    desk.click("Close")
    assert not desk.window.covered


def test_nothing_is_left_of_what_was_only_looked_at(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    before = kept(tmp_path)
    desk.coach.packs.show_sample()
    wait_for(desk, qtbot, "Bring it in")
    assert list(tmp_path.rglob("incoming"))
    desk.click("Leave it")
    assert kept(tmp_path) == before


def kept(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "pictures" not in path.parts}


def test_a_routine_goes_out_and_is_there_already(
    open_desk: OpenDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    out = tmp_path / "out.backcoach"
    monkeypatch.setattr("coach.ui.packs.files.Files.ask_where_to_save", lambda *_: out)
    desk.coach.packs.export_routine("sheet")
    desk.click("Close")
    desk.coach.packs.open([out])
    wait_for(desk, qtbot, "Close")
    desk.click("Close")
    out.unlink()
    desk.coach.packs.export_exercise("bridge")
    desk.click("Close")
    assert out.exists()
