"""Fixtures of every package. Nothing here touches the person's own files or opens a window."""

import gc
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# how long one example takes tells of the machine, and of what else runs on it
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_NO_GUI_THREADPOOL"] = "1"
# Else the system's voice starts a speech-dispatcher, which stays when the test is over.
os.environ["SPEECHD_CMD"] = "false"

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.logging import _QtMessageCapture as QtLog

    from coach.core.exercise import Catalog
    from coach.storage.journal import Journal
    from coach.ui.catalog_model import CatalogModel
    from coach.ui.theme import ThemeHub

EXPECTED_QT_LINES = re.compile(
    "propagateSizeHints|This plugin does not support (raise|grabbing the keyboard)"
)
GARBAGE_DUE = (700, 10, 150)
WARNINGS = ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, so that no default directory is the person's."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    # else each home has a folder for sound among the system's temporary ones, which stays
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(home / "pulse"))
    return home


@pytest.fixture(autouse=True)
def garbage_between_tests() -> Iterator[None]:
    """Collect as the program does, never while Qt is at work.

    A collection in the middle of a disconnect deletes objects under the lock that Qt then holds,
    and waits for that lock for ever.
    """
    gc.disable()
    yield
    _let_go_of_widgets()
    # all that there is takes half a second, so it is looked through but now and then
    due = zip(gc.get_count(), GARBAGE_DUE, strict=True)
    passed = [age for age, (count, threshold) in enumerate(due) if count > threshold]
    if passed:
        gc.collect(passed[-1])


def _let_go_of_widgets() -> None:
    """Each that is kept is dressed anew with every theme, which would take half of the time."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fail a test that leaves a window on the screen, and close it for the next test's sake."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication

    left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    for window in left:
        window.close()
    assert not left, f"left visible: {left}"


@pytest.fixture(autouse=True)
def no_qt_warning(qtlog: "QtLog") -> Iterator[None]:
    """Fail a test during which Qt warned of something."""
    yield
    said = [
        record.message
        for record in qtlog.records
        if record.type_name in WARNINGS
        and not record.ignored
        and not EXPECTED_QT_LINES.search(record.message)
    ]
    assert not said, f"Qt said: {said}"


@pytest.fixture
def theme_hub(qapp: "QApplication") -> "Iterator[ThemeHub]":
    """The light theme at 100 %, in force; it hears no more of the desktop when the test is over."""
    from coach.ui.theme import ThemeHub

    hub = ThemeHub(qapp, "light")
    yield hub
    hub.deleteLater()


@pytest.fixture(scope="session")
def catalog() -> "Catalog":
    """The exercises that ship with the program."""
    from coach import resources
    from coach.storage.content import read_catalog

    found, errors = read_catalog(resources.path("exercises"))
    assert not errors
    return found


@pytest.fixture
def catalog_model(qapp: "QApplication", catalog: "Catalog", tmp_path: Path) -> "CatalogModel":
    """The exercises that ship with the program, and room for own ones."""
    from coach.storage.own_exercises import OwnExercises
    from coach.ui.catalog_model import CatalogModel

    folders = [tmp_path / name for name in ("exercises", "poses", "photos")]
    for folder in folders:
        folder.mkdir()
    return CatalogModel(catalog, OwnExercises(*folders))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator["Journal"]:
    """An empty log of its own."""
    from coach.storage.journal import Journal

    log = Journal.open(tmp_path / "log.db", "test")
    yield log
    log.close()
