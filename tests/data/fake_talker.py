"""Stands in for the process that speaks: `fake_talker.py BEHAVIOUR LOG`.

Writes each order that it reads, and "pid N" before them, on a line of its own into the file LOG.
"""

import json
import os
import signal
import sys
from pathlib import Path

VOICE = {"id": "system:en-GB:Ann", "name": "Ann", "language": "en-GB", "source": "system"}
GERMAN = {"id": "system:de-DE:Eva", "name": "Eva", "language": "de-DE", "source": "system"}


def note(text: str) -> None:
    with Path(LOG).open("a", encoding="utf-8") as log:
        log.write(f"{text}\n")


def answer(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def on_open() -> None:
    if BEHAVIOUR == "refuses":
        answer(**{"is": "refused", "reason": "The system has no voices."})
    elif BEHAVIOUR == "babbles":
        sys.stdout.write("libspeech: hello\n")
        sys.stdout.flush()
    elif BEHAVIOUR == "floods":
        while True:
            answer(**{"is": "pong", "number": 0})
    elif BEHAVIOUR == "never-ends-a-line":
        while True:
            sys.stdout.write("x" * 100_000)
    else:
        answer(**{"is": "opened", "voice": VOICE})


def on_say(number: int) -> None:
    if BEHAVIOUR in ("dies-speaking", "dies-speaking-then-hangs"):
        os._exit(3)
    if BEHAVIOUR in ("well", "late"):
        answer(**{"is": "began", "number": number})


def act(order: dict) -> None:
    what = order["do"]
    if what == "open":
        on_open()
    elif what == "voices":
        answer(**{"is": "voices", "voices": [GERMAN, VOICE]})
    elif what == "say":
        on_say(order["number"])
    elif what == "ping":
        answer(**{"is": "pong", "number": order["number"]})


def main() -> None:
    note(f"pid {os.getpid()}")
    if BEHAVIOUR == "dies":
        os._exit(3)
    if BEHAVIOUR == "hangs":
        signal.pause()
    if BEHAVIOUR.endswith("-then-hangs") and Path(LOG).read_text("utf-8").count("pid ") > 1:
        signal.pause()
    held = None
    for line in sys.stdin:
        order = json.loads(line)
        note(line.strip())
        if BEHAVIOUR == "deaf" and order["do"] == "say":
            signal.pause()
        if BEHAVIOUR == "late" and order["do"] == "say":
            held = order  # spoken only once it is told to stop
            continue
        if BEHAVIOUR == "late" and order["do"] == "stop" and held:
            act(held)
            held = None
        act(order)


BEHAVIOUR, LOG = sys.argv[1:3]
if __name__ == "__main__":
    main()
