"""The data folder is the person's own."""

import stat
from pathlib import Path

import pytest

from coach.storage.atomic import SaveError
from coach.storage.paths import DataPaths, default_root


def test_folders_are_made_for_the_owner_only(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "a" / "b")
    paths.prepare()
    for folder in (paths.root, paths.routines, paths.backups):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_open_to_others_is_closed(tmp_path: Path) -> None:
    root = tmp_path / "data"
    root.mkdir(mode=0o755)
    DataPaths(root).prepare()
    assert stat.S_IMODE(root.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(SaveError, match="data"):
        DataPaths(tmp_path / "data").prepare()


def test_everything_lies_below_the_root(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    for path in (paths.log, paths.settings, paths.device, paths.routines, paths.backups):
        assert path.is_relative_to(tmp_path)


def test_the_systems_own_place_names_the_program() -> None:
    assert default_root().name == "back-coach"
