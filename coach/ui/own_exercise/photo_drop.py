"""A place for one picture of one's own: dropped, pasted or chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QDataStream,
    QIODevice,
    QMimeData,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.storage.picture_check import MOST_BYTES
from coach.ui.announcing import announce
from coach.ui.own_exercise.cleaning import Cleaning
from coach.ui.theme import ThemeHub

HINT = "Drop a picture here, paste one, or press to choose"
READING = "Looking at the picture…"
UNREADABLE = "This file cannot be read."
ONE_ONLY = "One picture at a time, please."
RADIUS = 14
_BEFORE_PNG = 4  # bytes in which a stream says that there is a picture

AskFile = Callable[[QWidget], Path | None]


class PhotoDrop(QWidget):
    """Shows a clean picture. `brought(data, ending)` brings another, clean already; `refused` why
    there is none. `reading_changed` when it begins or ends to look at one.
    """

    brought = Signal(bytes, str)
    refused = Signal(str)
    reading_changed = Signal()

    def __init__(self, name: str, theme_hub: ThemeHub, ask: AskFile) -> None:
        """`name`: which of the pictures this is, "Start" say."""
        super().__init__()
        self._name = name
        self._hub = theme_hub
        self._ask = ask
        self._data = b""
        self._picture = QPixmap()
        self._over = False
        self._cleaning = Cleaning(self)
        self._cleaning.cleaned.connect(self._on_cleaned)
        self._cleaning.refused.connect(self._on_refused)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Picture: {name}")
        self.setAccessibleDescription(HINT)
        self.setToolTip(HINT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_hub.changed.connect(self.update)

    @property
    def reading(self) -> bool:
        """Whether a picture is being looked at, which is then brought or refused."""
        return self._cleaning.busy

    def show_picture(self, data: bytes) -> None:
        """Shows a clean picture; nothing for no bytes."""
        if data == self._data:
            return
        self._data = data
        self._picture = QPixmap()
        if data:
            self._picture.loadFromData(data)
        self.update()

    def bring(self, data: bytes) -> None:
        """Have a picture made clean, whatever it is."""
        self._cleaning.clean(data)
        self._tell_reading()

    def bring_file(self, path: Path) -> None:
        """As `bring`, without reading more than a picture may have."""
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            self.refused.emit(UNREADABLE)
            return
        self.bring(data)

    def paste(self) -> None:
        """What lies on the clipboard, where it is a picture or the file of one."""
        self._take(QGuiApplication.clipboard().mimeData())

    def choose(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.bring_file(path)

    def stop(self) -> None:
        """No picture comes any more."""
        self._cleaning.stop()

    def sizeHint(self) -> QSize:
        return QSize(self._hub.px(320), self._hub.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._hub.px(160), self._hub.px(84))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        event.acceptProposedAction()
        self._take(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setBrush(self._hub.colour("accent_soft" if self._over else "background"))
        focused = self.hasFocus()
        pen = QPen(self._hub.colour("ink" if focused else "muted"), 2 if focused else 1.5)
        if self._picture.isNull() and not focused:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.reading or self._picture.isNull():
            self._paint_hint(painter, box)
        else:
            self._paint_picture(painter, box)
        painter.end()

    def _paint_hint(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(self._hub.colour("muted"))
        said = READING if self.reading else HINT
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(16, 8, -16, -8), flags, said)

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        size = self._picture.size().scaled(
            box.size().toSize() - QSize(12, 12), Qt.AspectRatioMode.KeepAspectRatio
        )
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(box.center())
        corners = QPainterPath()
        corners.addRoundedRect(place, RADIUS - 4, RADIUS - 4)
        painter.setClipPath(corners)
        painter.drawPixmap(place.toRect(), self._picture)

    def _take(self, mime: QMimeData) -> None:
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if len(files) > 1:
            self.refused.emit(ONE_ONLY)
        elif files:
            self.bring_file(Path(files[0]))
        elif mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage):
                self.bring(_png(image))

    def _tell_reading(self) -> None:
        self.update()
        self.reading_changed.emit()

    def _on_cleaned(self, data: bytes, ending: str) -> None:
        self.show_picture(data)
        self._tell_reading()
        announce(self, f"{self._name}: the picture is in")
        self.brought.emit(data, ending)

    def _on_refused(self, why: str) -> None:
        self._tell_reading()
        self.refused.emit(why)


def _png(image: QImage) -> bytes:
    """Written by way of a stream, as Qt may not write pictures to a device made here."""
    packed = QByteArray()
    QDataStream(packed, QIODevice.OpenModeFlag.WriteOnly) << image
    return bytes(packed.data())[_BEFORE_PNG:]
