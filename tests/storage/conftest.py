"""A journal in a folder of its own, and the routine and catalog that ship with the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach import resources
from coach.core.exercise import Catalog
from coach.core.routine import Routine
from coach.storage.checking import Checker
from coach.storage.content import read_catalog
from coach.storage.journal import Journal
from coach.storage.routines import read_routine


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal.open(tmp_path / "log.db", "0123456789abcdef")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog(resources.path("exercises"))[0]


@pytest.fixture(scope="session")
def routine() -> Routine:
    routine = read_routine(resources.path("routines", "sheet.toml"), Checker("sheet.toml"))
    assert routine is not None
    return routine
