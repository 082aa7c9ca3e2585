"""What is due is worked out without Qt: a start tells a session's length before Qt is there."""

import subprocess
import sys

NO_QT = (
    "import sys, coach.cues.score;"
    "print(*(name for name in sys.modules if name.startswith('PySide6')))"
)


def test_what_is_due_needs_no_qt() -> None:
    told = subprocess.run([sys.executable, "-c", NO_QT], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
