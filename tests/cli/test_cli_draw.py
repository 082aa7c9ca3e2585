"""The command that draws: loops, panels, ways, views and figures, and what it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from coach.__main__ import main
from coach.core.appearance import READY_MADE
from coach.figure.output.palette import palette


def drawn(path: Path, *asked: str) -> bytes:
    assert main(["draw", *asked, "-o", str(path)]) == 0
    return path.read_bytes()


def test_a_loop_of_a_held_exercise_takes_four_seconds_and_says_nothing_where_nobody_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gluteal-squeeze.gif"
    drawn(path, "gluteal-squeeze", "--size", "160x100")
    with Image.open(path) as loop:
        lasting = 0
        for place in range(getattr(loop, "n_frames", 1)):
            loop.seek(place)
            lasting += loop.info["duration"]
    assert lasting == 4000
    assert capsys.readouterr() == ("", "")


def test_a_loop_counts_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    drawn(tmp_path / "clamshell.webp", "clamshell", "--size", "64x40")
    said = capsys.readouterr().err
    assert said.startswith("\rdrawing 1 of ")
    assert said.endswith("\r\x1b[K")
    assert "\n" not in said


def test_ways_are_drawn_by_name_or_pose(tmp_path: Path) -> None:
    path = tmp_path / "hamstring-stretch.svg"
    hands = drawn(path, "hamstring-stretch")
    towel = drawn(path, "hamstring-stretch", "--way", "towel")
    assert palette(False)["towel"].encode() in towel
    assert palette(False)["towel"].encode() not in hands
    assert drawn(path, "hamstring-stretch", "--way", "Hands") == hands
    assert drawn(path, "hamstring-stretch", "--way", "hamstring-stretch-towel") == towel


def test_a_figure_is_chosen_by_name_or_number(tmp_path: Path) -> None:
    path = tmp_path / "bridge.svg"
    asked = ("bridge", "--theme", "dark", "--figure")
    fourth = drawn(path, *asked, "4")
    assert drawn(path, *asked, "sam") == fourth
    assert palette(True, READY_MADE[3])["skin"].encode() in fourth
    assert drawn(path, *asked, "1") == drawn(path, *asked[:-1]) != fourth


@pytest.mark.parametrize("view", [["--view", "-60,40"], ["--view=-60,40"], ["--view", "120,-5"]])
def test_a_view_may_begin_with_a_minus(tmp_path: Path, view: list[str]) -> None:
    path = tmp_path / "bridge.svg"
    assert drawn(path, "bridge", *view) != drawn(path, "bridge")


def test_panels_are_drawn_without_a_display(tmp_path: Path) -> None:
    """In a process of its own, as it makes its own Qt."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [sys.executable, "-m", "coach", "draw", "bridge", "--panels", "-o", "bridge.png"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    picture = QImage(str(tmp_path / "bridge.png"))
    assert (picture.width(), picture.height()) == (1200, 420)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bridge", "--figure", "bob", "-o", "x.svg"], "there are Kim, Maya"),
        (["bridge", "--figure", "6", "-o", "x.svg"], "or 1 to 5"),
        (["bridge", "--way", "towel", "-o", "x.svg"], "bridge is done in one way"),
        (["hamstring-stretch", "--way", "rope", "-o", "x.svg"], "there are hands, towel"),
        (["bridge", "--view", "3", "-o", "x.svg"], "'3' is not a view"),
        (["bridge", "--view", "3,91", "-o", "x.svg"], "from -90 to 90"),
        (["bridge", "--view", "nan,1", "-o", "x.svg"], "from -360 to 360"),
        (["bridge", "-o", "x.svg", "--view"], "expected one argument"),
        (["bridge", "--panels", "-o", "x.gif"], "a loop shows the whole movement"),
        (["bridge", "--phase", "0", "-o", "x.webp"], "a loop shows the whole movement"),
        (["bridge", "--panels", "--phase", "0", "-o", "x.png"], "leave out --phase"),
        (["bridge", "--size", "2000x900", "-o", "x.gif"], "between 16 and 1280"),
        (["--all", "--phase", "0", "-o", "x"], "leave out --phase"),
        (["--all", "--view", "1,1", "-o", "x"], "leave out --view"),
        (["--all", "--figure", "bob", "-o", "x"], "no figure 'bob'"),
        (["bridge", "--size", "64x40", "-o", "no-such-folder/x.webp"], "no-such-folder"),
        (["bridge", "-o", "."], "must end in"),
        (["bridge", "-o", "x.bmp"], "must end in .svg, .png, .pdf, .webp or .gif"),
        (["--all", "-o", "x.png"], "into a folder"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["draw", *arguments]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("coach: ")
    assert error.count("\n") == 1
    assert said in error
    assert not list(tmp_path.iterdir())


def test_a_loop_that_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(path: Path, data: bytes) -> int:
        path.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupt)
    asked = ["draw", "clamshell", "--size", "64x40", "-o", str(tmp_path / "clamshell.gif")]
    assert main(asked) == 130
    assert capsys.readouterr() == ("", "")
    assert not list(tmp_path.iterdir())


def test_pose_tells_of_a_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pose", "hamstring-stretch", "--phase", "1"]) == 0
    hands = capsys.readouterr().out
    assert main(["pose", "hamstring-stretch", "--phase", "1", "--way", "towel"]) == 0
    towel = capsys.readouterr().out
    assert "on the towel" in towel
    assert "on the towel" not in hands


@pytest.mark.parametrize("command", [["pose", "bridge"], ["--help"]])
def test_output_that_nobody_reads_ends_quietly(command: list[str]) -> None:
    environment = dict(os.environ, PYTHONPATH=str(Path(__file__).parents[2]))
    process = subprocess.Popen(
        [sys.executable, "-m", "coach", *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    with process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 141)  # argparse takes a closed pipe for a success
