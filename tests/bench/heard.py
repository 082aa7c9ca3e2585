"""What a session really sounds like: recorded once from a sound device without a loudspeaker.

    python -m tests.bench.heard [recording.wav]

Starts a PulseAudio of its own with a null sink, leads through a session of a minute in the real
window (offscreen), with the phrases that ship as its voice, and looks for each sound and the first
phrase of each line in what was recorded, by cross-correlation with their files. Prints for each
when it was asked for, how much later it was heard than the first, and how alike it is (1 is the
same; less where a word covers a sound). Wants pulseaudio and parec.
"""

import os
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_NO_GUI_THREADPOOL"] = "1"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach import resources
from coach.app.back_coach import BackCoach
from coach.core.player import PlayerState
from coach.core.voice import VoiceLevel
from coach.cues.cue import Line
from coach.cues.effect import Effect
from coach.cues.sounds import Sounds, system_effect
from coach.cues.speech.prompts import read_index
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice import PROMPTS
from coach.desktop.keep_awake import KeepAwake
from coach.storage.paths import DataPaths
from coach.ui.clock import Clock
from tests.e2e.conftest import Desk
from tests.e2e.heard import Heard
from tests.e2e.test_clumsy_sessions import keep_only, start

RATE = 44_100
Samples = NDArray[np.float64]
EARLY, LATE = 0.3, 0.6  # seconds before and after its moment in which a cue is looked for
ALIKE = 0.4  # from here on it is what was looked for; two sounds at once are each less alike
TOGETHER = 0.02  # seconds within which two sounds of one moment may be heard in any order
EXERCISE = "single-knee-to-chest"


class Asked(NamedTuple):
    """What was to be heard, at a moment of the system's clock, and its file."""

    at: float
    name: str
    file: Path


class Found(NamedTuple):
    """The same, in seconds of the recording."""

    asked: Asked
    at: float
    alike: float


@contextmanager
def null_sink(folder: Path) -> Iterator[None]:
    """A PulseAudio of our own, whose one device is heard by nobody."""
    socket = folder / "native"
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    command += ["--load=module-null-sink sink_name=ear", "--disable-shm=yes", "--log-level=error"]
    command += [f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}"]
    own = {"XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder), "HOME": str(folder)}
    server = subprocess.Popen(command, env={**os.environ, **own}, stderr=subprocess.DEVNULL)
    try:
        while not socket.exists():
            time.sleep(0.05)
        os.environ["PULSE_SERVER"] = f"unix:{socket}"
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def recording(file: Path) -> Iterator[None]:
    """Everything that the device plays, as raw samples."""
    kind = ["--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=20"]
    with file.open("wb") as out:
        ear = subprocess.Popen(["parec", "--device=ear.monitor", *kind], stdout=out)
        try:
            while not file.stat().st_size:  # for 2 s a null sink that nothing plays on is not heard
                time.sleep(0.05)
            yield
        finally:
            ear.terminate()
            ear.wait()


def session(folder: Path) -> tuple[list[Asked], float]:
    """Lead through it; what was asked for, and how long it took."""
    application = QApplication([])
    clock, asked = Clock(), list[Asked]()
    prompts = read_index(resources.path("prompts"))

    def sound(path: Path) -> Effect:
        voice = system_effect(path)
        return Noted(voice, lambda: asked.append(Asked(clock.monotonic(), path.stem, path)))

    speech = Speech()

    def note(line: Line) -> None:
        file = resources.path("prompts") / prompts[line[0]]
        asked.append(Asked(clock.monotonic(), line[0], file))

    speech.began.connect(note)
    coach = BackCoach(
        application,
        DataPaths(folder),
        clock,
        Sounds(resources.path("sounds"), make=sound),
        lambda: speech,
        KeepAwake,
    )
    coach.settings_model.change(
        notice_seen=True, voice=VoiceLevel.FULL, voice_id=PROMPTS.id, volume=1.0
    )
    coach.open()
    QTest.qWaitForWindowActive(coach.window)
    desk = Desk(coach, clock, Heard(clock))  # type: ignore[arg-type]  # nothing waits by its clock
    keep_only(desk, EXERCISE)
    model = coach.routine_model
    [place] = [p for p, e in enumerate(model.routine.entries) if e.exercise == EXERCISE]
    model.ease(place, replace(model.routine.entries[place].dose, reps=1, hold=12.0))
    begun = clock.monotonic()
    start(desk)
    while desk.session.controller.player.state is not PlayerState.FINISHED:
        QTest.qWait(100)
    taken = clock.monotonic() - begun
    QTest.qWait(5000)
    coach.close()
    return [each for each in asked if each.name != "silence"], taken


class Noted:
    """A sound that tells when it is played."""

    def __init__(self, effect: Effect, note: Callable[[], None]) -> None:
        self._effect = effect
        self._note = note

    def isLoaded(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def play(self) -> None:
        self._note()
        self._effect.play()

    def stop(self) -> None:
        self._effect.stop()

    def setVolume(self, volume: float, /) -> None:  # noqa: N802 - Qt's name
        self._effect.setVolume(volume)


def samples_of(file: Path) -> Samples:
    with wave.open(str(file)) as sound:
        rate, count = sound.getframerate(), sound.getnframes()
        raw = np.frombuffer(sound.readframes(count), np.int16).astype(float)
    raw = np.trim_zeros(raw, "b")
    count = len(raw)
    moments = np.arange(0, count / rate, 1 / RATE)
    return np.interp(moments, np.arange(count) / rate, raw)


def likeness(heard: Samples, wanted: Samples) -> tuple[int, float]:
    """Where in `heard` it is most like `wanted`, and how much, 0 to 1."""
    size = 1 << (len(heard) + len(wanted)).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    places = max(1, len(heard) - len(wanted))
    together = np.fft.irfft(spectrum, size)[:places]
    sums = np.concatenate(([0.0], np.cumsum(heard**2)))
    power = sums[len(wanted) : len(wanted) + places] - sums[:places]
    loud = np.sqrt(np.maximum(power, 1.0)) * np.sqrt((wanted**2).sum())
    alike = np.abs(together) / loud
    place = int(alike.argmax())
    return place, float(alike[place])


def find(heard: Samples, asked: list[Asked]) -> list[Found]:
    """Each cue near its moment; the first tells how the two clocks go together."""
    first = samples_of(asked[0].file)
    begins, _ = likeness(heard[: RATE * 30], first)
    offset = begins / RATE - asked[0].at
    found = []
    for each in asked:
        wanted = samples_of(each.file)
        start_at = max(0, int((each.at + offset - EARLY) * RATE))
        end = int((each.at + offset + LATE) * RATE) + len(wanted)
        place, alike = likeness(heard[start_at:end], wanted)
        found.append(Found(each, (start_at + place) / RATE - offset, alike))
    return found


def report(heard: Samples, asked: list[Asked], taken: float) -> None:
    found = find(heard, asked)
    for each in found:
        late = each.at - each.asked.at
        print(
            f"{each.asked.at - asked[0].at:7.2f} s  {late * 1000:+6.0f} ms  "
            f"{each.alike:.2f}  {each.asked.name}"
        )
    there = [each for each in found if each.alike >= ALIKE]
    in_order = all(one.at <= after.at + TOGETHER for one, after in pairwise(there))
    loud = np.flatnonzero(np.abs(heard) > 200)
    later = sorted(each.at - each.asked.at for each in there)
    print(f"loudest {np.abs(heard).max() / 32767:.2f} of full scale")
    print(f"found {len(there)} of {len(asked)}; in order: {in_order}")
    print(f"from first to last sound {(loud[-1] - loud[0]) / RATE:.1f} s; session {taken:.1f} s")
    print(
        f"against the first: {later[0] * 1000:+.0f} to {later[-1] * 1000:+.0f} ms, "
        f"middle {later[len(later) // 2] * 1000:+.0f} ms"
    )


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        raw = folder / "heard.raw"
        with null_sink(folder), recording(raw):
            asked, taken = session(folder / "data")
        heard = np.fromfile(raw, np.int16).astype(float)
    if len(sys.argv) > 1:
        with wave.open(sys.argv[1], "wb") as out:
            out.setparams((1, 2, RATE, 0, "NONE", ""))
            out.writeframes(heard.astype(np.int16).tobytes())
    report(heard, asked, taken)


if __name__ == "__main__":
    main()
