"""Writes down what a session says, sounds, flashes and shows, each with its moment."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from coach import resources
from coach.core.player import Player
from coach.cues.cue import Line
from coach.cues.sounds import Sounds, SoundsUnavailable
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice import PROMPTS, Voice
from coach.ui.clock import Clock
from coach.ui.session.page import SessionPage


class Said(Struct, frozen=True):
    """`late` is what the session itself says it was."""

    at: float
    line: Line
    late: float


class Sounded(Struct, frozen=True):
    """`sound` is the name of the file."""

    at: float
    sound: str


class Seen(Struct, frozen=True):
    """`stage` names the exercise and side, the rest is the floor view's."""

    stage: str
    word: str
    number: str
    side: str


class Shown(Struct, frozen=True):
    """What stood on the screen from `at` on."""

    at: float
    seen: Seen


class Heard:
    """The record of one session. Moments are seconds of session time."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.said: list[Said] = []
        self.sounded: list[Sounded] = []
        self.flashed: list[float] = []
        self.shown: list[Shown] = []
        self.unprepared: list[Line] = []
        self.no_device = ""

    @property
    def now(self) -> float:
        return self.clock.monotonic()

    @property
    def phrases(self) -> list[str]:
        """Every phrase in the order in which it was said."""
        return [phrase for said in self.said for phrase in said.line]

    @property
    def sounds(self) -> list[str]:
        return [sounded.sound for sounded in self.sounded]

    def forget(self) -> None:
        """Begin anew."""
        for record in (self.said, self.sounded, self.flashed, self.shown, self.unprepared):
            record.clear()

    def watch(self, session: SessionPage) -> None:
        """Write down what the session shows and flashes from now on."""
        following, controller = session.following, session.controller

        def look(player: Player) -> None:
            floor = following.stage.floor
            stage = following.stage.accessibleName()
            seen = Seen(stage, floor.word.text, floor.number.text, floor.side.text)
            if player.plan.steps and (not self.shown or seen != self.shown[-1].seen):
                self.shown.append(Shown(self.now, seen))

        controller.flashed.connect(lambda: self.flashed.append(self.now))
        controller.published.connect(look)

    def seen_at(self, moment: float) -> Seen:
        """What stood there just after a moment."""
        return [shown for shown in self.shown if shown.at <= moment + 0.001][-1].seen

    def sounds_device(self) -> Sounds:
        """The program's sounds, written down instead of played."""
        return Sounds(resources.path("sounds"), make=self._effect)

    def speech(self) -> Speech:
        """A voice that is there at once, and is written down."""
        return _Speech(self)

    def _effect(self, path: Path) -> "_Effect":
        if self.no_device:
            raise SoundsUnavailable(self.no_device)
        return _Effect(lambda: self.sounded.append(Sounded(self.now, path.stem)))


class _Effect:
    def __init__(self, play: Callable[[], None]) -> None:
        self.play = play

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def stop(self) -> None:
        """There is nothing to stop."""

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        """Loudness makes no difference here."""


class _Speech(Speech):
    def __init__(self, heard: Heard) -> None:
        super().__init__()
        self._heard = heard
        self._speaks = False
        self._got_ready: set[Line] = set()

    @property
    def voice(self) -> Voice | None:
        return PROMPTS if self._speaks else None

    def open(self, voice_id: str | None = None) -> None:
        self._speaks = True

    def close(self) -> None:
        self._speaks = False

    def prepare(self, lines: Sequence[Line]) -> None:
        self._got_ready.update(lines)

    def say(self, line: Line, late: float = 0.0) -> None:
        if not self._speaks or self.muted:
            return
        if line not in self._got_ready:
            self._heard.unprepared.append(line)
        self._heard.said.append(Said(self._heard.now, line, late))
