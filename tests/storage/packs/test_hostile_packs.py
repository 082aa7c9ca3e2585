"""Packs that mean harm, each refused in one line, with nothing written."""

import io
import os
import re
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.storage.packs.layout import PackError, nothing_unforeseen
from coach.storage.packs.merging import incoming
from coach.storage.packs.reading import Pack, pack_of
from coach.storage.packs.writing import write_pack
from coach.storage.packs.zip_reader import unpacked
from tests.data.make_hostile_packs import (
    FOLDER,
    HOSTILE,
    MANIFEST,
    STORED,
    Entry,
    exercise,
    pack,
    png,
    png_chunk,
    svg,
    zip_of,
)
from tests.storage.packs.any_content import PNG
from tests.storage.packs.home import Home

ROOT = Path(__file__).resolve().parents[3]
MOST_SECONDS, MOST_MEGABYTES = 2.0, 200.0
MEGABYTE = 1024 * 1024


def refused(home: Home, file: Path) -> PackError:
    """Why the pack is; nothing may have been written."""
    before = home.content
    with pytest.raises(PackError) as caught:
        home.bring(file)
    assert home.content == before
    assert "\n" not in str(caught.value)
    assert str(caught.value).isprintable()
    return caught.value


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_is_refused_in_one_line_that_names_the_entry(name: str, mine: Home) -> None:
    hostile = HOSTILE[name]
    error = refused(mine, FOLDER / f"{name}.backcoach")
    assert str(error).startswith(f"{hostile.entry}: " if hostile.entry else "")
    assert bool(error.entry) == bool(hostile.entry)
    assert re.search(hostile.why, error.problem)


def test_the_corpus_is_what_is_built() -> None:
    kept = {file.stem for file in FOLDER.glob("*.backcoach")}
    assert kept == set(HOSTILE)
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 300_000


def worst(folder: Path) -> tuple[float, float]:
    """Of all packs in it, looked into by one process: the longest time, and the most memory."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests" / "bench" / "packs.py"), "--worst", str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def test_no_refusal_takes_long_or_much() -> None:
    seconds, megabytes = worst(FOLDER)
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES


def test_words_that_unpack_to_much_are_never_unpacked(tmp_path: Path) -> None:
    words = png_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(7 * MEGABYTE), 9)) * 40
    picture = Entry("photos/p.png", PNG[:33] + words + PNG[33:], method=STORED)
    (tmp_path / "words.backcoach").write_bytes(pack(exercise(), picture))
    seconds, megabytes = worst(tmp_path)
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES


def blank_png(width: int, height: int, depth: int = 8, colours: int = 6) -> bytes:
    """All see-through or black, and so small."""
    head = struct.pack(">2L5B", width, height, depth, colours, 0, 0, 0)
    pixels = zlib.compress(bytes((4 if colours else 1) * width * depth // 8 + 1) * height, 9)
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return PNG[:8] + b"".join(png_chunk(name, body) for name, body in chunks)


@pytest.mark.parametrize(
    "picture",
    [
        blank_png(7800, 5000),
        blank_png(6200, 6200, colours=0),
        blank_png(5000, 5000, 16, colours=0),
        blank_png(2500, 2600, 16),
    ],
    ids=["coloured", "grey", "fine-grey", "fine"],
)
def test_a_large_picture_is_taken_without_much(picture: bytes, mine: Home, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    file = folder / "large.backcoach"
    file.write_bytes(pack(exercise(), Entry("photos/p.png", picture, method=STORED)))
    assert mine.offered(file).brings_anything
    _, megabytes = worst(folder)
    assert megabytes < MOST_MEGABYTES


def test_a_true_bomb_of_60_megabytes_is_refused_by_what_it_says(mine: Home, tmp_path: Path) -> None:
    file = tmp_path / "large.backcoach"
    block = os.urandom(12 * 1024) + bytes(MEGABYTE - 12 * 1024)  # packs to some 80th
    file.write_bytes(pack(*(Entry(f"photos/p-{n}.png", block) for n in range(60))))
    assert file.stat().st_size < 2 * MEGABYTE
    assert "50 MB" in refused(mine, file).problem


def test_a_folder_or_a_pipe_is_no_pack(mine: Home, tmp_path: Path) -> None:
    assert "no file" in refused(mine, tmp_path).problem
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.backcoach")
        assert "no file" in refused(mine, tmp_path / "pipe.backcoach").problem


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A pack with all that there can be in one, as another program may have packed it."""
    shown = '[photos]\nstart = "p.png"\neffort = "p.png"\n'
    routine = 'id = "r"\nname = "R"\n[[entries]]\nexercise = "x"\n[entries.dose]\nreps = 3\n'
    return pack(
        exercise(),
        exercise(exercise().data.decode().replace('"x"', '"y"') + shown, "exercises/y.toml"),
        Entry("poses/p.toml", b'from = "bridge"\n[effort.trunk]\npitch = 20.0\n'),
        Entry("photos/p.png", PNG),
        Entry("routines/r.toml", f"{routine}hold = 5.0\n".encode()),
    )


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_was_damaged_on_its_way_is_taken_whole_or_not_at_all(
    data: st.DataObject, valid: bytes, mine: Home
) -> None:
    damaged = bytearray(valid[: data.draw(st.integers(0, len(valid)), "cut off at")])
    for _ in range(data.draw(st.integers(0, 4), "bytes changed")):
        if damaged:
            place = data.draw(st.integers(0, len(damaged) - 1))
            damaged[place] = data.draw(st.integers(0, 255))
    file = mine.paths.root.parent / "damaged.backcoach"
    file.write_bytes(damaged)
    before = mine.content
    with suppress(PackError):
        assert mine.offered(file).exercises
    assert mine.content == before


def test_folders_may_be_listed_beside_the_files() -> None:
    """As some programs do, the first of them before the first file."""
    folders = [Entry(f"{name}/", method=STORED) for name in ("exercises", "photos")]
    data = zip_of((*folders, Entry("pack.toml", MANIFEST), exercise()))
    assert set(unpacked(io.BytesIO(data))) == {"pack.toml", "exercises/x.toml"}


def test_what_is_valid_is_brought_in(valid: bytes, mine: Home, tmp_path: Path) -> None:
    """So that the test above has damaged something good."""
    file = tmp_path / "valid.backcoach"
    file.write_bytes(valid)
    offered = mine.bring(file)
    assert [one.exercise.id for one in offered.exercises] == ["x", "y"]
    assert "r" in mine.book
    write_pack(tmp_path / "again.backcoach", mine.book["r"], mine.shelf)


def test_a_drawing_counts_as_several_of_the_picture_that_it_becomes(mine: Home) -> None:
    files = {f"photos/p-{n:03}.svg": svg("").encode() for n in range(50)}
    with pytest.raises(PackError, match="500 million pixels") as caught:
        mine.offered({"pack.toml": MANIFEST, **files})
    assert caught.value.entry == "photos/p-048.svg"


def test_small_pictures_count_together(mine: Home) -> None:
    files = {f"photos/p-{n:03}.png": png(1600, 1600) for n in range(200)}
    with pytest.raises(PackError, match="500 million pixels") as caught:
        mine.offered({"pack.toml": MANIFEST, **files})
    assert caught.value.entry == "photos/p-195.png"


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (TypeError("list is unhashable"), "something that cannot be read"),
        (OverflowError("int too large"), "something that cannot be read"),
        (KeyError("x"), "something that cannot be read"),
        (RecursionError("too deep"), "too much to be read"),
        (MemoryError(), "too much to be read"),
    ],
)
def test_what_nobody_has_thought_of_is_refused_as_well(error: Exception, why: str) -> None:
    with pytest.raises(PackError, match=why), nothing_unforeseen():
        raise error


def test_reading_and_merging_let_nothing_else_through(mine: Home) -> None:
    hollow = Pack(None, (), {}, {"p": b""}, ())  # type: ignore[arg-type]
    with pytest.raises(PackError, match="something that cannot be read"):
        pack_of({"pack.toml": None}, ())  # type: ignore[dict-item]
    with pytest.raises(PackError, match="something that cannot be read"):
        incoming(hollow, mine.shelf, mine.book, list)  # type: ignore[arg-type]
