"""packaging/own_venv.py: when the environment is made, kept, made anew."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import own_venv
from system_needs import Problem, System

V311 = (3, 11, 2)


class Installation:
    """A project in a scratch folder, whose commands are written down instead of run."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.venv = root, root / ".venv"
        self.commands: list[str] = []
        self.fails_at = ""
        (root / "packaging").mkdir()
        for name in ("packaging/requirements.txt", "packaging/requirements-test.txt"):
            (root / name).write_text(name)
        (root / "pyproject.toml").write_text("[project]")
        monkeypatch.setattr(own_venv, "ROOT", root)
        monkeypatch.setattr(own_venv, "VENV", self.venv)
        monkeypatch.setattr(own_venv, "STAMP", self.venv / "set-up")
        monkeypatch.setattr(own_venv, "install", self.install)
        self.system = System(
            platform="linux",
            environment={},
            executable="/usr/bin/python3",
            version=V311,
            loads=lambda soname: True,
            has_module=lambda name: True,
            has_command=lambda name: False,
            is_root=False,
            may_sudo=lambda: False,
            call=self.make,
        )

    def make(self, command: Sequence[str]) -> int:
        self.commands.append("venv --clear" if "--clear" in command else "venv")
        if self.commands[-1] == self.fails_at:
            return 1
        (self.venv / "bin").mkdir(parents=True, exist_ok=True)
        (self.venv / "bin" / "python").touch()
        if "--clear" in command:
            (self.venv / "set-up").unlink(missing_ok=True)
        (self.venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.11.2\n")
        return 0

    def install(self, command: Sequence[str]) -> None:
        what = "project" if "--editable" in command else Path(command[-1]).name
        self.commands.append(what)
        if what == self.fails_at:
            raise Problem("no")

    def set_up(self, testing: bool = False) -> list[str]:
        """What a start does to the environment."""
        self.commands.clear()
        if not own_venv.is_fresh(self.system, testing):
            own_venv.set_up(self.system, testing)
        return self.commands


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    return Installation(tmp_path, monkeypatch)


def test_the_first_start_makes_everything(project: Installation) -> None:
    assert project.set_up() == ["venv", "requirements.txt", "project"]


def test_the_second_start_does_nothing(project: Installation) -> None:
    project.set_up()
    assert project.set_up() == []


def test_tests_add_to_what_is_there(project: Installation) -> None:
    project.set_up()
    assert project.set_up(testing=True) == ["requirements-test.txt", "project"]
    assert project.set_up(testing=True) == []
    assert project.set_up() == []


def test_a_set_up_for_tests_serves_the_program(project: Installation) -> None:
    project.set_up(testing=True)
    assert project.set_up() == []


@pytest.mark.parametrize("changed", ["packaging/requirements.txt", "pyproject.toml"])
def test_a_change_is_installed_into_what_is_there(project: Installation, changed: str) -> None:
    project.set_up()
    (project.root / changed).write_text("changed")
    assert project.set_up() == ["requirements.txt", "project"]
    assert project.set_up() == []


@pytest.mark.parametrize("fails_at", ["requirements.txt", "project"])
def test_an_interrupted_set_up_is_made_anew(project: Installation, fails_at: str) -> None:
    project.fails_at = fails_at
    with pytest.raises(Problem):
        project.set_up()
    project.fails_at = ""
    assert project.set_up() == ["venv --clear", "requirements.txt", "project"]
    assert project.set_up() == []


def test_an_interrupted_update_is_made_anew(project: Installation) -> None:
    project.set_up()
    (project.root / "pyproject.toml").write_text("changed")
    project.fails_at = "requirements.txt"
    with pytest.raises(Problem):
        project.set_up()
    project.fails_at = ""
    assert project.set_up()[0] == "venv --clear"


def test_another_version_of_python_makes_it_anew(project: Installation) -> None:
    project.set_up()
    project.system = project.system._replace(version=(3, 12, 1))
    assert project.set_up()[0] == "venv --clear"


def test_a_newer_patch_of_the_same_python_changes_nothing(project: Installation) -> None:
    project.set_up()
    project.system = project.system._replace(version=(3, 11, 9))
    assert project.set_up() == []


def test_an_environment_whose_python_is_gone_is_made_anew(project: Installation) -> None:
    project.set_up()
    (project.venv / "bin" / "python").unlink()
    assert project.set_up() == ["venv --clear", "requirements.txt", "project"]


def test_an_environment_made_by_other_means_is_completed_not_wiped(project: Installation) -> None:
    project.make([])
    (project.venv / "pyvenv.cfg").write_text("version_info = 3.11.7.final.0\n")
    assert project.set_up() == ["venv", "requirements.txt", "project"]


def test_a_moved_folder_is_set_up_again(project: Installation, tmp_path: Path) -> None:
    here = own_venv.stamp_line(project.root, False, V311)
    moved = tmp_path / "moved"
    moved.mkdir()
    (project.root / "packaging").rename(moved / "packaging")
    (project.root / "pyproject.toml").rename(moved / "pyproject.toml")
    assert own_venv.stamp_line(moved, False, V311) != here


def test_a_python_without_venv_is_said(project: Installation) -> None:
    project.system = project.system._replace(has_module=lambda name: name != "ensurepip")
    with pytest.raises(Problem, match="without venv and ensurepip"):
        project.set_up()


def test_an_environment_that_cannot_be_made_is_said(project: Installation) -> None:
    project.fails_at = "venv"
    with pytest.raises(Problem, match="failed"):
        project.set_up()


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("connection broken by 'NewConnectionError(...)'", "offline"),
        ("socket.gaierror: Temporary failure in name resolution", "offline"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "pinned"),
        ("ERROR: No matching distribution found", "the lines above say why"),
    ],
)
def test_why_an_installation_failed(said: str, cause: str) -> None:
    assert cause in own_venv.why_it_failed(said)
    assert "\n" not in own_venv.why_it_failed(said)


def test_windows_keeps_its_python_elsewhere() -> None:
    assert own_venv.python_of(Path("v"), "win32") == Path("v/Scripts/python.exe")
    assert own_venv.python_of(Path("v"), "darwin") == Path("v/bin/python")
