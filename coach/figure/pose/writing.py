"""Writes a movement as the tables of a pose file; without numpy."""

from typing import Any

from msgspec import Struct

from coach.figure.pose.movement import Motion
from coach.figure.pose.pose import FREE, Pose

_POSES = ("start", "effort")


def tables(motion: Motion) -> dict[str, Any]:
    """What a pose file, or an exercise's `[motion]`, has to say for this movement: no defaults,
    and of the effort only where it differs from the start. Reading it gives the same movement.
    """
    sheet = {
        name: _value(value)
        for name, value in _told(motion, Motion(Pose(), Pose())).items()
        if name not in (*_POSES, "rests")
    }
    if motion.rests:
        sheet["rests"] = [{"part": part, "on": on} for part, on in motion.rests]
    effort = {
        part: change
        for part in Pose.__struct_fields__
        if (change := _over(getattr(motion.start, part), getattr(motion.effort, part)))
    }
    return sheet | _table(motion.start) | ({"effort": effort} if effort else {})


def _told(struct: Struct, plain: Struct) -> dict[str, Any]:
    """The fields in which a structure is not the plain one."""
    return {
        name: value
        for name in struct.__struct_fields__
        if (value := getattr(struct, name)) != getattr(plain, name)
    }


def _table(struct: Struct) -> dict[str, Any]:
    """A structure's fields other than its defaults, and all that have none."""
    fields, defaults = struct.__struct_fields__, struct.__struct_defaults__
    plain = dict(zip(fields[len(fields) - len(defaults) :], defaults, strict=True))
    return {
        name: _value(value)
        for name in fields
        if (value := getattr(struct, name)) != plain.get(name) or name not in plain
    }


def _over(below: Struct, above: Struct) -> dict[str, Any]:
    """What has to be laid over the table of one structure to make it the other."""
    changes: dict[str, Any] = {}
    for name in above.__struct_fields__:
        before, after = getattr(below, name), getattr(above, name)
        if before == after:
            continue
        if isinstance(before, Struct) and isinstance(after, Struct):
            changes[name] = _over(before, after)
        else:
            changes[name] = FREE if after is None else _value(after)
    return changes


def _value(value: object) -> object:
    if isinstance(value, Struct):
        return _table(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return str(value) if isinstance(value, str) else value
