"""Pictures of the exercises, made off the GUI thread and kept on disk.

The figure engine brings numpy and shapely, 30 MB that are never given back. So what is not on disk
yet is drawn by the studio, another process, and the engine is imported here, in the worker, only
for movements. Nothing is read or drawn before `start`, which the window calls once it has been
painted.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from msgspec import Struct
from PySide6.QtCore import (
    QBuffer,
    QCryptographicHash,
    QFile,
    QIODevice,
    QObject,
    QSaveFile,
    QThreadPool,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QImage, QImageReader

import coach
from coach import resources
from coach.core.exercise import Side
from coach.figure.orders import Answer, Order
from coach.ui.pictures.studio import Studio

if TYPE_CHECKING:
    from coach.figure.painter import Picture

KEPT_FILES = 400
IDLE_THREAD_MS = 2000


Drawing: TypeAlias = Order


class MovementAsked(Struct, frozen=True):
    """A whole movement, to be shown at any phase."""

    exercise: str
    side: Side


class NotDrawn(Exception):
    """A picture cannot be made; the text says why."""


class Movement(Protocol):
    """A movement with every frame made; painted on the GUI thread."""

    def picture_at(self, phase: float) -> "Picture":
        """The frame nearest to a phase, 0 for the start to 1 for the effort."""
        ...


class Artist(Protocol):
    """What the worker needs of the figure engine."""

    def draw(self, drawing: Drawing) -> QImage:
        """Raises NotDrawn."""
        ...

    def movement(self, asked: MovementAsked) -> Movement:
        """Raises NotDrawn."""
        ...


class _Engine:
    def __init__(self, poses: Path) -> None:
        from coach.figure.figures import Figures

        self._figures = Figures(poses)

    def draw(self, drawing: Drawing) -> QImage:
        from coach.figure.pose_file import PoseError

        try:
            return self._figures.still(
                drawing.exercise,
                drawing.phase,
                drawing.side,
                drawing.width,
                drawing.height,
                dark=drawing.dark,
            )
        except PoseError as error:
            raise NotDrawn(str(error)) from error

    def movement(self, asked: MovementAsked) -> Movement:
        from coach.figure.pose_file import PoseError

        try:
            movement = self._figures.movement(asked.exercise, asked.side)
        except PoseError as error:
            raise NotDrawn(str(error)) from error
        movement.build_all()
        return movement


class Illustrations(QObject):
    """Owns the one worker that reads and builds; whoever asks hears of it by a signal.

    `drawn` carries the Drawing and its picture, `built` the MovementAsked and the Movement,
    `failed` either of what was asked and why it cannot be had.
    """

    started = Signal()
    drawn = Signal(object, QImage)
    built = Signal(object, object)
    failed = Signal(object, str)
    _missing = Signal(object)

    def __init__(
        self,
        poses: Path,
        cache: Path,
        artist: Callable[[], Artist] | None = None,
        studio: Studio | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`cache` is a folder for the finished pictures; it may vanish at any time.

        Without a `studio` the artist draws the stills too.
        """
        super().__init__(parent)
        self._poses = poses
        self._cache = cache
        self._make_artist = artist or (lambda: _Engine(poses))
        self._artist: Artist | None = None
        self._studio = studio
        if studio:
            self._missing.connect(self._order)
            studio.answered.connect(self._on_answer)
        self._engine_digest = b""
        self._waiting: list[Drawing | MovementAsked] | None = []
        self._wanted: set[Drawing | MovementAsked] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(IDLE_THREAD_MS)

    def start(self) -> None:
        """Begin with what has been asked for so far; later requests go straight to the worker."""
        waiting, self._waiting = self._waiting or [], None
        for asked in waiting:
            self._give(asked)
        self.started.emit()

    @property
    def running(self) -> bool:
        """Whether `start` has been called."""
        return self._waiting is None

    def request(self, asked: Drawing | MovementAsked) -> None:
        """Ask for a picture or a movement."""
        if asked in self._wanted:
            return
        self._wanted.add(asked)
        if self._waiting is not None:
            self._waiting.append(asked)
        else:
            self._give(asked)

    def cancel(self, asked: Drawing | MovementAsked) -> None:
        """It is no longer needed, so do not begin it."""
        self._wanted.discard(asked)
        if self._studio and isinstance(asked, Drawing):
            self._studio.cancel(asked)

    def close(self) -> None:
        """Drop what is waiting and wait for what is in hand; what is asked later is never made."""
        self._waiting = []
        self._wanted.clear()
        if self._studio:
            self._studio.close()
        self._pool.clear()
        self._pool.waitForDone()

    def _give(self, asked: Drawing | MovementAsked) -> None:
        # a movement is waited for by somebody who pressed a button, stills merely fill a page
        urgency = int(isinstance(asked, MovementAsked))
        self._pool.start(lambda: self._make(asked), urgency)

    def _make(self, asked: Drawing | MovementAsked) -> None:
        if asked not in self._wanted:
            return
        try:
            if isinstance(asked, Drawing):
                self._still(asked)
            else:
                self._tell(self.built, asked, self._at_work().movement(asked))
        except NotDrawn as error:
            self._tell(self.failed, asked, str(error))

    def _tell(self, signal: SignalInstance, asked: Drawing | MovementAsked, made: object) -> None:
        # in this order: who asks again in between gets it a second time rather than never
        self._wanted.discard(asked)
        signal.emit(asked, made)

    def _still(self, drawing: Drawing) -> None:
        image = QImage(str(self._file(drawing)))
        if not image.isNull():
            self._tell(self.drawn, drawing, image)
        elif self._studio:
            self._missing.emit(drawing)
        else:
            image = self._at_work().draw(drawing)
            self._keep(drawing, _png(image))
            self._tell(self.drawn, drawing, image)

    def _order(self, drawing: Drawing) -> None:
        if self._studio and drawing in self._wanted:
            self._studio.order(drawing)

    def _on_answer(self, drawing: Drawing, answer: Answer) -> None:
        if answer.problem:
            self._tell(self.failed, drawing, answer.problem)
        else:
            self._pool.start(lambda: self._receive(drawing, answer.png))

    def _receive(self, drawing: Drawing, png: bytes) -> None:
        self._keep(drawing, png)
        file = QBuffer()
        file.setData(png)
        # where the format is not named, every plugin is loaded to look at it
        self._tell(self.drawn, drawing, QImageReader(file, b"png").read())

    def _at_work(self) -> Artist:
        if self._artist is None:
            self._artist = self._make_artist()
        return self._artist

    def _file(self, drawing: Drawing) -> Path:
        if not self._engine_digest:
            self._engine_digest = _digest_of_engine(self._poses)
        return self._cache / f"{_digest(self._engine_digest, repr(drawing).encode()).hex()}.png"

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


def _png(image: QImage) -> bytes:
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]
    return bytes(file.data().data())


def _digest(*contents: bytes) -> bytes:
    digest = QCryptographicHash(QCryptographicHash.Algorithm.Sha1)
    for content in contents:
        digest.addData(content)
    return bytes(digest.result().data())


def _digest_of_engine(poses: Path) -> bytes:
    """Changes with the version, the poses, the figure's colours and, in a checkout, the engine."""
    content = (*sorted(poses.glob("*.toml")), *sorted(resources.path("themes").glob("figure-*")))
    engine = sorted((Path(coach.__file__).parent / "figure").glob("*.py"))
    return _digest(
        coach.__version__.encode(),
        *(file.read_bytes() for file in content),
        *(f"{source.name} {source.stat().st_mtime_ns}".encode() for source in engine),
    )
