"""Paints pages: into a PDF, onto a screen, to a printer."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from coach.figure.output import painter as figure_painter
from coach.figure.output.frame import Frame
from coach.figure.output.orders import FrameOrder
from coach.figure.output.palette import Palette
from coach.report.paper import Paper
from coach.report.selectable import as_written
from coach.report.sheet import Align, Face, Outline, Picture, Polyline, Sheet, Text, Weight
from coach.report.typesetter import INK, Typesetter

DOTS_PER_INCH = 1200
POINTS_PER_INCH = 72
OF_ARROWS = ("arrow", "halo")
MISSING = Face(10, Weight.SEMI_BOLD, soft=True)
MISSING_LINE, MISSING_RADIUS = 0.6, 6.0
CREATOR = "Back Coach"
SOFT_LINE, PAPER_WHITE = "#7a7a7a", "#ffffff"


class SheetPainter:
    """Keeps the figures ready to paint, as each page is painted often in a preview."""

    def __init__(
        self,
        frames: Mapping[FrameOrder, Frame] | None = None,
        palette: Palette | None = None,
    ) -> None:
        """Pages without figures need neither."""
        self._pictures = {
            order: figure_painter.Picture(_as_printed(order, frame))
            for order, frame in (frames or {}).items()
        }
        self._palette = palette or {}
        self._typesetter = Typesetter()

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Everything on the page but the paper; the painter's unit is a point."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in sheet.marks:
            match mark:
                case Text():
                    self._typesetter.draw(painter, mark)
                case Picture():
                    self._paint_picture(painter, mark)
                case Outline():
                    _paint_outline(painter, mark)
                case Polyline():
                    _paint_polyline(painter, mark)

    def _paint_picture(self, painter: QPainter, mark: Picture) -> None:
        box = QRectF(mark.x, mark.y, mark.width, mark.height)
        if mark.frame in self._pictures:
            figure_painter.paint(painter, self._pictures[mark.frame], box, self._palette)
            return
        frame = Outline(mark.x, mark.y, mark.width, mark.height, MISSING_LINE, MISSING_RADIUS)
        _paint_outline(painter, frame)
        wide = mark.width - 2 * MISSING_RADIUS
        high = self._typesetter.height(mark.name, MISSING, wide)
        y = box.center().y() - high / 2
        name = Text(mark.name, MISSING, mark.x + MISSING_RADIUS, y, wide, high, Align.CENTRE)
        self._typesetter.draw(painter, name)


def pdf(sheets: Sequence[Sheet], paper: Paper, painter: SheetPainter, title: str) -> bytes:
    """The pages as a file, its words to be searched and copied, its figures as outlines."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(paper))
    on_paper = QPainter(writer)
    on_paper.scale(DOTS_PER_INCH / POINTS_PER_INCH, DOTS_PER_INCH / POINTS_PER_INCH)
    for number, sheet in enumerate(sheets):
        if number:
            writer.newPage()
        painter.paint(on_paper, sheet)
    on_paper.end()
    written = {letter for sheet in sheets for text in _texts(sheet) for letter in text}
    return as_written(bytes(buffer.data().data()), written)


def _texts(sheet: Sheet) -> Iterator[str]:
    for mark in sheet.marks:
        match mark:
            case Text():
                yield mark.text
            case Picture():
                yield mark.name


def page_layout(paper: Paper) -> QPageLayout:
    """Upright and up to the edge, as the margins are laid out already."""
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(paper.id), upright, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def image(sheet: Sheet, paper: Paper, painter: SheetPainter, width: int) -> QImage:
    """The page as a picture, `width` pixels wide, on white."""
    found = QImage(width, round(width * paper.height / paper.width), QImage.Format.Format_RGB32)
    found.fill(Qt.GlobalColor.white)
    on_screen = QPainter(found)
    on_screen.scale(width / paper.width, width / paper.width)
    painter.paint(on_screen, sheet)
    on_screen.end()
    return found


def _as_printed(order: FrameOrder, frame: Frame) -> Frame:
    """At the start nothing moves yet, so no arrow is shown, not in the lens either."""
    if order.phase > 0:
        return frame
    shapes = tuple(fill for fill in frame.shapes if fill.role not in OF_ARROWS)
    return replace(frame, shapes=shapes, overlay=())


def _paint_outline(painter: QPainter, mark: Outline) -> None:
    box = QRectF(mark.x, mark.y, mark.width, mark.height)
    ink = QColor(SOFT_LINE if mark.soft else INK)
    painter.setPen(QPen(ink, mark.line) if mark.line else Qt.PenStyle.NoPen)
    painter.setBrush(ink if mark.filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, mark.radius, mark.radius)


def _paint_polyline(painter: QPainter, mark: Polyline) -> None:
    pen = QPen(QColor(PAPER_WHITE if mark.inverse else INK), mark.line)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dash:
        pen.setDashPattern([length / mark.line for length in mark.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(mark.x + x, mark.y + y) for x, y in mark.points])
