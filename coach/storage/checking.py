"""Turning a TOML table into a frozen struct, with every error in it and not just the first."""

import re
import types
import typing
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from coach.core.exercise import Dose
from coach.storage import atomic
from coach.storage.limits import LIMITS, Limit

S = TypeVar("S", bound=Struct)
Limits = Mapping[tuple[type[Struct], str], Limit]

_TYPE_WORDS: dict[object, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}
_NO_LIMIT = Limit()
_LONGEST_SHOWN = 40
# Python takes these for printable: fillers, joiners and blanks, and what chooses between two forms
# of a letter. Behind a sign the last two choose a picture of it, which is seen.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0d"
    "\U0001d159\U000e0100-\U000e01ef]"
    "|(?<![#*0-9\u00a9\u00ae\u2000-\u3300\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
_MOST_MARKS = 4  # on one letter


class ContentError(Struct, frozen=True):
    """One thing wrong in one file.

    `field` is dotted ("dose.reps", "steps[2]", counted from 1) and empty where the whole file is
    meant; `allowed` is empty where there is nothing to choose from.
    """

    file: str
    field: str
    problem: str
    allowed: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.told}"

    @property
    def told(self) -> str:
        """The error without the file's name."""
        where = f"{self.field}: " if self.field else ""
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        return f"{where}{self.problem}{allowed}"


class Checker:
    """Collects in `errors` whatever is wrong in the tables of one file.

    In a `foreign` one, which somebody else has written, no text may hold anything that is not seen.
    """

    def __init__(self, file: str, limits: Limits = LIMITS, *, foreign: bool = False) -> None:
        self.file = file
        self._foreign = foreign
        self.errors: list[ContentError] = []
        self._limits = limits

    def refuse(self, field: str, problem: str, allowed: str = "") -> None:
        self.errors.append(ContentError(self.file, field, problem, allowed))

    def struct(self, raw: object, kind: type[S], where: str = "") -> S | None:
        """The struct that a table describes, or None after noting everything wrong in it."""
        if not isinstance(raw, Mapping):
            self.refuse(where, f"{shown(raw)} is not a table of fields", ", ".join(_types(kind)))
            return None
        before = len(self.errors)
        values = self.fields(raw, kind, where)
        for name in [name for name in _required(kind) if name not in raw]:
            allowed = _allowed(_types(kind)[name], self._limit(kind, name))
            self.refuse(_join(where, name), "missing", allowed)
        if kind is Dose:
            self._dose(raw, where)
        return kind(**values) if len(self.errors) == before else None

    def fields(
        self, raw: Mapping[str, object], kind: type[Struct], where: str = ""
    ) -> dict[str, object]:
        """The sound ones of the fields that a table gives, after noting what is wrong."""
        known = _types(kind)
        for name in sorted(raw.keys() - known.keys()):
            self.refuse(_join(where, name), "unknown field", ", ".join(known))
        values = {}
        for name in [name for name in known if name in raw]:
            before = len(self.errors)
            limit = self._limit(kind, name)
            value = self._value(raw[name], known[name], limit, _join(where, name))
            if len(self.errors) == before:
                values[name] = value
        return values

    def _limit(self, kind: type[Struct], name: str) -> Limit:
        return self._limits.get((kind, name), _NO_LIMIT)

    def _dose(self, raw: Mapping[str, object], where: str) -> None:
        if ("hold" in raw) == ("tempo" in raw):
            problem = "both given" if "hold" in raw else "neither given"
            self.refuse(where, f"hold and tempo: {problem}", "either hold or tempo")
        if raw.get("self_paced") is True and "tempo" not in raw:
            problem = "a hold ends by the clock, only reps at a tempo can wait for the person"
            self.refuse(_join(where, "self_paced"), problem, "false, or a tempo in place of a hold")

    def _value(self, raw: object, kind: object, limit: Limit, where: str) -> object:
        kind = _without_none(kind)
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self.struct(raw, kind, where)
        if typing.get_origin(kind) is tuple:
            return self._items(raw, typing.get_args(kind)[0], limit, where)
        try:
            value = msgspec.convert(raw, kind)
        except msgspec.ValidationError:
            self.refuse(where, f"{shown(raw)} is not allowed", _allowed(kind, limit))
            return None
        problem = _breach(value, limit)
        if self._foreign and isinstance(value, str) and not isinstance(value, Enum):
            problem = problem or _disguise(value, limit)
        if problem:
            self.refuse(where, problem, _allowed(kind, limit))
        return value

    def _items(self, raw: object, kind: object, limit: Limit, where: str) -> tuple[object, ...]:
        if isinstance(raw, str) or not isinstance(raw, Sequence):
            self.refuse(where, f"{shown(raw)} is not a list", f"a list of {_allowed(kind, limit)}")
            return ()
        if not limit.least <= len(raw) <= limit.most:
            bounds = f"{limit.least} to {limit.most} of them"
            self.refuse(where, f"{len(raw)} given", bounds)
        return tuple(
            self._value(item, kind, limit, f"{where}[{place}]")
            for place, item in enumerate(raw[: limit.most], start=1)
        )


def keep_bad_copy(path: Path, checker: Checker) -> None:
    """Copies a file with errors aside, so that the next save loses nothing; notes a failure."""
    try:
        atomic.copy_aside(path)
    except atomic.SaveError as error:
        checker.refuse("", str(error))


@cache
def _types(kind: type[Struct]) -> dict[str, object]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


@cache
def _required(kind: type[Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in msgspec.structs.fields(kind) if field.required)


def _without_none(kind: object) -> object:
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return next(part for part in typing.get_args(kind) if part is not types.NoneType)
    return kind


def _breach(value: object, limit: Limit) -> str:
    if isinstance(value, Enum | bool):
        return ""
    if isinstance(value, str):
        if not value.strip():
            return "empty"
        if not value.isprintable():
            return "holds a line break, tab or invisible character"
        if len(value) > limit.longest:
            return f"{len(value)} characters are too long"
        fits = not limit.form or re.fullmatch(limit.form, value)
        return "" if fits else f"{shown(value)} is not allowed"
    # written so that NaN, which compares false with everything, is refused
    if isinstance(value, int | float) and not limit.low <= value <= limit.high:
        return f"{shown(value)} is out of range"
    return ""


def _disguise(text: str, limit: Limit) -> str:
    if _UNSEEN.search(text):
        return "holds an invisible character"
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter).startswith("M") else 0
        if marks > _MOST_MARKS:
            return "holds a letter with too many marks"
    if limit.lettered and not any(letter.isalnum() for letter in text):
        return "holds no letter and no digit"
    return ""


def _allowed(kind: object, limit: Limit) -> str:
    kind = _without_none(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(str(member.value) for member in kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return "a table of " + ", ".join(_types(kind))
    if typing.get_origin(kind) is tuple:
        return f"a list of {_allowed(typing.get_args(kind)[0], limit)}"
    words = _TYPE_WORDS[kind]
    if limit.said:
        return limit.said
    if kind is str and limit.longest:
        return f"{words} of 1 to {limit.longest} characters"
    if kind in (int, float):
        return f"{words} from {limit.low:g} to {limit.high:g}"
    return words


def shown(raw: object) -> str:
    """A value in a few words for an error, whatever it is."""
    try:
        text = str(raw) if isinstance(raw, date | time) else repr(raw)
    except (ValueError, RecursionError):
        return "what is too large to be shown"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
