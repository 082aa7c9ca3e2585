"""Who can speak."""

from enum import StrEnum

from msgspec import Struct


class Source(StrEnum):
    """Where a voice comes from; the first that works is taken where none was chosen."""

    SYSTEM = "system"
    ESPEAK = "espeak-ng"
    PROMPTS = "prompts"


class Voice(Struct, frozen=True):
    """`language` is a tag as in "en-GB"; `id` stays the same from one start to the next."""

    id: str
    name: str
    language: str
    source: Source

    @property
    def english(self) -> bool:
        """Whether it speaks the language of the program."""
        return self.language.replace("_", "-").split("-")[0].lower() == "en"


# Rendered when the program was made, so always there.
PROMPTS = Voice("prompts", "Back Coach's own voice", "en-US", Source.PROMPTS)


def in_order(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """English ones first, then by source, language and name."""
    sources = list(Source)
    return tuple(
        sorted(
            voices,
            key=lambda voice: (
                not voice.english,
                sources.index(voice.source),
                voice.language.lower(),
                voice.name.lower(),
            ),
        )
    )
