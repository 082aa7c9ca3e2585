"""Where the program starts: `coach`, or `python -m coach`."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from coach.cli.commands import run
from coach.cli.parsing import CommandError, parse

# what a shell reports of a program that the closed pipe, or Ctrl and C, has ended
NOBODY_READS, INTERRUPTED = 141, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command or the window and returns the exit code.

    What cannot be done is one line on standard error and exit code 2; whose output is not read to
    its end, as by `head`, stops quietly.
    """
    try:
        try:
            options = parse(sys.argv[1:] if arguments is None else arguments)
            return run(options) if options.command else _open_window(options)
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except (CommandError, OSError) as error:
        if sys.stderr:
            sys.stderr.write(f"coach: {_one_line(error)}\n")
        return 2


def _open_window(options: Namespace) -> int:
    # nothing that a start makes is garbage; GarbageCollection takes over once the window is shown
    gc.disable()
    from coach.app.back_coach import StartError
    from coach.app.start import run as open_window

    try:
        return open_window(
            data_dir=getattr(options, "data_dir", None),
            demo=options.demo,
            speed=options.speed,
            packs=options.packs,
        )
    except StartError as error:
        gc.enable()
        raise CommandError(str(error)) from error


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())


if __name__ == "__main__":
    sys.exit(main())
