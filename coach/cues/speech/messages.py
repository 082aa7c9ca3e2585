"""What the process that speaks is told, and what it answers: one JSON object on each line."""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
from msgspec import Struct

from coach.cues.speech.voice import Voice


class Open(Struct, frozen=True, tag_field="do", tag="open"):
    """`voice` is the id of the one that shall speak, None for an English one."""

    voice: str | None = None


class ListVoices(Struct, frozen=True, tag_field="do", tag="voices"):
    """What can speak here?"""


class Say(Struct, frozen=True, tag_field="do", tag="say"):
    """Instead of what is being said; `number` comes back with Began."""

    number: int
    text: str


class Stop(Struct, frozen=True, tag_field="do", tag="stop"):
    """Fall silent, and never say what was ordered before."""


class SetVolume(Struct, frozen=True, tag_field="do", tag="volume"):
    """From 0 to 1."""

    volume: float


class Ping(Struct, frozen=True, tag_field="do", tag="ping"):
    """Are you there?"""

    number: int


class Opened(Struct, frozen=True, tag_field="is", tag="opened"):
    """This one speaks from now on."""

    voice: Voice


class Refused(Struct, frozen=True, tag_field="is", tag="refused"):
    """Nothing will be said here, and why, in one line."""

    reason: str


class Voices(Struct, frozen=True, tag_field="is", tag="voices"):
    """What can speak here."""

    voices: tuple[Voice, ...]


class Began(Struct, frozen=True, tag_field="is", tag="began"):
    """The text of this number is heard from now on."""

    number: int


class Pong(Struct, frozen=True, tag_field="is", tag="pong"):
    """Here; every order before this one has been acted on."""

    number: int


Order: TypeAlias = Open | ListVoices | Say | Stop | SetVolume | Ping
Answer: TypeAlias = Opened | Refused | Voices | Began | Pong


def packed(messages: Sequence[Order | Answer]) -> bytes:
    """The messages, each on a line of its own."""
    return b"".join(msgspec.json.encode(message) + b"\n" for message in messages)


def read_order(line: bytes) -> Order:
    """Raises msgspec.DecodeError."""
    order: Order = msgspec.json.decode(line, type=Order)
    return order


def read_answer(line: bytes) -> Answer:
    """Raises msgspec.DecodeError."""
    answer: Answer = msgspec.json.decode(line, type=Answer)
    return answer
