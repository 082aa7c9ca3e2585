"""How one row of the routine is drawn."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen

from coach.ui.theme import FONT_FAMILY, ThemeHub

HEIGHT = 76
LOWEST = 50
GAP = 6
LINE = 18
RADIUS = 16
PICTURE_WIDTH = 96
NARROW_PICTURE_WIDTH = 76
SWITCH = (40, 22)
NOTE = (13, 14)
LEAST_MORE = 40
OFF_OPACITY = 0.45
ROOMY_FROM = 480


class Row(NamedTuple):
    """What a row shows; `more` stands behind the dose, which is marked where it is `changed`."""

    number: int
    name: str
    dose: str
    on: bool
    picture: QImage | None = None
    more: str = ""
    changed: bool = False
    note: bool = False
    selected: bool = False
    focused: bool = False
    lifted: bool = False


def lowest(lines: int, hub: ThemeHub) -> int:
    """How low a row may be with so many lines below its name."""
    return hub.px(LOWEST + (lines - 1) * LINE)


def height(room: int, rows: int, lines: int, hub: ThemeHub) -> int:
    """How high a row is, so that all of them fit into the room where that can be."""
    fitting = room // max(rows, 1) - GAP
    return min(max(fitting, lowest(lines, hub)), hub.px(HEIGHT))


def small_lines(row: Row, width: float, hub: ThemeHub) -> int:
    """How many lines stand below the name of a row so wide: what a changed dose was before is
    always to be read.
    """
    if not row.changed:
        return 1
    left, right = _words_between(QRectF(0, 0, width, hub.px(LOWEST)), hub)
    room = right - left - _note_room(row, hub)
    dose = QFontMetricsF(_small(QFont(FONT_FAMILY), hub, bold=True)).horizontalAdvance(row.dose)
    more = QFontMetricsF(_small(QFont(FONT_FAMILY), hub)).horizontalAdvance(f" · {row.more}")
    return 1 if dose + more <= room else 2


def switch_rect(row: QRectF, hub: ThemeHub) -> QRectF:
    """Where the row's switch is."""
    width, height = hub.px(SWITCH[0]), hub.px(SWITCH[1])
    return QRectF(row.right() - width - hub.px(18), row.center().y() - height / 2, width, height)


def picture_rect(row: QRectF, hub: ThemeHub) -> QRectF:
    """Where the row's picture is."""
    height = row.height() - hub.px(12)
    left = row.left() + hub.px(70)
    width = hub.px(PICTURE_WIDTH if _is_roomy(row, hub) else NARROW_PICTURE_WIDTH)
    return QRectF(left, row.center().y() - height / 2, width, height)


def paint(painter: QPainter, box: QRectF, row: Row, hub: ThemeHub) -> None:
    """Paints the row into `box`, in the theme's colours."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _paint_card(painter, box, row, hub)
    _paint_handle(painter, box, hub)
    _paint_number(painter, box, row, hub)
    if row.picture is not None:
        painter.setOpacity(1 if row.on else OFF_OPACITY)
        place = picture_rect(box, hub)
        size = row.picture.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(place.center())
        painter.drawImage(target, row.picture)
        painter.setOpacity(1)
    _paint_words(painter, box, row, hub)
    place = switch_rect(box, hub)
    _paint_switch(painter, place, row.on, hub)
    if _is_roomy(box, hub):
        _paint_switch_word(painter, place, row.on, hub)
    painter.restore()


def _font(like: QFont, hub: ThemeHub, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(like)
    font.setPixelSize(hub.px(pixels))
    font.setWeight(weight)
    return font


def _small(like: QFont, hub: ThemeHub, *, bold: bool = False) -> QFont:
    return _font(like, hub, 13, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def _paint_card(painter: QPainter, box: QRectF, row: Row, hub: ThemeHub) -> None:
    if row.lifted:
        shadow = hub.colour("ink")
        for spread in (6, 4, 2):
            shadow.setAlphaF(0.05)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shadow)
            around = box.adjusted(-spread, -spread + 3, spread, spread + 3)
            painter.drawRoundedRect(around, RADIUS + spread, RADIUS + spread)
    marked = row.selected or row.lifted
    width = 3 if row.focused else 2 if marked else 1
    painter.setPen(QPen(hub.colour("accent" if marked else "line"), width))
    painter.setBrush(hub.colour("accent_soft" if marked else "surface"))
    inset = width / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def _paint_handle(painter: QPainter, box: QRectF, hub: ThemeHub) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hub.colour("muted"))
    step, radius = hub.px(6), hub.px(1.5)
    for column in range(2):
        for line in (-1, 0, 1):
            x = box.left() + hub.px(20) + column * step
            painter.drawEllipse(QPointF(x, box.center().y() + line * step), radius, radius)


def _paint_number(painter: QPainter, box: QRectF, row: Row, hub: ThemeHub) -> None:
    painter.setFont(_font(painter.font(), hub, 15, QFont.Weight.DemiBold))
    painter.setPen(hub.colour("muted"))
    place = QRectF(box.left() + hub.px(34), box.top(), hub.px(34), box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(row.number))


def _words_between(box: QRectF, hub: ThemeHub) -> tuple[float, float]:
    """From where to where the words of a row go."""
    left = picture_rect(box, hub).right() + hub.px(12)
    return left, switch_rect(box, hub).left() - hub.px(44 if _is_roomy(box, hub) else 10)


def _note_room(row: Row, hub: ThemeHub) -> int:
    """How much of the dose's line is kept for the sign that there is a note."""
    return hub.px(NOTE[0] + 8) if row.note else 0


def _paint_words(painter: QPainter, box: QRectF, row: Row, hub: ThemeHub) -> None:
    """The name, in two lines where it must and can, and the dose below."""
    left, right = _words_between(box, hub)
    width, lines = right - left, small_lines(row, box.width(), hub)
    below = lines * hub.px(LINE)
    bold = _font(painter.font(), hub, 15, QFont.Weight.DemiBold)
    metrics, wrap = QFontMetricsF(bold), Qt.TextFlag.TextWordWrap
    said, room = row.name, box.height() - hub.px(6) - below
    name = metrics.boundingRect(QRectF(0, 0, width, box.height()), wrap, said)
    if name.height() > room:
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, width)
        name.setHeight(metrics.height())
    top = box.center().y() - (name.height() + below) / 2
    painter.setFont(bold)
    painter.setPen(hub.colour("ink" if row.on else "muted"))
    painter.drawText(QRectF(left, top, width, name.height()), wrap, said)
    base = top + name.height() + hub.px(14)
    if row.note:
        _paint_note(painter, QPointF(right, base), row, hub)
    line = QRectF(left, base, width - _note_room(row, hub), 0)
    if lines == 1:
        _paint_dose(painter, line, row, hub)
    else:
        _paint_dose(painter, line, row._replace(more=""), hub)
        below_it = QRectF(left, base + hub.px(LINE), width, 0)
        _paint_more(painter, below_it, row.more, row, hub)


def _paint_dose(painter: QPainter, line: QRectF, row: Row, hub: ThemeHub) -> None:
    """The dose, and behind it what is left room for of what else there is to say."""
    font = _small(painter.font(), hub, bold=row.changed)
    metrics = QFontMetricsF(font)
    dose = metrics.elidedText(row.dose, Qt.TextElideMode.ElideRight, line.width())
    painter.setFont(font)
    plain = hub.colour(_plain(row))
    painter.setPen(hub.colour("accent_text") if row.on and row.changed else plain)
    painter.drawText(line.topLeft(), dose)
    rest = line.adjusted(metrics.horizontalAdvance(dose), 0, 0, 0)
    if row.more and rest.width() >= hub.px(LEAST_MORE):
        _paint_more(painter, rest, f" · {row.more}", row, hub)


def _paint_more(painter: QPainter, line: QRectF, words: str, row: Row, hub: ThemeHub) -> None:
    font = _small(painter.font(), hub)
    painter.setFont(font)
    painter.setPen(hub.colour(_plain(row)))
    elide = Qt.TextElideMode.ElideRight
    painter.drawText(line.topLeft(), QFontMetricsF(font).elidedText(words, elide, line.width()))


def _plain(row: Row) -> str:
    return "ink" if row.on and row.selected else "muted"


def _paint_note(painter: QPainter, at: QPointF, row: Row, hub: ThemeHub) -> None:
    """A written sheet, its lower right corner at the end of the dose's line."""
    width, height = hub.px(NOTE[0]), hub.px(NOTE[1])
    page = QRectF(at.x() - width, at.y() + hub.px(2) - height, width, height)
    painter.setPen(QPen(hub.colour("accent_text" if row.on else "muted"), hub.px(1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(page, hub.px(2), hub.px(2))
    for line, end in ((0.36, 0.72), (0.66, 0.56)):
        y = page.top() + line * height
        left = page.left() + 0.28 * width
        painter.drawLine(QPointF(left, y), QPointF(page.left() + end * width, y))


def _paint_switch(painter: QPainter, place: QRectF, on: bool, hub: ThemeHub) -> None:
    radius = place.height() / 2
    painter.setPen(QPen(hub.colour("accent" if on else "muted"), 1.5))
    painter.setBrush(hub.colour("accent" if on else "surface"))
    painter.drawRoundedRect(place, radius, radius)
    knob = QRectF(0, 0, place.height() - 7, place.height() - 7)
    x = place.right() - radius if on else place.left() + radius
    knob.moveCenter(QPointF(x, place.center().y()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hub.colour("on_accent" if on else "muted"))
    painter.drawEllipse(knob)


def _is_roomy(box: QRectF, hub: ThemeHub) -> bool:
    """Whether there is room for a wide picture and for a word beside the switch."""
    return box.width() >= hub.px(ROOMY_FROM)


def _paint_switch_word(painter: QPainter, place: QRectF, on: bool, hub: ThemeHub) -> None:
    painter.setFont(_small(painter.font(), hub))
    painter.setPen(hub.colour("ink" if on else "muted"))
    word = place.translated(-place.width() - hub.px(8), 0)
    alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(word, alignment, "on" if on else "off")
