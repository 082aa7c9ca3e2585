"""Reading a TOML file that anybody may have written, and writing one."""

import re
import tomllib
from pathlib import Path

import tomli_w

from coach.storage import atomic

MOST_BYTES = 256 * 1024
DEEPEST = 8

# tomllib spends seconds and gigabytes on deep dotted keys and overflows the stack on deep arrays,
# so depth is measured first. An unclosed string swallows the rest, which keeps this linear.
_QUOTED_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*",
    re.DOTALL,
)
_DOTTED = re.compile(r"\.[^\n.=,\[\]{}]*" * DEEPEST)
_BRACKETS = re.compile(r"[\[{\]}]")


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
    if _too_deep(text):
        raise UnreadableFile(f"nested more than {DEEPEST} deep")
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise UnreadableFile(f"not TOML: {error}") from error


def write_table(path: Path, table: dict[str, object]) -> None:
    """Replaces the file at `path`. Raises coach.storage.atomic.SaveError."""
    atomic.write(path, tomli_w.dumps(table).encode())


def _too_deep(text: str) -> bool:
    bare = _QUOTED_OR_COMMENT.sub("", text)
    if _DOTTED.search(bare):
        return True
    depth = 0
    for bracket in _BRACKETS.finditer(bare):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            return True
    return False
