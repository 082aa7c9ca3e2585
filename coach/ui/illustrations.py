"""Pictures of the exercises, made off the GUI thread and kept on disk.

The figure engine brings numpy and shapely, so it is imported only in the worker and only when a
picture is not on disk yet. Nothing is read or drawn before `start`, which the window calls once it
has been painted.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

import coach
from coach.core.exercise import Side

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


class NotDrawn(Exception):
    """A picture cannot be made; the text says why."""


class Artist(Protocol):
    """What the worker needs of the figure engine."""

    def draw(self, drawing: Drawing) -> QImage:
        """Raises NotDrawn."""
        ...


class _Engine:
    def __init__(self, poses: Path) -> None:
        from coach.figure.figures import Figures

        self._figures = Figures(poses)

    def draw(self, drawing: Drawing) -> QImage:
        from coach.figure.pose import PoseError

        try:
            return self._figures.still(
                drawing.exercise,
                drawing.phase,
                drawing.side,
                drawing.width,
                drawing.height,
                drawing.dark,
            )
        except PoseError as error:
            raise NotDrawn(str(error)) from error


class Illustrations(QObject):
    """Owns the one worker that reads and draws stills; whoever asks hears of it by `drawn`."""

    drawn = Signal(object, QImage)
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
        self._waiting: list[Drawing] | None = []
        self._wanted: set[Drawing] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(IDLE_THREAD_MS)

    def start(self) -> None:
        """Begin with what has been asked for so far; later requests go straight to the worker."""
        waiting, self._waiting = self._waiting or [], None
        for drawing in waiting:
            self._pool.start(lambda drawing=drawing: self._make(drawing))

    def request(self, drawing: Drawing) -> None:
        """Ask for a picture; `drawn` or `failed` tells of it later."""
        if drawing in self._wanted:
            return
        self._wanted.add(drawing)
        if self._waiting is not None:
            self._waiting.append(drawing)
        else:
            self._pool.start(lambda: self._make(drawing))

    def cancel(self, drawing: Drawing) -> None:
        """The picture is no longer needed, so do not begin it."""
        self._wanted.discard(drawing)

    def close(self) -> None:
        """Drop what is waiting and wait for the picture in hand."""
        self._wanted.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _make(self, drawing: Drawing) -> None:
        if drawing not in self._wanted:
            return
        path = self._cache / f"{self._digest(drawing)}.png"
        image = QImage(str(path)) if path.exists() else QImage()
        if image.isNull():
            try:
                image = self._draw(drawing)
            except NotDrawn as error:
                self._wanted.discard(drawing)
                self.failed.emit(drawing, str(error))
                return
            self._keep(image, path)
        # before the signal: who asks again in between gets it a second time rather than never
        self._wanted.discard(drawing)
        self.drawn.emit(drawing, image)

    def _draw(self, drawing: Drawing) -> QImage:
        if self._artist is None:
            self._artist = self._make_artist()
        return self._artist.draw(drawing)

    def _digest(self, drawing: Drawing) -> str:
        if not self._engine_digest:
            self._engine_digest = _digest_of_engine()
        pose = self._poses / f"{drawing.exercise}.toml"
        content = pose.read_bytes() if pose.is_file() else b""
        digest = hashlib.sha1(self._engine_digest, usedforsecurity=False)
        digest.update(content)
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
        part = path.with_suffix(".part")
        if image.save(str(part), "PNG"):  # type: ignore[call-overload]
            os.replace(part, path)


def _digest_of_engine() -> bytes:
    """Changes with the program's version and, in a checkout, with the engine's sources."""
    digest = hashlib.sha1(coach.__version__.encode(), usedforsecurity=False)
    for source in sorted((Path(coach.__file__).parent / "figure").glob("*.py")):
        digest.update(f"{source.name} {source.stat().st_mtime_ns}".encode())
    return digest.digest()
