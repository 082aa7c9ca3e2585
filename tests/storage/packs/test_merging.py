"""What a pack brings to what is there, which it never changes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from msgspec.structs import replace

from coach.core.exercise import Catalog, Dose, Exercise, Way
from coach.core.routine import Entry, Routine
from coach.storage import atomic, toml_file
from coach.storage.atomic import SaveError
from coach.storage.limits import MOST_ROUTINES
from coach.storage.own_exercises import content_name, exercise_table
from coach.storage.packs.bringing_in import bring_in, take_back
from coach.storage.packs.differences import OtherDose, other_doses, other_fields
from coach.storage.packs.layout import PackError
from coach.storage.packs.merging import Standing, free_name, incoming
from coach.storage.packs.reading import pack_of
from coach.storage.packs.shelf import Shelf
from coach.storage.routines import routine_table
from coach.ui.pictures.cleaning.own_picture import clean_picture
from tests.storage.packs.any_content import PNG
from tests.storage.packs.home import Home

MANIFEST = b'format = 1\nname = "Pack"\n'
DOSE = Dose(reps=2, hold=5.0)
ON_BACK = b'from = "on-back"\n'


def written(table: dict[str, Any]) -> bytes:
    return tomli_w.dumps(table).encode()


def packed(
    *items: Exercise | Routine, motion: dict[str, Any] | None = None, **files: bytes
) -> dict[str, bytes]:
    """The files of a pack; of `files` "poses/x.toml" is named poses_x."""
    found = {"pack.toml": MANIFEST}
    for item in items:
        if isinstance(item, Routine):
            found[f"routines/{item.id}.toml"] = written(routine_table(item))
        else:
            table = exercise_table(item) | ({"motion": motion} if motion else {})
            found[f"exercises/{item.id}.toml"] = written(table)
    for name, data in files.items():
        folder, _, stem = name.partition("_")
        found[f"{folder}/{stem}.{'png' if folder == 'photos' else 'toml'}"] = data
    return found


@pytest.fixture
def bridge(mine: Home) -> Exercise:
    return mine.shelf.catalog["bridge"]


def routine(*entries: Entry, routine_id: str = "any", name: str = "Any") -> Routine:
    return Routine(routine_id, name, entries)


def test_another_exercise_of_the_same_id_is_kept_beside(mine: Home, bridge: Exercise) -> None:
    other = replace(bridge, dose=DOSE)
    files = packed(other, routine(Entry("bridge", DOSE)))
    offered = mine.bring(files)
    (one,) = offered.exercises
    assert (one.standing, one.there) == (Standing.BESIDE, bridge)
    assert (one.exercise.id, one.exercise.name) == ("bridge-2", "Bridge 2")
    assert one.exercise.way().pose == "bridge"
    assert mine.book["any"].entries == (Entry("bridge-2", DOSE),)
    assert mine.shelf.catalog["bridge"] == bridge
    assert mine.shelf.catalog["bridge-2"] == one.exercise
    assert other_fields(bridge, one.exercise) == ("dose",)
    differing = other_doses(offered.routines[0], mine.book.current, offered.stands_for)
    assert differing == (OtherDose("bridge-2", bridge.dose, DOSE),)


def test_the_same_brought_twice_is_there_already(mine: Home, bridge: Exercise) -> None:
    files = packed(replace(bridge, dose=DOSE), routine(Entry("bridge", DOSE)))
    mine.bring(files)
    after = mine.content
    again = mine.bring(files)
    assert not again.brings_anything
    assert again.exercises[0].exercise.id == "bridge-2"
    assert mine.content == after


def test_a_third_one_gets_the_next_number(mine: Home, bridge: Exercise) -> None:
    mine.bring(packed(replace(bridge, dose=DOSE)))
    offered = mine.bring(packed(replace(bridge, dose=replace(DOSE, reps=9))))
    assert [one.exercise.id for one in offered.exercises] == ["bridge-3"]
    assert [one.exercise.name for one in offered.exercises] == ["Bridge 3"]


def test_no_number_is_taken_that_the_pack_itself_has(mine: Home, bridge: Exercise) -> None:
    other, second = replace(bridge, dose=DOSE), replace(bridge, id="bridge-2", figure="bridge")
    offered = mine.bring(packed(other, second, routine(Entry("bridge", DOSE))))
    assert [one.exercise.id for one in offered.exercises] == ["bridge-3", "bridge-2"]
    assert mine.book["any"].entries[0].exercise == "bridge-3"


def test_a_file_that_cannot_be_read_is_not_written_over(mine: Home, bridge: Exercise) -> None:
    file = mine.paths.exercises / "mine.toml"
    file.write_text("not read = ")
    shelf = Shelf(Catalog((bridge,)), mine.own)
    pack = pack_of(packed(replace(bridge, id="mine", figure="bridge")), shelf.shipped_poses)
    (one,) = incoming(pack, shelf, mine.book, clean_picture).exercises
    assert (one.standing, one.exercise.id) == (Standing.BESIDE, "mine-2")


def test_the_longest_id_and_name_have_room_for_a_number(mine: Home, bridge: Exercise) -> None:
    own = replace(bridge, id="a" * 60, name="N" * 60, figure="bridge")
    mine.bring(packed(own))
    other = packed(replace(own, dose=DOSE))
    (one,) = mine.bring(other).exercises
    assert one.exercise.id in mine.shelf.catalog
    assert len(one.exercise.name) == 60
    assert not mine.offered(other).brings_anything


def test_a_pose_gets_the_name_of_its_content(mine: Home, bridge: Exercise) -> None:
    turned = ON_BACK + b"[effort.trunk]\npitch = 10.0\n"
    own = replace(bridge, id="turn", figure="")
    (one,) = mine.bring(packed(own, poses_turn=turned)).exercises
    name = content_name("own", turned)
    assert one.exercise.pose == name
    assert (mine.paths.poses / f"{name}.toml").read_bytes() == turned


def test_a_pose_built_on_the_packs_own_stands_by_itself_afterwards(
    mine: Home, bridge: Exercise
) -> None:
    base = ON_BACK + b"[trunk]\npitch = 5.0\nroll = 1.0\n"
    above = b'from = "base"\n[trunk]\nroll = 2.0\n'
    (one,) = mine.bring(
        packed(replace(bridge, id="turn", figure=""), poses_base=base, poses_turn=above)
    ).exercises
    file = mine.paths.poses / f"{one.exercise.pose}.toml"
    tables = tomllib.loads(file.read_text())
    assert tables == {"from": "on-back", "trunk": {"pitch": 5.0, "roll": 2.0}}
    assert [path.name for path in mine.paths.poses.iterdir()] == [file.name]


def test_a_way_is_rewired_with_its_pose(mine: Home, bridge: Exercise) -> None:
    own = replace(bridge, id="turn", ways=(Way("turn", "Plain"), Way("bridge", "High")))
    files = packed(own, routine(Entry("turn", DOSE, way="turn")), poses_turn=ON_BACK)
    mine.bring(files)
    pose = mine.shelf.catalog["turn"].ways[0].pose
    assert pose == content_name("own", ON_BACK)
    assert mine.book["any"].entries[0].way == pose


def test_a_movement_in_the_exercises_file_goes_with_it(mine: Home, bridge: Exercise) -> None:
    first = packed(replace(bridge, id="turn", figure=""), motion={"from": "on-back"})
    mine.bring(first)
    assert not mine.offered(first).brings_anything
    other: dict[str, Any] = {"from": "on-back", "effort": {"trunk": {"pitch": 3.0}}}
    (one,) = mine.bring(packed(replace(bridge, id="turn", figure=""), motion=other)).exercises
    assert (one.standing, one.exercise.id, one.exercise.pose) == (
        Standing.BESIDE,
        "turn-2",
        "turn-2",
    )
    table = toml_file.read_table(mine.paths.exercises / "turn-2.toml")
    assert table["motion"] == other


def test_a_pose_of_another_version_makes_no_second_exercise_of_the_sheet(
    mine: Home, bridge: Exercise
) -> None:
    offered = mine.offered(packed(bridge, poses_bridge=ON_BACK))
    assert not offered.brings_anything
    assert not offered.poses


def test_photos_are_cleaned_and_get_the_name_of_their_content(mine: Home, bridge: Exercise) -> None:
    files = packed(replace(bridge, id="turn"), photos_start=PNG)
    files["exercises/turn.toml"] += b'[photos]\nstart = "start.png"\neffort = "start.png"\n'
    (one,) = mine.bring(files).exercises
    name = f"{content_name('photo', PNG)}.png"
    assert one.exercise.pose == f"photos:{name}|{name}"
    assert (mine.paths.photos / name).read_bytes() == PNG


def test_a_routine_is_kept_beside_and_never_todays(mine: Home) -> None:
    sheet = mine.book.current
    other = replace(sheet, entries=(replace(sheet.entries[0], dose=DOSE), *sheet.entries[1:]))
    (one,) = mine.bring(packed(other)).routines
    assert (one.standing, one.there) == (Standing.BESIDE, sheet)
    assert (one.routine.id, one.routine.name) == ("sheet-2", f"{sheet.name} 2")
    assert mine.book.current == sheet
    assert not mine.offered(packed(other)).brings_anything
    assert other_doses(one, sheet, {}) == (
        OtherDose(sheet.entries[0].exercise, sheet.entries[0].dose, DOSE),
    )


def test_an_exercise_that_comes_twice_is_compared_in_turn(mine: Home) -> None:
    sheet = routine(Entry("bridge", DOSE), Entry("bridge", replace(DOSE, reps=4)))
    comes = routine(Entry("bridge", DOSE), Entry("bridge", replace(DOSE, reps=5)))
    (one,) = mine.offered(packed(comes)).routines
    (other,) = other_doses(one, sheet, {})
    assert (other.there.reps, other.comes.reps) == (4, 5)


def test_there_is_room_for_so_many_routines(mine: Home) -> None:
    many = [routine(routine_id=f"r-{n}", name=f"R {n}") for n in range(MOST_ROUTINES)]
    with pytest.raises(PackError, match="one more"):
        mine.offered(packed(*many))


def test_names_are_told_apart_whatever_their_case() -> None:
    assert free_name("Bridge", {"bridge", "bridge 2"}) == "Bridge 3"
    assert free_name("Bridge", set()) == "Bridge"


def test_nothing_stays_of_what_could_not_all_be_written(
    mine: Home, bridge: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [replace(bridge, id=f"own-{n}", figure="") for n in range(3)]
    poses = {f"poses/own-{n}.toml": ON_BACK + b"#" * n for n in range(3)}
    offered = mine.offered(packed(*own, routine(Entry("own-1", DOSE))) | poses)
    files = len(bring_in(offered, mine.own))
    before = {**mine.content}
    take_back(list(mine.paths.root.rglob("own-*")))
    empty = mine.content
    assert files == 6
    assert len(before) == len(empty) + files
    write = atomic.write

    def full_after(count: int) -> None:
        left = [count]

        def limited(path: Path, data: bytes) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise SaveError(path, "No space left on device")
            write(path, data)

        monkeypatch.setattr(atomic, "write", limited)

    for count in range(files):
        full_after(count)
        with pytest.raises(SaveError, match="No space left"):
            bring_in(offered, mine.own)
        assert mine.content == empty


def test_what_was_brought_can_be_taken_back(mine: Home, bridge: Exercise) -> None:
    before = mine.content
    offered = mine.offered(packed(replace(bridge, dose=DOSE), routine(Entry("bridge", DOSE))))
    made = bring_in(offered, mine.own)
    assert mine.content != before
    take_back(made)
    assert mine.content == before


def test_a_movement_never_hides_a_pose_that_ships(mine: Home, bridge: Exercise) -> None:
    """What is shown by a pose that others only build on is shown by it as before."""
    mine.bring(packed(replace(bridge, id="turn", figure="all-fours")))
    motion: dict[str, Any] = {"from": "on-back"}
    files = packed(
        replace(bridge, id="all-fours", name="Cat", figure=""),
        routine(Entry("all-fours", DOSE)),
        motion=motion,
    )
    (one,) = mine.bring(files).exercises
    assert (one.standing, one.exercise.id, one.exercise.name) == (
        Standing.NEW,
        "all-fours-2",
        "Cat",
    )
    assert mine.book["any"].entries[0].exercise == "all-fours-2"
    assert not (mine.paths.exercises / "all-fours.toml").exists()
    assert mine.shelf.motion("all-fours-2") == motion
    assert not mine.offered(files).brings_anything


def test_an_editors_byte_order_mark_is_not_kept(mine: Home, bridge: Exercise) -> None:
    files = packed(replace(bridge, id="turn", figure="high"), poses_high=ON_BACK)
    mine.bring({name: b"\xef\xbb\xbf" + data for name, data in files.items()})
    assert (mine.paths.exercises / "turn.toml").read_bytes().startswith(b"id = ")
    assert (mine.paths.poses / f"{content_name('own', ON_BACK)}.toml").read_bytes() == ON_BACK


def wide(names: int) -> bytes:
    """A pose whose names come again and again where it is written anew."""
    tables = ", ".join(f"k{n} = {{a = 0}}" for n in range(names))
    return f"view.{'x' * 40}.{'y' * 40} = {{{tables}}}\n".encode()


def test_what_could_not_be_read_once_it_is_written_anew_is_refused(
    mine: Home, bridge: Exercise
) -> None:
    exercise = packed(replace(bridge, figure=""))["exercises/bridge.toml"]
    files = {
        "pack.toml": MANIFEST,
        "exercises/bridge.toml": exercise + b"[motion]\n" + wide(1900),
    }
    with pytest.raises(PackError, match=r"exercises/bridge.toml: would be larger") as caught:
        mine.offered(files)
    assert caught.value.entry == "exercises/bridge.toml"
    built = packed(replace(bridge, figure="a"), poses_a=b'from = "b"\n', poses_b=wide(1900))
    with pytest.raises(PackError, match=r"poses/a.toml: would be larger"):
        mine.offered(built)


def test_a_base_does_not_come_with_endless_poses(mine: Home, bridge: Exercise) -> None:
    files = packed(bridge, poses_b=wide(300))
    poses = {f"poses/p{n}.toml": b'from = "b"\n' for n in range(40)}
    with pytest.raises(PackError, match="each with what it is built on, more than the 512 KB"):
        mine.offered(files | poses)
    motions = packed(*(replace(bridge, id=f"own-{n}", figure="") for n in range(40)))
    turns = {n: d + b'[motion]\nfrom = "b"\n' for n, d in motions.items() if n != "pack.toml"}
    with pytest.raises(PackError, match="each with what it is built on, more than the 512 KB"):
        mine.offered(files | turns)


def test_pictures_are_decoded_when_all_else_is_known_to_be_sound(
    mine: Home, bridge: Exercise
) -> None:
    def never(_: bytes) -> tuple[bytes, str]:
        raise AssertionError("was decoded")

    turn = packed(replace(bridge, id="turn"), photos_start=PNG)
    turn["exercises/turn.toml"] += b'[photos]\nstart = "start.png"\neffort = "start.png"\n'
    nowhere = packed(routine(Entry("nowhere", DOSE)))
    many = packed(*(routine(routine_id=f"r{n}", name=f"R {n}") for n in range(MOST_ROUTINES)))
    deep = packed(replace(bridge, figure=""))
    deep["exercises/bridge.toml"] += b"[motion]\n" + wide(1900)
    for files, why in ((nowhere, "neither"), (many, "one more"), (deep, "would be larger")):
        pack = pack_of(turn | files, mine.shelf.shipped_poses)
        with pytest.raises(PackError, match=why):
            incoming(pack, mine.shelf, mine.book, never)
