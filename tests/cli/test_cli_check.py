"""The command that says what is wrong with a pose or an exercise."""

from pathlib import Path

import pytest

from coach import resources
from coach.__main__ import main

EXERCISE = (resources.path("exercises") / "bridge.toml").read_text("utf-8")


def told(file: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The problems of a file that has some."""
    assert main(["check", str(file)]) == 1
    out, error = capsys.readouterr()
    assert error == ""
    return out.splitlines()


def test_an_empty_file_is_no_pose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "empty.toml"
    file.write_text("# to be posed\n", encoding="utf-8")
    assert told(file, capsys) == ["nothing stands in the file"]


def test_a_misspelt_limb_is_told_with_the_names_of_the_limbs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('from = "on-back"\n[leftleg]\nknee_flexion = 20.0\n', encoding="utf-8")
    (problem,) = told(file, capsys)
    assert problem.startswith("leftleg: is not known; allowed here: ")
    assert {"left_leg", "effort", "view"} <= set(problem.split(": ")[2].split(", "))


@pytest.mark.parametrize("folder", ["exercises", "poses"])
def test_nothing_is_wrong_with_what_is_shipped(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(resources.path(folder, "clamshell.toml"))]) == 0
    assert capsys.readouterr() == ("nothing wrong with clamshell.toml\n", "")


def test_a_pose_is_told_off_in_a_physiotherapists_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deep.toml"
    file.write_text('from = "on-back"\n[left_leg]\nknee_flexion = 171.0\n', encoding="utf-8")
    words = "left knee bends to 171 degrees; the healthy range ends at 150"
    assert any(words in problem for problem in told(file, capsys))


def test_a_base_pose_beside_the_file_serves_before_the_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = resources.path("poses", "on-back.toml").read_text("utf-8")
    bent = shipped.replace("hip_rotation = 12.0", "hip_rotation = 112.0")
    (tmp_path / "on-back.toml").write_text(bent, "utf-8")
    file = tmp_path / "mine.toml"
    file.write_text('from = "on-back"\n', encoding="utf-8")
    assert any("hip" in problem for problem in told(file, capsys))


def test_an_exercises_words_and_movement_are_both_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bridge.toml"
    movement = '[motion]\nfrom = "on-back"\n[motion.left_leg]\nknee_flexion = 171.0\n'
    file.write_text(EXERCISE.replace("reps = 15", "reps = 0") + movement, encoding="utf-8")
    problems = told(file, capsys)
    assert problems[0].startswith("dose.reps: 0 is out of range (allowed: ")
    assert any("171 degrees" in problem for problem in problems[1:])


def test_an_exercise_that_nothing_shows_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "handstand.toml"
    file.write_text(EXERCISE.replace('id = "bridge"', 'id = "handstand"'), encoding="utf-8")
    assert told(file, capsys) == ["motion: missing, and no pose is called 'handstand'"]


def test_a_motion_that_is_no_table_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bridge.toml"
    file.write_text("motion = 3\n" + EXERCISE, encoding="utf-8")
    [problem] = told(file, capsys)
    assert problem.startswith("motion: not a table")


@pytest.mark.parametrize("data", [b"x = [", b"\xff\xfe", b"a." * 4000 + b"b = 1"])
def test_what_is_no_toml_is_one_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    file = tmp_path / "broken.toml"
    file.write_bytes(data)
    assert len(told(file, capsys)) == 1


def test_a_file_that_cannot_be_read_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "nowhere.toml", tmp_path):
        assert main(["check", str(path)]) == 2
        out, error = capsys.readouterr()
        assert out == ""
        assert error.startswith(f"coach: {path}: ")
        assert error.count("\n") == 1
