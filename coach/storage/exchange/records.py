"""Takes a JSON file of the log apart into records, each with its line, without reading it whole.

A record stands on a line of its own, as from version 2 on, or begins and ends with lines of its
own, as before: so what is damaged costs no more than itself.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from coach.storage.exchange import forms
from coach.storage.exchange.found import ExchangeError, Unreads

LONGEST_RECORD = 1024 * 1024  # bytes
MOST_LINES = 5_000_000
MOST_OUTSIDE = 1000  # lines between sections
MOST_HEAD = 20  # lines before the first section

_FIELD = re.compile(rb'"(\w+)"\s*:\s*(.*)', re.DOTALL)
_SECTION = re.compile(rb'"(\w+)"\s*:\s*\[\s*(\]?)')
_LONGEST_HEAD = 200
NO_LOG = "It is no file of Back Coach, or was damaged on its way."
_TOO_LONG = "is too long to be read"
_DAMAGED = "is damaged"
_CUT_OFF = "the file ends here, and more should follow"


class Record(Struct, frozen=True):
    """What stands on the lines from `line` on, in a section."""

    section: str
    line: int
    content: bytes


class RecordFile:
    """Reads the head at once, which raises ExchangeError for any other file, and for a newer one.

    `records` then gives one after the other, and notes in `unreads` what is none.
    """

    def __init__(self, file: BinaryIO, unreads: Unreads) -> None:
        self._file = file
        self._unreads = unreads
        self._number = 0
        self._section = ""
        self._outside = 0
        self.version = self._head()

    def records(self) -> Iterator[Record]:
        ended = False
        for line in self._lines():
            if self._section:
                yield from self._in_section(line)
            elif line.strip() == b"}":
                ended = True
            else:
                self._between(line)
        if self._section or not ended:
            self._unreads.add(self._number + 1, _CUT_OFF)

    def _head(self) -> int:
        fields: dict[bytes, bytes] = {}
        for line in self._lines():
            section = _matched(_SECTION, line)
            if section:
                self._open(section)
                break
            field = _matched(_FIELD, line)
            if field:
                fields[field[1]] = field[2]
            if self._number >= MOST_HEAD:
                break
        version = fields.get(b"version", b"")
        if fields.get(b"format") != f'"{forms.FORMAT}"'.encode():
            raise ExchangeError(NO_LOG)
        if not re.fullmatch(rb"[1-9][0-9]{0,8}", version):
            raise ExchangeError(NO_LOG)
        if int(version) > forms.VERSION:
            raise ExchangeError(
                "It was written by a newer version of Back Coach. Please install the newer version."
            )
        return int(version)

    def _lines(self) -> Iterator[bytes]:
        """Those that hold anything. One that is too long is noted and left out."""
        while self._number < MOST_LINES:
            line = self._file.readline(LONGEST_RECORD + 1)
            if not line:
                return
            self._number += 1
            if self._number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if len(line) > LONGEST_RECORD:
                self._unreads.add(self._number, _TOO_LONG)
                while line and not line.endswith(b"\n"):
                    line = self._file.readline(LONGEST_RECORD)
            elif not line.isspace():
                yield line
        raise ExchangeError("It holds more lines than can be read here.")

    def _open(self, section: re.Match[bytes]) -> None:
        self._section = "" if section[2] else section[1].decode()

    def _between(self, line: bytes) -> None:
        self._outside += 1
        if self._outside > MOST_OUTSIDE:
            raise ExchangeError(NO_LOG)
        section = _matched(_SECTION, line)
        if section:
            self._open(section)
        elif line.strip() != b"," and not _matched(_FIELD, line):
            self._unreads.add(self._number, _DAMAGED)

    def _in_section(self, line: bytes) -> Iterator[Record]:
        bare = line.strip()
        if bare.rstrip(b",}").strip() == b"]":
            self._section = ""
        elif bare == b"{":
            yield from self._spread(line)
        elif _matched(_SECTION, line):
            # the line that ends the section is lost
            self._unreads.add(self._number, _DAMAGED)
            self._between(line)
        else:
            yield Record(self._section, self._number, bare.removesuffix(b","))

    def _spread(self, first: bytes) -> Iterator[Record]:
        """A record over several lines, up to a bracket that stands as far in as the first."""
        inset = first[: len(first) - len(first.lstrip())]
        begun, parts, size = self._number, [first], len(first)
        for line in self._lines():
            bare = line.strip()
            if bare.startswith(b"]") and not line.startswith(inset):
                self._unreads.add(begun, _DAMAGED)
                self._section = ""
                return
            beside = line.startswith(inset) and not line[len(inset) : len(inset) + 1].isspace()
            if beside and bare.rstrip(b",") == b"}":
                parts.append(bare.removesuffix(b","))
                yield Record(self._section, begun, b"".join(parts))
                return
            if beside and bare == b"{":
                self._unreads.add(begun, _DAMAGED)
                begun, parts, size = self._number, [], 0
            size += len(line)
            if size > LONGEST_RECORD:
                self._unreads.add(begun, _TOO_LONG)
                return
            parts.append(line)
        self._unreads.add(begun, _CUT_OFF)


def _matched(form: re.Pattern[bytes], line: bytes) -> re.Match[bytes] | None:
    bare = line.strip()
    if len(bare) > _LONGEST_HEAD:
        return None
    return form.fullmatch(bare.removesuffix(b",").rstrip())
