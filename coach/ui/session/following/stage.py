"""The stage: the figure in motion over a calm background."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coach.core.exercise import Side
from coach.figure.output.palette import palette
from coach.ui.pictures.canvas import Canvas
from coach.ui.pictures.felt_label import FeltLabel
from coach.ui.pictures.film import Take
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.pictures.projector import Moment, Projector
from coach.ui.pictures.reel import Reel
from coach.ui.pictures.turning import Turning
from coach.ui.pictures.view_chips import ViewChips
from coach.ui.session.following.backdrop import paint_card, paint_light, paint_mat, paint_veil
from coach.ui.session.following.face import Tone
from coach.ui.session.following.flash import Flash
from coach.ui.session.following.floor import FloorFace
from coach.ui.session.following.instruction import Instruction
from coach.ui.session.following.note import Note
from coach.ui.session.following.panels import GAP, Panel, caption_font, halves, pill_height
from coach.ui.session.following.pointer_rest import PointerRest
from coach.ui.theme import ThemeHub
from coach.ui.words import PHASES

MARGIN = 22
ALL = ""  # the caption of the one picture that shows the whole movement
HOW_TO_TURN = "Drag to turn the view, or hold Ctrl and use the arrow keys; Home for the best view."
# How much of the window the figure gets, and how many metres of it are seen there, about.
_SHARE_X, _SHARE_Y, _WIDE, _HIGH = 0.64, 0.62, 2.3, 1.3
SHARPNESSES = (300.0, 450.0, 640.0, 900.0)  # pixels a metre


class Stage(QWidget):
    """Shows a moment of a movement, which can be turned; the instruction lies below the figure.

    With `smooth` False the start and the effort are shown, as two stills. In the floor view
    `floor` has what is to be read, and nothing else is there.
    """

    def __init__(
        self,
        illustrations: Illustrations,
        theme_hub: ThemeHub,
        *,
        smooth: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._illustrations = illustrations
        self._hub = theme_hub
        self._smooth = smooth
        self._ahead: Sequence[tuple[str, Side]] = ()
        self._arrows = 1.0
        self._paused = False
        self._floor_view = False
        self._light = Tone.READY
        self._flash = Flash(self)
        self.turning = Turning(
            self, lambda: theme_hub.reduced_motion, keys=False, double_click=False
        )
        self._reel = Reel(illustrations.studio, self)
        stills = ((ALL, None),) if smooth else PHASES
        self._panels = [self._panel(*still) for still in stills]
        # the label points to the effort, and so is its picture the one that counts
        self._projector, self._canvas = self._panels[-1].projector, self._panels[-1].canvas
        self.chips = ViewChips(self.turning, HOW_TO_TURN)
        self.instruction = Instruction(theme_hub)
        self.note = Note(theme_hub)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN - 6, MARGIN - 6, MARGIN)
        column.addWidget(self.chips)
        column.addStretch(1)
        column.addWidget(self.note)
        column.addWidget(self.instruction)
        self.felt = FeltLabel(theme_hub, self)
        self.floor = FloorFace(theme_hub, self)
        self._pointer = PointerRest(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleDescription(HOW_TO_TURN)
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(820, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    @property
    def ready(self) -> bool:
        """Whether the figure is there to be seen."""
        return self._projector.picture is not None

    @property
    def reel(self) -> Reel:
        return self._reel

    @property
    def take(self) -> Take | None:
        """The film that is shown."""
        return self._projector.take

    def want(self, ahead: Sequence[tuple[str, Side]]) -> None:
        """Have the movements of these poses and sides drawn; the first is the one shown."""
        self._ahead = ahead
        for panel in self._panels:
            panel.projector.px_per_metre = self._sharpness()
        if not self._smooth:
            self._illustrations.studio.hold(self)
            return
        takes = [self._projector.take_of(pose, side) for pose, side in ahead]
        self._reel.want([*self._projector.turned_takes(ahead), *takes])

    def close_down(self) -> None:
        """Nothing is to be shown any more."""
        self._ahead = ()
        self.put_out()
        self._pointer.watch(on=False)
        self._reel.close()
        self._illustrations.studio.release(self)

    def show_figure(self, moment: Moment, *, returning: bool = False) -> None:
        """Show a moment; repaints only where it differs from the one before."""
        # the arrow shows the way out, so on the way back it would point the wrong way
        self._arrows = 0.0 if returning and self._smooth else 1.0
        meant = [panel.meant for panel in self._panels]
        for panel in self._panels:
            panel.show(moment)
        if meant != [panel.meant for panel in self._panels]:
            self.update()
        self._show_picture()

    def show_paused(self, *, paused: bool) -> None:
        """While paused the figure lies behind a veil."""
        if paused != self._paused:
            self._paused = paused
            self.update()

    def set_floor_view(self, *, on: bool) -> None:
        """Fill all the room there is with what is to be read from the mat."""
        self._floor_view = on
        self.floor.setVisible(on)
        self.chips.setHidden(on)
        self.instruction.setHidden(on)
        self.note.set_aside(on=on)
        self.felt.setVisible(self.chips.felt.isChecked() and not on)
        self.floor.lay()
        self._pointer.watch(on=on)
        self._renew()
        self._show_picture()

    def show_notice(self, words: str) -> None:
        """What is to be read from the mat instead of figure and number; empty for those."""
        if words != self.floor.notice.text:
            self.floor.show_notice(words)
            self.update()

    def light_up(self, tone: Tone) -> None:
        """Flash once in the colour of what begins; where less movement is wanted, at the edge."""
        if self._flash.begin():
            self._light = tone

    def put_out(self) -> None:
        """End a flash at once."""
        self._flash.stop()

    def set_felt_words(self, words: str) -> None:
        """What the label says, such as "back of the thigh"."""
        self.felt.say(words)

    def set_felt_shown(self, shown: bool) -> None:
        """Show or hide the label that points to where the exercise is felt."""
        self.chips.felt.setChecked(shown)

    def toggle_felt(self) -> None:
        self.chips.felt.toggle()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay()
        painter = QPainter(self)
        alone = self._alone
        for panel in self._panels:
            if alone and not panel.meant:
                continue
            panel.canvas.paint(painter, event.region())
            if panel.caption and panel.projector.picture and not alone:
                panel.paint_caption(painter, self._hub)
        if self._veiled:
            self._paint_veil(painter)
        if self._flash.strength:
            self._paint_light(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.felt.setGeometry(self.rect())
        self.floor.setGeometry(self.rect())
        self._lay()
        if self._ahead and self._sharpness() != self._projector.px_per_metre:
            self.want(self._ahead)

    def _connect(self) -> None:
        for panel in self._panels:
            panel.projector.changed.connect(self._show_picture)
            self._hub.changed.connect(panel.canvas.renew)
        self._flash.changed.connect(self.update)
        self.turning.changed.connect(self._on_turned)
        self.turning.allowed.connect(self._tell_how_to_turn)
        self.chips.felt_toggled.connect(self._show_felt)
        self._illustrations.appearance_changed.connect(self._on_appearance)

    def _show_picture(self) -> None:
        self._lay()
        for panel in self._panels:
            shown, held = panel.projector.picture, self.turning.held
            panel.canvas.show(shown, arrows=self._arrows, turning=held)
        picture = self._projector.picture
        if picture and self.felt.wanted:
            area = self._place() if self._smooth else self._panels[-1].above_caption
            self.felt.follow(picture, self._canvas.placed, area)

    def _show_felt(self, shown: bool) -> None:
        self.felt.setVisible(shown and not self._floor_view)
        self._show_picture()

    def _tell_how_to_turn(self) -> None:
        self.setAccessibleDescription(HOW_TO_TURN if self.turning.possible else "")

    def _on_turned(self) -> None:
        if not self.turning.held:
            self.want(self._ahead)
        if self._paused:
            self.update()
        self._show_picture()

    def _on_appearance(self) -> None:
        self._renew()
        self.want(self._ahead)

    def _renew(self) -> None:
        for panel in self._panels:
            panel.canvas.renew()

    def _panel(self, caption: str, phase: float | None) -> Panel:
        projector = Projector(self._illustrations, self.turning, self._reel, self)
        first = caption in (ALL, PHASES[0][0])
        canvas = Canvas(
            self,
            lambda: palette(self._hub.theme.dark, self._illustrations.appearance),
            lambda painter: self._paint_under(painter) if first or self._alone else None,
        )
        return Panel(projector, canvas, caption, phase)

    @property
    def _alone(self) -> bool:
        """Whether of two stills only the one that is meant is shown."""
        return self._floor_view and not self._smooth

    @property
    def _veiled(self) -> bool:
        """While paused; but whoever turns it then wants to look closely."""
        return self._paused and not self.turning.turned

    def _lay(self) -> None:
        if self._smooth or self._alone:
            for panel in self._panels:
                panel.lay(self._place(), 0)
            return
        caption = pill_height(caption_font(self.font(), self._hub), self._hub) + GAP / 2
        places = halves(self._place(), self._projector.best_bounds, caption)
        for panel, place in zip(self._panels, places, strict=True):
            panel.lay(place, caption)

    def _place(self) -> QRectF:
        """Where the figure goes: between the chips and the instruction, or what is left."""
        if self._floor_view:
            return self.floor.figure_place
        top = self.chips.geometry().bottom() + 4
        below = self.instruction if self.note.isHidden() else self.note
        bottom = below.geometry().top() - MARGIN / 2
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, bottom - top)

    def _sharpness(self) -> float:
        """How fine the figure is to be drawn for a window as large as this one."""
        size = self.window().size() * self.devicePixelRatioF()
        across = min(size.width() * _SHARE_X / _WIDE, size.height() * _SHARE_Y / _HIGH)
        return next((s for s in SHARPNESSES if s >= 0.85 * across), SHARPNESSES[-1])

    def _paint_under(self, painter: QPainter) -> None:
        paint_card(painter, self.rect(), self._hub, framed=not self._floor_view)
        if self._smooth and not self.ready:
            paint_mat(painter, self._place(), self._hub)

    def _paint_veil(self, painter: QPainter) -> None:
        heavy = self._floor_view and bool(self.floor.notice.text)
        paint_veil(painter, self.rect(), self._hub, framed=not self._floor_view, heavy=heavy)

    def _paint_light(self, painter: QPainter) -> None:
        paint_light(
            painter,
            self.rect(),
            self._hub.colour(self._light.value),
            self._flash.strength,
            framed=not self._floor_view,
            edge=self._hub.reduced_motion,
        )
