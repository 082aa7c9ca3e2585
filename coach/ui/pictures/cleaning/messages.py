"""What goes between the window and the process that cleans: pictures one way, Answers back.

Both come with their length in LENGTH_BYTES bytes before them, the highest first.
"""

from typing import IO, TypeAlias

import msgspec
from msgspec import Struct

LENGTH_BYTES = 4


class Cleaned(Struct, frozen=True, tag="cleaned"):
    """What `clean_picture` returns."""

    data: bytes
    ending: str


class Refused(Struct, frozen=True, tag="refused"):
    """Why it cannot be used, in one sentence."""

    why: str


Answer: TypeAlias = Cleaned | Refused


def with_length(content: bytes) -> bytes:
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def next_content(stream: IO[bytes], longest: int) -> bytes | None:
    """What comes next; None where it has ended, or says that it is longer than `longest` bytes."""
    head = stream.read(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH_BYTES or length > longest:
        return None
    content = stream.read(length)
    return content if len(content) == length else None


def read_answer(content: bytes) -> Answer:
    """Raises msgspec.DecodeError."""
    answer: Answer = msgspec.msgpack.decode(content, type=Answer)
    return answer
