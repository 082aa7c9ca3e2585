"""What was asked for on the command line."""

import argparse
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NoReturn

from coach import __version__
from coach.cli.values import date_of, directory_of, phase_of, size_of, speed_of, view_of
from coach.core.exercise import Side
from coach.storage.packs.layout import ENDING

SIDES = (Side.LEFT.value, Side.RIGHT.value)
THEMES = ("light", "dark")
PAPERS = ("a4", "letter")
SEPARATORS = {",": ",", ";": ";", "tab": "\t"}
LOOP_ENDINGS = (".webp", ".gif")
PICTURE_ENDINGS = (".svg", ".png", ".pdf", *LOOP_ENDINGS)
NOT_WITH_ALL = ("panels", "way", "phase", "size", "view", "ghost")


class CommandError(Exception):
    """What was asked cannot be done; its text is the one line that says why."""


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message} ('{self.prog} --help' lists what there is)")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked; `command` is None for the window, and `packs` are to be looked at in it.

    Raises CommandError.
    """
    everywhere = _Parser(add_help=False)
    everywhere.add_argument(
        "--data-dir",
        type=directory_of,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep everything in DIR instead of the system's place for it",
    )
    parser = _Parser(
        prog="coach",
        description="Leads you through your back exercises. Without a command the window opens.",
        parents=[everywhere],
    )
    parser.add_argument("--version", action="version", version=f"Back Coach {__version__}")
    parser.add_argument(
        "--demo",
        action="store_true",
        help="open with twelve made-up weeks, kept nowhere",
    )
    parser.add_argument(
        "--speed",
        type=speed_of,
        default=1.0,
        metavar="N",
        help="play sessions N times faster, to try things out; adherence leaves them out",
    )
    commands = parser.add_subparsers(dest="command", title="commands", parser_class=_Parser)
    _add_draw(commands.add_parser("draw", help="write a picture of an exercise"))
    _add_pose(commands.add_parser("pose", help="print where the joints are"))
    _add_check(commands.add_parser("check", help="say what is wrong with a pose or an exercise"))
    _add_handout(
        commands.add_parser("handout", help="write a routine for paper", parents=[everywhere])
    )
    _add_report(
        commands.add_parser("report", help="write a report for a clinician", parents=[everywhere])
    )
    _add_export(commands.add_parser("export", help="write the log to a file", parents=[everywhere]))
    _add_import(
        commands.add_parser("import", help="bring a file into the log", parents=[everywhere])
    )
    _add_progress(commands.add_parser("progress", help="print the figures", parents=[everywhere]))
    _add_pack(commands.add_parser("pack", help="make packs and bring them in"), everywhere)
    words, packs = _without_packs(_joined(arguments), commands.choices)
    options = parser.parse_args(words)
    options.packs = packs
    _check_together(options)
    return options


def _joined(arguments: Sequence[str]) -> list[str]:
    """With `--view -16,14` as one word: argparse would take what begins with a hyphen for an
    option.
    """
    words: list[str] = []
    for word in arguments:
        if words and words[-1] == "--view":
            words[-1] = f"--view={word}"
        else:
            words.append(word)
    return words


def _without_packs(
    words: list[str], commands: Collection[str]
) -> tuple[list[str], tuple[Path, ...]]:
    """The words, and the packs among them where there is no command: a double click gives these."""
    if not set(commands).isdisjoint(words):
        return words, ()
    packs = [word for word in words if word.lower().endswith(ENDING) and word[0] != "-"]
    return [word for word in words if word not in packs], tuple(map(Path, packs))


def _add_pack(pack: argparse.ArgumentParser, everywhere: _Parser) -> None:
    pack.description = "A pack is one file with a routine and all that its exercises need."
    actions = pack.add_subparsers(
        dest="action", title="actions", required=True, parser_class=_Parser, metavar="ACTION"
    )
    export = actions.add_parser("export", help="write a routine to a pack", parents=[everywhere])
    export.add_argument("routine", metavar="ROUTINE", help="its name or id, such as sheet")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    export.add_argument("--made-by", default="", metavar="NAME", help="said to whoever gets it")
    check = actions.add_parser("check", help="say what is in a pack, or why it cannot be used")
    check.add_argument("file", type=Path, metavar="FILE")
    bring = actions.add_parser("import", help="bring in a pack", parents=[everywhere])
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--yes", action="store_true", help="without asking first")


def _add_draw(draw: argparse.ArgumentParser) -> None:
    draw.description = (
        "Writes one moment of an exercise (.svg, .png or .pdf), its start and effort side by side "
        "(--panels), or the movement as a loop (.webp or .gif)."
    )
    draw.add_argument("exercise", nargs="?", help="its id, such as bridge")
    draw.add_argument("--all", action="store_true", help="the contact sheet of all exercises")
    draw.add_argument(
        "--panels", action="store_true", default=None, help="start and effort side by side"
    )
    _add_way(draw)
    _add_moment(draw)
    draw.add_argument("--size", type=size_of, metavar="WxH", help="in pixels")
    draw.add_argument("--theme", choices=THEMES, default="light")
    draw.add_argument("--figure", metavar="WHO", help="one of the ready-made: a name or 1 to 5")
    draw.add_argument(
        "--view", type=view_of, metavar="YAW,PITCH", help="in degrees: 0,0 from the right, level"
    )
    draw.add_argument(
        "--ghost", action="store_true", default=None, help="the start, pale, behind the moment"
    )
    draw.add_argument(
        "--arrows",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="of the movement",
    )
    draw.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="PATH",
        help=".svg, .png, .pdf, .webp or .gif; with --all a folder",
    )


def _add_pose(pose: argparse.ArgumentParser) -> None:
    pose.add_argument("exercise", help="its id, such as bridge")
    _add_way(pose)
    _add_moment(pose, phase=0.0)
    pose.add_argument("--json", action="store_true", help="for other programs to read")


def _add_check(check: argparse.ArgumentParser) -> None:
    check.description = "Says what is wrong with a pose or an exercise; exit code 1 if anything is."
    check.add_argument("file", type=Path, metavar="FILE", help="a .toml file")


def _add_way(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--way", help="where there are several: its name or pose, such as towel")


def _add_handout(handout: argparse.ArgumentParser) -> None:
    handout.description = (
        "Writes a routine as a hand-out (.pdf): its exercises with start and effort, and a grid to "
        "tick for four weeks."
    )
    handout.add_argument("routine", nargs="?", help="its id or name; today's where it is left out")
    handout.add_argument("--paper", choices=PAPERS, help="the usual one here where it is left out")
    handout.add_argument(
        "--grid", action=argparse.BooleanOptionalAction, default=True, help="to tick"
    )
    handout.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=".pdf")


def _add_report(report: argparse.ArgumentParser) -> None:
    report.description = "Writes what was done for a clinician (.pdf, one page or two)."
    report.add_argument("--from", type=date_of, dest="first", metavar="DATE", help="in whole weeks")
    report.add_argument("--to", type=date_of, dest="last", metavar="DATE", help="2026-11-22")
    report.add_argument("--name", help="the one kept where it is left out")
    report.add_argument("--note", help="the one kept where it is left out")
    report.add_argument("--paper", choices=PAPERS, help="the usual one here where it is left out")
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=".pdf")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.description = (
        "Writes everything in the log, to be brought in again (json), or a table with a row for "
        "each exercise and side of each session (csv)."
    )
    export.add_argument("--format", choices=("json", "csv"), default="json")
    export.add_argument(
        "--separator",
        choices=tuple(SEPARATORS),
        help="between the cells of a table; the usual one here where it is left out",
    )
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _add_import(bring: argparse.ArgumentParser) -> None:
    bring.description = (
        "Brings in what `coach export` has written as json, or what Loop Habit Tracker exports as "
        "CSV, after saying what would come. Twice does not double anything."
    )
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument(
        "--habit",
        action="append",
        default=[],
        metavar="NAME",
        help="of Loop Habit Tracker, where there are several; may be given again",
    )
    bring.add_argument("--yes", action="store_true", help="without asking first")


def _add_progress(progress: argparse.ArgumentParser) -> None:
    progress.add_argument("--today", type=date_of, metavar="DATE", help="look back: 2026-11-22")
    progress.add_argument("--json", action="store_true", help="for other programs to read")


def _check_together(options: argparse.Namespace) -> None:
    """Raises CommandError for what does not go together."""
    if options.command == "draw":
        _check_draw(options)
    if options.command in ("handout", "report") and options.output.suffix.lower() != ".pdf":
        raise CommandError(f'"{options.output.name}" must end in .pdf')
    if options.command == "export" and options.separator and options.format != "csv":
        raise CommandError("--separator is for tables; add --format csv")
    if options.demo and "data_dir" in options:
        raise CommandError("--demo keeps its data in a throw-away directory; leave out --data-dir")
    if options.command and (options.demo or options.speed != 1.0):
        raise CommandError("--demo and --speed are for the window; leave out the command")


def _check_draw(options: argparse.Namespace) -> None:
    if options.all == bool(options.exercise):
        raise CommandError("draw wants the id of one exercise, or --all")
    _check_output(options.output, folder=options.all)
    loop = options.output.suffix.lower() in LOOP_ENDINGS
    given = [f"--{name}" for name in NOT_WITH_ALL if getattr(options, name) is not None]
    if options.all and given:
        words = ", ".join(given)
        raise CommandError(f"--all draws each exercise in one way; leave out {words}")
    if loop and (options.panels or options.phase is not None or options.ghost):
        raise CommandError(
            "a loop shows the whole movement; leave out --panels, --phase and --ghost"
        )
    if options.panels and options.phase is not None:
        raise CommandError("--panels shows start and effort; leave out --phase")


def _check_output(path: Path, *, folder: bool) -> None:
    picture = path.suffix.lower() in PICTURE_ENDINGS
    if folder and picture and not path.is_dir():
        raise CommandError(f'--all writes many pictures, into a folder; "{path.name}" is none')
    if not folder and not picture:
        *others, last = PICTURE_ENDINGS
        raise CommandError(f'"{path.name}" must end in {", ".join(others)} or {last}')


def _add_moment(parser: argparse.ArgumentParser, phase: float | None = None) -> None:
    parser.add_argument(
        "--phase", type=phase_of, default=phase, metavar="P", help="0 is the start, 1 the effort"
    )
    parser.add_argument("--side", choices=SIDES, default="right")
