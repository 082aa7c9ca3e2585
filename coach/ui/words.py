"""The words that several pages say of the same things. Numbers and dates follow the locale."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QDate, QLocale

from coach.core.exercise import Dose, Exercise, Position, Sidedness, SideOrder

NAME = "Back Coach"
PHASES = (("Start", 0.0), ("Effort", 1.0))
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ONE_SIDE = {SideOrder.RIGHT_ONLY: "right side only", SideOrder.LEFT_ONLY: "left side only"}


def count_word(number: int) -> str:
    """Small numbers as a word, as running text wants them."""
    return _COUNTS[number] if number < len(_COUNTS) else number_text(number)


def number_text(number: float) -> str:
    """A number with at most one decimal place: "1.5", "30"."""
    locale = QLocale()
    whole = float(number).is_integer()
    return locale.toString(int(number)) if whole else locale.toString(float(number), "f", 1)


def percent_text(share: float) -> str:
    """0.8 as "80 %"."""
    return f"{number_text(round(share * 100))} %"


def seconds_text(seconds: float) -> str:
    """ "30 s", and "1.5 min" only where the person would say minutes: "2 min"."""
    if seconds >= 120 and seconds % 60 == 0:
        return f"{number_text(seconds / 60)} min"
    return f"{number_text(seconds)} s"


def duration_text(seconds: float) -> str:
    """A length of time to plan with: "31 min", "1 h 5 min", "under a minute"."""
    if seconds < 30:
        return "under a minute"
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    parts = (f"{number_text(hours)} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(part for part in parts if part)


def exercises_text(number: int) -> str:
    """ "10 exercises", "1 exercise"."""
    return f"{number_text(number)} exercise{'' if number == 1 else 's'}"


def _sides_text(dose: Dose, sidedness: Sidedness) -> str:
    if sidedness is Sidedness.BOTH_AT_ONCE:
        return ""
    if dose.order in _ONE_SIDE:
        return _ONE_SIDE[dose.order]
    return "each way" if sidedness is Sidedness.EACH_WAY else "each side"


def dose_text(dose: Dose, exercise: Exercise) -> str:
    """What is prescribed, in one short line: "30 s × 3 each side", "20 each way", "15 reps".

    What waits for the person says so: "15 reps, at your own pace".
    """
    sides = _sides_text(dose, exercise.sidedness)
    if dose.tempo is None:
        once = seconds_text(dose.hold)
        what = once if dose.reps == 1 else f"{once} × {number_text(dose.reps)}"
    elif sides:
        what = number_text(dose.reps)
    else:
        what = f"{number_text(dose.reps)} rep{'' if dose.reps == 1 else 's'}"
    line = f"{what} {sides}".strip()
    if dose.sets > 1:
        line = f"{number_text(dose.sets)} sets of {line}"
    return f"{line}, at your own pace" if dose.self_paced and dose.tempo else line


def position_text(position: Position) -> str:
    """How the person lies, as a label."""
    return {
        Position.ON_BACK: "On your back",
        Position.ON_BACK_KNEES_BENT: "On your back, knees bent",
        Position.ON_SIDE: "On your side",
    }[position]


def listing(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last


def _lying(on_side: bool) -> str:
    return "on your side" if on_side else "on your back"


def position_summary(positions: Sequence[Position]) -> str:
    """How often the person lies how, as a note: "8 on your back, 2 on your side"."""
    backs = sum(not position.on_side for position in positions)
    sides = len(positions) - backs
    parts = [
        f"{number_text(count)} {_lying(on_side)}"
        for count, on_side in ((backs, False), (sides, True))
        if count
    ]
    if len(parts) == 2 and len(list(groupby(p.on_side for p in positions))) == 2:
        first = parts if not positions[0].on_side else parts[::-1]
        return ", then ".join(first)
    return ", ".join(parts)


def position_sentence(positions: Sequence[Position]) -> str:
    """What to expect, one sentence: "You will be on your back for the first eight, then …"."""
    runs = [(on, len(list(run))) for on, run in groupby(p.on_side for p in positions)]
    if not runs:
        return ""
    first, count = runs[0]
    if len(runs) == 1:
        return f"You will be {_lying(first)} all the way through."
    if len(runs) == 2:
        opening = "the first one" if count == 1 else f"the first {count_word(count)}"
        return f"You will be {_lying(first)} for {opening}, then {_lying(not first)}."
    sides = sum(count for on_side, count in runs if on_side)
    turned = f"turn onto your side for {count_word(sides)} of them"
    return (
        f"You will be on your back most of the time and {turned}."
        if (sides * 2 < len(positions))
        else f"You will change between your back and your side {times_text(len(runs) - 1)}."
    )


def times_text(count: int) -> str:
    """ "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count_word(count)} times")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def long_date(day: date) -> str:
    """The date with its weekday, as the locale writes it in full."""
    return QLocale().toString(_qdate(day), QLocale.FormatType.LongFormat)


def weekday_name(weekday: int) -> str:
    """ "Monday" for 0, in the locale's language."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.LongFormat)


def last_done_text(last: date | None, today: date) -> str:
    """ "not yet done", "last done yesterday", "last done Thursday", "last done 12 days ago"."""
    if last is None:
        return "not yet done"
    days = (today - last).days
    if days < 2:
        return "last done yesterday" if days == 1 else "already done today"
    when = weekday_name(last.weekday()) if days < 7 else f"{number_text(days)} days ago"
    return f"last done {when}"


def weekday_letter(weekday: int) -> str:
    """ "M" for 0."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)


def week_start(chosen: int | None) -> int:
    """The first day of the week, 0 for Monday: the one chosen, or the locale's."""
    return QLocale().firstDayOfWeek().value - 1 if chosen is None else chosen


def hour_text(hour: int) -> str:
    """A full hour as the locale writes times of day."""
    from PySide6.QtCore import QTime

    return QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)
