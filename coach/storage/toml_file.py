"""Reading a TOML file that anybody may have written, and writing one."""

import tomllib
from pathlib import Path

import tomli_w

from coach.core.toml_tables import DEEPEST, MOST_TABLES, too_deep, too_many_tables
from coach.storage import atomic

MOST_BYTES = 256 * 1024
_LARGEST_NUMBER = 2**63  # as TOML says; Python cannot so much as show one of 5,000 digits


class UnreadableFile(Exception):
    """A file that cannot be read as TOML; the text says why, without the file's name."""


def read_table(path: Path) -> dict[str, object]:
    """The document at `path`. Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(error.strerror or str(error)) from error
    return parse(data)


def parse(data: bytes) -> dict[str, object]:
    """The document in `data`. Raises UnreadableFile."""
    if len(data) > MOST_BYTES:
        raise UnreadableFile(f"larger than {MOST_BYTES // 1024} KB")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"not UTF-8 text (byte {error.start + 1})") from error
    if too_deep(text):
        raise UnreadableFile(f"nested more than {DEEPEST} deep")
    if too_many_tables(text):
        raise UnreadableFile(f"more than {MOST_TABLES} tables")
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"not TOML: {error}") from error
    _check_numbers(table)
    return table


def _check_numbers(table: dict[str, object]) -> None:
    waiting: list[tuple[str, object]] = list(table.items())
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, list):
            waiting += [(name, inner) for inner in value]
        elif isinstance(value, int) and not -_LARGEST_NUMBER <= value < _LARGEST_NUMBER:
            raise UnreadableFile(f"{name:.40}: a whole number of more than 64 bits")


def write_table(path: Path, table: dict[str, object]) -> None:
    """Replaces the file at `path`. Raises coach.storage.atomic.SaveError."""
    atomic.write(path, tomli_w.dumps(table).encode())
