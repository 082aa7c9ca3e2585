"""The handles on the figure's joints: where they are, which is meant, and how they look."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from coach.figure.output.orders import Handle
from coach.ui.posing import words
from coach.ui.theme import ThemeHub
from coach.ui.widgets.sized_label import sized

HIT = 18  # pixels at 100 % from a handle's middle that still mean it
RADIUS, CHOSEN_RADIUS = 7, 11
NEAR = 12  # two handles this near to each other on the picture: only the one in front is shown
NAME_SIZE = 13


class Handles(QWidget):
    """Lies over the figure and lets the mouse through; whoever owns it asks `at` what was meant."""

    def __init__(self, theme_hub: ThemeHub, parent: QWidget) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._placed = QTransform()
        self._handles: dict[str, Handle] = {}
        self._wrong: frozenset[str] = frozenset()
        self._chosen = self._hovered = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_hub.changed.connect(self.update)

    @property
    def chosen(self) -> str:
        """The joint in hand, "" for none."""
        return self._chosen

    @property
    def hovered(self) -> str:
        return self._hovered

    def show_handles(self, handles: Iterable[Handle]) -> None:
        self._handles = {handle.joint: handle for handle in handles}
        self.update()

    def place(self, placed: QTransform) -> None:
        """From metres of the view plane to points of the widget."""
        if placed != self._placed:
            self._placed = placed
            self.update()

    def mark_wrong(self, joints: Collection[str]) -> None:
        """These joints are where they cannot be."""
        if frozenset(joints) != self._wrong:
            self._wrong = frozenset(joints)
            self.update()

    def choose(self, joint: str) -> None:
        if joint != self._chosen:
            self._chosen = joint
            self.update()

    def hover(self, joint: str) -> None:
        if joint != self._hovered:
            self._hovered = joint
            self.update()

    @property
    def scale(self) -> float:
        """Points of the widget for a metre."""
        return self._placed.m11()

    def point_of(self, joint: str) -> QPointF | None:
        """Where a joint is on the widget."""
        handle = self._handles.get(joint)
        return self._placed.map(QPointF(handle.x, handle.y)) if handle else None

    def metres_at(self, point: QPointF) -> QPointF:
        """The place of the view plane below a point of the widget."""
        return self._placed.inverted()[0].map(point)

    def handle(self, joint: str) -> Handle | None:
        return self._handles.get(joint)

    def at(self, point: QPointF) -> str:
        """The joint that a point of the widget means, "" for none."""
        near = [
            (_distance(place, point), joint)
            for joint, place in self._shown().items()
            if _distance(place, point) <= self._hub.px(HIT)
        ]
        return min(near)[1] if near else ""

    def beside(self, joint: str, direction: QPointF) -> str:
        """The next joint in a direction of the widget, or the same where there is none."""
        shown = self._shown()
        start = self.point_of(joint)
        if start is None:
            return "pelvis" if "pelvis" in shown else joint
        best, cost = joint, float("inf")
        for other, place in shown.items():
            way = place - start
            ahead = QPointF.dotProduct(way, direction)
            aside = abs(way.x() * direction.y() - way.y() * direction.x())
            if other != joint and ahead > 1 and ahead + 2.5 * aside < cost:
                best, cost = other, ahead + 2.5 * aside
        return best

    def in_turn(self, joint: str, step: int) -> str:
        """The next joint, or the one before, in the order in which they are named."""
        names = list(self._handles)
        if not names:
            return ""
        at = names.index(joint) + step if joint in names else 0 if step > 0 else len(names) - 1
        return names[at % len(names)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._shown()
        for joint in sorted(shown, key=lambda name: (name == self._chosen, self._depth(name))):
            self._paint_handle(painter, joint, shown[joint])
        named = self._hovered or self._chosen
        if named in shown:
            self._paint_name(painter, named, shown[named])

    def _depth(self, joint: str) -> float:
        return self._handles[joint].depth

    def _shown(self) -> dict[str, QPointF]:
        """The handles that are not hidden behind others, with their places; the chosen one is."""
        order = sorted(self._handles, key=lambda name: (name != self._chosen, -self._depth(name)))
        shown: dict[str, QPointF] = {}
        for joint in order:
            place = self.point_of(joint)
            if place and all(_distance(place, other) > NEAR for other in shown.values()):
                shown[joint] = place
        return shown

    def _paint_handle(self, painter: QPainter, joint: str, at: QPointF) -> None:
        meant = joint in (self._chosen, self._hovered)
        # they grow less than the text does, as the figure does not grow with it
        radius = (CHOSEN_RADIUS if joint == self._chosen else RADIUS) * self._hub.scale**0.5
        wrong = joint in self._wrong
        ink = self._hub.colour("effort" if wrong else "accent")
        paper = self._hub.colour("surface")
        painter.setPen(QPen(paper, 4.5 if meant else 3.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._outline(painter, at, radius, wrong=wrong)
        inside = QColor(ink if joint == self._chosen else paper)
        inside.setAlphaF(1.0 if meant else 0.8)
        painter.setPen(QPen(ink, 2.5))
        painter.setBrush(inside)
        self._outline(painter, at, radius, wrong=wrong)

    def _outline(self, painter: QPainter, at: QPointF, radius: float, *, wrong: bool) -> None:
        if wrong:
            tips = ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0))
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) * radius for x, y in tips]))
        else:
            painter.drawEllipse(at, radius, radius)

    def _paint_name(self, painter: QPainter, joint: str, at: QPointF) -> None:
        said = words.joint_name(joint)
        painter.setFont(sized(self.font(), self._hub.px(NAME_SIZE), bold=True))
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(said) + self._hub.px(20), metrics.height() + 8)
        box.moveCenter(at - QPointF(0, self._hub.px(CHOSEN_RADIUS + 12) + box.height() / 2))
        box.moveLeft(min(max(box.left(), 2.0), self.width() - box.width() - 2.0))
        if box.top() < 2:
            box.moveTop(at.y() + self._hub.px(CHOSEN_RADIUS + 12))
        wrong = joint in self._wrong
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._hub.colour("effort_soft" if wrong else "ink"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(self._hub.colour("effort_text" if wrong else "surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)


def _distance(one: QPointF, other: QPointF) -> float:
    way = one - other
    return float((way.x() ** 2 + way.y() ** 2) ** 0.5)
