"""The commands about packs."""

from pathlib import Path

import pytest

from coach.__main__ import main
from coach.cli.packs import IS_OPEN
from coach.cli.parsing import parse
from coach.desktop.single_instance import SingleInstance
from coach.storage import atomic
from coach.storage.atomic import SaveError
from coach.storage.paths import DataPaths
from coach.storage.routines import RoutineStore
from tests.data.make_hostile_packs import FOLDER, Entry, exercise, pack

ROUTINE = (
    b'id = "r"\nname = "R"\n[[entries]]\nexercise = "x"\n[entries.dose]\nreps = 3\nhold = 5.0\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "new.backcoach"
    path.write_bytes(pack(exercise(), Entry("routines/r.toml", ROUTINE)))
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


def names(data: Path) -> list[str]:
    return sorted(path.name for path in data.rglob("*.toml"))


def test_out_and_in_again(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    assert run("pack", "import", file, "--yes", "--data-dir", data) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Harm. A pack with 1 routine and 1 exercise."
    assert told[-2:] == [
        "1 routine and 1 exercise come in. All that you have stays as it is.",
        "It is in.",
    ]
    assert {"r.toml", "x.toml"} <= set(names(data))
    assert RoutineStore(DataPaths(data).routines).read().today == "sheet"
    out = tmp_path / "out.backcoach"
    assert run("pack", "export", "r", "-o", out, "--made-by", "Me", "--data-dir", data) == 0
    assert run("pack", "check", out) == 0
    assert "A pack by Me, with 1 routine and 1 exercise" in capsys.readouterr().out
    assert run("pack", "import", out, "--data-dir", data) == 0
    assert capsys.readouterr().out.endswith("You have all of this already.\n")


def test_nothing_comes_in_unasked(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run("pack", "import", file, "--data-dir", data) == 2
    assert "--yes" in capsys.readouterr().err
    assert "x.toml" not in names(data)


@pytest.mark.parametrize(("answer", "in_it"), [("y", True), ("n", False), ("", False)])
def test_it_is_asked_on_a_terminal(
    data: Path, file: Path, answer: str, in_it: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert run("pack", "import", file, "--data-dir", data) == (0 if in_it else 1)
    assert ("x.toml" in names(data)) is in_it


def test_a_hostile_one_is_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = FOLDER / "parent.backcoach"
    assert run("pack", "check", hostile) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("exercises/../../x.toml: ")
    assert run("pack", "import", hostile, "--yes", "--data-dir", data) == 2
    assert capsys.readouterr().err == f"coach: {line}\n"
    assert run("pack", "check", FOLDER / "none.backcoach") == 2


def test_nothing_stays_where_the_routines_cannot_be_kept(
    data: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = atomic.write

    def limited(path: Path, content: bytes) -> None:
        if path.name == "_book.toml":
            raise SaveError(path, "No space left on device")
        write(path, content)

    monkeypatch.setattr(atomic, "write", limited)
    assert run("pack", "import", file, "--yes", "--data-dir", data) == 2
    assert not {"r.toml", "x.toml"} & set(names(data))


def test_a_routine_that_is_not_there_is_told_with_those_that_are(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("pack", "export", "gone", "-o", data / "p.backcoach", "--data-dir", data) == 2
    assert "sheet (Back exercises)" in capsys.readouterr().err


def test_nothing_is_written_under_an_open_window(
    data: Path, file: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    window = SingleInstance(data)
    assert window.take()
    try:
        assert run("pack", "import", file, "--yes", "--data-dir", data) == 2
        assert IS_OPEN in capsys.readouterr().err
    finally:
        window.close()
    assert run("pack", "import", file, "--yes", "--data-dir", data) == 0


def test_a_double_click_gives_the_window_its_packs() -> None:
    options = parse(["--data-dir", "d", "One.backcoach", "two.BackCoach"])
    assert options.command is None
    assert options.packs == (Path("One.backcoach"), Path("two.BackCoach"))
    assert parse(["pack", "check", "one.backcoach"]).packs == ()


def test_whatever_a_pack_does_to_us_is_one_line(
    data: Path,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise AttributeError("that nobody thought of")

    monkeypatch.setattr("coach.cli.packs.read_pack", fail)
    assert run("pack", "check", file) == 1
    assert capsys.readouterr().out == "holds something that cannot be read here\n"
    assert run("pack", "import", file, "--yes", "--data-dir", data) == 2
    assert capsys.readouterr().err == "coach: holds something that cannot be read here\n"
