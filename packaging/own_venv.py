"""The program's own environment, `.venv` beside pyproject.toml, with the pinned packages.

Its file `set-up` says what it was made from: a line for the program and one for its tests, or
"unfinished" while an installation runs, so that one that was interrupted is made anew.
"""

# This file has to parse on Python 3.8, like start.py, which loads it.
from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from system_needs import Problem, System, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up"
UNFINISHED = "unfinished\n"
VERSION_KEYS = ("version", "version_info")  # in pyvenv.cfg; which one depends on what made it


def is_fresh(system: System, testing: bool) -> bool:
    """Whether `.venv` already is what a set-up for this purpose would make of it."""
    wanted = stamp_line(ROOT, testing, system.version)
    return wanted in read(STAMP).splitlines() and python_of(VENV, system.platform).exists()


def stamp_line(root: Path, testing: bool, version: tuple[int, ...]) -> str:
    """What a set-up for this purpose is made of, as one line; another line asks for another."""
    import hashlib  # a third of this script's time when there is nothing to do is imports

    digest = hashlib.sha256()
    digest.update(f"{root} {version[0]}.{version[1]}".encode())
    for file in (requirements(root, testing), root / "pyproject.toml"):
        digest.update(file.read_bytes())
    return f"{'test' if testing else 'run'} {digest.hexdigest()}"


def requirements(root: Path, testing: bool) -> Path:
    return root / "packaging" / ("requirements-test.txt" if testing else "requirements.txt")


def read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def python_of(venv: Path, platform: str) -> Path:
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def set_up(system: System, testing: bool) -> None:
    """Make `.venv` or bring it up to date. One that was left unfinished is made anew."""
    before = read(STAMP)
    if not (system.has_module("venv") and system.has_module("ensurepip")):
        raise Problem(
            "This Python comes without venv and ensurepip. Install a complete Python 3.11 or "
            "newer, then run this again."
        )
    keep = before != UNFINISHED and usable(VENV, system)
    if not (keep and before):
        say(f"making .venv with Python {'.'.join(map(str, system.version))}")
        make_venv(system, clear=not keep)
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    say("installing the pinned packages; the first time they are some 300 MB to fetch")
    pip = [str(python_of(VENV, system.platform)), "-I", "-m", "pip", "--disable-pip-version-check"]
    pip += ["install", "--no-input"]
    install(
        [*pip, "--require-hashes", "--only-binary=:all:", "-r", str(requirements(ROOT, testing))]
    )
    say("installing the program from this folder")
    install([*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    lines = [stamp_line(ROOT, purpose, system.version) for purpose in sorted({False, testing})]
    STAMP.write_text("\n".join(lines) + "\n", encoding="utf-8")
    say("ready")


def usable(venv: Path, system: System) -> bool:
    """Whether the environment has a Python of this version; one that is not there yet passes."""
    if not venv.exists():
        return True
    facts = [line.partition("=") for line in read(venv / "pyvenv.cfg").splitlines()]
    versions = [value.strip() for key, _, value in facts if key.strip() in VERSION_KEYS]
    same = any(
        value.split(".")[:2] == [str(part) for part in system.version[:2]] for value in versions
    )
    return same and python_of(venv, system.platform).exists()


def make_venv(system: System, clear: bool) -> None:
    options = ["--clear"] if clear else []
    if system.call([system.executable, "-m", "venv", *options, str(VENV)]):
        raise Problem(f"Making {VENV} failed; the lines above say why.")


def install(command: Sequence[str]) -> None:
    """Run an installer with its progress on the screen; raises Problem with the likeliest cause."""
    import subprocess

    said = []
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            sys.stderr.write(line)
            sys.stderr.flush()
    if process.returncode:
        raise Problem(why_it_failed("".join(said)))


def why_it_failed(said: str) -> str:
    """One line for the person, from what the installer wrote."""
    unreachable = (
        "NewConnectionError",
        "NameResolutionError",
        "ConnectTimeout",
        "ReadTimeout",
        "ProxyError",
        "Network is unreachable",
        "Temporary failure in name resolution",
    )
    if any(sign in said for sign in unreachable):
        return (
            "The packages could not be fetched: this computer seems to be offline. "
            "Connect it and run the same command again."
        )
    if "No space left" in said:
        return "The disk is full: some 1.5 GB are needed. Make room and run the same command again."
    if "DO NOT MATCH THE HASHES" in said:
        return "A fetched package is not the one that was pinned; nothing of it was installed."
    return "Installing failed; the lines above say why. Run the same command again to retry."
