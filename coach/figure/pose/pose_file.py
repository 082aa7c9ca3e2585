"""Reads a pose file strictly: every problem of the file at once, in words that name the field."""

import math
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct

from coach.core.toml_tables import DEEPEST, too_deep
from coach.core.toml_tables import overlaid as overlaid
from coach.figure.pose.pose import FREE
from coach.figure.pose.ranges import out_of_range

Table = TypeVar("Table", bound=Struct)

_LARGEST_FILE = 64 * 1024  # deep or huge TOML takes seconds to parse
_LONGEST_CHAIN = 4  # of base poses
_MOST_TOLD = 20  # problems of one file, in the error's own words
_LARGEST_NUMBER = 1000  # more degrees or metres than any pose has, few enough to reckon with
MOTION = "motion"  # an exercise file's table that holds what a pose file does
_OF_EXERCISES = frozenset(("id", "name", "dose", "steps"))  # what tells an exercise file


class Problem(Struct, frozen=True):
    """What is wrong with one field of a file, or at one moment of the movement. With a `mild` one
    the body can still be posed.
    """

    field: str
    problem: str
    mild: bool = False

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}" if self.field else self.problem


class PoseError(ValueError):
    """A pose file that cannot be used, with everything that is wrong with it."""

    def __init__(self, file: Path, problems: tuple[Problem, ...]) -> None:
        told = [f"{file.name}: {problem}" for problem in problems[:_MOST_TOLD]]
        more = len(problems) - len(told)
        told += [f"{file.name}: and {more} more problems"] if more else []
        super().__init__("\n".join(told))
        self.file = file
        self.problems = problems


def load(path: Path, bases: Path | None = None) -> dict[str, Any]:
    """The tables of a pose file, or of an exercise file's `[motion]`, laid over those of the pose
    that it builds `from`; base poses are looked for in `bases`, by default beside the file.

    Raises PoseError for a file that is missing, too large, no TOML, or built on itself.
    """
    tables = _parsed(path)
    if MOTION in tables or _OF_EXERCISES & tables.keys():
        tables = _motion_of_exercise(path, tables)
    folder = bases or path.parent
    for _ in range(_LONGEST_CHAIN + 1):
        if "from" not in tables:
            return tables
        base = tables.pop("from")
        if not isinstance(base, str) or not base.replace("-", "").isalnum():
            raise PoseError(path, (Problem("from", "must name a pose file, without its ending"),))
        under = folder / f"{base}.toml"
        if not under.is_file():
            told = f'there is no pose "{base}"; there are: {_poses_in(folder)}'
            raise PoseError(path, (Problem("from", told),))
        tables = overlaid(_parsed(under), tables)
    raise PoseError(path, (Problem("from", "builds on too many poses, or on itself"),))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST_FILE:
            raise PoseError(path, (Problem("", f"is larger than {_LARGEST_FILE} bytes"),))
        text = data.decode("utf-8-sig")
        if too_deep(text):
            raise PoseError(path, (Problem("", f"is nested more than {DEEPEST} deep"),))
        return tomllib.loads(text)
    except PoseError:
        raise
    except OSError as error:
        raise PoseError(path, (Problem("", error.strerror or "cannot be read"),)) from error
    except (ValueError, RecursionError) as error:
        raise PoseError(path, (Problem("", f"is not TOML: {error}"),)) from error


def _motion_of_exercise(path: Path, tables: dict[str, Any]) -> dict[str, Any]:
    if MOTION not in tables:
        told = "is missing: it holds how the figure moves, as a pose file does"
        raise PoseError(path, (Problem(MOTION, told),))
    motion = tables[MOTION]
    if not isinstance(motion, dict):
        raise PoseError(path, (Problem(MOTION, "must be a table"),))
    return motion


def _poses_in(folder: Path) -> str:
    return ", ".join(sorted(file.stem for file in folder.glob("*.toml"))) or "none"


def read(
    kind: type[Table],
    table: object,
    field: str,
    problems: list[Problem],
    besides: Sequence[str] = (),
) -> Table | None:
    """A structure from a table; what is wrong with it is added to `problems`, each by its field.

    `besides` are names that may stand beside its fields, and are read elsewhere.
    """
    if not isinstance(table, dict):
        problems.append(Problem(field, "must be a table"))
        return None
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    before = len(problems)
    for name, value in table.items():
        where = f"{field}.{name}" if field else name
        if name not in hints:
            allowed = ", ".join((*besides, *hints))
            problems.append(Problem(where, f"is not known; allowed here: {allowed}"))
        else:
            values[name] = _value(hints[name], value, where, problems)
    missing = (name for name in kind.__struct_fields__[: _required(kind)] if name not in table)
    problems += (Problem(f"{field}.{name}" if field else name, "is missing") for name in missing)
    return kind(**values) if all(problem.mild for problem in problems[before:]) else None


def _required(kind: type[Struct]) -> int:
    return len(kind.__struct_fields__) - len(kind.__struct_defaults__)


def _value(hint: Any, value: object, field: str, problems: list[Problem]) -> object:
    origin = get_origin(hint)
    if origin is UnionType:
        inner = get_args(hint)[0]
        return None if value == FREE else read(inner, value, field, problems)
    if origin is tuple:
        if isinstance(value, list):
            inner = get_args(hint)[0]
            return tuple(_value(inner, v, f"{field}[{i}]", problems) for i, v in enumerate(value))
        problems.append(Problem(field, "must be a list"))
    elif isinstance(hint, type) and issubclass(hint, Struct):
        return read(hint, value, field, problems)
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word(hint, value, field, problems)
    elif hint is float:
        return _number(value, field, problems)
    elif hint is bool:
        if not isinstance(value, bool):
            problems.append(Problem(field, "must be true or false"))
    elif not isinstance(value, str):
        problems.append(Problem(field, "must be a text in quotes"))
    return value


def _word(hint: type[StrEnum], value: object, field: str, problems: list[Problem]) -> object:
    if isinstance(value, str) and value in list(hint):
        return hint(value)
    problems.append(Problem(field, f"must be one of {', '.join(hint)}"))
    return value


def _number(value: object, field: str, problems: list[Problem]) -> float:
    is_nan = isinstance(value, float) and math.isnan(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or is_nan:
        problems.append(Problem(field, "must be a number"))
        return 0.0
    if not -_LARGEST_NUMBER <= value <= _LARGEST_NUMBER:
        problems.append(Problem(field, f"must be between -{_LARGEST_NUMBER} and {_LARGEST_NUMBER}"))
        return 0.0
    side, _, name = field.replace("effort.", "").rpartition(".")
    prefix = "left_" if side.startswith("left") else "right_" if side.startswith("right") else ""
    if "foot" not in side and "hand" not in side:
        fault = out_of_range(prefix + name, float(value))
        if fault:
            problems.append(Problem(field, fault, mild=True))
    return float(value)
