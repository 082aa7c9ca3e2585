"""The person's settings, kept in one TOML file."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from coach.core.appearance import Appearance
from coach.core.voice import VoiceLevel
from coach.storage import toml_file
from coach.storage.checking import Checker, ContentError, keep_bad_copy
from coach.storage.limits import Limit

LONGEST_REPORT_NAME, LONGEST_REPORT_NOTE = 80, 400


class ThemeChoice(StrEnum):
    """SYSTEM follows the desktop's own light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(Struct, frozen=True):
    """What can be set.

    `sounds` are the chimes, `voice` is how much is said, `voice_id` which voice says it (None for
    the first that works), `muted` silences both until it is taken back; `volume` is 0 to 1 and
    theirs together. `metronome` ticks through reps at a tempo, `flash` lights the stage up at each
    change. From a pain of `ease_from` on the guide says to ease off, from `stop_from` on to stop
    for today. `emergency_number` is what to call, None where the person has not said. `day_start`
    is the hour at which a day begins; `week_start` a weekday (0 for Monday), or None to follow the
    locale; `goal` the share of a week's plan that counts as kept; `notice_seen` whether the safety
    notice was shown; `text_scale` multiplies every type size; `less_movement` shows stills where
    there is movement otherwise; `floor_view` begins a session in type to be read from the mat, as
    the one before was left; `more_contrast` has black and white also where the desktop does not ask
    for it; `reminders` gives those of the routines; `report_name` and `report_note` stand on the
    clinician's report, None for nothing; `appearance` is how the person
    in the pictures looks.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    sounds: bool = True
    voice: VoiceLevel = VoiceLevel.FULL
    voice_id: str | None = None
    muted: bool = False
    volume: float = 0.8
    metronome: bool = True
    flash: bool = True
    day_start: int = 4
    week_start: int | None = None
    goal: float = 0.8
    ask_pain: bool = True
    ease_from: int = 4
    stop_from: int = 6
    emergency_number: str | None = None
    notice_seen: bool = False
    text_scale: float = 1.0
    less_movement: bool = False
    more_contrast: bool = False
    floor_view: bool = False
    reminders: bool = True
    report_name: str | None = None
    report_note: str | None = None
    appearance: Appearance = Appearance()


LIMITS: dict[tuple[type[Struct], str], Limit] = {
    (Settings, "volume"): Limit(low=0, high=1),
    (Settings, "voice_id"): Limit(longest=200),
    (Settings, "emergency_number"): Limit(longest=40),
    (Settings, "report_name"): Limit(longest=LONGEST_REPORT_NAME),
    (Settings, "report_note"): Limit(longest=LONGEST_REPORT_NOTE),
    (Settings, "ease_from"): Limit(low=1, high=10),
    (Settings, "stop_from"): Limit(low=1, high=10),
    (Settings, "day_start"): Limit(low=0, high=12),
    (Settings, "week_start"): Limit(low=0, high=6),
    (Settings, "goal"): Limit(low=0.1, high=1),
    (Settings, "text_scale"): Limit(low=0.8, high=2),
}

PHONE_NUMBER = "digits, letters, spaces and + ( ) -"


def is_phone_number(text: str) -> bool:
    """Whether it may be kept as a number to call: see PHONE_NUMBER."""
    return all(letter.isalnum() or letter in " +()-" for letter in text)


class SettingsStore:
    """The settings file at `path`; its folder must exist."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: tuple[ContentError, ...] = ()

    @property
    def problems(self) -> tuple[ContentError, ...]:
        """What the last reading found wrong."""
        return self._problems

    def read(self) -> Settings:
        """The settings as kept, the default for each that is missing or not allowed.

        It writes nothing; see `problems`.
        """
        checker = Checker(self._path.name, LIMITS)
        good: dict[str, object] = {}
        if self._path.exists():
            try:
                good = _sound_fields(toml_file.read_table(self._path), checker)
                good = _sound_together(good, checker)
            except toml_file.UnreadableFile as error:
                checker.refuse("", str(error))
        self._problems = tuple(checker.errors)
        return msgspec.convert(good, Settings)

    def load(self) -> Settings:
        """As `read`; a file with anything wrong in it is first copied aside as `<name>.bad`."""
        settings = self.read()
        if self._problems:
            checker = Checker(self._path.name)
            keep_bad_copy(self._path, checker)
            self._problems += tuple(checker.errors)
        return settings

    def save(self, settings: Settings) -> None:
        """Raises coach.storage.atomic.SaveError, and ValueError for what `load` would refuse."""
        table = {
            name: value
            for name, value in msgspec.to_builtins(settings).items()
            if value is not None
        }
        checker = Checker(self._path.name, LIMITS)
        _sound_together(checker.fields(table, Settings), checker)
        if checker.errors:
            raise ValueError("; ".join(map(str, checker.errors)))
        toml_file.write_table(self._path, table)


def _sound_fields(table: Mapping[str, object], checker: Checker) -> dict[str, object]:
    """What is sound in the file; of the appearance, one choice alone falls back as well."""
    worn = table.get("appearance")
    if not isinstance(worn, Mapping):
        return checker.fields(table, Settings)
    others = {name: value for name, value in table.items() if name != "appearance"}
    appearance = checker.fields(worn, Appearance, "appearance")
    return checker.fields(others, Settings) | {"appearance": appearance}


def _sound_together(fields: dict[str, object], checker: Checker) -> dict[str, object]:
    """Without what is no number to call, and without limits of pain that make no sense."""
    left_out: set[str] = set()
    number = fields.get("emergency_number")
    if isinstance(number, str) and not is_phone_number(number):
        checker.refuse("emergency_number", f"{number!r} is not a number to call", PHONE_NUMBER)
        left_out.add("emergency_number")
    settings = msgspec.convert(fields, Settings)
    if settings.ease_from >= settings.stop_from:
        checker.refuse("ease_from", "not below stop_from", "less than stop_from")
        left_out |= {"ease_from", "stop_from"}
    return {name: value for name, value in fields.items() if name not in left_out}
