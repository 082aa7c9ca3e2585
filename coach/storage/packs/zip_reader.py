"""Reads a zip that may mean harm, by a narrow reading of APPNOTE.TXT 6.3.10 by PKWARE.

The list at its end is looked at as a whole, and all places that it names, before the first file is
unpacked. What it says of sizes is never trusted: unpacking stops where it says that it ends.
"""

import os
import stat
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from coach.storage.packs import layout
from coach.storage.packs.layout import PackError

_END, _LISTED, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_END_FORM = struct.Struct("<4s4H2LH")
_LISTED_FORM = struct.Struct("<4s6H3L5H2L")
_LOCAL_FORM = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_LONGEST_LIST = 1024 * 1024
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13
_UTF_8 = 1 << 11
_CHUNK = 64 * 1024
_DAMAGED = "is damaged"


class ZipRules(Struct, frozen=True):
    """What may stand in a zip and how much, in bytes; `most_words` of all TOML files.

    `check_form` raises PackError for the name of a file that has no place in it, `no_zip` says
    what a file is that is none: "is no …".
    """

    most_files: int
    most_bytes: int
    most_words: int
    most_ratio: int
    most_of: Callable[[str], int]
    check_form: Callable[[str], None]
    is_folder: Callable[[str], bool]
    no_zip: str


PACK = ZipRules(
    most_files=layout.MOST_FILES,
    most_bytes=layout.MOST_BYTES,
    most_words=layout.MOST_WORDS,
    most_ratio=layout.MOST_RATIO,
    most_of=layout.most_bytes,
    check_form=layout.check_form,
    is_folder=layout.is_folder,
    no_zip="is no pack, or was damaged on its way",
)


class _Place(Struct, frozen=True):
    """One file as the list tells of it; `start` is where its bytes begin, `packed` of them."""

    name: str
    method: int
    size: int
    packed: int
    crc: int
    offset: int
    raw_name: bytes
    start: int = 0


def read_zip(path: Path) -> dict[str, bytes]:
    """The files in a pack by their names. Raises PackError, and OSError for the pack itself."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
        raise PackError("", "is no file")
    with path.open("rb") as file:
        return unpacked(file)


def unpacked(file: BinaryIO, rules: ZipRules = PACK) -> dict[str, bytes]:
    """As `read_zip`, of what is open already and can be gone to and fro in."""
    places, end = _listed(file, rules)
    found = _found(file, places, end)
    return {place.name: _content(file, place) for place in found}


def _listed(file: BinaryIO, rules: ZipRules) -> tuple[list[_Place], int]:
    """What the list at the end tells of each file, all of it allowed, and where the list begins."""
    size = file.seek(0, os.SEEK_END)
    largest = rules.most_bytes + _LONGEST_LIST
    if size > largest:
        most = largest // 1024**2
        raise PackError("", f"is larger than {most} MB")
    file.seek(max(0, size - _END_FORM.size - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_FORM.size:
        raise PackError("", rules.no_zip)
    _, disk, first, here, count, length, start, comment = _END_FORM.unpack_from(tail, at)
    end = size - len(tail) + at
    whole = disk == first == 0 and here == count and start + length == end
    if not whole or at + _END_FORM.size + comment != len(tail):
        raise PackError("", rules.no_zip)
    file.seek(0)
    if file.read(len(_LOCAL)) != _LOCAL:  # what stands before a zip could be a program
        raise PackError("", rules.no_zip)
    if length > _LONGEST_LIST:
        raise PackError("", "holds too many files")
    file.seek(start)
    return _places(file.read(length), count, rules), start


def _places(listed: bytes, count: int, rules: ZipRules) -> list[_Place]:
    places: list[_Place] = []
    names: set[str] = set()
    at = total = words = 0
    while at < len(listed):
        place, at = _place(listed, at, rules)
        if layout.folded(place.name) in names:
            raise PackError(place.name, "is there twice")
        names.add(layout.folded(place.name))
        if rules.is_folder(place.name) and not place.size:
            continue
        total += place.size
        words += place.size if place.name.endswith(".toml") else 0
        if len(places) >= rules.most_files:
            raise PackError(place.name, f"is one more than the {rules.most_files} files allowed")
        if total > rules.most_bytes:
            most = rules.most_bytes // 1024**2
            raise PackError(place.name, f"makes it all larger than the {most} MB allowed")
        if words > rules.most_words:
            most = rules.most_words // 1024
            raise PackError(place.name, f"makes its words more than the {most} KB allowed")
        places.append(place)
    if at != len(listed) or len(names) != count:
        raise PackError("", rules.no_zip)
    for place in places:
        rules.check_form(place.name)
    return places


def _place(listed: bytes, at: int, rules: ZipRules) -> tuple[_Place, int]:
    """The file told of at this point of the list, and where the next one is."""
    if len(listed) < at + _LISTED_FORM.size:
        raise PackError("", rules.no_zip)
    fields = _LISTED_FORM.unpack_from(listed, at)
    mark, flags, method, crc, packed, size = fields[0], *fields[3:5], *fields[7:10]
    name_length, extra, comment, _, _, kind, offset = fields[10:]
    begin = at + _LISTED_FORM.size
    raw_name = listed[begin : begin + name_length]
    following = begin + name_length + extra + comment
    if mark != _LISTED or following > len(listed):
        raise PackError("", rules.no_zip)
    name = raw_name.decode("utf-8" if flags & _UTF_8 else "cp437", "backslashreplace")
    place = _Place(name, method, size, packed, crc, offset, raw_name)
    layout.check_name(name)
    _check_kind(name, kind >> 16, flags)
    _check_size(place, rules)
    return place, following


def _check_kind(name: str, mode: int, flags: int) -> None:
    if stat.S_ISLNK(mode):
        raise PackError(name, "is a link to another file")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise PackError(name, "is no file")
    if flags & _ENCRYPTED:
        raise PackError(name, "is encrypted")


def _check_size(place: _Place, rules: ZipRules) -> None:
    if place.method not in (_STORED, _DEFLATED):
        raise PackError(place.name, "is packed in a way that is not known here")
    if place.size > rules.most_of(place.name):
        most = rules.most_of(place.name) // 1024
        raise PackError(place.name, f"is larger than the {most} KB allowed")
    if place.size > place.packed * rules.most_ratio:
        raise PackError(place.name, f"unpacks to more than {rules.most_ratio} times its size")
    if place.method == _STORED and place.size != place.packed:
        raise PackError(place.name, _DAMAGED)


def _found(file: BinaryIO, places: list[_Place], end: int) -> list[_Place]:
    """With where their bytes begin, in this order; none reaches into the next, or into the list."""
    found = []
    free = 0
    for place in sorted(places, key=lambda place: place.offset):
        if place.offset < free:
            raise PackError(place.name, "lies in another file's place")
        file.seek(place.offset)
        head = file.read(_LOCAL_FORM.size)
        if len(head) < _LOCAL_FORM.size:
            raise PackError(place.name, _DAMAGED)
        mark, _, flags, method, *_, name_length, extra = _LOCAL_FORM.unpack(head)
        agrees = (mark, method) == (_LOCAL, place.method) and not flags & _ENCRYPTED
        if not agrees or file.read(name_length) != place.raw_name:
            raise PackError(place.name, "is told of in two ways")
        start = place.offset + _LOCAL_FORM.size + name_length + extra
        free = start + place.packed
        if free > end:
            raise PackError(place.name, _DAMAGED)
        found.append(replace(place, start=start))
    return found


def _content(file: BinaryIO, place: _Place) -> bytes:
    file.seek(place.start)
    stored = place.method == _STORED
    data = file.read(place.packed) if stored else _inflated(file, place)
    if len(data) != place.size or zlib.crc32(data) != place.crc:
        raise PackError(place.name, _DAMAGED)
    return data


def _inflated(file: BinaryIO, place: _Place) -> bytes:
    """Never more than one byte beyond the size that the list tells."""
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    data = bytearray()
    left = place.packed
    while left and not engine.eof:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            break
        left -= len(chunk)
        try:
            data += engine.decompress(chunk, place.size - len(data) + 1)
        except zlib.error as error:
            raise PackError(place.name, _DAMAGED) from error
        if len(data) > place.size:
            raise PackError(place.name, "unpacks to more than it says")
    if not engine.eof or left or engine.unused_data:
        raise PackError(place.name, _DAMAGED)
    return bytes(data)
