"""TOML beside reading it: how deep a document is nested, how many tables it has, and one table laid
over another.
"""

import re
from typing import Any

DEEPEST = 8
MOST_TABLES = 2000

# tomllib spends seconds and gigabytes on deep dotted keys and overflows the stack on deep arrays,
# so depth is measured first. An unclosed string swallows the rest, which keeps this linear. Three
# quotes that end a string may follow one or two that are its own.
_QUOTED_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""(?:"{0,2})|\Z)'
    r"|'''.*?(?:'''(?:'{0,2})|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*",
    re.DOTALL,
)
_DOTTED = re.compile(r"\.[^\n.=,\[\]{}]*" * DEEPEST)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_BRACKETS = re.compile(r"[\[{\]}]")


def too_deep(text: str) -> bool:
    """Whether it is nested more than DEEPEST deep, by brackets or by dotted names."""
    bare = _QUOTED_OR_COMMENT.sub("", text)
    if _DOTTED.search(bare):
        return True
    depth = 0
    for bracket in _BRACKETS.finditer(bare):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def too_many_tables(text: str) -> bool:
    """Whether it has more than MOST_TABLES lines that begin as a table's name does."""
    return sum(1 for _ in _TABLE.finditer(text)) > MOST_TABLES


def overlaid(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Tables laid over others, field by field."""
    merged = dict(base)
    for name, value in over.items():
        below = merged.get(name)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[name] = overlaid(below, value)
        else:
            merged[name] = value
    return merged
