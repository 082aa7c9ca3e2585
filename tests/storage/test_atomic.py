"""Files are replaced whole, or not at all, and are the person's own."""

import os
import stat
from pathlib import Path

import pytest

from coach.storage import atomic


def test_a_file_is_its_owners_only(tmp_path: Path) -> None:
    atomic.write(tmp_path / "a", b"1")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_replacing_an_open_file_closes_it_to_others(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o644)
    atomic.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(atomic.SaveError, match="No space left"):
        atomic.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(atomic.SaveError, match="it is a folder"):
        atomic.write(tmp_path, b"")


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(atomic.SaveError, match="No such file"):
        atomic.write(tmp_path / "none" / "a", b"")


def test_a_copy_aside_keeps_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xff\x00bad")
    assert atomic.copy_aside(path) == tmp_path / "a.toml.bad"
    assert (tmp_path / "a.toml.bad").read_bytes() == path.read_bytes()


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "kept elsewhere", tmp_path / "settings.toml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
