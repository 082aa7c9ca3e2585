"""All of a pack comes in, or nothing, and goes again whole."""

from pathlib import Path

import pytest

from coach.storage import atomic
from coach.storage.atomic import SaveError
from coach.storage.packs.merging import Incoming, Standing
from coach.ui.packs.words import routine_note
from tests.ui.packs.conftest import Desk


def test_it_comes_in_and_todays_routine_stays(desk: Desk, offered: Incoming) -> None:
    shown = desk.routine_model.shown
    desk.bringing(offered).bring_in()
    assert {"bridge-2", "mine"} <= {one.id for one in desk.catalog_model.catalog.exercises}
    assert "short" in desk.routine_model.book
    assert desk.routine_model.routine.id == "sheet"
    assert desk.routine_model.shown == shown


def test_undo_takes_all_of_it_back(desk: Desk, offered: Incoming) -> None:
    before, book = desk.content, desk.routine_model.book
    bringing = desk.bringing(offered)
    bringing.bring_in()
    bringing.undo()
    assert desk.content == before
    assert desk.routine_model.book == book
    assert "mine" not in desk.catalog_model.catalog


def test_what_was_taken_back_does_not_come_again(desk: Desk, offered: Incoming) -> None:
    desk.routine_model.change(desk.routine_model.routine.with_days((0,)))
    before = desk.routine_model.book
    bringing = desk.bringing(offered)
    bringing.bring_in()
    bringing.undo()
    assert not desk.routine_model.can_redo
    desk.routine_model.undo()
    desk.routine_model.redo()
    assert desk.routine_model.book == before


def test_a_routine_file_that_cannot_be_read_stays_as_it_is(
    desk: Desk, files: dict[str, bytes]
) -> None:
    broken = desk.folder / "routines" / "short.toml"
    broken.write_text("name = 3")
    bringing = desk.bringing(desk.offered(files))
    (coming,) = bringing.incoming.routines
    assert (coming.standing, coming.routine.id) == (Standing.BESIDE, "short-2")
    assert routine_note(coming).startswith("Your own file")
    bringing.bring_in()
    bringing.undo()
    assert broken.read_text() == "name = 3"


@pytest.mark.parametrize("failing", ["exercises", "routines/short.toml", "_book.toml"])
def test_a_full_disk_leaves_all_as_it_was(
    desk: Desk, offered: Incoming, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, book = desk.content, desk.routine_model.book
    write = atomic.write
    full = [True]

    def limited(path: Path, data: bytes) -> None:
        if failing in path.as_posix() and full[0]:
            raise SaveError(path, "No space left on device")
        write(path, data)

    monkeypatch.setattr(atomic, "write", limited)
    with pytest.raises(SaveError):
        desk.bringing(offered).bring_in()
    full[0] = False
    assert desk.content == before
    assert desk.routine_model.book == book
    assert "mine" not in desk.catalog_model.catalog
