"""Speech rendered by espeak-ng."""

import re
import shutil
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QTimer

from coach.cues.cue import Line
from coach.cues.speech.phrase import text_of
from coach.cues.speech.rendered import Renderer
from coach.cues.speech.voice import Source, Voice

PROGRAM = "espeak-ng"
WORDS_PER_MINUTE = 165  # within coach.cues.timing, but for a pause that nobody hears
FAILURES = 3
PATIENCE_MS = 1000
ENGLISH = Voice(f"{Source.ESPEAK}:gmw/en-US", "English (America)", "en-us", Source.ESPEAK)
_FILE = re.compile(r"\w[\w-]*(/\w[\w-]*)?")
_PROBE: Line = ("One.",)
_FAILED = "espeak-ng does not work on this machine."


class EspeakRenderer(Renderer):
    """Runs espeak-ng for one line after the other, which takes a hundredth of a second each.

    One that is stuck is ended; where FAILURES lines in a row fail, so does the renderer.
    """

    def __init__(self, voice: Voice, *, renders_within: float) -> None:
        super().__init__()
        self._voice = voice
        self._folder = Path()
        self._waiting: deque[Line] = deque()
        self._line: Line = ()
        self._file = Path()
        self._made = 0
        self._failures = 0
        self._opened = False
        self._process: QProcess | None = None
        self._stuck = QTimer(self)
        self._stuck.setSingleShot(True)
        self._stuck.setInterval(round(renders_within * 1000))
        self._stuck.timeout.connect(self._kill)

    def open(self, folder: Path) -> None:
        self._folder = folder
        self._waiting.append(_PROBE)
        self._go_on()

    def render(self, lines: Sequence[Line]) -> None:
        self._waiting = deque(line for line in lines if line != self._line)
        self._go_on()

    def close(self) -> None:
        self._waiting.clear()
        self._stuck.stop()
        process, self._process = self._process, None
        if process:
            process.kill()
            process.waitForFinished(PATIENCE_MS)

    def _go_on(self) -> None:
        while self._process is None and self._waiting:
            self._line = self._waiting.popleft()
            if text := text_of(self._line):
                self._start(text)

    def _start(self, text: str) -> None:
        self._made += 1
        self._file = self._folder / f"{self._made}.wav"
        self._process = process = QProcess(self)
        process.setProgram(shutil.which(PROGRAM) or PROGRAM)
        voice = self._voice.id.partition(":")[2]
        pace = str(WORDS_PER_MINUTE)
        process.setArguments(["-v", voice, "-s", pace, "-w", str(self._file), "--", text])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._stuck.start()
        process.start()

    def _kill(self) -> None:
        if self._process:
            self._process.kill()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` will follow
            self._done(succeeded=False)

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        normal = status is QProcess.ExitStatus.NormalExit and code == 0
        self._done(succeeded=normal and self._file.is_file())

    def _done(self, *, succeeded: bool) -> None:
        if self._process is None:
            return
        self._stuck.stop()
        self._process.deleteLater()
        self._process = None
        line, self._line = self._line, ()
        self._failures = 0 if succeeded else self._failures + 1
        if self._failures >= (FAILURES if self._opened else 1):
            self._waiting.clear()
            self.failed.emit(_FAILED)
            return
        if succeeded and self._opened:
            self.rendered.emit(line, self._file)
        elif succeeded:
            self._opened = True
            self.opened.emit(self._voice)
        self._go_on()


def voice_of(voice_id: str | None) -> Voice:
    """The voice of an id that `voices_in` made up, for any other English."""
    file = (voice_id or "").removeprefix(f"{Source.ESPEAK}:")
    if voice_id == file or voice_id == ENGLISH.id or not _FILE.fullmatch(file):
        return ENGLISH
    language = file.rpartition("/")[2]
    return Voice(f"{Source.ESPEAK}:{file}", f"espeak-ng {language}", language, Source.ESPEAK)


def voices_in(table: str) -> tuple[Voice, ...]:
    """What `espeak-ng --voices` lists, without those that need files of another program."""
    voices = []
    for row in table.splitlines()[1:]:
        _, language, _, name, file, *_ = *row.split(), "", "", "", "", ""
        if _FILE.fullmatch(file) and not file.startswith("mb/"):
            identity = f"{Source.ESPEAK}:{file}"
            voices.append(Voice(identity, name.replace("_", " "), language, Source.ESPEAK))
    return tuple(voices)
