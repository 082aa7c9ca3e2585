"""Pictures of the exercises, made off the GUI thread and kept on disk.

The figure engine brings numpy and shapely, so it is imported only in the worker and only when a
picture is not on disk yet. Nothing is read or drawn before `start`, which the window calls once it
has been painted.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from PySide6.QtCore import QIODevice, QObject, QSaveFile, QThreadPool, Signal, SignalInstance
from PySide6.QtGui import QImage, QImageWriter

import coach
from coach import resources
from coach.core.exercise import Side

if TYPE_CHECKING:
    from coach.figure.painter import Picture

KEPT_FILES = 400
IDLE_THREAD_MS = 2000


class Drawing(Struct, frozen=True):
    """One still picture; `width` and `height` in device pixels."""

    exercise: str
    phase: float
    side: Side
    width: int
    height: int
    dark: bool


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
    """Owns the one worker that reads and draws; whoever asks hears of it by a signal.

    `drawn` carries the Drawing and its picture, `built` the MovementAsked and the Movement,
    `failed` either of what was asked and why it cannot be had.
    """

    started = Signal()
    drawn = Signal(object, QImage)
    built = Signal(object, object)
    failed = Signal(object, str)

    def __init__(
        self,
        poses: Path,
        cache: Path,
        artist: Callable[[], Artist] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`cache` is a folder for the finished pictures; it may vanish at any time."""
        super().__init__(parent)
        self._poses = poses
        self._cache = cache
        self._make_artist = artist or (lambda: _Engine(poses))
        self._artist: Artist | None = None
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

    def close(self) -> None:
        """Drop what is waiting and wait for what is in hand; what is asked later is never made."""
        self._waiting = []
        self._wanted.clear()
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
                self._tell(self.drawn, asked, self._still(asked))
            else:
                self._tell(self.built, asked, self._at_work().movement(asked))
        except NotDrawn as error:
            self._tell(self.failed, asked, str(error))

    def _tell(self, signal: SignalInstance, asked: Drawing | MovementAsked, made: object) -> None:
        # in this order: who asks again in between gets it a second time rather than never
        self._wanted.discard(asked)
        signal.emit(asked, made)

    def _still(self, drawing: Drawing) -> QImage:
        path = self._cache / f"{self._digest(drawing)}.png"
        image = QImage(str(path)) if path.exists() else QImage()
        if image.isNull():
            image = self._at_work().draw(drawing)
            self._keep(image, path)
        return image

    def _at_work(self) -> Artist:
        if self._artist is None:
            self._artist = self._make_artist()
        return self._artist

    def _digest(self, drawing: Drawing) -> str:
        if not self._engine_digest:
            self._engine_digest = _digest_of_engine(self._poses)
        from hashlib import sha1

        digest = sha1(self._engine_digest, usedforsecurity=False)
        digest.update(repr(drawing).encode())
        return digest.hexdigest()

    def _keep(self, image: QImage, path: Path) -> None:
        """A full or read-only disk is no reason to show nothing, so failing to write is fine."""
        try:
            self._cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept = sorted(self._cache.glob("*.png"), key=lambda file: file.stat().st_mtime)
            for old in kept[: max(0, len(kept) + 1 - KEPT_FILES)]:
                old.unlink(missing_ok=True)
        except OSError:
            return
        file = QSaveFile(str(path))
        if file.open(QIODevice.OpenModeFlag.WriteOnly) and QImageWriter(file, b"png").write(image):
            file.commit()


def _digest_of_engine(poses: Path) -> bytes:
    """Changes with the version, the poses, the figure's colours and, in a checkout, the engine."""
    from hashlib import sha1

    digest = sha1(coach.__version__.encode(), usedforsecurity=False)
    for content in (
        *sorted(poses.glob("*.toml")),
        *sorted(resources.path("themes").glob("figure-*.toml")),
    ):
        digest.update(content.read_bytes())
    for source in sorted((Path(coach.__file__).parent / "figure").glob("*.py")):
        digest.update(f"{source.name} {source.stat().st_mtime_ns}".encode())
    return digest.digest()
