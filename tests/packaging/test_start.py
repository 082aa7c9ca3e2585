"""packaging/start.py and its two neighbours, with a computer made up for each case."""

import ast
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import start
from system_needs import (
    NEEDED,
    SOUND,
    Library,
    Problem,
    System,
    display_problem,
    missing_packages,
    provide,
)

PACKAGING = Path(start.__file__).parent


class Computer:
    """A made-up computer: what it lacks, and what was called on it."""

    def __init__(
        self,
        *,
        lacks: Sequence[str] = (),
        apt: bool = True,
        root: bool = False,
        sudo: bool = False,
        offers: Callable[[Sequence[str]], int] = lambda command: 0,
        installs: bool = True,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.lacks = set(lacks)
        self.calls: list[str] = []
        self.offers, self.installs = offers, installs
        self.system = System(
            platform="linux",
            environment=environment or {},
            executable="/usr/bin/python3",
            version=(3, 11, 2),
            loads=lambda soname: soname not in self.lacks,
            has_module=lambda name: name not in self.lacks,
            has_command=lambda name: apt and name == "apt-get",
            is_root=root,
            may_sudo=lambda: sudo,
            call=self.call,
        )

    def call(self, command: Sequence[str]) -> int:
        self.calls.append(" ".join(command))
        code = self.offers(command)
        if not code and self.installs and "install" in command:
            self.lacks.clear()
        return code

    def provide(self, setting_up: bool = True) -> None:
        provide(missing_packages(self.system, setting_up), self.system)


@pytest.mark.parametrize("file", ["start.py", "own_venv.py", "system_needs.py"])
def test_an_old_python_can_read_it(file: str) -> None:
    ast.parse((PACKAGING / file).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["test"], version=(3, 10, 13)) == 2
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "3.11" in said.err
    assert "3.10.13" in said.err
    assert not said.out


def test_a_problem_is_said_and_ends_with_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def prepare(system: System, testing: bool) -> None:
        raise Problem("nothing works")

    monkeypatch.setattr(start, "prepare", prepare)
    assert start.main([]) == 2
    assert capsys.readouterr().err == "nothing works\n"


def test_a_folder_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def prepare(system: System, testing: bool) -> None:
        raise PermissionError(13, "Permission denied", "/somewhere/.venv")

    monkeypatch.setattr(start, "prepare", prepare)
    assert start.main([]) == 2
    assert capsys.readouterr().err == "/somewhere/.venv: Permission denied\n"


def test_nothing_is_missing_on_a_whole_system() -> None:
    assert missing_packages(Computer().system, setting_up=True) == []


def test_sound_and_venv_are_looked_for_only_while_setting_up() -> None:
    computer = Computer(lacks=["libpulse.so.0", "ensurepip", "libGL.so.1"])
    later = missing_packages(computer.system, setting_up=False)
    assert [part.package for part in later] == ["libgl1"]
    first = missing_packages(computer.system, setting_up=True)
    assert [part.package for part in first] == ["libgl1", "libpulse0", "python3-venv"]


def test_a_python_from_elsewhere_needs_its_own_venv_package() -> None:
    system = Computer(lacks=["ensurepip"]).system._replace(executable=sys.prefix + "/bin/other")
    assert [part.package for part in missing_packages(system, True)] == ["python3.11-venv"]


def test_without_rights_the_exact_command_is_said() -> None:
    computer = Computer(lacks=["libxcb-cursor.so.0", "ensurepip"])
    with pytest.raises(Problem) as caught:
        computer.provide()
    assert str(caught.value) == (
        "System packages are missing. Install them, then run this again:\n"
        "  sudo apt-get update && "
        "sudo apt-get install -y --no-install-recommends libxcb-cursor0 python3-venv"
    )
    assert computer.calls == []


def test_root_fetches_the_package_lists_and_installs_what_is_missing() -> None:
    computer = Computer(lacks=["libEGL.so.1"], root=True)
    computer.provide()
    assert computer.calls == [
        "env DEBIAN_FRONTEND=noninteractive apt-get update",
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libegl1",
    ]


def test_sudo_without_a_password_is_used() -> None:
    computer = Computer(lacks=["libEGL.so.1"], sudo=True)
    computer.provide()
    assert [call.split(" env ")[0] for call in computer.calls] == ["sudo -n", "sudo -n"]


def test_without_the_network_older_package_lists_may_do() -> None:
    computer = Computer(
        lacks=["libEGL.so.1"], root=True, offers=lambda command: "update" in command
    )
    computer.provide()
    assert not computer.lacks


def test_a_failed_installation_leaves_the_command() -> None:
    computer = Computer(lacks=["libEGL.so.1"], root=True, offers=lambda command: 100)
    with pytest.raises(Problem, match="sudo apt-get install"):
        computer.provide()


def test_packages_that_do_not_bring_the_library_are_a_problem() -> None:
    computer = Computer(lacks=["libEGL.so.1"], root=True, installs=False)
    with pytest.raises(Problem, match="libegl1"):
        computer.provide()


def test_another_linux_is_told_the_names_of_the_libraries() -> None:
    computer = Computer(lacks=["libEGL.so.1", "libxcb-cursor.so.0"], apt=False)
    with pytest.raises(Problem, match=r"lacks libEGL\.so\.1, libxcb-cursor\.so\.0\."):
        computer.provide()


def test_without_sound_it_goes_on_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Computer(lacks=["libpulse.so.0"]).provide()
    said = capsys.readouterr().out
    assert "no sound" in said
    assert "apt-get install -y --no-install-recommends libpulse0" in said


def test_every_library_names_a_package_once() -> None:
    sonames = [library.soname for library in [*NEEDED, *SOUND]]
    packages = [library.package for library in [*NEEDED, *SOUND]]
    assert len(set(sonames)) == len(set(packages)) == len(sonames)
    assert all(isinstance(library, Library) for library in SOUND)


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--demo"], True),
        (["--data-dir", "here", "--speed", "10"], True),
        (["--data-dir=here"], True),
        (["draw", "bridge", "-o", "bridge.svg"], False),
        (["--data-dir", "here", "progress", "--json"], False),
        (["--version"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_wants_a_display(arguments: list[str], window: bool) -> None:
    assert start.opens_window(arguments) is window


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."),
        ({"QT_QPA_PLATFORM": "offscreen"}, None),
        ({"DISPLAY": "nowhere"}, "The display nowhere does not answer."),
        (
            {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/none"},
            "The display wayland-9 does not answer.",
        ),
    ],
)
def test_a_missing_display_is_said_before_qt_is_started(
    environment: dict[str, str], said: str | None
) -> None:
    assert display_problem(Computer(environment=environment).system) == said


def test_a_wayland_display_is_enough(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert display_problem(Computer(environment=environment).system) is None
