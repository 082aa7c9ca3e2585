"""How far a session of ten minutes drifts from its plan on a machine that is kept busy.

    python -m tests.bench.drift [minutes]

Leads through a session in the real window (offscreen) by the real clock, two busy processes beside
it. Prints how late each step began, and was drawn up on the stage; how late the cues were; and the
drift, to be less than 20 ms: by how much the steps of the last minutes were later than those of
the first, in the middle (in a chain of timers each one's lateness adds to the next), and what had
added up in the player's own reckoning.
"""

import os
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_NO_GUI_THREADPOOL"] = "1"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.app.back_coach import BackCoach
from coach.core.player import Player, PlayerState
from coach.core.voice import VoiceLevel
from coach.desktop.keep_awake import KeepAwake
from coach.storage.paths import DataPaths
from coach.ui.clock import Clock
from tests.e2e.busy import busy_processes
from tests.e2e.conftest import Desk
from tests.e2e.heard import Heard
from tests.e2e.test_clumsy_sessions import keep_only, start
from tests.e2e.test_follow_along import sounds_of, stretches

TEN_MINUTES = ("lower-trunk-rotation", "single-knee-to-chest", "gluteal-squeeze", "bridge")
REACH = 0.020


def main(minutes: float) -> None:
    application = QApplication([])
    clock = Clock()
    heard = Heard(clock)
    with TemporaryDirectory() as folder, busy_processes(2):
        paths = DataPaths(Path(folder))
        keep_awake = KeepAwake()
        coach = BackCoach(
            application, paths, clock, heard.sounds_device(), heard.speech, lambda: keep_awake
        )
        coach.settings_model.change(
            notice_seen=True, voice=VoiceLevel.FULL, metronome=False, theme="light"
        )
        coach.open()
        QTest.qWaitForWindowActive(coach.window)
        desk = Desk(coach, clock, heard)  # type: ignore[arg-type]  # nothing waits by its clock
        lead(desk, minutes)
        coach.close()


def lead(desk: Desk, minutes: float) -> None:
    keep_only(desk, *TEN_MINUTES)
    start(desk)
    controller = desk.session.controller
    begun, plan = controller.player.at, controller.player.plan
    began, drawn, reckoned = {0: begun}, {0: begun}, {0: begun}

    def note(player: Player) -> None:
        began.setdefault(player.index, controller.now)
        drawn.setdefault(player.index, desk.clock.monotonic())
        reckoned.setdefault(player.index, player.at - player.elapsed)

    controller.published.connect(note)
    until = begun + minutes * 60
    while controller.player.state is PlayerState.RUNNING and desk.clock.monotonic() < until:
        QTest.qWait(200)
    steps = stretches(plan, desk.coach.catalog_model.catalog, begun)
    starts = [step.at for step in steps] + [steps[-1].end]
    print(f"{desk.clock.monotonic() - begun:.1f} s, {max(began)} of {len(steps)} steps")
    late = [at - starts[index] for index, at in sorted(began.items()) if index]
    tell("steps late", late)
    tell("steps drawn late", [at - starts[index] for index, at in sorted(drawn.items()) if index])
    fifth = max(1, len(late) // 5)
    first, last = median(late[:fifth]), median(late[-fifth:])
    print(
        f"drift: {(last - first) * 1000:.1f} ms (to reach: {REACH * 1000:.0f}), from "
        f"{first * 1000:.1f} ms in the first fifth to {last * 1000:.1f} ms in the last"
    )
    wrong = [at - starts[index] for index, at in reckoned.items() if index < len(steps)]
    print(f"added up in the player: {max(wrong, key=abs) * 1000:.6f} ms")
    sounded = [each for each in desk.heard.sounded if each.sound != "silence"]
    due = [each for step in steps for each in sounds_of(step)]
    tell("sounds late", [each.at - wanted.at for each, wanted in zip(sounded, due, strict=False)])
    tell("words late", [said.late for said in desk.heard.said])


def tell(what: str, late: list[float]) -> None:
    ordered = sorted(late)
    p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.99))
    print(
        f"{what}: {len(late)}, p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms, "
        f"max {ordered[-1] * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
