"""What the computer itself has to bring: shared libraries, Python's venv, a display."""

# This file has to parse on Python 3.8, like start.py, which loads it.
from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library of the system, and the Debian package that holds it."""

    soname: str
    package: str


# What Qt's xcb platform loads; without any of these Qt aborts the process.
NEEDED = (
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libgthread-2.0.so.0", "libglib2.0-0"),
    Library("libbrotlidec.so.1", "libbrotli1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
# Without these the program runs, but silently.
SOUND = (Library("libpulse.so.0", "libpulse0"), Library("libXrandr.so.2", "libxrandr2"))
ENSUREPIP = "ensurepip"  # the part of Python's venv that Debian leaves out


class Problem(Exception):
    """What the person has to mend, in words for them."""


class System(NamedTuple):
    """What this computer offers; tests put their own in its place."""

    platform: str
    environment: Mapping[str, str]
    executable: str
    version: tuple[int, ...]
    loads: Callable[[str], bool]
    has_module: Callable[[str], bool]
    has_command: Callable[[str], bool]
    is_root: bool
    may_sudo: Callable[[], bool]
    call: Callable[[Sequence[str]], int]


def this_system() -> System:
    return System(
        platform=sys.platform,
        environment=os.environ,
        executable=sys.executable,
        version=tuple(sys.version_info[:3]),
        loads=loads,
        has_module=has_module,
        has_command=has_command,
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        may_sudo=may_sudo,
        call=call,
    )


def missing_packages(system: System, setting_up: bool) -> list[Library]:
    """The shared libraries, and for a set-up Python's own parts, that this system lacks.

    Sound is looked for only while setting up, so that nobody is told at every start.
    """
    libraries = [*NEEDED, *SOUND] if setting_up else [*NEEDED]
    if setting_up:
        libraries.append(Library(ENSUREPIP, venv_package(system)))
    return [part for part in libraries if not found(part, system)]


def venv_package(system: System) -> str:
    """Debian splits ensurepip off its Python; one from elsewhere carries its version's name."""
    usual = Path("/usr/bin/python3").resolve() == Path(system.executable).resolve()
    return "python3-venv" if usual else f"python3.{system.version[1]}-venv"


def provide(missing: Sequence[Library], system: System) -> None:
    """Install what is missing where that is possible; raises Problem where it is not."""
    vital = [library for library in missing if library not in SOUND]
    if system.has_command("apt-get"):
        install = ["apt-get", "install", "-y", "--no-install-recommends"]
        install += [library.package for library in missing]
        if install_with_apt(install, system):
            missing = [part for part in missing if not found(part, system)]
            if not missing:
                return
        by_hand = f"sudo apt-get update && sudo {' '.join(install)}"
        text = f"System packages are missing. Install them, then run this again:\n  {by_hand}"
    else:
        names = ", ".join(library.soname for library in missing)
        text = f"This system lacks {names}. Install what is missing, then run this again."
    if any(library in missing for library in vital):
        raise Problem(text)
    say(f"there will be no sound. {text}")


def found(part: Library, system: System) -> bool:
    if part.soname == ENSUREPIP:
        return system.has_module(ENSUREPIP)
    return system.loads(part.soname)


def install_with_apt(install: Sequence[str], system: System) -> bool:
    """Whether the packages could be installed without asking for a password."""
    if not (system.is_root or system.may_sudo()):
        return False
    say("installing system packages: " + " ".join(install[4:]))
    root = [] if system.is_root else ["sudo", "-n"]
    root += ["env", "DEBIAN_FRONTEND=noninteractive"]
    system.call([*root, "apt-get", "update"])  # where it fails, older lists may still do
    return system.call([*root, *install]) == 0


def display_problem(system: System) -> str | None:
    """Why Qt would find no display, before it aborts over it; None when there is one."""
    environment = system.environment
    if environment.get("QT_QPA_PLATFORM"):
        return None
    x11, wayland = environment.get("DISPLAY"), environment.get("WAYLAND_DISPLAY")
    if not x11 and not wayland:
        return "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    if wayland and (Path(environment.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return None
    if x11 and x_answers(x11):
        return None
    return f"The display {x11 or wayland} does not answer."


def x_answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_module(name: str) -> bool:
    import importlib.util

    importlib.invalidate_caches()  # it may just have been installed
    return importlib.util.find_spec(name) is not None


def has_command(name: str) -> bool:
    import shutil

    return shutil.which(name) is not None


def may_sudo() -> bool:
    """Whether sudo is there and asks for no password."""
    import subprocess

    return has_command("sudo") and not subprocess.call(
        ["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def call(command: Sequence[str]) -> int:
    import subprocess

    return subprocess.call(list(command))


def say(text: str) -> None:
    print(f"Back Coach: {text}", flush=True)
