"""Ids sort by time and say when; a device keeps its name."""

import stat
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.storage.ids import device_id, new_id

AT = datetime(2026, 11, 22, 7, 30, 15, 250_000, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_7_with_its_instant() -> None:
    made = uuid.UUID(new_id(AT))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int(AT.timestamp() * 1000)


def test_ids_sort_by_instant() -> None:
    ids = [new_id(AT + timedelta(milliseconds=n)) for n in range(50)]
    assert ids == sorted(ids)


def test_ids_of_one_instant_differ() -> None:
    assert len({new_id(AT) for _ in range(1000)}) == 1000


def test_the_example_of_the_rfc() -> None:
    at = datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)
    bits = 0xF << 76 | 0xCC3 << 64 | 0b11 << 62 | 0x18C4DC0C0C07398F
    made = new_id(at, lambda count: bits.to_bytes(count, "big"))
    assert made == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_an_instant_before_1970_is_refused() -> None:
    with pytest.raises(ValueError, match="before 1970"):
        new_id(datetime(1969, 1, 1, tzinfo=UTC))


def test_a_device_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "device"
    made = device_id(path)
    assert device_id(path) == made
    assert len(made) == 16
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("bad", [b"", b"\xff\xfe", b"somebody's laptop"])
def test_a_spoilt_name_is_made_anew(tmp_path: Path, bad: bytes) -> None:
    path = tmp_path / "device"
    path.write_bytes(bad)
    assert device_id(path) == device_id(path)


def test_two_devices_differ(tmp_path: Path) -> None:
    assert device_id(tmp_path / "one") != device_id(tmp_path / "two")
