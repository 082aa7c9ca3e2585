"""The commands by their names; each brings what it needs, so that the window starts without it."""

import argparse


def run(options: argparse.Namespace) -> int:
    """Carry out a command and return the exit code.

    Raises CommandError, or OSError where a file cannot be used.
    """
    if options.command in ("draw", "pose"):
        from coach.cli import pictures

        {"draw": pictures.draw, "pose": pictures.pose}[options.command](options)
    elif options.command == "handout":
        from coach.cli import handout

        handout.handout(options)
    elif options.command == "report":
        from coach.cli import report

        report.report(options)
    elif options.command == "check":
        from coach.cli import check

        return check.check(options)
    elif options.command == "pack":
        from coach.cli import packs

        return packs.ACTIONS[options.action](options)
    elif options.command in ("export", "import"):
        from coach.cli import exchange

        return exchange.ACTIONS[options.command](options)
    else:
        from coach.cli import log

        log.progress(options)
    return 0
