"""Pictures of the exercises, drawn by another process and kept on disk.

The figure engine brings numpy and shapely, 30 MB that are never given back, so this process never
imports it: what is not on disk yet comes from the studio. Nothing is read or drawn before `start`,
which the window calls once it has been painted.
"""

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import (
    QCryptographicHash,
    QFile,
    QIODevice,
    QObject,
    QSaveFile,
    QThreadPool,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QImage

import coach
from coach import resources
from coach.core.appearance import Appearance
from coach.figure.output.orders import Answer, Order, Refusal, StillAnswer, StillOrder
from coach.figure.output.pose_files import OwnFolders, PoseFiles
from coach.ui.pictures.studio import Studio

KEPT_FILES = 400
IDLE_THREAD_MS = 2000
LARGE = 400 * 200  # pixels from which a picture is looked at before the small ones around it

Drawing: TypeAlias = StillOrder


class Illustrations(QObject):
    """Owns the pictures kept and the figure's appearance; whoever asks hears of it by a signal.

    `drawn` carries the Drawing and its picture, `failed` the Drawing and why it cannot be had.
    What shows the figure shows it anew at `appearance_changed`.
    """

    started = Signal()
    drawn = Signal(object, QImage)
    failed = Signal(object, str)
    appearance_changed = Signal()
    _missing = Signal(object)

    def __init__(
        self,
        poses: Path,
        cache: Path,
        studio: Studio,
        *,
        exercises: Path | None = None,
        own: OwnFolders | None = None,
        appearance: Appearance | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`cache` is a folder for the finished pictures; it may vanish at any time.

        `exercises` is a folder of exercise files, of which some may hold their movement; `own` are
        the person's.
        """
        super().__init__(parent)
        self._files = PoseFiles(poses, exercises, own)
        self._folders = (poses, exercises) if exercises else (poses,)
        self._cache = cache
        self._appearance = appearance or Appearance()
        self._studio = studio
        self._missing.connect(self._order)
        studio.answered.connect(self._on_answer)
        self._engine_digest = b""
        self._waiting: list[Drawing] | None = []
        self._wanted: set[Drawing] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(IDLE_THREAD_MS)

    @property
    def studio(self) -> Studio:
        """Draws what moves, for whoever shows it."""
        return self._studio

    @property
    def appearance(self) -> Appearance:
        """How the person in all the pictures looks."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        if appearance != self._appearance:
            self._appearance = appearance
            self.appearance_changed.emit()

    def start(self) -> None:
        """Begin with what has been asked for so far; later requests go straight to the worker."""
        waiting, self._waiting = self._waiting or [], None
        for drawing in waiting:
            self._give(drawing)
        self.started.emit()

    @property
    def running(self) -> bool:
        """Whether `start` has been called."""
        return self._waiting is None

    def request(self, drawing: Drawing) -> None:
        """Ask for a picture."""
        if drawing in self._wanted:
            return
        self._wanted.add(drawing)
        if self._waiting is not None:
            self._waiting.append(drawing)
        else:
            self._give(drawing)

    def cancel(self, drawing: Drawing) -> None:
        """It is no longer needed, so do not begin it."""
        self._wanted.discard(drawing)
        self._studio.cancel(drawing)

    def close(self) -> None:
        """Drop what is waiting and wait for what is in hand; what is asked later is never made."""
        self._waiting = []
        self._wanted.clear()
        self._studio.close()
        self._pool.clear()
        self._pool.waitForDone()

    def _give(self, drawing: Drawing) -> None:
        self._pool.start(lambda: self._look_up(drawing))

    def _look_up(self, drawing: Drawing) -> None:
        if drawing not in self._wanted:
            return
        image = QImage(str(self._file(drawing)))
        if image.isNull():
            self._missing.emit(drawing)
        else:
            self._tell(self.drawn, drawing, image)

    def _tell(self, signal: SignalInstance, drawing: Drawing, made: object) -> None:
        # in this order: who asks again in between gets it a second time rather than never
        self._wanted.discard(drawing)
        signal.emit(drawing, made)

    def _order(self, drawing: Drawing) -> None:
        if drawing in self._wanted:
            large = drawing.width * drawing.height >= LARGE
            self._studio.order(drawing, urgent=large)

    def _on_answer(self, order: Order, answer: Answer) -> None:
        if not isinstance(order, StillOrder) or order not in self._wanted:
            return
        if isinstance(answer, StillAnswer):
            png = answer.png
            self._pool.start(lambda: self._receive(order, png))
        else:
            why = (
                answer.problem if isinstance(answer, Refusal) else "the studio drew something else"
            )
            self._tell(self.failed, order, why)

    def _receive(self, drawing: Drawing, png: bytes) -> None:
        self._keep(drawing, png)
        # where the format is not named, every plugin is loaded to look at it
        image = QImage.fromData(png, "PNG")  # type: ignore[arg-type]
        self._tell(self.drawn, drawing, image)

    def _file(self, drawing: Drawing) -> Path:
        if not self._engine_digest:
            self._engine_digest = _digest_of_engine(self._folders)
        own = self._files.own_stamp(drawing.pose) if isinstance(drawing.pose, str) else ""
        name = _digest(self._engine_digest, repr(drawing).encode(), own.encode()).hex()
        return self._cache / f"{name}.png"

    def _keep(self, drawing: Drawing, png: bytes) -> None:
        """A full or read-only disk is no reason to show nothing, so failing to write is fine."""
        try:
            self._cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept = sorted(self._cache.glob("*.png"), key=lambda file: file.stat().st_mtime)
            for old in kept[: max(0, len(kept) + 1 - KEPT_FILES)]:
                old.unlink(missing_ok=True)
        except OSError:
            return
        file = QSaveFile(str(self._file(drawing)))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            return
        file.setPermissions(QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)
        if file.write(png) == len(png):
            file.commit()


def _digest(*contents: bytes) -> bytes:
    digest = QCryptographicHash(QCryptographicHash.Algorithm.Sha1)
    for content in contents:
        digest.addData(content)
    return bytes(digest.result().data())


def _digest_of_engine(folders: tuple[Path, ...]) -> bytes:
    """Changes with the version, the poses, the figure's colours and, in a checkout, the engine."""
    themes = resources.path("themes").glob("figure-*")
    content = sorted(file for folder in folders for file in folder.glob("*.toml")) + sorted(themes)
    engine = sorted((Path(coach.__file__).parent / "figure").rglob("*.py"))
    return _digest(
        coach.__version__.encode(),
        *(file.read_bytes() for file in content),
        *(f"{source.name} {source.stat().st_mtime_ns}".encode() for source in engine),
    )
