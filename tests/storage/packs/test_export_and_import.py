"""Out into a pack and in again, bit for bit."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from coach import resources
from coach.core.exercise import Dose, Photos
from coach.core.routine import Routine
from coach.storage.atomic import SaveError
from coach.storage.packs.layout import PackError
from coach.storage.packs.merging import Standing
from coach.storage.packs.reading import read_folder
from coach.storage.packs.writing import pack_files, write_pack, zipped
from tests.storage.packs.any_content import PNG, Content, contents, kept
from tests.storage.packs.home import Home, home

OURS = ("exercises/", "poses/", "photos/", "routines/any")


def of_the_pack(person: Home) -> dict[str, bytes]:
    return {name: data for name, data in person.content.items() if name.startswith(OURS)}


def used(person: Home, pack: dict[str, bytes]) -> dict[str, bytes]:
    """What the person has, without what the routine does not use."""
    return {name: data for name, data in of_the_pack(person).items() if name in pack}


@settings(max_examples=25)
@given(contents())
def test_out_wiped_and_in_again_is_the_same_bit_for_bit(content: Content) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file, again = Path(folder, "first.backcoach"), Path(folder, "second.backcoach")
        person = home(Path(folder, "home"))
        routine = kept(person, content)
        write_pack(file, routine, person.shelf)
        before = used(person, pack_files(routine, person.shelf))
        shutil.rmtree(person.paths.root)
        person = home(Path(folder, "home"))
        offered = person.bring(file)
        assert of_the_pack(person) == before
        assert person.book["any"] == routine
        assert person.book.today == "sheet"
        write_pack(again, person.book["any"], person.shelf)
        assert again.read_bytes() == file.read_bytes()
        assert {one.standing for one in offered.routines} == {Standing.NEW}
        twice = person.offered(file)
        assert not twice.brings_anything
        assert not twice.poses
        assert not twice.photos


def test_a_pack_is_the_persons_own_file_and_says_what_it_is(mine: Home, tmp_path: Path) -> None:
    file = tmp_path / "sheet.backcoach"
    write_pack(file, mine.book.current, mine.shelf, made_by="Maria")
    assert file.stat().st_mode & 0o777 == 0o600
    offered = mine.offered(file)
    assert (offered.name, offered.made_by) == (mine.book.current.name, "Maria")
    assert len(offered.exercises) == 10
    assert not offered.brings_anything


def test_it_goes_with_all_that_its_exercises_are_shown_by(mine: Home) -> None:
    names = pack_files(mine.book.current, mine.shelf)
    assert {"exercises/bridge.toml", "poses/bridge.toml", "poses/hook-lying.toml"} <= set(names)
    assert "poses/hamstring-stretch-towel.toml" in names


def test_an_exercise_that_is_gone_is_left_out(mine: Home, tmp_path: Path) -> None:
    sheet = mine.book.current
    entry = replace(sheet.entries[0], exercise="gone")
    routine = replace(sheet, id="any", entries=(entry, *sheet.entries[1:]))
    write_pack(tmp_path / "p.backcoach", routine, mine.shelf)
    (offered,) = mine.bring(tmp_path / "p.backcoach").routines
    assert offered.routine.entries == sheet.entries[1:]


def test_a_pose_that_has_gone_is_told_and_nothing_is_written(mine: Home, tmp_path: Path) -> None:
    routine = kept_one(mine, figure="gone")
    with pytest.raises(PackError, match=r"exercises/own\.toml: No such file"):
        write_pack(tmp_path / "p.backcoach", routine, mine.shelf)
    assert not (tmp_path / "p.backcoach").exists()


def kept_one(person: Home, **fields: object) -> Routine:
    bridge = person.shelf.catalog["bridge"]
    person.own.save(replace(bridge, id="own", **fields))
    sheet = person.book.current
    entry = replace(sheet.entries[0], exercise="own", dose=Dose(reps=2, hold=5.0))
    return person.keep(replace(sheet, id="any", name="Any", entries=(entry,)))


def test_a_photo_travels_as_it_is_and_a_place_that_cannot_be_written_is_told(
    mine: Home, theirs: Home, tmp_path: Path
) -> None:
    photo = mine.own.add_photo(PNG, "png")
    routine = kept_one(mine, photos=Photos(photo, photo))
    with pytest.raises(SaveError):
        write_pack(tmp_path / "nowhere" / "p.backcoach", routine, mine.shelf)
    write_pack(tmp_path / "p.backcoach", routine, mine.shelf)
    theirs.bring(tmp_path / "p.backcoach")
    assert (theirs.paths.photos / photo).read_bytes() == PNG
    assert theirs.shelf.catalog["own"] == mine.shelf.catalog["own"]


def test_the_sample_pack_can_be_brought_in(mine: Home) -> None:
    files = read_folder(resources.path("packs", "desk-and-standing"))
    offered = mine.bring(files)
    assert {one.standing for one in offered.exercises} == {Standing.NEW}
    assert "desk-break" in mine.book
    assert all(entry.exercise in mine.shelf.catalog for entry in mine.book["desk-break"].entries)
    assert not mine.offered(files).brings_anything


def test_what_packs_too_well_is_not_taken_for_a_trap(mine: Home, tmp_path: Path) -> None:
    sheet = mine.book.current
    entry = replace(sheet.entries[0], note="a" * 200)
    routine = replace(sheet, id="any", entries=(entry,) * 100)
    write_pack(tmp_path / "p.backcoach", routine, mine.shelf)
    assert mine.bring(tmp_path / "p.backcoach").routines[0].routine == routine


def test_the_same_files_make_the_same_bytes() -> None:
    files = {"pack.toml": b"a = 1\n", "exercises/x.toml": b"b", "photos/y.png": b"c"}
    assert zipped(files) == zipped(dict(reversed(files.items())))
