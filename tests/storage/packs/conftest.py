"""A person's home for the tests of packs, and another's."""

from pathlib import Path

import pytest

from tests.storage.packs.home import Home, home


@pytest.fixture
def mine(tmp_path: Path) -> Home:
    return home(tmp_path / "mine")


@pytest.fixture
def theirs(tmp_path: Path) -> Home:
    return home(tmp_path / "theirs")
