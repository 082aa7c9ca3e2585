"""The command line: what was asked for, and the commands that answer without a window."""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from coach import __version__, resources
from coach.core.exercise import Side

if TYPE_CHECKING:
    from coach.core.adherence import Progress
    from coach.core.session import SessionRecord
    from coach.figure.motion import Motion
    from coach.storage.paths import DataPaths
    from coach.storage.settings import Settings

SIDES = (Side.LEFT.value, Side.RIGHT.value)
THEMES = ("light", "dark")
FASTEST = 1000.0
SMALLEST_PICTURE, LARGEST_PICTURE = 16, 8192


class CommandError(Exception):
    """What was asked cannot be done; its text is the one line that says why."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message} ('{self.prog} --help' lists what there is)")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked; `command` is None for the window. Raises CommandError."""
    everywhere = _Parser(add_help=False)
    everywhere.add_argument(
        "--data-dir",
        type=_directory,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep everything in DIR instead of the system's place for it",
    )
    parser = _Parser(
        prog="coach",
        description="Leads you through your back exercises. Without a command the window opens.",
        parents=[everywhere],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Back Coach {__version__}")
    parser.add_argument(
        "--demo",
        action="store_true",
        help="open with twelve made-up weeks, kept nowhere",
    )
    parser.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        metavar="N",
        help="play sessions N times faster, to try things out; adherence leaves them out",
    )
    commands = parser.add_subparsers(dest="command", title="commands", parser_class=_Parser)

    draw = commands.add_parser("draw", help="write a picture of an exercise", allow_abbrev=False)
    draw.add_argument("exercise", nargs="?", help="its id, such as bridge")
    draw.add_argument("--all", action="store_true", help="the contact sheet of all exercises")
    _add_moment(draw, phase=1.0)
    draw.add_argument("--size", type=_size, default=(900, 560), metavar="WxH", help="in pixels")
    draw.add_argument("--theme", choices=THEMES, default="light")
    draw.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="PATH",
        help=".svg or .png; with --all a folder",
    )

    pose = commands.add_parser("pose", help="print where the joints are", allow_abbrev=False)
    pose.add_argument("exercise", help="its id, such as bridge")
    _add_moment(pose, phase=0.0)
    pose.add_argument("--json", action="store_true", help="for other programs to read")

    export = commands.add_parser(
        "export", help="write the log to a file", parents=[everywhere], allow_abbrev=False
    )
    export.add_argument("--format", choices=("json",), default="json")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    progress = commands.add_parser(
        "progress", help="print the figures", parents=[everywhere], allow_abbrev=False
    )
    progress.add_argument("--today", type=_date, metavar="DATE", help="look back: 2026-11-22")
    progress.add_argument("--json", action="store_true", help="for other programs to read")

    options = parser.parse_args(arguments)
    if options.command == "draw" and options.all == bool(options.exercise):
        raise CommandError("draw wants the id of one exercise, or --all")
    if options.demo and "data_dir" in options:
        raise CommandError("--demo keeps its data in a throw-away directory; leave out --data-dir")
    if options.command and (options.demo or options.speed != 1.0):
        raise CommandError("--demo and --speed are for the window; leave out the command")
    return options


def run(options: argparse.Namespace) -> None:
    """Carry out a command. Raises CommandError, or OSError where a file cannot be used."""
    {"draw": _draw, "pose": _pose, "export": _export, "progress": _progress}[options.command](
        options
    )


def _add_moment(parser: argparse.ArgumentParser, phase: float) -> None:
    parser.add_argument(
        "--phase", type=_phase, default=phase, metavar="P", help="0 is the start, 1 the effort"
    )
    parser.add_argument("--side", choices=SIDES, default="right")


def _phase(text: str) -> float:
    return _number(text, 0.0, 1.0)


def _speed(text: str) -> float:
    return _number(text, 1.0, FASTEST)


def _number(text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from {least:g} to {most:g}")
    return number


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 900x560")
    size = int(width), int(height)
    if not all(SMALLEST_PICTURE <= pixels <= LARGEST_PICTURE for pixels in size):
        raise argparse.ArgumentTypeError(
            f"'{text}': a side has {SMALLEST_PICTURE} to {LARGEST_PICTURE} pixels"
        )
    return size


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date such as 2026-11-22") from None


def _directory(text: str) -> Path:
    path = Path(text).expanduser()
    if not text or (path.exists() and not path.is_dir()):
        raise argparse.ArgumentTypeError(f"'{text}' is not a directory")
    return path


def _exercise_names() -> dict[str, str]:
    """Exercise ids with their names, in the order of the sheet."""
    from coach.storage.content import read_catalog

    catalog, _ = read_catalog(resources.path("exercises"))
    return {exercise.id: exercise.name for exercise in catalog.exercises}


def _known(exercise: str, names: dict[str, str]) -> str:
    if exercise not in names:
        raise CommandError(f"there is no exercise '{exercise}'; there are {', '.join(names)}")
    return exercise


def _data_paths(options: argparse.Namespace) -> "DataPaths":
    from coach.storage.paths import DataPaths, default_root

    if "data_dir" not in options:
        return DataPaths(default_root())
    if not options.data_dir.is_dir():
        raise CommandError(f"there is no directory '{options.data_dir}'")
    return DataPaths(options.data_dir)


def _sessions(paths: "DataPaths") -> "tuple[SessionRecord, ...]":
    """The sessions of the log; none where there is no log yet."""
    from coach.storage.ids import device_id
    from coach.storage.journal import Journal
    from coach.storage.log_file import LogError

    if not paths.log.exists():
        return ()
    try:
        journal = Journal.open(paths.log, device_id(paths.device))
        with closing(journal):
            return journal.sessions()
    except LogError as error:
        raise CommandError(str(error)) from error


def _motion(exercise: str) -> "Motion":
    from coach.figure.motion import read_motion
    from coach.figure.pose_file import PoseError

    try:
        return read_motion(resources.path("poses", f"{exercise}.toml"))
    except PoseError as error:
        raise CommandError(str(error)) from error


def _draw(options: argparse.Namespace) -> None:
    from coach.figure.draw import DrawError, Drawn, contact_sheet, draw_file

    names = _exercise_names()
    try:
        if options.all:
            drawn = [Drawn(each, name, _motion(each)) for each, name in names.items()]
            with _headless():
                contact_sheet(drawn, options.output, options.theme)
            return
        exercise = _known(options.exercise, names)
        draw_file(
            _motion(exercise),
            names[exercise],
            options.phase,
            Side(options.side),
            options.size,
            options.theme,
            options.output,
        )
    except DrawError as error:
        raise CommandError(str(error)) from error


@contextmanager
def _headless() -> Iterator[None]:
    """Qt without a screen, for what has words in it."""
    from PySide6.QtGui import QGuiApplication

    from coach.ui.theme import load_fonts

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    load_fonts()
    yield
    application.shutdown()


def _pose(options: argparse.Namespace) -> None:
    from coach.figure.report import pose_report

    exercise = _known(options.exercise, _exercise_names())
    report = pose_report(exercise, _motion(exercise), options.phase, Side(options.side))
    if options.json:
        print(json.dumps(report, indent=2))
        return
    for joint, (x, y, z) in report["joints"].items():
        print(f"{joint:16}{x:8.3f}{y:8.3f}{z:8.3f} m")
    for contact in report["contacts"]:
        print(f"{contact['what']}: off by {contact['off_by'] * 1000:.0f} mm")


def _export(options: argparse.Namespace) -> None:
    from coach.storage.atomic import SaveError
    from coach.storage.export import write_export

    try:
        write_export(options.output, _sessions(_data_paths(options)))
    except SaveError as error:
        raise CommandError(str(error)) from error


def _progress(options: argparse.Namespace) -> None:
    figures = _progress_of(_data_paths(options), options.today)
    if options.json:
        print(json.dumps(_progress_table(figures), indent=2))
        return
    for week in figures.weeks:
        share = "nothing planned" if week.adherence is None else f"{week.adherence:.0%}"
        print(f"week of {week.start}: {week.credit:.1f} of {week.planned} planned days, {share}")
    strength = "none" if figures.habit_strength is None else f"{figures.habit_strength:.0f}"
    print(f"{figures.week_streak} weeks and {figures.day_streak} planned days in a row")
    print(f"habit strength {strength}, pain: {figures.pain}")


def _progress_of(paths: "DataPaths", day: date | None) -> "Progress":
    from coach.core.adherence import progress
    from coach.core.session import local_date
    from coach.storage.routines import RoutineStore
    from coach.storage.settings import SettingsStore
    from coach.ui.words import week_start

    settings: Settings = SettingsStore(paths.settings).load()
    routine = RoutineStore(paths.routines).load()
    return progress(
        _sessions(paths),
        routine.days,
        day or local_date(datetime.now().astimezone(), settings.day_start),
        week_start(settings.week_start),
        settings.goal,
    )


def _progress_table(figures: "Progress") -> dict[str, object]:
    return {
        "today": figures.today.isoformat(),
        "weeks": [
            {
                "start": week.start.isoformat(),
                "planned": week.planned,
                "credit": week.credit,
                "adherence": week.adherence,
            }
            for week in figures.weeks
        ],
        "week_streak": figures.week_streak,
        "day_streak": figures.day_streak,
        "habit_strength": figures.habit_strength,
        "pain": {"trend": figures.pain},
    }
