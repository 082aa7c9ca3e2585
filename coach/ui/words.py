"""The words that several pages say of the same things. Numbers and dates follow the locale."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QDate, QLocale, QTime

from coach.core.day_mark import DayMark
from coach.core.exercise import Bearing, Dose, Exercise, Position, Sidedness, SideOrder
from coach.core.routine import Entry

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


def name_text(exercise: Exercise, entry: Entry) -> str:
    """The name, and after it a way that is not the first: "Hamstring stretch · Towel"."""
    way = exercise.way(entry.way)
    return exercise.name if way == exercise.way() else f"{exercise.name} · {way.name}"


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
        Position.ON_FRONT: "On your front",
        Position.ALL_FOURS: "On hands and knees",
        Position.SITTING: "Sitting",
        Position.STANDING: "Standing",
    }[position]


def listing(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last


_BEARINGS = {
    Bearing.BACK: "on your back",
    Bearing.SIDE: "on your side",
    Bearing.FRONT: "on your front",
    Bearing.ALL_FOURS: "on hands and knees",
    Bearing.SEAT: "sitting",
    Bearing.FEET: "standing",
}


def _runs(positions: Sequence[Position]) -> list[tuple[Bearing, int]]:
    """What carries the person one after the other, each with the number of exercises in a row."""
    return [(on, len(list(run))) for on, run in groupby(p.bearing for p in positions)]


def position_summary(positions: Sequence[Position]) -> str:
    """How often the person lies how, as a note: "8 on your back, 2 on your side"."""
    runs = _runs(positions)
    counts: dict[Bearing, int] = {}
    for bearing, count in runs:
        counts[bearing] = counts.get(bearing, 0) + count
    parts = [f"{number_text(count)} {_BEARINGS[bearing]}" for bearing, count in counts.items()]
    return (", then " if 1 < len(runs) == len(counts) else ", ").join(parts)


def changes_text(count: int) -> str:
    """How often the position changes, as a note: "no change of position", "2 changes ..."."""
    if count == 0:
        return "no change of position"
    return f"{number_text(count)} change{'' if count == 1 else 's'} of position"


def position_sentence(positions: Sequence[Position]) -> str:
    """What to expect, one sentence: "You will be on your back for the first eight, then …"."""
    runs = _runs(positions)
    if not runs:
        return ""
    first, count = runs[0]
    if len(runs) == 1:
        return f"You will be {_BEARINGS[first]} all the way through."
    if len(runs) == 2:
        opening = "the first one" if count == 1 else f"the first {count_word(count)}"
        return f"You will be {_BEARINGS[first]} for {opening}, then {_BEARINGS[runs[1][0]]}."
    return _position_sentence_of_many(runs)


def _position_sentence_of_many(runs: Sequence[tuple[Bearing, int]]) -> str:
    ways = list(dict.fromkeys(bearing for bearing, _ in runs))
    sides = sum(count for bearing, count in runs if bearing is Bearing.SIDE)
    if set(ways) != {Bearing.BACK, Bearing.SIDE}:
        return f"You will be {listing(_BEARINGS[way] for way in ways)}, {_changing(runs)}."
    if sides * 2 < sum(count for _, count in runs):
        turned = f"turn onto your side for {count_word(sides)} of them"
        return f"You will be on your back most of the time and {turned}."
    return f"You will change between your back and your side {times_text(len(runs) - 1)}."


def _changing(runs: Sequence[object]) -> str:
    return f"and change position {times_text(len(runs) - 1)}"


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


def mark_text(mark: DayMark) -> str:
    """What a day was marked as, within a line: "away"."""
    return {
        DayMark.ILL: "ill",
        DayMark.AWAY: "away",
        DayMark.PAIN: "too much pain",
        DayMark.DONE: "done elsewhere",
    }[mark]


def last_done_text(last: date | None, today: date) -> str:
    """ "not yet done", "last done yesterday", "last done Thursday", "last done 12 days ago"."""
    if last is None:
        return "not yet done"
    days = (today - last).days
    if days < 2:
        return "last done yesterday" if days == 1 else "already done today"
    when = weekday_name(last.weekday()) if days < 7 else f"{number_text(days)} days ago"
    return f"last done {when}"


def month_name(month: int) -> str:
    """ "January" for 1, in the locale's language."""
    return QLocale().standaloneMonthName(month, QLocale.FormatType.LongFormat)


def weekday_letter(weekday: int) -> str:
    """ "M" for 0."""
    return QLocale().standaloneDayName(weekday + 1, QLocale.FormatType.NarrowFormat)


def week_start(chosen: int | None) -> int:
    """The first day of the week, 0 for Monday: the one chosen, or the locale's."""
    return QLocale().firstDayOfWeek().value - 1 if chosen is None else chosen


def hour_text(hour: int) -> str:
    """A full hour as the locale writes times of day."""
    return time_text(f"{hour:02}:00")


def time_text(time: str) -> str:
    """ "07:30" as the locale writes times of day."""
    return QLocale().toString(QTime.fromString(time, "HH:mm"), QLocale.FormatType.ShortFormat)


def reminders_text(reminders: Sequence[str]) -> str:
    """When it reminds, at least once: "reminder at 07:35", "reminders at 07:35 and 19:00"."""
    noun = "reminder" if len(reminders) == 1 else "reminders"
    return f"{noun} at {listing(map(time_text, reminders))}"
