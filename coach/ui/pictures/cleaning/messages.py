"""What the process that cleans answers to each picture that it is given."""

from typing import TypeAlias

import msgspec
from msgspec import Struct


class Cleaned(Struct, frozen=True, tag="cleaned"):
    """What `clean_picture` returns."""

    data: bytes
    ending: str


class Refused(Struct, frozen=True, tag="refused"):
    """Why it cannot be used, in one sentence."""

    why: str


Answer: TypeAlias = Cleaned | Refused


def read_answer(content: bytes) -> Answer:
    """Raises msgspec.DecodeError."""
    answer: Answer = msgspec.msgpack.decode(content, type=Answer)
    return answer
