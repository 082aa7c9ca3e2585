"""Reads a file to bring in, whichever it is, in bounded time and memory."""

import stat
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias

import msgspec

from coach.storage.exchange import reading_loop
from coach.storage.exchange.found import ExchangeError, FoundHabits, FoundLog
from coach.storage.exchange.reading_json import read_json
from coach.storage.exchange.records import NO_LOG
from coach.storage.exchange.writing_csv import COLUMNS
from coach.storage.packs.layout import PackError
from coach.storage.packs.zip_reader import ZipRules, unpacked

LARGEST_FILE = 128 * 1024 * 1024  # ten years are 32 MB, of version 1 twice that
LARGEST_LINE = 48 * 1024 * 1024  # which is held in memory more than once
LARGEST_TABLE = 16 * 1024 * 1024
LARGEST_ZIP = 64 * 1024 * 1024
MOST_FILES = 1000
LONGEST_HEAD_LINE = 1000  # bytes; what is longer than that on the first line is the whole log
_MOST_RATIO = 1000  # a table of thousands of days without any

Found: TypeAlias = FoundLog | FoundHabits

_NO_FILE = "It is no file."
_TOO_LARGE = "It is larger than can be read here."
_UNKNOWN = (
    "It is none that Back Coach can bring in: these are its own JSON files, and what Loop Habit "
    "Tracker exports as CSV."
)
_OWN_TABLE = (
    "It is a table for spreadsheets, which does not hold everything. Please bring in the JSON file."
)
_DATABASE = "It is a database. In Loop Habit Tracker, please choose “Export as CSV”."
_LOOP_ZIP = ZipRules(
    most_files=MOST_FILES,
    most_bytes=LARGEST_ZIP,
    most_words=LARGEST_ZIP,
    most_ratio=_MOST_RATIO,
    most_of=lambda _: LARGEST_TABLE,
    check_form=lambda _: None,
    is_folder=lambda name: name.endswith("/"),
    no_zip="is no zip file, or was damaged on its way",
)


def read_file(path: Path, at: datetime) -> Found:
    """What a file holds, at the instant `at`. Raises ExchangeError, and OSError for the file."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):  # a pipe would be waited for
        raise ExchangeError(_NO_FILE)
    if state.st_size > LARGEST_FILE:
        raise ExchangeError(_TOO_LARGE)
    with path.open("rb") as file:
        try:
            return _read(file, path.stem, at)
        except PackError as error:
            raise ExchangeError(
                f"It {error.problem}." if not error.entry else f"{error}."
            ) from error
        except (RecursionError, MemoryError) as error:
            raise ExchangeError(_TOO_LARGE) from error


def _read(file: BinaryIO, name: str, at: datetime) -> Found:
    start = file.read(64)
    file.seek(0)
    if start.startswith(b"PK"):
        return reading_loop.read_zip_files(unpacked(file, _LOOP_ZIP), at)
    if start.startswith(b"SQLite format 3"):
        raise ExchangeError(_DATABASE)
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"{"):
        return read_json(_by_lines(file), at)
    if any(bare.startswith(_first_cells(separator)) for separator in ",;\t"):
        raise ExchangeError(_OWN_TABLE)
    if bare.startswith(b"Date,") or bare[:2].isdigit():
        data = file.read(LARGEST_TABLE + 1)
        if len(data) > LARGEST_TABLE:
            raise ExchangeError(_TOO_LARGE)
        return reading_loop.read_checkmarks(data, name, at)
    raise ExchangeError(_UNKNOWN)


def _by_lines(file: BinaryIO) -> BinaryIO:
    """The file, or what another program has put on a single line laid out as it was.

    Raises ExchangeError where that line is damaged.
    """
    first = file.readline(LONGEST_HEAD_LINE + 1)
    file.seek(0)
    if len(first) <= LONGEST_HEAD_LINE:
        return file
    data = file.read(LARGEST_LINE + 1)
    if len(data) > LARGEST_LINE:
        raise ExchangeError(_TOO_LARGE)
    try:
        return BytesIO(_laid_out(data.removeprefix(b"\xef\xbb\xbf")))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise ExchangeError(NO_LOG) from error


def _laid_out(data: bytes) -> bytes:
    lines = [b"{"]
    for name, value in msgspec.json.decode(data, type=dict[str, msgspec.Raw]).items():
        field = b"%s: " % msgspec.json.encode(name)
        if bytes(value).startswith(b"["):
            records = msgspec.json.decode(value, type=list[msgspec.Raw])
            lines += [field + b"[", b",\n".join(map(bytes, records)), b"],"]
        else:
            lines.append(field + bytes(value) + b",")
    return b"\n".join((*lines, b"}", b""))


def _first_cells(separator: str) -> bytes:
    return separator.join(COLUMNS[:3]).encode()
